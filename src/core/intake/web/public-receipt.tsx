import { type FormEvent, useState } from 'react'
import { Button } from '../../../platform/web/kit/button.tsx'
import { Field, FieldError } from '../../../platform/web/kit/field.tsx'
import { Panel } from '../../../platform/web/kit/panel.tsx'
import { FailedLine } from '../../../platform/web/kit/states.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import type { State } from '../../needs/need.ts'
import { intake } from './public-calls.ts'
import styles from './public.module.css'
import { words } from './words-public.zh.ts'

/** Where an anonymous giver asks how it stands, and learns nothing else. */
export function Page() {
  const [number, setNumber] = useState('')
  const [receipt, setReceipt] = useState('')
  const [missing, setMissing] = useState(false)
  const [state, setState] = useState<State | null>(null)
  const look = useCommand(intake.lookUpReceipt, { then: (answer) => setState(answer.state) })

  function send(event: FormEvent): void {
    event.preventDefault()
    setState(null)
    setMissing(!number.trim() || !receipt.trim())
    if (number.trim() && receipt.trim()) void look.run({ body: { number: number.trim(), words: receipt.trim() } })
  }

  return (
    <form className={styles.stack} onSubmit={send} noValidate>
      <h1>{words.look.title}</h1>
      <p className={styles.hint}>{words.look.hint}</p>
      <Field
        label={words.look.number}
        placeholder={words.look.numberExample}
        autoComplete="off"
        maxLength={20}
        value={number}
        onChange={(event) => setNumber(event.target.value)}
      />
      <Field
        label={words.look.receipt}
        placeholder={words.look.receiptExample}
        autoComplete="off"
        maxLength={20}
        value={receipt}
        onChange={(event) => setReceipt(event.target.value)}
      />
      {missing && <FieldError>{words.look.missing}</FieldError>}
      <FailedLine error={look.error} />
      {state && (
        <div role="status">
          <Panel tone="good" read>
            <strong>{words.states[state]}</strong>
          </Panel>
        </div>
      )}
      <Button kind="main" type="submit" wide busy={look.running}>
        {words.look.go}
      </Button>
    </form>
  )
}
