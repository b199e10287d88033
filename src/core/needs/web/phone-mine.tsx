import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, ButtonLink } from '../../../platform/web/kit/button.tsx'
import { Empty, Failed, Loading } from '../../../platform/web/kit/states.tsx'
import { Tabs } from '../../../platform/web/kit/tabs.tsx'
import { oneOf, useSearchParams } from '../../../platform/web/search-params.ts'
import { isEnded } from '../need.ts'
import { keys, needs } from './phone-calls.ts'
import { MyNeedCard } from './phone-my-card.tsx'
import { words } from './words-phone.zh.ts'

const filters = { part: oneOf(['open', 'ended']) }

/** Everything that I asked for: what runs, and what is over. */
export function Page() {
  const [{ part }, set] = useSearchParams(filters)
  const shown = part ?? 'open'
  const mine = useInfiniteQuery({
    queryKey: [...keys.mine, 'all'],
    queryFn: ({ pageParam }) => needs.listMine({ query: { limit: 50, after: pageParam || undefined } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  })
  const rows = (mine.data?.pages ?? [])
    .flatMap((page) => page.rows)
    .filter((need) => isEnded(need.state) === (shown === 'ended'))

  return (
    <>
      <h1>{words.mine.title}</h1>
      <Tabs
        label={words.mine.title}
        tabs={[
          { id: 'open', label: words.mine.open },
          { id: 'ended', label: words.mine.ended },
        ]}
        current={shown}
        onChange={(id) => set({ part: id as 'open' | 'ended' })}
      />
      {mine.isPending && <Loading shape="cards" rows={3} />}
      {mine.error && <Failed error={mine.error} onRetry={() => void mine.refetch()} />}
      {mine.data && rows.length === 0 && (
        <Empty action={<ButtonLink to="/m/ask">{words.mine.ask}</ButtonLink>}>
          {shown === 'open' ? words.mine.emptyOpen : words.mine.emptyEnded}
        </Empty>
      )}
      {rows.map((need) => (
        <MyNeedCard key={need.id} need={need} />
      ))}
      {mine.hasNextPage && (
        <Button wide busy={mine.isFetchingNextPage} onClick={() => void mine.fetchNextPage()}>
          {words.mine.more}
        </Button>
      )}
    </>
  )
}
