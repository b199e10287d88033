import type { z } from 'zod'
import type { InboxQuery } from './contract.ts'
import type { Stage, State } from './need.ts'

/** The lists of the inbox with their tabs, and what each asks for: the page and the workbook read the same. */

export type InboxAsked = Omit<z.input<typeof InboxQuery>, 'after' | 'limit'>

/** Which list a page of the inbox shows: one turn of the loop, everything, or what is guarded. */
export const lists = ['hear', 'understand', 'find', 'serve', 'confirm', 'all', 'guarded'] as const
export type ListName = (typeof lists)[number]

/** The orders of what has a deadline; what has none goes by age. */
export const inboxSorts = ['deadline', '-deadline'] as const

/** What narrows a list, as its address says it. */
export interface InboxFilters {
  readonly tab?: string | undefined
  readonly q?: string | undefined
  readonly unit?: string | undefined
  readonly kind?: InboxAsked['kind'] | null
  readonly category?: InboxAsked['category'] | null
  readonly finer?: string | undefined
  readonly team?: string | undefined
  readonly light?: InboxAsked['light'] | null
  readonly source?: InboxAsked['source'] | null
  readonly flag?: InboxAsked['flag'] | null
  readonly state?: InboxAsked['state'] | null
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly closedFrom?: string | undefined
  readonly closedTo?: string | undefined
  readonly back?: boolean
  readonly mine?: boolean
  readonly sort?: InboxAsked['sort'] | null
}

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
export function askedBy(list: ListName, filters: InboxFilters): InboxAsked {
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
  if (filters.closedFrom) asked.closedFrom = filters.closedFrom
  if (filters.closedTo) asked.closedTo = filters.closedTo
  if (filters.back) asked.handedBack = 'true'
  if (filters.mine) asked.mine = 'true'
  if (filters.sort) asked.sort = filters.sort
  return { ...asked, ...tabIn(list, filters.tab ?? '').asks }
}
