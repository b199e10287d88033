import { sql } from 'kysely'
import type { Tx } from '../../platform/database/database.ts'
import type { Building, Entrance } from './store.ts'
import type { Unit } from './unit.ts'

/** What an import asks and writes: some hundred rows in one statement each. */

/** All houses of a street. */
export async function listHouses(tx: Tx, streetCode: string): Promise<Pick<Building, 'id' | 'unitCode' | 'name'>[]> {
  const { rows } = await sql<Pick<Building, 'id' | 'unitCode' | 'name'>>`
    select id, unit_code, name from territory.building where building.unit_code ^@ ${streetCode}`.execute(tx)
  return rows
}

export async function listEntrancesOfHouses(tx: Tx, buildingIds: readonly string[]): Promise<Entrance[]> {
  const { rows } = await sql<Entrance>`
    select id, building_id, unit_code, name from territory.entrance
    where building_id = any(${[...buildingIds]}::uuid[])`.execute(tx)
  return rows
}

export interface DoorOfEntrance {
  readonly id: string
  readonly entranceId: string
  readonly unitCode: string
  readonly name: string
}

/** The doors of these names on these staircases, as far as the actor sees them. */
export async function listDoorsNamed(
  tx: Tx,
  entranceIds: readonly string[],
  names: readonly string[],
): Promise<DoorOfEntrance[]> {
  const { rows } = await sql<DoorOfEntrance>`
    select id, entrance_id, unit_code, name from territory.door
    where entrance_id = any(${[...entranceIds]}::uuid[]) and name = any(${[...names]}::text[])`.execute(tx)
  return rows
}

export async function insertUnits(tx: Tx, units: readonly Unit[]): Promise<void> {
  if (units.length === 0) return
  await sql`
    insert into territory.unit (code, level, parent_code, name, id)
    select * from unnest(
      ${units.map(({ code }) => code)}::text[], ${units.map(({ level }) => level)}::text[],
      ${units.map(({ parentCode }) => parentCode)}::text[], ${units.map(({ name }) => name)}::text[],
      ${units.map(({ id }) => id)}::uuid[])`.execute(tx)
}

export async function insertHouses(tx: Tx, houses: readonly Building[]): Promise<void> {
  if (houses.length === 0) return
  await sql`
    insert into territory.building (id, unit_code, name, lon, lat)
    select * from unnest(
      ${houses.map(({ id }) => id)}::uuid[], ${houses.map(({ unitCode }) => unitCode)}::text[],
      ${houses.map(({ name }) => name)}::text[], ${houses.map(({ lon }) => lon)}::float8[],
      ${houses.map(({ lat }) => lat)}::float8[])`.execute(tx)
}

export async function insertEntrancesOfHouses(tx: Tx, entrances: readonly Entrance[]): Promise<void> {
  if (entrances.length === 0) return
  await sql`
    insert into territory.entrance (id, building_id, unit_code, name)
    select * from unnest(
      ${entrances.map(({ id }) => id)}::uuid[], ${entrances.map(({ buildingId }) => buildingId)}::uuid[],
      ${entrances.map(({ unitCode }) => unitCode)}::text[], ${entrances.map(({ name }) => name)}::text[])`.execute(tx)
}

export async function insertDoorsOfEntrances(tx: Tx, doors: readonly DoorOfEntrance[]): Promise<void> {
  if (doors.length === 0) return
  await sql`
    insert into territory.door (id, entrance_id, unit_code, name)
    select * from unnest(
      ${doors.map(({ id }) => id)}::uuid[], ${doors.map(({ entranceId }) => entranceId)}::uuid[],
      ${doors.map(({ unitCode }) => unitCode)}::text[], ${doors.map(({ name }) => name)}::text[])`.execute(tx)
}

/** Takes back what a batch brought in, in the units that the actor configures. */
export async function removeImport(
  tx: Tx,
  batchId: string,
  noun: 'unit' | 'building' | 'door',
): Promise<{ removed: number; workedOn: number; used: number }> {
  const { rows } = await sql<{ removed: number; workedOn: number; used: number }>`
    select removed, worked_on, used from territory.undo_import(${batchId}::uuid, ${noun})`.execute(tx)
  return rows[0]!
}

export interface ListedDoor {
  readonly id: string
  readonly unitCode: string
  readonly building: string
  readonly entrance: string
  readonly door: string
}

/** Doors that the actor sees, behind an id. */
export async function listDoorsAfter(tx: Tx, after: string | null, limit: number): Promise<ListedDoor[]> {
  const { rows } = await sql<ListedDoor>`
    select door.id, door.unit_code, building.name as building, entrance.name as entrance, door.name as door
    from territory.door
    join territory.entrance on entrance.id = door.entrance_id
    join territory.building on building.id = entrance.building_id
    where ${after}::uuid is null or door.id > ${after}::uuid
    order by door.id limit ${limit}`.execute(tx)
  return rows
}

/** Houses of a street, behind an id. */
export async function listHousesAfter(
  tx: Tx,
  streetCode: string,
  after: string | null,
  limit: number,
): Promise<Building[]> {
  const { rows } = await sql<Building>`
    select id, unit_code, name, lon, lat from territory.building
    where building.unit_code ^@ ${streetCode} and (${after}::uuid is null or building.id > ${after}::uuid)
    order by building.id limit ${limit}`.execute(tx)
  return rows
}
