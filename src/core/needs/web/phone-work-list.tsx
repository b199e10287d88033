import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Button } from '../../../platform/web/kit/button.tsx'
import { Deadline } from '../../../platform/web/kit/deadline.tsx'
import { ItemList } from '../../../platform/web/kit/item-list.tsx'
import { KindMark } from '../../../platform/web/kit/kind-mark.tsx'
import { Section } from '../../../platform/web/kit/panel.tsx'
import { Failed, Loading } from '../../../platform/web/kit/states.tsx'
import { useNow } from '../../../platform/web/now.ts'
import { pointWords } from '../../../platform/web/time.ts'
import type { Kind } from '../need.ts'
import type { WorkRow } from '../views.ts'
import { words as needWords } from '../words.zh.ts'
import { keys, needs } from './phone-calls.ts'
import styles from './phone.module.css'
import { words } from './words-phone.zh.ts'

export type Part = WorkRow['part']

const weights = { urgent: 'alarm', hardship: 'solid', worry: 'outline', wish: 'pale' } as const satisfies Record<
  Kind,
  string
>

/** What waits for me in one part of my work, paged; `null` is all parts together. */
export function useWork(part: Part | null) {
  const work = useInfiniteQuery({
    queryKey: keys.work(part ?? 'all'),
    queryFn: ({ pageParam }) =>
      needs.listWork({ query: { limit: 50, ...(part && { part }), ...(pageParam && { after: pageParam }) } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: 60_000,
  })
  return { work, rows: (work.data?.pages ?? []).flatMap((page) => page.rows) }
}

/** Rows of work as cards that open, each with its kind, place and what is due. */
export function WorkList({ label, rows, base }: { label: string; rows: readonly WorkRow[]; base: string }) {
  const now = useNow()
  return (
    <ItemList
      label={label}
      look="phone"
      items={rows.map((row) => ({
        id: row.id,
        to: `${base}/${row.id}`,
        title: row.title,
        name: row.title,
        mark: row.kind && (
          <KindMark
            character={needWords.kinds[row.kind].mark}
            weight={weights[row.kind]}
            label={needWords.kinds[row.kind].name}
            size="small"
          />
        ),
        second: (
          <>
            {[row.unitName, dueWords(row, now)].filter(Boolean).join(' · ')}
            {row.part !== 'asked-of-me' && row.deadlineAt && (
              <span className={styles.dueLine}>
                <Deadline dueAt={row.deadlineAt} light={row.light ?? undefined} />
              </span>
            )}
          </>
        ),
      }))}
    />
  )
}

function dueWords(row: WorkRow, now: number): string | null {
  if (row.nextVisitAt) return words.work.visitAt(pointWords(row.nextVisitAt, now))
  if (row.invitation && row.part === 'asked-of-me')
    return words.work.answerBy(pointWords(row.invitation.expiresAt, now))
  return needWords.states[row.state]
}

/** A heading with its rows; nothing at all when there are none. */
export function WorkSection({ title, rows, base }: { title: string; rows: readonly WorkRow[]; base: string }) {
  if (rows.length === 0) return null
  return (
    <Section title={title} aside={String(rows.length)}>
      <WorkList label={title} rows={rows} base={base} />
    </Section>
  )
}

/** Loading, failed and the way to more, around whatever shows the rows. */
export function WorkFrame({ work, children }: { work: ReturnType<typeof useWork>['work']; children: ReactNode }) {
  return (
    <>
      {work.isPending && <Loading shape="cards" rows={3} />}
      {work.error && <Failed error={work.error} onRetry={() => void work.refetch()} />}
      {work.data && children}
      {work.hasNextPage && (
        <Button wide busy={work.isFetchingNextPage} onClick={() => void work.fetchNextPage()}>
          {words.work.more}
        </Button>
      )}
    </>
  )
}
