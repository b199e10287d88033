import { flag, oneOf, text } from '../../../platform/web/search-params.ts'
import { inboxSorts } from '../inbox.ts'
import { broadCategories, flags, kinds, sources, states } from '../need.ts'

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
  closedFrom: text(),
  closedTo: text(),
  back: flag(),
  mine: flag(),
  sort: oneOf(inboxSorts),
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
  'closedFrom',
  'closedTo',
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
  closedFrom: '',
  closedTo: '',
  back: false,
  mine: false,
} as const satisfies Partial<Filters>

/** The filters that are on, the words aside: they stand in their own box. */
export function filtersOn(filters: Filters): FilterName[] {
  return narrowing.filter((name): name is FilterName => name !== 'q' && Boolean(filters[name]))
}

export type FilterName = Exclude<(typeof narrowing)[number], 'q'>
