import { z } from 'zod'
import { type AnyList, declareList, Words } from '../lists/list.ts'
import type { BatchView } from './contract.ts'
import { readBatches } from './read-batches.ts'
import { batchSorts, batchStates } from './store.ts'
import { words } from './words.zh.ts'

const { page } = words

const batchesList = declareList({
  name: 'imports',
  path: '/desk/imports',
  title: page.history,
  right: 'configure',
  personal: false,
  filters: z.object({ q: Words, kind: z.string().max(60).optional(), state: z.enum(batchStates).optional() }),
  sorts: page.sorts satisfies Record<(typeof batchSorts)[number], string>,
  columns: [
    { key: 'file', head: page.file, width: 32, cell: ({ fileName }: BatchView) => fileName },
    { key: 'kind', head: page.kind, cell: ({ title }) => title },
    { key: 'state', head: page.state, cell: ({ state }) => words.states[state] },
    { key: 'added', head: page.counts.added, width: 8, cell: ({ added }) => added },
    { key: 'known', head: page.counts.known, width: 8, cell: ({ known }) => known },
    { key: 'refused', head: page.counts.refused, width: 8, cell: ({ refused }) => refused },
    { key: 'who', head: page.who, cell: ({ uploadedBy }) => uploadedBy },
    { key: 'brought', head: page.when, dates: 'moments', cell: ({ uploadedAt }) => new Date(uploadedAt) },
  ],
  idOf: ({ id }) => id,
  read: (context, { filters: { q, ...filters }, sort, ...paging }) =>
    readBatches(context, { words: q, ...filters, sort: batchSorts.find((known) => known === sort)!, ...paging }),
  bulk: { none: page.noBulk },
})

export const lists: readonly AnyList[] = [batchesList]
