import { type AnyList, declareList } from '../../platform/lists/list.ts'
import { filters, type OrderRow } from './contract.ts'
import { orderSorts } from './order.ts'
import { readOrders } from './routes.ts'
import { listWords, pages, stateWords } from './words.zh.ts'

export const lists: readonly AnyList[] = [
  declareList({
    name: 'orders',
    path: '/desk/orders',
    title: pages.list,
    right: 'business',
    personal: false,
    filters,
    sorts: listWords.sorts,
    columns: [
      { key: 'sender', head: listWords.sender, cell: ({ sender }: OrderRow) => sender },
      { key: 'number', head: listWords.number, width: 22, cell: ({ number }: OrderRow) => number },
      { key: 'title', head: listWords.title, width: 40, cell: ({ title }: OrderRow) => title },
      { key: 'due', head: listWords.due, dates: 'moments', cell: ({ dueAt }: OrderRow) => new Date(dueAt) },
      { key: 'state', head: listWords.state, cell: ({ state }: OrderRow) => stateWords[state] },
      { key: 'need', head: listWords.need, cell: ({ needNumber }: OrderRow) => needNumber },
      { key: 'unit', head: listWords.unit, cell: ({ unitName }: OrderRow) => unitName },
      {
        key: 'recorded',
        head: listWords.recorded,
        dates: 'moments',
        cell: ({ recordedAt }: OrderRow) => new Date(recordedAt),
      },
      {
        key: 'answered',
        head: listWords.answered,
        dates: 'moments',
        cell: ({ answeredAt }: OrderRow) => (answeredAt === null ? null : new Date(answeredAt)),
      },
    ],
    idOf: ({ id }: OrderRow) => id,
    read: (context, { filters: { q, unit, sender, state }, sort, after, limit }) =>
      readOrders(
        context,
        { words: q, unitCode: unit, sender, state, sort: orderSorts.find((known) => known === sort)!, limit },
        after,
      ),
    bulk: { none: listWords.oneByOne },
  }),
]
