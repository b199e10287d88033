import { z } from 'zod'
import { UnitCode } from '../../core/territory/contract.ts'
import { dateOf } from '../../platform/calendar/dates.ts'
import { Day } from '../../platform/contract/contract.ts'
import { declareList, pageOf, Words } from '../../platform/lists/list.ts'
import { findStreetCode } from '../../platform/settings/street.ts'
import type { FigureView } from './contract.ts'
import { usualPeriods } from './figure.ts'
import { readAll } from './read.ts'
import { words } from './words.zh.ts'

const idOf = ({ figure }: FigureView) => figure

export const lists = [
  declareList({
    name: 'figures',
    path: '/desk/figures',
    title: words.page.title,
    right: 'business',
    personal: false,
    filters: z.object({ q: Words, unit: UnitCode.optional(), from: Day.optional(), to: Day.optional() }),
    sorts: { figure: words.page.usualOrder },
    columns: [
      { key: 'name', head: words.page.name, cell: ({ name }: FigureView) => name },
      { key: 'value', head: words.page.value, cell: ({ value }: FigureView) => value },
      { key: 'unit', head: words.page.countedIn, cell: ({ unit }: FigureView) => unit },
      { key: 'rule', head: words.page.rule, width: 60, cell: ({ rule }: FigureView) => rule },
    ],
    idOf,
    async read(context, { filters: { q = '', unit, from, to }, after, limit }) {
      const { 'this-month': month } = usualPeriods(dateOf(context.now))
      const unitCode = unit ?? (await findStreetCode(context.tx, context.actor)) ?? ''
      const figures = await readAll(context, { unitCode, from: from ?? month.from, to: to ?? month.to })
      const named = figures.filter(({ name, rule }) => `${name}${rule}`.includes(q))
      return pageOf(named, idOf, { after, limit })
    },
    bulk: { none: words.page.notBulk },
  }),
]
