import { z } from 'zod'
import { Day } from '../../platform/contract/contract.ts'
import { type AnyList, declareList, Words } from '../../platform/lists/list.ts'
import { type EntryView, sources } from './contract.ts'
import { readEntries } from './read-entries.ts'
import { entrySorts } from './store.ts'
import { factsText } from './words-facts.zh.ts'
import { kindWords, nounWords } from './words-kinds.zh.ts'
import { words } from './words.zh.ts'

const { columns } = words

const entriesList = declareList({
  name: 'log',
  path: '/desk/log',
  title: words.title,
  right: 'log',
  personal: true,
  filters: z.object({
    q: Words,
    kind: z.string().max(60).optional(),
    noun: z.string().max(60).optional(),
    source: z.enum(sources).optional(),
    from: Day.optional(),
    to: Day.optional(),
  }),
  sorts: words.sorts satisfies Record<(typeof entrySorts)[number], string>,
  columns: [
    { key: 'at', head: columns.at, dates: 'moments', cell: ({ at }: EntryView) => new Date(at) },
    { key: 'person', head: columns.person, cell: ({ person }) => person },
    { key: 'kind', head: columns.kind, cell: ({ kind }) => kindWords[kind] ?? kind },
    { key: 'noun', head: columns.noun, cell: ({ noun }) => nounWords[noun] ?? noun },
    { key: 'unit', head: columns.unit, cell: ({ unitName }) => unitName },
    { key: 'source', head: columns.source, cell: ({ source }) => words.sources[source] ?? source },
    {
      key: 'facts',
      head: columns.facts,
      width: 60,
      cell: factsText,
    },
  ],
  idOf: ({ id }) => String(id),
  read: (context, { filters: { q, ...filters }, sort, ...paging }) =>
    readEntries(context, { words: q, ...filters, sort: entrySorts.find((known) => known === sort)!, ...paging }),
  bulk: { none: words.noBulk },
})

export const lists: readonly AnyList[] = [entriesList]
