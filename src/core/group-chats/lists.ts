import { type AnyList, declareList } from '../../platform/lists/list.ts'
import { pasteSorts } from './chat.ts'
import { filters, type PasteRow } from './contract.ts'
import { readPastes } from './routes.ts'
import { listWords, pages } from './words.zh.ts'

export const lists: readonly AnyList[] = [
  declareList({
    name: 'group-chats',
    path: '/desk/chats',
    title: pages.list,
    right: 'business',
    personal: false,
    filters,
    sorts: listWords.sorts,
    columns: [
      { key: 'chat', head: listWords.chat, width: 30, cell: ({ chatName }: PasteRow) => chatName },
      { key: 'unit', head: listWords.unit, cell: ({ unitName }: PasteRow) => unitName },
      {
        key: 'pasted',
        head: listWords.pastedAt,
        dates: 'moments',
        cell: ({ pastedAt }: PasteRow) => new Date(pastedAt),
      },
      { key: 'by', head: listWords.by, cell: ({ pastedBy }: PasteRow) => pastedBy },
      { key: 'messages', head: listWords.messages, cell: ({ messages }: PasteRow) => messages },
      { key: 'open', head: listWords.open, cell: ({ open }: PasteRow) => open },
      { key: 'taken', head: listWords.taken, cell: ({ taken }: PasteRow) => taken },
    ],
    idOf: ({ id }: PasteRow) => id,
    read: (context, { filters: { q, unit, open }, sort, ...paging }) =>
      readPastes(context, {
        words: q,
        unitCode: unit,
        open: open === '1',
        sort: pasteSorts.find((known) => known === sort)!,
        ...paging,
      }),
    bulk: { none: listWords.oneByOne },
  }),
]
