import { z } from 'zod'
import { Day, Id } from '../../platform/contract/contract.ts'
import { type AnyList, type Bulk, declareList, On, pageOf, Words } from '../../platform/lists/list.ts'
import { UnitCode } from '../territory/contract.ts'
import { needsAddresses } from './addresses.ts'
import { categorySorts, narrowCategories } from './category.ts'
import { InboxQuery } from './contract.ts'
import { askedBy, type ListName, lists as inboxes, inboxSorts } from './inbox.ts'
import { statesOf } from './need.ts'
import { readInbox } from './read-lists.ts'
import { type Category, listCategories } from './store/desk-store.ts'
import { BroadCategory, Flag, Kind, Light, type NeedRow, Source, State } from './views.ts'
import { words } from './words.zh.ts'

const { listed } = words
const undo = needsAddresses.undoMany
const triage = { call: needsAddresses.triageMany, undo }
const dispatch = { call: needsAddresses.dispatchMany, undo }

const bulk = {
  hear: { none: listed.noBulk.hear },
  understand: { steps: [triage] },
  find: { steps: [triage, dispatch] },
  serve: { none: listed.noBulk.serve },
  confirm: { none: listed.noBulk.confirm },
  all: { steps: [triage, dispatch] },
  guarded: { none: listed.noBulk.guarded },
} as const satisfies Record<ListName, Bulk>

const narrowing = z.object({
  tab: z.string().max(20).optional(),
  q: Words,
  unit: UnitCode.optional(),
  kind: Kind.optional(),
  category: BroadCategory.optional(),
  finer: Id.optional(),
  team: Id.optional(),
  light: Light.optional(),
  source: Source.optional(),
  flag: Flag.optional(),
  state: State.optional(),
  from: Day.optional(),
  to: Day.optional(),
  closedFrom: Day.optional(),
  closedTo: Day.optional(),
  back: On,
  mine: On,
})

/** What there is to choose in a list: the states of its turn, and no filter that has one answer alone. */
function filtersOf(list: ListName) {
  if (list === 'all') return narrowing
  const open = narrowing.omit({ closedFrom: true, closedTo: true })
  if (list === 'guarded') return open.omit({ tab: true, state: true })
  const states = statesOf(list)
  return states.length === 1 ? open.omit({ state: true }) : open.extend({ state: z.enum(states).optional() })
}

function inboxList(list: ListName): AnyList {
  return declareList({
    name: `needs-${list}`,
    path: `/desk/needs/${list}`,
    title: list === 'all' || list === 'guarded' ? words.pages[list] : words.stages[list].title,
    right: list === 'guarded' ? 'guarded' : 'business',
    personal: true,
    filters: filtersOf(list),
    sorts: listed.sorts satisfies Record<(typeof inboxSorts)[number], string>,
    columns: [
      { key: 'number', head: listed.heads.number, cell: ({ number }: NeedRow) => number },
      { key: 'title', head: listed.heads.title, width: 40, cell: ({ title }) => title },
      { key: 'state', head: listed.heads.state, cell: ({ state }) => words.states[state] },
      { key: 'kind', head: listed.heads.kind, width: 8, cell: ({ kind }) => kind && words.kinds[kind].name },
      { key: 'category', head: listed.heads.category, cell: ({ category }) => category && words.categories[category] },
      { key: 'finer', head: listed.heads.finer, cell: ({ finerCategory }) => finerCategory?.name ?? null },
      { key: 'unit', head: listed.heads.unit, width: 24, cell: ({ unitName }) => unitName },
      { key: 'source', head: listed.heads.source, cell: ({ source }) => words.sources[source] },
      {
        key: 'flags',
        head: listed.heads.flags,
        cell: ({ flags }) => flags.map((flag) => words.flags[flag]).join('、'),
      },
      { key: 'team', head: listed.heads.team, cell: ({ team, squad }) => squad?.name ?? team?.name ?? null },
      { key: 'assignee', head: listed.heads.assignee, cell: ({ assignee }) => assignee?.name ?? null },
      { key: 'heard', head: listed.heads.heard, dates: 'moments', cell: ({ heardAt }) => new Date(heardAt) },
      {
        key: 'deadline',
        head: listed.heads.deadline,
        dates: 'moments',
        cell: ({ deadlineAt }) => (deadlineAt === null ? null : new Date(deadlineAt)),
      },
    ],
    idOf: ({ id }) => id,
    read: (context, { filters: { back, mine, ...filters }, sort, ...paging }) => {
      const asked = askedBy(list, {
        ...filters,
        back: back === '1',
        mine: mine === '1',
        sort: inboxSorts.find((known) => known === sort),
      })
      return readInbox(context, { ...InboxQuery.parse({ ...asked, total: 'false' }), ...paging })
    },
    bulk: bulk[list],
  })
}

const categoriesList = declareList({
  name: 'categories',
  path: '/desk/needs/categories',
  title: words.pages.categories,
  right: 'configure',
  personal: false,
  filters: z.object({ q: Words, broad: BroadCategory.optional(), retired: z.enum(['yes', 'no']).optional() }),
  sorts: listed.categorySorts satisfies Record<(typeof categorySorts)[number], string>,
  columns: [
    { key: 'broad', head: listed.heads.category, cell: ({ broad }: Category) => words.categories[broad] },
    { key: 'name', head: listed.heads.finer, width: 24, cell: ({ name }) => name },
    {
      key: 'retired',
      head: listed.heads.retired,
      dates: 'days',
      cell: ({ retiredAt }) => (retiredAt === null ? null : new Date(retiredAt)),
    },
  ],
  idOf: ({ id }) => id,
  async read({ tx }, { filters: { q, broad, retired }, sort, ...paging }) {
    const found = narrowCategories(
      await listCategories(tx),
      { q, broad, retired: retired === undefined ? null : retired === 'yes' },
      categorySorts.find((known) => known === sort)!,
    )
    return pageOf(found, ({ id }) => id, paging)
  },
  bulk: {
    steps: [
      { call: needsAddresses.retireCategories, undo: needsAddresses.undoCategories },
      { call: needsAddresses.restoreCategories, undo: needsAddresses.undoCategories },
    ],
  },
})

export const lists: readonly AnyList[] = [...inboxes.map(inboxList), categoriesList]
