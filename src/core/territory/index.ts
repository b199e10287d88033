import { Invalid, NotFound } from '../../platform/contract/errors.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type Place, placeLine } from './place.ts'
import {
  type Building,
  findBuilding,
  findEntrance,
  findUnit,
  listAddressesOf,
  listBuildingsById,
  listUnits,
} from './store.ts'
import type { Unit } from './unit.ts'
import { words } from './words.zh.ts'

export { addBuilding, addUnit, beginStreet, beginUnnamedStreet, nameStreet } from './actions.ts'
export { type UnitsByName, unitsByName } from './import-places.ts'
export { type Home, findHomes, homeColumns, homeReasons, listHomesOf } from './import-homes.ts'
export type { Place } from './place.ts'
export type { Building } from './store.ts'
export {
  findUnit,
  listBuildingsOf,
  listDoorsOf,
  listEntrancesOf,
  listUnits,
} from './store.ts'
export type { Level, Unit } from './unit.ts'
export { communityOf, levelOf, streetOf, unitsAbove, unnamedStreetCode } from './unit.ts'

/** How the grids of a community are called until the street names them: by number. */
export function gridName(number: number): string {
  return words.gridName(number)
}

/** The unit, or `NotFound`. */
export async function getUnit(tx: Tx, code: string): Promise<Unit> {
  const unit = await findUnit(tx, code)
  if (!unit) throw new NotFound()
  return unit
}

/** The names of all units by code, a grid's with its community before it: every community has a first grid. */
export async function listUnitNames(tx: Tx): Promise<Map<string, string>> {
  const units = await listUnits(tx)
  const own = new Map(units.map((unit) => [unit.code, unit.name]))
  return new Map(
    units.map(({ code, level, parentCode, name }) => [
      code,
      level === 'grid' ? `${own.get(parentCode!) ?? ''}${name}` : name,
    ]),
  )
}

/** Buildings by id. */
export async function listBuildings(tx: Tx, ids: readonly string[]): Promise<Map<string, Building>> {
  return new Map((await listBuildingsById(tx, ids)).map((building) => [building.id, building]))
}

/** Where doors are, by the door's id; for doors that a record names which the actor may read. */
export async function listAddresses(tx: Tx, doorIds: readonly string[]): Promise<Map<string, Place>> {
  const addresses = await listAddressesOf(tx, doorIds)
  return new Map(
    addresses.map((address) => {
      const { doorId, entranceId, buildingId, unitCode } = address
      const line = placeLine(address.building, address.entrance, address.door)
      return [doorId, { unitCode, buildingId, entranceId, doorId, line }]
    }),
  )
}

/** What somebody picked. */
export interface Picked {
  readonly buildingId: string
  readonly entranceId?: string | null
  readonly doorId?: string | null
}

/**
 * The place that was picked, with its grid. Throws `Invalid` when building, entrance and door don't belong together, or
 * when there is no such building.
 */
export async function getPlace(tx: Tx, { buildingId, entranceId = null, doorId = null }: Picked): Promise<Place> {
  const building = await findBuilding(tx, buildingId)
  if (!building) throw new Invalid('body.buildingId', 'not-a-choice')
  const door = doorId === null ? null : ((await listAddressesOf(tx, [doorId]))[0] ?? null)
  if (doorId !== null && (door?.buildingId !== buildingId || (entranceId && door.entranceId !== entranceId))) {
    throw new Invalid('body.doorId', 'door-of-another-entrance')
  }
  const entrance = entranceId === null ? null : await findEntrance(tx, entranceId)
  if (entranceId !== null && entrance?.buildingId !== buildingId) {
    throw new Invalid('body.entranceId', 'entrance-of-another-building')
  }

  return {
    unitCode: building.unitCode,
    buildingId,
    entranceId: entranceId ?? door?.entranceId ?? null,
    doorId,
    line: placeLine(building.name, entrance?.name ?? door?.entrance ?? null, door?.door ?? null),
  }
}
