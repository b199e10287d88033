import { useState } from 'react'
import { Button } from '../../../platform/web/kit/button.tsx'
import { Panel } from '../../../platform/web/kit/panel.tsx'
import { FailedLine } from '../../../platform/web/kit/states.tsx'
import { tell } from '../../../platform/web/kit/undo.tsx'
import type { NeedView } from '../views.ts'
import { words as needWords } from '../words.zh.ts'
import { useCommand } from '../../../platform/web/queries.ts'
import { keys, needs } from './phone-calls.ts'
import { asking } from './phone-act-form.tsx'
import type { AskingStep } from './phone-act-form.tsx'
import { actForms } from './phone-act-forms.tsx'
import styles from './phone.module.css'
import { words } from './words-phone.zh.ts'

/** Steps that need no word: a press does them. The first that may be taken is the main act of the page. */
const plain = ['sayYes', 'accept', 'startServing', 'setUrgent'] as const

/** What whoever works on this need may do next, as the server says. */
export function WorkActs({ need, me }: { need: NeedView; me: string }) {
  const [open, setOpen] = useState<AskingStep | null>(null)
  const params = { needId: need.id }
  const then = { renews: [keys.all], then: () => tell(words.act.done) }
  const commands = {
    sayYes: useCommand(needs.sayYes, then),
    accept: useCommand(needs.accept, then),
    startServing: useCommand(needs.startServing, then),
    setUrgent: useCommand(needs.setUrgent, then),
  }
  const presses = plain.filter((step) => need.can[step] && !(step === 'setUrgent' && need.kind === 'urgent'))
  const asks = asking.filter((step) => need.can[step])
  const error = plain.map((step) => commands[step].error).find(Boolean) ?? null

  if (open) {
    const Form = actForms[open]
    return (
      <Panel>
        <Form
          need={need}
          me={me}
          onDone={() => {
            setOpen(null)
            tell(words.act.done)
          }}
        />
        <div className={styles.acts}>
          <Button wide kind="quiet" onClick={() => setOpen(null)}>
            {words.act.back}
          </Button>
        </div>
      </Panel>
    )
  }
  return (
    <div className={styles.acts}>
      <FailedLine error={error} />
      {presses.map((step, index) => (
        <Button
          key={step}
          wide
          kind={index === 0 ? 'main' : 'plain'}
          busy={commands[step].running}
          onClick={() => void commands[step].run({ params, body: {} })}
        >
          {needWords.steps[step]}
        </Button>
      ))}
      {asks.map((step, index) => (
        <Button
          key={step}
          wide
          kind={presses.length === 0 && index === 0 ? 'main' : isRefusal(step) ? 'quiet' : 'plain'}
          onClick={() => setOpen(step)}
        >
          {needWords.steps[step]}
        </Button>
      ))}
    </div>
  )
}

function isRefusal(step: AskingStep): boolean {
  return step === 'sayNo' || step === 'handBack'
}
