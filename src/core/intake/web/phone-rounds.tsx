import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from '../../../platform/web/kit/button.tsx'
import { ItemList } from '../../../platform/web/kit/item-list.tsx'
import { Empty, Failed, Loading } from '../../../platform/web/kit/states.tsx'
import { isoDay } from '../../../platform/web/time.ts'
import type { MyRound } from '../contract.ts'
import { intake, roundsKey } from './public-calls.ts'
import { words } from './words-public.zh.ts'

/** What is asked where I live. */
export function Page() {
  const rounds = useInfiniteQuery({
    queryKey: roundsKey,
    queryFn: ({ pageParam }) => intake.listMyRounds({ query: { limit: 50, after: pageParam || undefined } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  })
  const rows = (rounds.data?.pages ?? []).flatMap((page) => page.rows)

  return (
    <>
      <h1>{words.round.list}</h1>
      <p className="second">{words.round.listHint}</p>
      {rounds.isPending && <Loading shape="cards" rows={3} />}
      {rounds.error && <Failed error={rounds.error} onRetry={() => void rounds.refetch()} />}
      {rounds.data && rows.length === 0 && <Empty>{words.round.none}</Empty>}
      {rows.length > 0 && (
        <ItemList
          look="phone"
          label={words.round.list}
          items={rows.map((round) => ({
            id: round.id,
            to: `/m/rounds/${round.id}`,
            title: round.question,
            second: standing(round),
          }))}
        />
      )}
      {rounds.hasNextPage && (
        <Button wide busy={rounds.isFetchingNextPage} onClick={() => void rounds.fetchNextPage()}>
          {words.round.more}
        </Button>
      )}
    </>
  )
}

function standing({ state, closesAt, mine }: MyRound): string {
  const until = state === 'running' ? words.round.until(isoDay(closesAt - 1)) : words.round.states[state]
  return mine ? `${until} ${words.dot} ${words.round.mine}` : until
}
