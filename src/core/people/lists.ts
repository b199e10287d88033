import { z } from 'zod'
import { type AnyList, declareList, Words } from '../../platform/lists/list.ts'
import { UnitCode } from '../territory/contract.ts'
import type { DoorRow } from './contract.ts'
import { doorSorts } from './door.ts'
import { readDoors } from './read-doors.ts'
import { words } from './words.zh.ts'

const doorsList = declareList({
  name: 'doors',
  path: '/desk/doors',
  title: words.pages.doors,
  right: 'business',
  personal: false,
  filters: z.object({ q: Words, unit: UnitCode.optional(), lived: z.enum(['yes', 'no']).optional() }),
  sorts: words.doors.sorts satisfies Record<(typeof doorSorts)[number], string>,
  columns: [
    { key: 'unit', head: words.doors.unit, width: 24, cell: ({ unitName }: DoorRow) => unitName },
    { key: 'building', head: words.doors.building, width: 20, cell: ({ building }) => building },
    { key: 'entrance', head: words.doors.entrance, cell: ({ entrance }) => entrance },
    { key: 'door', head: words.doors.door, cell: ({ door }) => door },
    { key: 'households', head: words.doors.households, width: 8, cell: ({ households }) => households },
    { key: 'people', head: words.doors.people, width: 10, cell: ({ people }) => people },
  ],
  idOf: ({ id }) => id,
  read: (context, { filters: { q, ...filters }, sort, ...paging }) =>
    readDoors(context, { words: q, ...filters, sort: doorSorts.find((known) => known === sort)!, ...paging }),
  bulk: { none: words.doors.noBulk },
})

export const lists: readonly AnyList[] = [doorsList]
