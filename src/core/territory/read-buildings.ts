import type { z } from 'zod'
import type { Context } from '../../platform/actor/actor.ts'
import { Invalid } from '../../platform/contract/errors.ts'
import { may, seesDoors } from './access.ts'
import type { BuildingView, territoryCalls } from './contract.ts'
import { listUnitNames } from './index.ts'
import { type CountedBuilding, searchBuildings } from './store.ts'

export type BuildingRow = BuildingView & { readonly unitName: string }

/** One page of buildings, and the unit that they were looked for in; null for the whole street. */
export async function readBuildings(
  context: Context,
  { unit, after, limit, ...search }: z.output<(typeof territoryCalls)['findBuildings']['query']>,
): Promise<{ rows: BuildingRow[]; next: string | null; unit: string | null }> {
  if (after && !/^[0-9a-f-]{36}$/.test(after)) throw new Invalid('query.after', 'bad-shape')
  const within = unit ?? ownUnit(context)
  const found = await searchBuildings(context.tx, { ...search, unit: within ?? '', after, limit: limit + 1 })
  const unitNames = await listUnitNames(context.tx)
  const rows = found.slice(0, limit).map((building) => ({
    ...buildingView(context, building),
    unitName: unitNames.get(building.unitCode) ?? building.unitCode,
  }))
  return { rows, next: found.length > limit ? rows.at(-1)!.id : null, unit: within }
}

export function buildingView(context: Context, building: CountedBuilding): BuildingView {
  return {
    ...building,
    doors: seesDoors(context.actor, building.unitCode) ? building.doors : null,
    can: { mend: may(context.actor, 'addBuilding', building.unitCode) },
  }
}

/** The community or grid of a post, for whoever has one: they look for houses of their own. */
function ownUnit({ actor }: Context): string | null {
  return actor.grants.find(({ unitCode }) => (unitCode?.length ?? 0) >= 12)?.unitCode ?? null
}
