import type { Context } from '../../platform/actor/actor.ts'
import { Invalid } from '../../platform/contract/errors.ts'
import { listUnitNames } from '../territory/index.ts'
import type { BoxView, CardBuildingRow, RoundView } from './contract.ts'
import type { RoundState } from './round.ts'
import { listBoxes } from './store/box-store.ts'
import { listCardBuildings } from './store/card-store.ts'
import { listRounds } from './store/round-store.ts'
import { boxViews, roundViews } from './views.ts'

/** The lists of the desk, page by page: for their pages, and for the workbook and the paper that they leave as. */

export interface Page<Row> {
  readonly rows: Row[]
  readonly next: string | null
}

interface Asked {
  readonly unit?: string | undefined
  readonly words?: string | undefined
  /** A word of the list's sorts; `-` before it turns it round. */
  readonly sort: string
  readonly after?: string | undefined
  readonly limit: number
}

export async function readCardBuildings(context: Context, asked: Asked): Promise<Page<CardBuildingRow>> {
  const { unit, words, sort, after, limit } = asked
  const found = await listCardBuildings(context.tx, {
    unitCode: unit,
    words,
    descending: sort.startsWith('-'),
    after: after === undefined ? undefined : unitAndName(after),
    limit: limit + 1,
  })
  const names = await listUnitNames(context.tx)
  const { rows, next } = pageOf(found, limit, ({ unitCode, name }) => `${unitCode} ${name}`)
  return {
    rows: rows.map((row) => ({ ...row, unitName: names.get(row.unitCode) ?? '' })),
    next,
  }
}

export async function readBoxes(context: Context, asked: Asked & { closed: boolean }): Promise<Page<BoxView>> {
  const { unit, words, closed, sort, after, limit } = asked
  const found = await listBoxes(context.tx, {
    unitCode: unit,
    words,
    closed,
    descending: sort.startsWith('-'),
    after: after && idOf(after),
    limit: limit + 1,
  })
  const { rows, next } = pageOf(found, limit, ({ id }) => id)
  return { rows: await boxViews(context, rows), next }
}

export async function readRounds(
  context: Context,
  asked: Asked & { state?: RoundState | undefined },
): Promise<Page<RoundView>> {
  const { unit, words, state, sort, after, limit } = asked
  const found = await listRounds(context.tx, {
    unitCode: unit,
    words,
    state,
    now: context.now,
    descending: sort.startsWith('-'),
    after: after && idOf(after),
    limit: limit + 1,
  })
  const { rows, next } = pageOf(found, limit, ({ id }) => id)
  return { rows: await roundViews(context, rows), next }
}

export function pageOf<Row>(found: readonly Row[], limit: number, keyOf: (row: Row) => string): Page<Row> {
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return { rows, next: found.length > limit && last !== undefined ? keyOf(last) : null }
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

export function idOf(after: string): string {
  if (!uuidPattern.test(after)) throw new Invalid('query.after', 'bad-shape')
  return after
}

function unitAndName(after: string): [string, string] {
  const [, unitCode, name] = /^(\d{15}) (.{1,40})$/s.exec(after) ?? []
  if (unitCode === undefined || name === undefined) throw new Invalid('query.after', 'bad-shape')
  return [unitCode, name]
}
