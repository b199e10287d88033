import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button, ButtonLink } from '../../web/kit/button.tsx'
import { Field } from '../../web/kit/field.tsx'
import { FailedLine } from '../../web/kit/states.tsx'
import { useCommand } from '../../web/queries.ts'
import { words } from '../words.zh.ts'
import { accounts, leadOn, signInWaysQuery } from './accounts.ts'
import { CodeForm } from './code-form.tsx'
import styles from './sign-in.module.css'

export interface Sent {
  phone: string
  handle: string
  pauseSeconds: number
}

/** Sign-in: by a code to the phone, which residents need nothing for, or by password for staff. */
export function Page() {
  const [way, setWay] = useState<'phone' | 'password'>('phone')
  const [sent, setSent] = useState<Sent | null>(null)
  const { data: ways } = useQuery(signInWaysQuery)

  return (
    <div className={styles.stack}>
      {way === 'password' ? (
        <PasswordForm />
      ) : sent ? (
        <CodeForm key={sent.handle} sent={sent} onSent={setSent} onOther={() => setSent(null)} />
      ) : (
        <PhoneForm onSent={setSent} />
      )}
      {way === 'phone' && ways?.codesGoTo === 'outbox' && <p className={styles.note}>{words.signIn.codesOnOutbox}</p>}

      <div className={`${styles.ways} ${styles.stack}`}>
        <Button wide onClick={() => setWay(way === 'phone' ? 'password' : 'phone')}>
          {way === 'phone' ? words.signIn.byPassword : words.signIn.byPhone}
        </Button>
        <ButtonLink to="/" kind="quiet" wide>
          {words.signIn.home}
        </ButtonLink>
        <p className={styles.note}>{words.signIn.help}</p>
      </div>
    </div>
  )
}

function PhoneForm({ onSent }: { onSent: (sent: Sent) => void }) {
  const [phone, setPhone] = useState('')
  const send = useCommand(accounts.sendPhoneCode, {
    then: ({ handle, pauseSeconds }, { body }) => onSent({ phone: body.phone, handle, pauseSeconds }),
  })

  function submit(event: FormEvent): void {
    event.preventDefault()
    void send.run({ body: { phone } })
  }

  return (
    <form onSubmit={submit} className={styles.stack} noValidate>
      <h1 className={styles.title}>{words.signIn.byPhoneTitle}</h1>
      <p className={styles.hint}>{words.signIn.byPhoneHint}</p>
      <Field
        label={words.signIn.phone}
        type="tel"
        inputMode="tel"
        autoComplete="tel-national"
        maxLength={30}
        value={phone}
        onChange={(event) => setPhone(event.target.value)}
        error={send.error?.field === 'body.phone' ? send.error.message : null}
      />
      <FailedLine error={send.error?.field === 'body.phone' ? null : send.error} />
      <Button kind="main" type="submit" wide busy={send.running}>
        {words.signIn.sendCode}
      </Button>
    </form>
  )
}

function PasswordForm() {
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const enter = useCommand(accounts.signInByPassword, { then: leadOn })

  function submit(event: FormEvent): void {
    event.preventDefault()
    void enter.run({ body: { name, password } })
  }

  const atName = enter.error?.field === 'body.name' ? enter.error.message : null
  const atPassword = enter.error?.field === 'body.password' ? enter.error.message : null
  return (
    <form onSubmit={submit} className={styles.stack} noValidate>
      <h1 className={styles.title}>{words.signIn.byPasswordTitle}</h1>
      <div>
        <Field
          label={words.signIn.name}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={atName}
        />
        <Field
          label={words.signIn.password}
          type="password"
          autoComplete="current-password"
          maxLength={200}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          error={atPassword}
        />
      </div>
      <FailedLine error={atName || atPassword ? null : enter.error} />
      <Button kind="main" type="submit" wide busy={enter.running}>
        {words.signIn.enter}
      </Button>
      <p className={styles.note}>{words.signIn.forgot}</p>
    </form>
  )
}
