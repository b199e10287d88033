import { useState } from 'react'
import { Button } from '../../web/kit/button.tsx'
import { Confirm } from '../../web/kit/confirm.tsx'
import { type Column, Table } from '../../web/kit/table.tsx'
import { Ago, At, Badge } from '../../web/kit/text.tsx'
import { useCommand } from '../../web/queries.ts'
import type { SessionView } from '../contract.ts'
import { words } from '../words.zh.ts'
import { accounts, deviceWords, myAccountQuery } from './accounts.ts'
import styles from './sign-in.module.css'

/** Where I am signed in, and the way to end it there. */
export function Sessions({ sessions }: { sessions: readonly SessionView[] }) {
  const [ending, setEnding] = useState<SessionView | 'others' | null>(null)
  const columns: Column<SessionView>[] = [
    { id: 'device', head: words.account.device, heading: true, cell: ({ device }) => deviceWords(device) },
    { id: 'means', head: words.account.by, cell: ({ means }) => words.means[means] },
    { id: 'since', head: words.account.since, cell: ({ createdAt }) => <At at={createdAt} /> },
    { id: 'seen', head: words.account.lastSeen, cell: ({ lastSeenAt }) => <Ago at={lastSeenAt} /> },
    { id: 'until', head: words.account.until, cell: ({ expiresAt }) => <At at={expiresAt} /> },
    {
      id: 'end',
      head: words.account.end,
      cell: (session) => <End session={session} onEnd={() => setEnding(session)} />,
    },
  ]

  return (
    <div className={styles.stack}>
      <Table caption={words.account.sessions} columns={columns} rows={sessions} rowId={({ id }) => id} dense />
      {sessions.length > 1 ? (
        <Button onClick={() => setEnding('others')}>{words.account.endOthers}</Button>
      ) : (
        <p className={styles.note}>{words.account.onlyHere}</p>
      )}
      {ending === 'others' && <EndOthers onClose={() => setEnding(null)} />}
      {ending && ending !== 'others' && (
        <EndOne session={ending} name={deviceWords(ending.device)} onClose={() => setEnding(null)} />
      )}
    </div>
  )
}

function End({ session, onEnd }: { session: SessionView; onEnd: () => void }) {
  return session.current ? (
    <Badge tone="good">{words.account.this}</Badge>
  ) : (
    <Button kind="quiet" onClick={onEnd}>
      {words.account.end}
    </Button>
  )
}

function EndOthers({ onClose }: { onClose: () => void }) {
  const end = useCommand(accounts.endOtherSessions, { renews: [myAccountQuery.queryKey], then: onClose })
  return (
    <Confirm
      title={words.account.endOthersTitle}
      act={words.account.endOthers}
      danger
      busy={end.running}
      error={end.error}
      onConfirm={() => void end.run({})}
      onClose={onClose}
    >
      <p>{words.account.endOthersText}</p>
    </Confirm>
  )
}

/** Asks, then ends one session or token. */
export function EndOne({ session, name, onClose }: { session: SessionView; name: string; onClose: () => void }) {
  const end = useCommand(accounts.endSession, { renews: [myAccountQuery.queryKey], then: onClose })
  return (
    <Confirm
      title={words.account.endTitle(name)}
      act={words.account.end}
      danger
      busy={end.running}
      error={end.error}
      onConfirm={() => void end.run({ params: { sessionId: session.id } })}
      onClose={onClose}
    >
      <p>{words.account.endText}</p>
    </Confirm>
  )
}
