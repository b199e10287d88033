import { flag, oneOf, text } from '../../../platform/web/search-params.ts'
import { broadCategories, flags, kinds, type Stage, type State, sources, states } from '../need.ts'
import type { InboxAsked } from './desk-calls.ts'

/** Which list a page of the inbox shows: one turn of the loop, everything, or what is guarded. */
export const lists = ['hear', 'understand', 'find', 'serve', 'confirm', 'all', 'guarded'] as const
export type ListName = (typeof lists)[number]

/** Everything that narrows the list, and which need is open. All of it stands in the address. */
export const filterParams = {
  tab: text(),
  q: text(),
  unit: text(),
  kind: oneOf(kinds),
  category: oneOf(broadCategories),
  finer: text(),
  team: text(),
  light: oneOf(['green', 'yellow', 'red']),
  source: oneOf(sources),
  flag: oneOf(flags),
  state: oneOf(states),
  from: text(),
  to: text(),
  back: flag(),
  mine: flag(),
  need: text(),
}

type ValueOf<P> = P extends { read: (kept: string | undefined) => infer Value } ? Value : never
export type Filters = { [Name in keyof typeof filterParams]: ValueOf<(typeof filterParams)[Name]> }
export type SetFilters = (changes: Partial<Filters>, how?: { push?: boolean }) => void

/** What a person may narrow by beyond the tab. */
export const narrowing = [
  'q',
  'unit',
  'kind',
  'category',
  'finer',
  'team',
  'light',
  'source',
  'flag',
  'state',
  'from',
  'to',
  'back',
  'mine',
] as const satisfies readonly (keyof Filters)[]

export const noFilters = {
  q: '',
  unit: '',
  kind: null,
  category: null,
  finer: '',
  team: '',
  light: null,
  source: null,
  flag: null,
  state: null,
  from: '',
  to: '',
  back: false,
  mine: false,
} as const satisfies Partial<Filters>

/** The filters that are on, the words aside: they stand in their own box. */
export function filtersOn(filters: Filters): FilterName[] {
  return narrowing.filter((name): name is FilterName => name !== 'q' && Boolean(filters[name]))
}

export type FilterName = Exclude<(typeof narrowing)[number], 'q'>

export interface TabOfList {
  id: string
  word: TabWord
  asks: InboxAsked
  /** How many: the whole stage, one state, or the late ones among what is loaded. */
  counts: 'stage' | 'late' | 'soon' | 'extensions' | State | null
}

export type TabWord =
  | 'all'
  | 'late'
  | 'soon'
  | 'mine'
  | 'back'
  | 'open'
  | 'ended'
  | 'reopened'
  | 'asked'
  | 'dispatched'
  | 'referred'
  | 'done'
  | 'calling'
  | 'extensions'
  | 'voice'
  | Stage
  | 'guarded'

const late: TabOfList = { id: 'late', word: 'late', asks: { light: 'red' }, counts: 'late' }
const soon: TabOfList = { id: 'soon', word: 'soon', asks: { light: 'yellow' }, counts: 'soon' }
const mine: TabOfList = { id: 'mine', word: 'mine', asks: { mine: 'true' }, counts: null }

/** The tabs of each list; the first one is what the page opens with. */
export const tabsOf = {
  hear: [whole('hear'), of('voice', 'voice'), late, soon, mine],
  understand: [whole('understand'), late, soon, mine],
  find: [whole('find'), of('reopened', 'reopened'), of('asked', 'asked'), back(), late],
  serve: [whole('serve'), of('dispatched', 'dispatched'), of('referred', 'referred'), extensions(), late, soon],
  confirm: [whole('confirm'), of('done', 'done'), of('calling', 'calling'), late],
  all: [
    { id: '', word: 'open', asks: { ended: 'false' }, counts: null },
    late,
    soon,
    mine,
    { id: 'ended', word: 'ended', asks: { ended: 'true' }, counts: null },
  ],
  guarded: [{ id: '', word: 'guarded', asks: { state: 'guarded' }, counts: null }],
} as const satisfies Record<ListName, readonly TabOfList[]>

function whole(stage: Stage): TabOfList {
  return { id: '', word: stage, asks: { stage }, counts: 'stage' }
}

function of(state: State, word: TabWord): TabOfList {
  return { id: word, word, asks: { state }, counts: state }
}

function back(): TabOfList {
  return { id: 'back', word: 'back', asks: { handedBack: 'true' }, counts: null }
}

function extensions(): TabOfList {
  return { id: 'extensions', word: 'extensions', asks: { extensionAsked: 'true' }, counts: 'extensions' }
}

/** The open tab of a list, the first one when the address names none or a stranger. */
export function tabIn(list: ListName, id: string): TabOfList {
  const tabs: readonly TabOfList[] = tabsOf[list]
  return tabs.find((tab) => tab.id === id) ?? (tabs[0] as TabOfList)
}

/** What the list asks the server for. */
export function askedBy(list: ListName, filters: Filters): InboxAsked {
  const stage = list === 'all' || list === 'guarded' ? {} : { stage: list }
  const asked: InboxAsked = { ...stage }
  if (filters.q) asked.words = filters.q
  if (filters.unit) asked.unit = filters.unit
  if (filters.kind) asked.kind = filters.kind
  if (filters.category) asked.category = filters.category
  if (filters.finer) asked.finerCategory = filters.finer
  if (filters.team) asked.team = filters.team
  if (filters.light) asked.light = filters.light
  if (filters.source) asked.source = filters.source
  if (filters.flag) asked.flag = filters.flag
  if (filters.state) asked.state = filters.state
  if (filters.from) asked.heardFrom = filters.from
  if (filters.to) asked.heardTo = filters.to
  if (filters.back) asked.handedBack = 'true'
  if (filters.mine) asked.mine = 'true'
  return { ...asked, ...tabIn(list, filters.tab).asks }
}

/** The query of an address, the open need aside: what a saved view keeps. */
export function addressWithoutNeed(search: Readonly<Record<string, string>>): string {
  const { need: _, ...kept } = search
  return new URLSearchParams(kept).toString()
}
