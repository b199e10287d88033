import { useState } from 'react'
import { Button } from '../../../platform/web/kit/button.tsx'
import { Panel } from '../../../platform/web/kit/panel.tsx'
import { FailedLine } from '../../../platform/web/kit/states.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import { useGo } from '../../../platform/web/router.ts'
import { family, familyKey } from './calls.ts'
import styles from './family.module.css'

interface Props {
  consentId: string
  says: { act: string; title: string; text: string; now: string; stay: string }
}

/** Two taps: asked on the page itself, since elder mode shows no dialogs. */
export function Ending({ consentId, says }: Props) {
  const go = useGo()
  const [asked, setAsked] = useState(false)
  const end = useCommand(family.end, { renews: [familyKey, ['needs'], ['me']], then: () => go('/m/family') })
  if (!asked) {
    return (
      <Button wide onClick={() => setAsked(true)}>
        {says.act}
      </Button>
    )
  }
  return (
    <Panel>
      <div className={styles.stack} role="alertdialog" aria-label={says.title}>
        <h2>{says.title}</h2>
        <p>{says.text}</p>
        <FailedLine error={end.error} />
        <Button kind="danger" wide busy={end.running} onClick={() => void end.run({ params: { consentId }, body: {} })}>
          {says.now}
        </Button>
        <Button wide onClick={() => setAsked(false)}>
          {says.stay}
        </Button>
      </div>
    </Panel>
  )
}
