import { type FormEvent, useEffect, useState } from 'react'
import { Button } from '../../web/kit/button.tsx'
import { Field } from '../../web/kit/field.tsx'
import { FailedLine } from '../../web/kit/states.tsx'
import { useCommand } from '../../web/queries.ts'
import { words } from '../words.zh.ts'
import { accounts, leadOn } from './accounts.ts'
import type { Sent } from './public-sign-in.tsx'
import styles from './sign-in.module.css'

interface Props {
  sent: Sent
  /** Another code is on its way to the same phone. */
  onSent: (sent: Sent) => void
  onOther: () => void
}

/** The six digits that came to the phone. */
export function CodeForm({ sent, onSent, onOther }: Props) {
  const [code, setCode] = useState('')
  const left = useSecondsLeft(sent.pauseSeconds)
  const enter = useCommand(accounts.signInByPhone, { then: leadOn })
  const again = useCommand(accounts.sendPhoneCode, {
    then: ({ handle, pauseSeconds }) => onSent({ phone: sent.phone, handle, pauseSeconds }),
  })

  function submit(event: FormEvent): void {
    event.preventDefault()
    void enter.run({ body: { handle: sent.handle, code: code.trim() } })
  }

  const atCode = enter.error?.field === 'body.code' ? enter.error.message : null
  return (
    <form onSubmit={submit} className={styles.stack} noValidate>
      <h1 className={styles.title}>{words.signIn.codeTitle}</h1>
      <p className={styles.hint}>{words.signIn.sentTo(sent.phone)}</p>
      <Field
        label={words.signIn.code}
        className={styles.code}
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
        maxLength={8}
        value={code}
        onChange={(event) => setCode(event.target.value)}
        error={atCode}
      />
      <FailedLine error={atCode ? null : (enter.error ?? again.error)} />
      <Button kind="main" type="submit" wide busy={enter.running}>
        {words.signIn.enter}
      </Button>
      <Button
        wide
        disabled={left > 0}
        busy={again.running}
        onClick={() => void again.run({ body: { phone: sent.phone } })}
      >
        {left > 0 ? words.signIn.sendAgainIn(left) : words.signIn.sendAgain}
      </Button>
      <Button kind="quiet" wide onClick={onOther}>
        {words.signIn.otherPhone}
      </Button>
    </form>
  )
}

function useSecondsLeft(seconds: number): number {
  const [left, setLeft] = useState(seconds)
  useEffect(() => {
    const timer = setInterval(() => setLeft((before) => Math.max(0, before - 1)), 1000)
    return () => clearInterval(timer)
  }, [])
  return left
}
