import type { Context } from '../../platform/actor/actor.ts'

/** What a module above counts on the chart: how many of it belong to each of these units, those within not counted again. */
export interface ChartPart {
  readonly name: string
  counts(context: Context, unitCodes: readonly string[]): Promise<ReadonlyMap<string, number>>
  /** How many belong to each of these teams, within these units. Absent where teams have none of it. */
  ofTeams?(
    context: Context,
    within: { readonly teamIds: readonly string[]; readonly unitCodes: readonly string[] },
  ): Promise<ReadonlyMap<string, number>>
}

const parts = new Map<string, ChartPart>()

/** Makes a part known to the chart; each module does so once, as it is loaded. */
export function registerChartPart(part: ChartPart): void {
  parts.set(part.name, part)
}

const none: ReadonlyMap<string, number> = new Map()

/** How many of a part there are in each of these units; none of one that nobody registered. */
export async function countPart(
  name: string,
  context: Context,
  unitCodes: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  return (await parts.get(name)?.counts(context, unitCodes)) ?? none
}

/** How many of a part each of these teams has. */
export async function countPartOfTeams(
  name: string,
  context: Context,
  within: { readonly teamIds: readonly string[]; readonly unitCodes: readonly string[] },
): Promise<ReadonlyMap<string, number>> {
  return (await parts.get(name)?.ofTeams?.(context, within)) ?? none
}
