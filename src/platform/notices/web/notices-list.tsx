import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { client } from '../../web/client.ts'
import { Button } from '../../web/kit/button.tsx'
import { Empty, Failed, Loading } from '../../web/kit/states.tsx'
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
}

/** Everything that the person was told, newest first; what leads somewhere leads there. */
export function NoticesList({ none, wide = false, spoken = false }: Props) {
  const { data, isError, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => notices.listNotices({ query: { after: pageParam, limit: 20 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const readAll = useCommand(notices.readAllNotices, { renews })
  const rows = data?.pages.flatMap((page) => page.rows)

  return (
    <>
      {!rows && !isError && <Loading shape="cards" rows={4} />}
      {!rows && isError && <Failed error={error} onRetry={() => void refetch()} />}
      {rows?.length === 0 && <Empty>{none}</Empty>}
      {rows && rows.length > 0 && (
        <ul className={styles.list} data-read>
          {rows.map((notice) => (
            <li key={notice.id} className={styles.item}>
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
      {rows?.some(({ readAt }) => readAt === null) && (
        <Button wide={wide} kind="quiet" busy={readAll.running} onClick={() => void readAll.run({})}>
          {words.page.readAll}
        </Button>
      )}
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
