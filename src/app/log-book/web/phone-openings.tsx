import { useInfiniteQuery } from '@tanstack/react-query'
import { Phone } from 'lucide-react'
import { Button, ButtonLink } from '../../../platform/web/kit/button.tsx'
import { BackLink } from '../../../platform/web/kit/form-steps.tsx'
import { Panel } from '../../../platform/web/kit/panel.tsx'
import { Empty, Failed, Loading } from '../../../platform/web/kit/states.tsx'
import { Timeline } from '../../../platform/web/kit/timeline.tsx'
import { useMe } from '../../../platform/web/me.ts'
import { words } from '../words.zh.ts'
import { logBook } from './calls.ts'
import styles from './openings.module.css'

/** Who opened what is sealed about me, when and why; and whom to call when it looks wrong. */
export function Page() {
  const openings = useInfiniteQuery({
    queryKey: ['openings'],
    queryFn: ({ pageParam }) => logBook.listOpenings({ query: { after: pageParam, limit: 10 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  const rows = openings.data?.pages.flatMap((page) => page.rows)
  return (
    <div className={styles.stack}>
      <BackLink to="/m/account" />
      <h1>{words.mine.title}</h1>
      <p className="second">{words.mine.hint}</p>
      {openings.isPending && <Loading shape="rows" />}
      {openings.error && <Failed error={openings.error} onRetry={() => void openings.refetch()} />}
      {rows?.length === 0 && <Empty>{words.mine.none}</Empty>}
      {rows && rows.length > 0 && (
        <>
          <Panel read>
            <Timeline
              spoken
              entries={rows.map(({ id, at, person, post, field, reason }) => ({
                id: String(id),
                at,
                title: words.mine.line(person, post, words.fields[field] ?? field),
                note: reason,
              }))}
            />
          </Panel>
          {openings.hasNextPage && (
            <Button wide busy={openings.isFetchingNextPage} onClick={() => void openings.fetchNextPage()}>
              {words.mine.more}
            </Button>
          )}
          <Wrong />
        </>
      )}
    </div>
  )
}

function Wrong() {
  const phone = useMe()?.street.phone
  return (
    <>
      <p>{words.mine.wrong}</p>
      {phone && (
        <ButtonLink to={`tel:${phone}`} icon={Phone} wide>
          {words.mine.call}
        </ButtonLink>
      )}
    </>
  )
}
