import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { Filter, Plus } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { ListActs } from '../../../platform/lists/web/list-acts.tsx'
import { Button, ButtonLink } from '../../../platform/web/kit/button.tsx'
import { SearchBox } from '../../../platform/web/kit/search-box.tsx'
import { KeyHints, ListPane, SplitView } from '../../../platform/web/kit/split-view.tsx'
import { Empty, Failed, Loading } from '../../../platform/web/kit/states.tsx'
import { useKeys } from '../../../platform/web/keys.ts'
import { useMedia } from '../../../platform/web/media.ts'
import { useGo, usePlace } from '../../../platform/web/router.ts'
import { writeQuery } from '../../../platform/web/route.ts'
import { useSearchParams } from '../../../platform/web/search-params.ts'
import { PostsWaiting } from '../../organisation/web/posts-waiting.tsx'
import { askedBy, type ListName, lists, tabIn } from '../inbox.ts'
import { isEnded, stageOf, type State } from '../need.ts'
import type { NeedRow } from '../views.ts'
import { words as needWords } from '../words.zh.ts'
import { DeskBulkBar } from './desk-bulk.tsx'
import { inboxQuery, needQuery } from './desk-calls.ts'
import { FilterPanel, FiltersOn } from './desk-filter-panel.tsx'
import { type Filters, filterParams, filtersOn, noFilters, type SetFilters } from './desk-filters.ts'
import styles from './desk-inbox.module.css'
import { DeskList } from './desk-list.tsx'
import { useOpenNeed } from './desk-open-need.tsx'
import type { StepDone } from './desk-stepping.ts'
import { DeskTabs } from './desk-tabs.tsx'
import { useUndo } from './desk-undo.tsx'
import { words } from './words-desk.zh.ts'

/** The inbox by the loop: the list of one turn on the left, the open need beside it. All of it stands in the address. */
export function Page() {
  const path = usePlace()?.path ?? ''
  const list = lists.find((name) => path.endsWith(`/${name}`)) ?? 'all'
  return <Inbox key={list} list={list} />
}

