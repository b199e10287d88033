import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { client } from '../../web/client.ts'
import { useMany } from '../../lists/web/many.tsx'
import { BulkBar } from '../../web/kit/bulk-bar.tsx'
import { Button } from '../../web/kit/button.tsx'
import { classes } from '../../web/kit/classes.ts'
import { Empty, Failed, FailedLine, Loading } from '../../web/kit/states.tsx'
import { At } from '../../web/kit/text.tsx'
import { Link } from '../../web/link.tsx'
import { meQuery } from '../../web/me.ts'
import { useCommand } from '../../web/queries.ts'
import { noticesAddresses } from '../addresses.ts'
import type { NoticeView, noticesCalls } from '../contract.ts'
import { words } from '../words.zh.ts'
import styles from './notices-list.module.css'

const notices = client<typeof noticesCalls>(noticesAddresses)
const queryKey = ['notices', 'mine']
const renews = [queryKey, meQuery.queryKey]

interface Props {
  /** What is said while there is nothing. */
  none: string
  /** Whether the buttons are as wide as the page. */
  wide?: boolean
  /** Times as people say them, for residents. */
  spoken?: boolean
  /** Whether several are marked as read together: at the desk. */
  pickable?: boolean
  /** What narrows and orders them. */
  asked?: NoticesAsked
}

export type NoticesAsked = NonNullable<NonNullable<Parameters<typeof notices.listNotices>[0]>['query']>

/** Everything that the person was told, newest first; what leads somewhere leads there. */
export function NoticesList({ none, wide = false, spoken = false, pickable = false, asked = {} }: Props) {
  const { data, isError, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: [...queryKey, asked],
    queryFn: ({ pageParam }) => notices.listNotices({ query: { ...asked, after: pageParam, limit: 20 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const readAll = useCommand(notices.readAllNotices, { renews })
  const rows = data?.pages.flatMap((page) => page.rows)
  const unread = rows?.filter(({ readAt }) => readAt === null) ?? []
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())

  function pick(noticeId: string): void {
    const next = new Set(picked)
    if (!next.delete(noticeId)) next.add(noticeId)
    setPicked(next)
  }

  return (
    <>
      {!rows && !isError && <Loading shape="cards" rows={4} />}
      {!rows && isError && <Failed error={error} onRetry={() => void refetch()} />}
      {rows?.length === 0 && <Empty>{none}</Empty>}
      {rows && rows.length > 0 && (
        <ul className={styles.list} data-read>
          {rows.map((notice) => (
            <li key={notice.id} className={classes(styles.item, pickable && styles.pickable)}>
              {pickable && notice.readAt === null && (
                <label className={styles.tick}>
                  <span className="heard">{words.page.pick(notice.title)}</span>
                  <input type="checkbox" checked={picked.has(notice.id)} onChange={() => pick(notice.id)} />
                </label>
              )}
              <Notice notice={notice} spoken={spoken} />
            </li>
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button wide={wide} busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {words.page.more}
        </Button>
      )}
      {unread.length > 0 && (
        <Button wide={wide} kind="quiet" busy={readAll.running} onClick={() => void readAll.run({})}>
          {words.page.readAll}
        </Button>
      )}
      {pickable && (
        <ManyNotices
          picked={unread.filter(({ id }) => picked.has(id))}
          onPickAll={() => setPicked(new Set(unread.map(({ id }) => id)))}
          onPicked={(ids) => setPicked(new Set(ids))}
        />
      )}
    </>
  )
}

interface ManyProps {
  picked: readonly NoticeView[]
  onPickAll: () => void
  onPicked: (noticeIds: string[]) => void
}

/** Marks all that are picked as read, which is taken back in one press. */
function ManyNotices({ picked, onPickAll, onPicked }: ManyProps) {
  const many = useMany()
  const undo = useCommand(notices.markUnread, { renews })
  const mark = useCommand(notices.markRead, {
    renews,
    then: ({ outcomes }) => {
      const nameOf = (id: string) => picked.find((notice) => notice.id === id)?.title ?? ''
      many.answered({ outcomes }, { nameOf, done: words.page.marked, undone: words.page.unmarked }, (ids) =>
        undo.run({ body: { noticeIds: ids } }),
      )
      onPicked([])
    },
  })
  return (
    <>
      <FailedLine error={mark.error} />
      <BulkBar floating count={picked.length} onClear={() => onPicked([])}>
        <Button onClick={onPickAll}>{words.page.pickAll}</Button>
        <Button
          kind="primary"
          busy={mark.running}
          onClick={() => void mark.run({ body: { noticeIds: picked.map(({ id }) => id) } })}
        >
          {words.page.markRead}
        </Button>
      </BulkBar>
      {many.refusals}
    </>
  )
}

function Notice({ notice, spoken }: { notice: NoticeView; spoken: boolean }) {
  const read = useCommand(notices.readNotice, { renews })
  const { id, title, text, link, toldAt, readAt } = notice
  const inside = (
    <>
      <span className={styles.title}>
        {title}
        {readAt === null && <span className={styles.unread}>{words.page.unread}</span>}
      </span>
      <span className={styles.text}>{text}</span>
      <span className={styles.time}>
        <At at={toldAt} spoken={spoken} />
      </span>
      {link && <span className={styles.look}>{words.page.look}</span>}
    </>
  )
  const markRead = () => void (readAt === null && read.run({ params: { noticeId: id } }))
  return link ? (
    <Link to={link} className={styles.card} onClick={markRead}>
      {inside}
    </Link>
  ) : (
    <button type="button" className={styles.card} onClick={markRead}>
      {inside}
    </button>
  )
}
