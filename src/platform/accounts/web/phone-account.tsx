import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../web/kit/button.tsx'
import { ItemList } from '../../web/kit/item-list.tsx'
import { Panel, Section } from '../../web/kit/panel.tsx'
import { Failed, FailedLine, Loading } from '../../web/kit/states.tsx'
import { Ago, Badge } from '../../web/kit/text.tsx'
import { SizeChoice } from '../../web/kit/size-choice.tsx'
import { useMe } from '../../web/me.ts'
import { useMyPages } from '../../web/my-pages.ts'
import { useCommand } from '../../web/queries.ts'
import type { SessionView } from '../contract.ts'
import { words } from '../words.zh.ts'
import { accounts, deviceWords, myAccountQuery, signOut } from './accounts.ts'
import styles from './sign-in.module.css'

/** 我的: me, 字号, messages, where I am signed in, and the way out. */
export function Page() {
  const me = useMe()
  const more = useMyPages()
  return (
    <div className={styles.stack}>
      <h1 className={styles.title}>{me?.person.name ?? words.mine.title}</h1>
      {me && me.posts.length > 0 && <p className={styles.hint}>{me.posts.map(postWords).join(words.mine.comma)}</p>}
      <ItemList
        look="phone"
        label={words.mine.title}
        items={[
          {
            id: 'notices',
            to: '/m/notices',
            title: words.mine.notices,
            end: me?.unreadNotices ? words.mine.unread(me.unreadNotices) : null,
          },
          ...more.map(({ id, path, title }) => ({ id, to: path, title })),
          { id: 'welcome', to: '/m/welcome', title: words.mine.changeName },
          ...(me && me.posts.length > 0 ? [{ id: 'desk', to: '/desk', title: words.mine.desk }] : []),
        ]}
      />
      <SizeChoice />
      <Section title={words.mine.places}>
        <Places />
      </Section>
      <Section title={words.mine.privacy}>
        <Panel>
          <p>{words.mine.privacyText}</p>
        </Panel>
      </Section>
      <Leaving />
    </div>
  )
}

function postWords({ title, post, unitName }: { title?: string; post: string; unitName?: string | null }): string {
  return [unitName, title ?? post].filter(Boolean).join(' ')
}

function Places() {
  const { data, error, refetch } = useQuery(myAccountQuery)
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading shape="rows" rows={2} />
  return (
    <Panel flush>
      <ul>
        {data.sessions
          .filter((session) => session.kind === 'session')
          .map((session) => (
            <li key={session.id} className={styles.row}>
              <Place session={session} />
            </li>
          ))}
      </ul>
    </Panel>
  )
}

function Place({ session }: { session: SessionView }) {
  const end = useCommand(accounts.endSession, { renews: [myAccountQuery.queryKey] })
  return (
    <>
      <div className={styles.words}>
        <p>{deviceWords(session.device)}</p>
        <p className={styles.note}>
          <Ago at={session.lastSeenAt} />
        </p>
        <FailedLine error={end.error} />
      </div>
      {session.current ? (
        <Badge tone="good">{words.account.this}</Badge>
      ) : (
        <Button busy={end.running} onClick={() => void end.run({ params: { sessionId: session.id } })}>
          {words.account.end}
        </Button>
      )}
    </>
  )
}

/** Asked on the page itself: elder mode shows no dialogs. */
function Leaving() {
  const [asked, setAsked] = useState(false)
  if (!asked) {
    return (
      <Button wide onClick={() => setAsked(true)}>
        {words.mine.signOut}
      </Button>
    )
  }
  return (
    <Panel>
      <div className={styles.stack} role="alertdialog" aria-label={words.mine.signOutTitle}>
        <h2>{words.mine.signOutTitle}</h2>
        <p>{words.mine.signOutText}</p>
        <Button kind="danger" wide onClick={signOut}>
          {words.mine.signOut}
        </Button>
        <Button wide onClick={() => setAsked(false)}>
          {words.mine.stay}
        </Button>
      </div>
    </Panel>
  )
}