function Inbox({ list }: { list: ListName }) {
  const [filters, setFilters] = useSearchParams(filterParams) as [Filters, SetFilters]
  const addressOf = useAddressOf()
  const go = useGo()
  const inbox = useInbox(list, filters)
  const { rows } = inbox
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [filtering, setFiltering] = useState(false)
  const focusNext = useRef(false)
  // Under 1000 px the open need covers the list, and with it the page's heading.
  const covered = useMedia('(max-width: 999px)') && filters.need !== ''
  const undo = useUndo((needIds) => needIds.length === 1 && setFilters({ need: needIds[0] ?? '' }))

  const open = useQuery({ ...needQuery(filters.need), enabled: filters.need !== '' })
  usePrefetchAround(rows, filters.need)
  const panes = useOpenNeed({
    need: filters.need ? (open.data ?? null) : null,
    addressOf,
    ownPage: true,
    onDone: moveOn,
    onUndo: (needId) => void undo.undo([needId]),
  })

  /** After a step that moved the need on, the next one opens by itself. */
  function moveOn({ need, step, answer, said, light }: StepDone): void {
    undo.say({ said, light, needIds: [need.id] })
    if (staysIn(list, filters, answer.state, step)) return
    const at = rows.findIndex(({ id }) => id === need.id)
    const next = rows[at + 1] ?? rows[at - 1]
    focusNext.current = true
    inbox.drop(need.id)
    setFilters({ need: at >= 0 && next ? next.id : '' })
  }

  function step(by: number): void {
    const at = rows.findIndex(({ id }) => id === filters.need)
    const next = rows[at === -1 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by))]
    if (!next) return
    focusNext.current = true
    setFilters({ need: next.id })
  }

  function pick(needId: string): void {
    const next = new Set(picked)
    if (!next.delete(needId)) next.add(needId)
    setPicked(next)
  }

  useKeys([
    { key: 'j', label: words.keys.next, act: () => step(1) },
    { key: 'k', label: words.keys.previous, act: () => step(-1) },
    { key: 'x', label: words.keys.pick, act: () => filters.need && pick(filters.need) },
    { key: 'f', label: words.keys.filter, act: () => setFiltering(!filtering) },
    { key: 'c', label: words.list.takeInLong, act: () => go('/desk/needs/new') },
    { key: 'u', label: words.keys.undo, act: undo.undoLast },
    { key: 'Escape', label: words.keys.close, act: () => (filtering ? setFiltering(false) : setPicked(new Set())) },
  ])

  const stage = list === 'all' || list === 'guarded' ? null : list
  const title = stage ? needWords.stages[stage].title : needWords.pages[list === 'guarded' ? 'guarded' : 'all']
  return (
    <>
      {covered && <h1 className="heard">{title}</h1>}
      <SplitView
        detailKey={filters.need}
        onBack={() => setFilters({ need: '' })}
        list={
          <div className={styles.pane}>
            <ListPane
              title={title}
              aside={stage ? words.list.hints[stage] : list === 'guarded' ? words.list.guardedHint : words.list.allHint}
              tools={
                <>
                  <div onKeyDown={leaveSearch}>
                    <SearchBox
                      label={words.list.search}
                      value={filters.q}
                      onChange={(q) => setFilters({ q, need: '' })}
                    />
                  </div>
                  <FilterButton
                    on={filtersOn(filters).length}
                    open={filtering}
                    onPress={() => setFiltering(!filtering)}
                  />
                  <ListActs list={`needs-${list}`} open={['need']} compact />
                  {list === 'hear' && (
                    <ButtonLink to="/desk/needs/new" icon={Plus} kind="primary">
                      {words.list.takeIn}
                    </ButtonLink>
                  )}
                </>
              }
              tabs={
                <>
                  <PostsWaiting />
                  <FiltersOn filters={filters} setFilters={setFilters} />
                  <DeskTabs list={list} filters={filters} setFilters={setFilters} />
                </>
              }
              foot={
                picked.size > 0 ? (
                  <DeskBulkBar
                    picked={rows.filter(({ id }) => picked.has(id))}
                    onPickAll={() => setPicked(new Set(rows.map(({ id }) => id)))}
                    onClear={() => setPicked(new Set())}
                    onDone={(said, needIds, refused) => {
                      undo.say({ said, light: needIds.length > 0, needIds })
                      setPicked(new Set(refused))
                      if (needIds.includes(filters.need)) setFilters({ need: '' })
                    }}
                  />
                ) : (
                  <KeyHints hints={keyHints(list)} />
                )
              }
            >
              <Rows
                list={list}
                filters={filters}
                setFilters={setFilters}
                inbox={inbox}
                picked={picked}
                onPick={pick}
                addressOf={addressOf}
                focusNext={focusNext}
              />
            </ListPane>
            {filtering && (
              <FilterPanel list={list} filters={filters} setFilters={setFilters} onClose={() => setFiltering(false)} />
            )}
          </div>
        }
        detail={filters.need ? (panes.detail ?? <OpenState open={open} />) : null}
        placeholder={
          <Empty>
            {words.list.pickOne}
            <br />
            {words.list.pickOneHint}
          </Empty>
        }
        rail={panes.rail}
        railTitle={words.rail.title}
        foot={panes.foot}
      />
      {panes.forms}
    </>
  )
}

/** Enter and Escape give the keys back to the list; what was searched for stays. */
function leaveSearch(event: KeyboardEvent): void {
  if (event.key === 'Escape') event.preventDefault()
  if (event.key === 'Enter' && event.target instanceof HTMLElement) event.target.blur()
}

/** Whether a need still belongs to the list that is open, in this state after this step. */
function staysIn(list: ListName, { tab }: Filters, state: State, step: StepDone['step']): boolean {
  const { state: wanted, extensionAsked } = tabIn(list, tab).asks
  if (wanted !== undefined) return state === wanted
  if (extensionAsked && step === 'answerExtension') return false
  return list === 'all' ? !isEnded(state) : !isEnded(state) && stageOf[state] === list
}

