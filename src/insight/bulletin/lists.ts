import { z } from 'zod'
import { UnitCode } from '../../core/territory/contract.ts'
import { declareList, Words } from '../../platform/lists/list.ts'
import { bulletinSorts } from './bulletin.ts'
import type { BulletinRow } from './contract.ts'
import { readBulletins } from './routes.ts'
import { words } from './words.zh.ts'

export const lists = [
  declareList({
    name: 'bulletins',
    path: '/desk/bulletins',
    title: words.page.title,
    right: 'business',
    personal: false,
    filters: z.object({ q: Words, unit: UnitCode.optional() }),
    sorts: words.lists.sorts,
    columns: [
      { key: 'issue', head: words.page.issue, cell: ({ issue }: BulletinRow) => issue },
      { key: 'title', head: words.page.name, width: 36, cell: ({ title }: BulletinRow) => title },
      { key: 'unit', head: words.page.unit, cell: ({ unitName }: BulletinRow) => unitName },
      { key: 'period', head: words.page.period, width: 26, cell: ({ from, to }: BulletinRow) => `${from} – ${to}` },
      { key: 'by', head: words.page.who, cell: ({ writtenBy }: BulletinRow) => writtenBy },
      {
        key: 'written',
        head: words.page.when,
        dates: 'moments',
        cell: ({ writtenAt }: BulletinRow) => new Date(writtenAt),
      },
    ],
    idOf: ({ id }) => id,
    read: (context, { filters: { q, unit }, sort, ...paging }) =>
      readBulletins(context, { words: q, unit, sort: bulletinSorts.find((known) => known === sort)!, ...paging }),
    bulk: { none: words.lists.oneByOne },
  }),
]
