import { z } from 'zod'
import { UnitCode } from '../../core/territory/contract.ts'
import { broadCategories, kinds } from '../../core/needs/need.ts'
import { calls, Day, Id, Moment, paged, Paging } from '../../platform/contract/contract.ts'
import { figuresAddresses } from './addresses.ts'
import { dimensions, figureKeys } from './figure.ts'

export const FigureWord = z.enum(figureKeys)

/** Where and when: as it stands in the address of a page. */
export const ScopeQuery = { unit: UnitCode, from: Day, to: Day }

const Parts = {
  kind: z.enum(kinds).optional(),
  category: z.enum(broadCategories).optional(),
  team: Id.optional(),
}

export const FigureView = z.object({
  figure: FigureWord,
  name: z.string(),
  unit: z.string().describe('what it is counted in'),
  rule: z.string(),
  value: z.number(),
})
export type FigureView = z.infer<typeof FigureView>

export const CountedView = z.object({
  key: z.string(),
  label: z.string(),
  unitName: z.string(),
  at: Moment.nullable(),
  href: z.string().nullable().describe('the page that shows the record, where there is one'),
})
export type CountedView = z.infer<typeof CountedView>

export const figuresCalls = calls(figuresAddresses, {
  listFigures: {
    summary: 'Every figure of a unit and a period, counted within what the reader may see',
    query: z.object(ScopeQuery),
    answer: z.object({ figures: z.array(FigureView), teams: z.array(z.object({ id: Id, name: z.string() })) }),
    refusals: ['period-wrong'],
  },
  getFigure: {
    summary: 'One figure, or a part of it, and what it is made of',
    params: z.object({ figure: FigureWord }),
    query: z.object({ ...ScopeQuery, ...Parts }),
    answer: FigureView.extend({
      apart: z.array(
        z.object({
          by: z.enum(dimensions),
          rows: z.array(z.object({ part: z.string().nullable(), name: z.string(), value: z.number() })),
        }),
      ),
    }),
    refusals: ['period-wrong'],
  },
  listCounted: {
    summary: 'The records that a figure was counted from',
    params: z.object({ figure: FigureWord }),
    query: z.object({ ...ScopeQuery, ...Parts, ...Paging }),
    answer: paged(CountedView),
    refusals: ['period-wrong'],
  },
})
