import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { type Tab, Tabs } from '../../../platform/web/kit/tabs.tsx'
import { type ListName, type TabOfList, tabIn, tabsOf } from '../inbox.ts'
import { countsQuery, inboxQuery } from './desk-calls.ts'
import type { Filters, SetFilters } from './desk-filters.ts'
import { words } from './words-desk.zh.ts'

interface Props {
  list: ListName
  filters: Filters
  setFilters: SetFilters
}

/** 待研判 7 · 超时 1 · 快到期 2 · 我经手的. */
export function DeskTabs({ list, filters, setFilters }: Props) {
  const counts = useTabCounts(list)
  const current = tabIn(list, filters.tab)
  const tabs: Tab[] = (tabsOf[list] as readonly TabOfList[])
    .filter((tab) => !(tab.counts === 'late' || tab.counts === 'extensions') || counts(tab) !== 0 || tab === current)
    .map((tab) => ({
      id: tab.id,
      label: words.list.tabs[tab.word],
      count: counts(tab),
      late: tab.counts === 'late' && (counts(tab) ?? 0) > 0,
    }))
  if (tabs.length < 2) return null
  return (
    <Tabs
      label={words.list.tabs.label}
      tabs={tabs}
      current={current.id}
      onChange={(tab) => setFilters({ tab, need: '' }, { push: true })}
    />
  )
}

/**
 * Late and soon ones stand first in the list, so the first page counts them exactly as long as it ends with one that is
 * neither.
 */
function useTabCounts(list: ListName): (tab: TabOfList) => number | undefined {
  const stage = list === 'all' || list === 'guarded' ? {} : { stage: list }
  const { data: counts } = useQuery(countsQuery())
  const { data: first } = useInfiniteQuery(inboxQuery(stage))
  const rows = first?.pages[0]?.rows ?? []
  const whole = first ? !first.pages[0]?.next || rows.at(-1)?.light === 'green' : false

  return ({ counts: what }) => {
    if (what === null || !counts) return undefined
    if (what === 'late' || what === 'soon') {
      if (!whole) return undefined
      return rows.filter((row) => row.light === (what === 'late' ? 'red' : 'yellow')).length
    }
    if (what === 'extensions') return counts.extensions
    if (what === 'stage') return list === 'all' || list === 'guarded' ? undefined : counts.stages[list]
    return counts.states.find(({ state }) => state === what)?.count ?? 0
  }
}
