import type { Context } from '../../platform/actor/actor.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { Column } from '../../platform/imports/columns.ts'
import type { RowRefusal, Values } from '../../platform/imports/importer.ts'
import { seesDoors } from './access.ts'
import { isText, refusedAt, type UnitsByName, unitsByName } from './import-places.ts'
import { listDoorsNamed, listEntrancesOfHouses, listHouses } from './import-store.ts'
import { importWords } from './import-words.zh.ts'
import { addressParts, doorKey, doorSpellings, entranceKey, houseKey } from './naming.ts'
import { type Building, type Entrance, listAddressesOf, listUnits } from './store.ts'
import { streetOf } from './unit.ts'

const { where, doors, homes } = importWords

/** The columns by which a sheet says where somebody lives; as far as they are known. */
export const homeColumns = [
  { key: 'community', ...where.community, type: 'text', maxLength: 60 },
  { key: 'grid', ...where.grid, note: homes.gridNote, type: 'text', maxLength: 60 },
  { key: 'gridCode', ...where.gridCode, type: 'code', maxLength: 15 },
  { key: 'building', ...where.building, type: 'code', maxLength: 40 },
  { key: 'entrance', ...doors.columns.entrance, type: 'code', maxLength: 20 },
  { key: 'door', ...doors.columns.door, type: 'code', maxLength: 20 },
  { key: 'address', ...homes.columns.address, type: 'code', maxLength: 100 },
] as const satisfies readonly Column[]

export const homeReasons: Readonly<Record<string, string>> = { ...importWords.reasons, ...homes.reasons }

export interface Home {
  readonly unitCode: string
  /** Null where no door is told. */
  readonly doorId: string | null
}

/** Where the people of some hundred rows live, in their order: the door, else the grid, else the community; or why not. */
export async function findHomes(
  { tx, actor }: Context,
  unitCode: string,
  rows: readonly Values[],
): Promise<(Home | RowRefusal)[]> {
  const streetCode = streetOf(unitCode)
  const byName = unitsByName(await listUnits(tx), streetCode)
  const houses = Map.groupBy(await listHouses(tx, streetCode), ({ name }) => houseKey(name))

  const told = rows.map(asParts)
  const found = told.map((values, index) =>
    isRefusal(values) ? values : houseOf(values, rows[index]!, { byName, houses }),
  )
  const houseIds = found.flatMap((one) => ('house' in one ? [one.house.id] : []))
  const entrances = Map.groupBy(await listEntrancesOfHouses(tx, [...new Set(houseIds)]), ({ buildingId }) => buildingId)
  const staircases = found.map((one, index) =>
    'house' in one ? entranceOf(told[index] as Values, entrances.get(one.house.id) ?? []) : null,
  )

  const named = staircases.flatMap((entrance, index) =>
    entrance && 'id' in entrance
      ? doorSpellings((told[index] as Values).door as string).map((name) => [entrance.id, name])
      : [],
  )
  const known = await listDoorsNamed(
    tx,
    [...new Set(named.map(([id]) => id!))],
    [...new Set(named.map(([, name]) => name!))],
  )
  const doorIds = new Map(known.map(({ id, entranceId, name }) => [`${entranceId} ${doorKey(name)}`, id]))
  return found.map((one, index): Home | RowRefusal => {
    if (!('house' in one)) return one
    const values = told[index] as Values
    const entrance = staircases[index]
    if (!entrance) return { unitCode: one.house.unitCode, doorId: null }
    if (!('id' in entrance)) return inAddress(rows[index]!, entrance)
    const doorId = doorIds.get(`${entrance.id} ${doorKey(values.door as string)}`)
    if (doorId) return { unitCode: one.house.unitCode, doorId }
    // A door that the actor doesn't see may well be there.
    if (!seesDoors(actor, one.house.unitCode)) return refusedAt('not-your-units', 'community')
    return inAddress(rows[index]!, { refused: 'door-unknown', column: 'door' })
  })
}

/** The same columns for homes that go out, in their order. */
export async function listHomesOf(tx: Tx, homes: readonly Home[]): Promise<Values[]> {
  const doorIds = homes.flatMap(({ doorId }) => (doorId === null ? [] : [doorId]))
  const places = new Map((await listAddressesOf(tx, doorIds)).map((address) => [address.doorId, address]))
  const units = new Map((await listUnits(tx)).map(({ code, name }) => [code, name]))
  return homes.map(({ unitCode, doorId }) => {
    const place = doorId === null ? undefined : places.get(doorId)
    const gridCode = unitCode.length === 15 ? unitCode : null
    return {
      community: units.get(unitCode.slice(0, 12)) ?? null,
      grid: gridCode && (units.get(gridCode) ?? null),
      gridCode,
      building: place?.building ?? null,
      entrance: place?.entrance ?? null,
      door: place?.door ?? null,
    }
  })
}

function isRefusal(values: Values | RowRefusal): values is RowRefusal {
  return 'refused' in values
}

type House = Pick<Building, 'id' | 'unitCode' | 'name'>

/** The whole address in one cell counts where the house has no cell of its own. */
function asParts(values: Values): Values | RowRefusal {
  if (isText(values.building) || !isText(values.address)) return values
  const parts = addressParts(values.address)
  if (!parts) return { refused: 'address-unclear', column: 'address' }
  return { ...values, building: parts.house, entrance: parts.entrance, door: parts.door }
}

interface Known {
  byName: UnitsByName
  /** By what they are known by; several grids may have a 3号楼. */
  houses: ReadonlyMap<string, readonly House[]>
}

function houseOf(told: Values, written: Values, { byName, houses }: Known): { house: House } | Home | RowRefusal {
  const grid = byName.grid(told)
  if (grid !== null && typeof grid === 'object') return grid
  const community = isText(told.community) ? byName.unit(told.community, 'community') : null
  if (community && 'refused' in community) return community
  const within = grid ?? community?.code ?? null
  if (!isText(told.building)) {
    return within === null ? { refused: 'home-missing', column: 'community' } : { unitCode: within, doorId: null }
  }

  const alike = (houses.get(houseKey(told.building)) ?? []).filter(({ unitCode }) => unitCode.startsWith(within ?? ''))
  if (alike.length > 1) return refusedAt('grid-not-clear', 'grid')
  return alike[0] ? { house: alike[0] } : inAddress(written, { refused: 'house-unknown', column: 'building' })
}

/** Null where the row tells no door. */
function entranceOf(values: Values, entrances: readonly Entrance[]): Entrance | RowRefusal | null {
  if (!isText(values.door)) return null
  if (!isText(values.entrance)) {
    return entrances.length === 1 ? entrances[0]! : { refused: 'entrance-missing', column: 'entrance' }
  }
  const key = entranceKey(values.entrance)
  const found = entrances.find(({ name }) => entranceKey(name) === key)
  return found ?? { refused: 'entrance-unknown', column: 'entrance' }
}

/** The cell to mend is the one that somebody wrote. */
function inAddress(written: Values, refusal: RowRefusal): RowRefusal {
  return isText(written.building) ? refusal : { ...refusal, column: 'address' }
}
