import { useState } from 'react'
import { Button } from '../../../platform/web/kit/button.tsx'
import { FieldError } from '../../../platform/web/kit/field.tsx'
import { BackLink, FootBar } from '../../../platform/web/kit/form-steps.tsx'
import { FailedLine } from '../../../platform/web/kit/states.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import { useGo } from '../../../platform/web/router.ts'
import { family, familyKey } from './calls.ts'
import styles from './family.module.css'
import { emptyNaming, namingToSend } from './naming.ts'
import { NamingFields } from './naming-fields.tsx'
import { words } from './words.zh.ts'

/** Lets a relative do things for me: who, for what, until when. */
export function Page() {
  const go = useGo()
  const [naming, setNaming] = useState(emptyNaming)
  const [missing, setMissing] = useState(false)
  const give = useCommand(family.give, { renews: [familyKey], then: () => go('/m/family') })

  function send(): void {
    const body = namingToSend(naming)
    setMissing(body === null)
    if (body) void give.run({ body })
  }

  return (
    <div className={styles.stack}>
      <BackLink to="/m/family" />
      <h1>{words.give.title}</h1>
      <p className={styles.hint}>{words.give.hint}</p>
      <NamingFields
        value={naming}
        onChange={(part) => {
          setMissing(false)
          setNaming({ ...naming, ...part })
        }}
      />
      <FootBar>
        {missing && <FieldError>{words.give.missing}</FieldError>}
        <FailedLine error={give.error} />
        <Button kind="main" wide busy={give.running} onClick={send}>
          {words.give.send}
        </Button>
      </FootBar>
    </div>
  )
}
