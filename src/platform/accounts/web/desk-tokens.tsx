import { type FormEvent, useState } from 'react'
import { Button } from '../../web/kit/button.tsx'
import { Field } from '../../web/kit/field.tsx'
import { Panel } from '../../web/kit/panel.tsx'
import { Select } from '../../web/kit/select.tsx'
import { FailedLine } from '../../web/kit/states.tsx'
import { type Column, Table } from '../../web/kit/table.tsx'
import { At } from '../../web/kit/text.tsx'
import { useCommand } from '../../web/queries.ts'
import type { SessionView } from '../contract.ts'
import { words } from '../words.zh.ts'
import { accounts, deviceWords, myAccountQuery } from './accounts.ts'
import { EndOne } from './desk-sessions.tsx'
import styles from './sign-in.module.css'

const lengths = Object.entries(words.account.tokenLengths).map(([value, label]) => ({ value, label }))

/** Tokens for programs of mine; each is shown once. */
export function Tokens({ tokens }: { tokens: readonly SessionView[] }) {
  const [made, setMade] = useState<string | null>(null)
  const [ending, setEnding] = useState<SessionView | null>(null)
  const columns: Column<SessionView>[] = [
    { id: 'title', head: words.account.tokenTitle, heading: true, cell: tokenName },
    { id: 'since', head: words.account.madeAt, cell: ({ createdAt }) => <At at={createdAt} /> },
    { id: 'until', head: words.account.until, cell: ({ expiresAt }) => <At at={expiresAt} /> },
    {
      id: 'end',
      head: words.account.end,
      cell: (token) => (
        <Button kind="quiet" onClick={() => setEnding(token)}>
          {words.account.endToken}
        </Button>
      ),
    },
  ]

  return (
    <div className={styles.stack}>
      {tokens.length > 0 ? (
        <Table caption={words.account.tokens} columns={columns} rows={tokens} rowId={({ id }) => id} dense />
      ) : (
        <p className={styles.note}>{words.account.noTokens}</p>
      )}
      {made ? <Made token={made} onDone={() => setMade(null)} /> : <TokenForm onMade={setMade} />}
      {ending && <EndOne session={ending} name={tokenName(ending)} onClose={() => setEnding(null)} />}
    </div>
  )
}

function tokenName({ title, device, means }: SessionView): string {
  return title ?? (means === 'command-line' ? words.means[means] : deviceWords(device))
}

function Made({ token, onDone }: { token: string; onDone: () => void }) {
  return (
    <Panel tone="good">
      <div className={styles.stack} role="status">
        <p>{words.account.tokenMade}</p>
        <code className={styles.token}>{token}</code>
        <Button onClick={onDone}>{words.account.copied}</Button>
      </div>
    </Panel>
  )
}

function TokenForm({ onMade }: { onMade: (token: string) => void }) {
  const [title, setTitle] = useState('')
  const [hours, setHours] = useState('24')
  const make = useCommand(accounts.makeMyToken, {
    renews: [myAccountQuery.queryKey],
    then: ({ token }) => {
      setTitle('')
      onMade(token)
    },
  })

  function submit(event: FormEvent): void {
    event.preventDefault()
    void make.run({ body: { title, hours: Number(hours) } })
  }

  const atTitle = make.error?.field === 'body.title' ? make.error.message : null
  return (
    <Panel>
      <form onSubmit={submit} className={`${styles.stack} ${styles.form}`} noValidate>
        <div>
          <Field
            label={words.account.tokenTitle}
            maxLength={40}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
            error={atTitle}
          />
          <Select
            label={words.account.tokenHours}
            options={lengths}
            value={hours}
            onChange={(event) => setHours(event.target.value)}
          />
        </div>
        <FailedLine error={atTitle ? null : make.error} />
        <Button type="submit" busy={make.running}>
          {words.account.makeToken}
        </Button>
      </form>
    </Panel>
  )
}
