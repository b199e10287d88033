import { type FormEvent, useState } from 'react'
import { Button } from '../../web/kit/button.tsx'
import { Field } from '../../web/kit/field.tsx'
import { Panel } from '../../web/kit/panel.tsx'
import { FailedLine } from '../../web/kit/states.tsx'
import { Ago } from '../../web/kit/text.tsx'
import { useCommand } from '../../web/queries.ts'
import type { AccountView } from '../contract.ts'
import { words } from '../words.zh.ts'
import { accounts, myAccountQuery } from './accounts.ts'
import styles from './sign-in.module.css'

const empty = { current: '', password: '' }

/** Chooses a password, and a login name if one is wanted. */
export function ChoosePassword({ account }: { account: AccountView }) {
  const [open, setOpen] = useState(false)
  const [saved, setSaved] = useState(false)

  if (open) {
    const close = (done: boolean) => {
      setOpen(false)
      setSaved(done)
    }
    return <PasswordForm account={account} onClose={close} />
  }
  const { passwordChangedAt } = account
  return (
    <Panel flush>
      <div className={styles.row}>
        <p className={styles.words} role={saved ? 'status' : undefined}>
          {saved ? (
            words.account.saved
          ) : passwordChangedAt === null ? (
            words.account.noPassword
          ) : (
            <Changed at={passwordChangedAt} />
          )}
        </p>
        <Button onClick={() => setOpen(true)}>
          {passwordChangedAt === null ? words.account.choose : words.account.change}
        </Button>
      </div>
    </Panel>
  )
}

function Changed({ at }: { at: number }) {
  return (
    <>
      <Ago at={at} />
      {words.account.changed}
    </>
  )
}

function PasswordForm({ account, onClose }: { account: AccountView; onClose: (done: boolean) => void }) {
  const [login, setLogin] = useState(account.login ?? '')
  const [{ current, password }, setTyped] = useState(empty)
  const [shown, setShown] = useState(false)
  const save = useCommand(accounts.choosePassword, { renews: [myAccountQuery.queryKey], then: () => onClose(true) })
  const { skipCurrentPassword } = account.can

  function submit(event: FormEvent): void {
    event.preventDefault()
    void save.run({ body: { login: login.trim() || null, current: skipCurrentPassword ? null : current, password } })
  }

  const at = (field: string) => (save.error?.field === `body.${field}` ? save.error.message : null)
  const somewhere = at('login') ?? at('current') ?? at('password')
  return (
    <Panel>
      <form onSubmit={submit} className={`${styles.stack} ${styles.form}`} noValidate>
        {account.passwordChangedAt !== null && skipCurrentPassword && (
          <p className={styles.note}>{words.account.skipCurrent}</p>
        )}
        <div>
          <Field
            label={words.account.login}
            hint={words.account.loginHint}
            optional
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={40}
            value={login}
            onChange={(event) => setLogin(event.target.value)}
            error={at('login')}
          />
          {!skipCurrentPassword && (
            <Field
              label={words.account.current}
              type="password"
              autoComplete="current-password"
              maxLength={200}
              value={current}
              onChange={(event) => setTyped({ current: event.target.value, password })}
              error={at('current')}
            />
          )}
          <Field
            label={words.account.next}
            hint={words.account.nextHint}
            type={shown ? 'text' : 'password'}
            autoComplete="new-password"
            maxLength={200}
            value={password}
            onChange={(event) => setTyped({ current, password: event.target.value })}
            error={at('password')}
          />
        </div>
        <label>
          <input type="checkbox" checked={shown} onChange={() => setShown(!shown)} /> {words.account.show}
        </label>
        <FailedLine error={somewhere ? null : save.error} />
        <p>
          <Button kind="main" type="submit" busy={save.running}>
            {words.account.save}
          </Button>{' '}
          <Button onClick={() => onClose(false)}>{words.account.leave}</Button>
        </p>
      </form>
    </Panel>
  )
}
