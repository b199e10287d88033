import { type AnyList, declareList } from '../../platform/lists/list.ts'
import { filters, type NoticeRow } from './contract.ts'
import { noticeSorts } from './notice.ts'
import { readNotices } from './views.ts'
import { list as words, pages, stateWords } from './words.zh.ts'

const { heads } = words

export const lists: readonly AnyList[] = [
  declareList({
    name: 'building-notices',
    path: '/desk/building-notices',
    title: pages.list,
    right: 'business',
    personal: false,
    filters,
    sorts: words.sorts,
    columns: [
      { key: 'title', head: heads.title, width: 30, cell: ({ title }: NoticeRow) => title },
      { key: 'unit', head: heads.unit, cell: ({ unitName }: NoticeRow) => unitName },
      { key: 'places', head: heads.places, width: 30, cell: ({ places }: NoticeRow) => places },
      { key: 'state', head: heads.state, cell: ({ state }: NoticeRow) => stateWords[state] },
      { key: 'tied', head: heads.tied, cell: ({ tied }: NoticeRow) => tied },
      { key: 'from', head: heads.from, dates: 'moments', cell: ({ fromAt }: NoticeRow) => new Date(fromAt) },
      {
        key: 'until',
        head: heads.until,
        dates: 'moments',
        cell: ({ untilAt }: NoticeRow) => (untilAt === null ? null : new Date(untilAt)),
      },
      { key: 'posted', head: heads.posted, dates: 'moments', cell: ({ postedAt }: NoticeRow) => new Date(postedAt) },
    ],
    idOf: ({ id }: NoticeRow) => id,
    read: (context, { filters: { q, unit, kind, over }, sort, after, limit }) =>
      readNotices(context, {
        words: q || undefined,
        unitCode: unit,
        kind,
        over: over && over === '1',
        sort: noticeSorts.find((known) => known === sort)!,
        after,
        limit,
      }),
    bulk: { none: words.why },
  }),
]
