import type { Context } from '../../platform/actor/actor.ts'
import { Refused } from '../../platform/contract/errors.ts'
import { words as needs } from '../../core/needs/words.zh.ts'
import { listTeams } from '../../core/organisation/index.ts'
import { listUnits } from '../../core/territory/index.ts'
import type { FigureView } from './contract.ts'
import { type Dimension, type FigureKey, figureKeys, isPeriod, type Scope } from './figure.ts'
import { countBy, countFigure } from './store.ts'
import { figureWords, words } from './words.zh.ts'

export interface Part {
  /** Code, id or word of the part; null for what says nothing of it. */
  readonly part: string | null
  readonly name: string
  readonly value: number
}

/** How much there is of a figure, in the unit that its words name. Throws `Refused` when the days are in no order. */
export async function readFigure({ tx, now }: Context, figure: FigureKey, scope: Scope): Promise<number> {
  if (!isPeriod(scope)) throw new Refused('period-wrong')
  return inItsUnit(figure, await countFigure(tx, figure, scope, now))
}

/** Every figure of a unit and a period, in the order of the list. */
export async function readAll(context: Context, scope: Scope): Promise<FigureView[]> {
  const views: FigureView[] = []
  for (const figure of figureKeys) views.push(await viewFigure(context, figure, scope))
  return views
}

/** A figure with what it is called and how it is counted. */
export async function viewFigure(context: Context, figure: FigureKey, scope: Scope): Promise<FigureView> {
  const { name, unit, rule } = figureWords[figure]
  return { figure, name, unit, rule, value: await readFigure(context, figure, scope) }
}

/**
 * The same by its parts, named and in their order. Communities, grids and teams stand there with 0 too; of the others, those
 * that have something.
 */
export async function readParts(context: Context, figure: FigureKey, by: Dimension, scope: Scope): Promise<Part[]> {
  if (!isPeriod(scope)) throw new Refused('period-wrong')
  const counted = await countBy(context.tx, figure, by, scope, context.now)
  const known = await partsKnown(context, by, scope)
  const parts = [...known].map(([part, name]) => ({ part, name, value: inItsUnit(figure, counted.get(part) ?? 0) }))
  const rest = [...counted]
    .filter(([part]) => part !== null && !known.has(part))
    .sort(([a], [b]) => (a! < b! ? -1 : 1))
    .map(([part, value]) => ({ part, name: part!, value: inItsUnit(figure, value) }))
  const unsaid = counted.get(null)
  const nameOfNone = by === 'community' || by === 'grid' ? words.ofUnit[by] : words.none
  const last = unsaid ? [{ part: null, name: nameOfNone, value: inItsUnit(figure, unsaid) }] : []
  return [...parts, ...rest, ...last]
}

async function partsKnown({ tx }: Context, by: Dimension, { unitCode }: Scope): Promise<Map<string, string>> {
  switch (by) {
    case 'community':
    case 'grid': {
      const units = (await listUnits(tx)).filter(({ code, level }) => level === by && code.startsWith(unitCode))
      return new Map(units.map(({ code, name }) => [code, name]))
    }
    case 'team':
      return new Map((await listTeams(tx)).map(({ id, name }) => [id, name]))
    case 'kind':
      return new Map(Object.entries(needs.kinds).map(([kind, { name }]) => [kind, name]))
    case 'category':
      return new Map(Object.entries(needs.categories))
    case 'month':
      return new Map()
  }
}

/** Minutes are shown as hours with one decimal. */
function inItsUnit(figure: FigureKey, counted: number): number {
  return figure === 'hours-served' ? Math.round(counted / 6) / 10 : counted
}