function keyHints(list: ListName) {
  return [
    { keys: ['J', 'K'], label: words.list.keys.move },
    { keys: ['X'], label: words.list.keys.pick },
    { keys: ['E'], label: words.list.keys.main[list] },
    { keys: ['M'], label: words.list.keys.join },
    { keys: ['?'], label: words.list.keys.all },
  ]
}

function FilterButton({ on, open, onPress }: { on: number; open: boolean; onPress: () => void }) {
  return (
    <Button icon={Filter} aria-expanded={open} onClick={onPress}>
      {on > 0 ? words.list.filtered(on) : words.list.filter}
    </Button>
  )
}

function OpenState({ open }: { open: { isError: boolean; error: unknown; refetch: () => unknown } }) {
  return open.isError ? (
    <Failed error={open.error} onRetry={() => void open.refetch()} />
  ) : (
    <Loading shape="page" rows={8} />
  )
}

type Loaded = ReturnType<typeof useInbox>

interface RowsProps {
  list: ListName
  filters: Filters
  setFilters: SetFilters
  inbox: Loaded
  picked: ReadonlySet<string>
  onPick: (needId: string) => void
  addressOf: (needId: string) => string
  focusNext: RefObject<boolean>
}

function Rows({ list, filters, setFilters, inbox, picked, onPick, addressOf, focusNext }: RowsProps) {
  const { query, rows, more } = inbox
  if (query.isPending) return <Loading shape="rows" rows={8} />
  if (query.isError && rows.length === 0) return <Failed error={query.error} onRetry={() => void query.refetch()} />

  const narrowed = filters.q !== '' || filtersOn(filters).length > 0 || filters.tab !== ''
  if (rows.length === 0) {
    return (
      <Empty
        action={
          narrowed ? (
            <Button onClick={() => setFilters({ ...noFilters, tab: '', need: '' })}>{words.list.clearFilters}</Button>
          ) : list === 'hear' ? (
            <ButtonLink to="/desk/needs/new">{words.list.takeInLong}</ButtonLink>
          ) : undefined
        }
      >
        {narrowed ? words.list.empty.filtered : words.list.empty[list]}
      </Empty>
    )
  }
  return (
    <DeskList
      rows={rows}
      current={filters.need}
      picked={picked}
      addressOf={addressOf}
      onOpen={(need) => setFilters({ need }, { push: true })}
      onPick={onPick}
      focusNext={focusNext}
      hasMore={query.hasNextPage}
      loadingMore={query.isFetchingNextPage}
      onMore={more}
      end={narrowed || list === 'guarded' ? words.list.end.all(rows.length) : words.list.end[list](rows.length)}
    />
  )
}

function useInbox(list: ListName, filters: Filters) {
  const queries = useQueryClient()
  const options = inboxQuery(askedBy(list, filters))
  const query = useInfiniteQuery(options)
  const rows: readonly NeedRow[] = query.data?.pages.flatMap((page) => page.rows) ?? none
  const { fetchNextPage } = query
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage])

  /** Takes a row away at once that has left this list; the server is asked behind it. */
  function drop(needId: string): void {
    queries.setQueryData(
      options.queryKey,
      (kept) =>
        kept && {
          ...kept,
          pages: kept.pages.map((page) => ({ ...page, rows: page.rows.filter(({ id }) => id !== needId) })),
        },
    )
  }

  return { query, rows, more, drop }
}

const none: readonly NeedRow[] = []

/** The address of a need beside the list as it is now. */
function useAddressOf(): (needId: string) => string {
  const place = usePlace()
  return (needId) => (place?.path ?? '') + writeQuery({ ...place?.search, need: needId })
}

/** The needs above and below come before they are asked for, so that J and K do not wait. */
function usePrefetchAround(rows: readonly NeedRow[], needId: string): void {
  const queries = useQueryClient()
  const at = rows.findIndex(({ id }) => id === needId)
  const below = rows[at + 1]?.id
  const above = rows[at - 1]?.id
  useEffect(() => {
    for (const id of [below, above]) if (id) void queries.prefetchQuery(needQuery(id))
  }, [queries, below, above])
}
