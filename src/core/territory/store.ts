import { sql } from 'kysely'
import type { Tx } from '../../platform/database/database.ts'
import { at } from '../../platform/database/time.ts'
import type { Drawing } from './drawing.ts'
import type { BuildingSort } from './place.ts'
import { saidName, type Unit } from './unit.ts'

const unitColumns = ['code', 'level', 'parentCode', 'name', 'id'] as const

/** Every unit, in the order of the codes: a street before its communities, each before its grids. */
export async function listUnits(tx: Tx): Promise<Unit[]> {
  const units = (await tx.selectFrom('territory.unit').select(unitColumns).orderBy('code').execute()) as Unit[]
  return units.map((unit) => ({ ...unit, name: saidName(unit) }))
}

export async function findUnit(tx: Tx, code: string): Promise<Unit | undefined> {
  const unit = (await tx
    .selectFrom('territory.unit')
    .select(unitColumns)
    .where('code', '=', code)
    .executeTakeFirst()) as Unit | undefined
  return unit && { ...unit, name: saidName(unit) }
}

/** Adds a unit and its mirror in `actor.unit`; false when somebody was quicker with this code. */
export async function insertUnit(tx: Tx, unit: Omit<Unit, 'id'>): Promise<boolean> {
  const result = await tx
    .insertInto('territory.unit')
    .values(unit)
    .onConflict((conflict) => conflict.column('code').doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export async function updateUnitName(tx: Tx, code: string, name: string): Promise<void> {
  await tx.updateTable('territory.unit').set({ name }).where('code', '=', code).execute()
}

/** Gives a street that has nothing below it another code; all that points to it follows. */
export async function recodeStreet(tx: Tx, from: string, to: string): Promise<void> {
  await sql`select territory.recode_street(${from}, ${to})`.execute(tx)
}

export interface Building {
  readonly id: string
  readonly unitCode: string
  readonly name: string
  readonly lon: number | null
  readonly lat: number | null
}

const buildingColumns = ['id', 'unitCode', 'name', 'lon', 'lat'] as const

export interface CountedBuilding extends Building {
  readonly entrances: number
  readonly doors: number
}

/** Buildings of a grid or of all grids of a community; doors are counted as far as they are the actor's to see. */
export async function listBuildingsOf(tx: Tx, unitCode: string): Promise<CountedBuilding[]> {
  const { rows } = await sql<CountedBuilding>`
    select building.id, building.unit_code, building.name, building.lon, building.lat,
      (select count(*)::int from territory.entrance where entrance.building_id = building.id) as entrances,
      (select count(*)::int from territory.entrance join territory.door on door.entrance_id = entrance.id
        where entrance.building_id = building.id) as doors
    from territory.building
    where building.unit_code ^@ ${unitCode}
    order by building.unit_code, length(building.name), building.name
    limit 2000`.execute(tx)
  return rows
}

export interface BuildingSearch {
  readonly words?: string | undefined
  readonly unit: string
  readonly spot?: 'known' | 'unknown' | undefined
  readonly sort: BuildingSort
  /** The id of the building that the page before ended with. */
  readonly after?: string | undefined
  readonly limit: number
}

/** One page of buildings, grid by grid, shorter names before longer ones so that 2号楼 comes before 10号楼. */
export async function searchBuildings(tx: Tx, search: BuildingSearch): Promise<CountedBuilding[]> {
  const { words, unit, spot, sort, after, limit } = search
  const place = sql`(building.unit_code, length(building.name), building.name, building.id)`
  const beyond = sql.raw(sort === 'place' ? '>' : '<')
  const way = sql.raw(sort === 'place' ? 'asc' : 'desc')
  const { rows } = await sql<CountedBuilding>`
    select building.id, building.unit_code, building.name, building.lon, building.lat,
      (select count(*)::int from territory.entrance where entrance.building_id = building.id) as entrances,
      (select count(*)::int from territory.entrance join territory.door on door.entrance_id = entrance.id
        where entrance.building_id = building.id) as doors
    from territory.building
    where building.unit_code ^@ ${unit}
      ${words ? sql`and strpos(building.name, ${words}) > 0` : sql``}
      ${spot ? sql.raw(`and building.lon is ${spot === 'known' ? 'not ' : ''}null`) : sql``}
      ${
        after
          ? sql`and ${place} ${beyond} (
              select last.unit_code, length(last.name), last.name, last.id from territory.building last
              where last.id = ${after})`
          : sql``
      }
    order by building.unit_code ${way}, length(building.name) ${way}, building.name ${way}, building.id ${way}
    limit ${limit}`.execute(tx)
  return rows
}

export async function findBuilding(tx: Tx, id: string): Promise<Building | undefined> {
  return (await tx.selectFrom('territory.building').select(buildingColumns).where('id', '=', id).executeTakeFirst()) as
    | Building
    | undefined
}

export async function listBuildingsById(tx: Tx, ids: readonly string[]): Promise<Building[]> {
  if (ids.length === 0) return []
  return (await tx
    .selectFrom('territory.building')
    .select(buildingColumns)
    .where('id', 'in', [...ids])
    .execute()) as Building[]
}

/** False when the grid has a building of this name already. */
export async function insertBuilding(tx: Tx, building: Building): Promise<boolean> {
  const result = await tx
    .insertInto('territory.building')
    .values(building)
    .onConflict((conflict) => conflict.columns(['unitCode', 'name']).doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** Whether another building of the grid bears this name. */
export async function hasBuildingNamed(tx: Tx, { id, unitCode, name }: Building): Promise<boolean> {
  const row = await tx
    .selectFrom('territory.building')
    .select('id')
    .where('unitCode', '=', unitCode)
    .where('name', '=', name)
    .where('id', '!=', id)
    .executeTakeFirst()
  return row !== undefined
}

export async function updateBuilding(tx: Tx, { id, name, lon, lat }: Building): Promise<void> {
  await tx.updateTable('territory.building').set({ name, lon, lat }).where('id', '=', id).execute()
}

export interface Entrance {
  readonly id: string
  readonly buildingId: string
  readonly unitCode: string
  readonly name: string
}

const entranceColumns = ['id', 'buildingId', 'unitCode', 'name'] as const

export async function listEntrancesOf(tx: Tx, buildingId: string): Promise<Entrance[]> {
  return (await tx
    .selectFrom('territory.entrance')
    .select(entranceColumns)
    .where('buildingId', '=', buildingId)
    .orderBy((eb) => eb.fn('length', ['name']))
    .orderBy('name')
    .execute()) as Entrance[]
}

export async function findEntrance(tx: Tx, id: string): Promise<Entrance | undefined> {
  return (await tx.selectFrom('territory.entrance').select(entranceColumns).where('id', '=', id).executeTakeFirst()) as
    | Entrance
    | undefined
}

/** False when one of the names is there already. */
export async function insertEntrances(tx: Tx, entrances: readonly Entrance[]): Promise<boolean> {
  if (entrances.length === 0) return true
  const result = await tx
    .insertInto('territory.entrance')
    .values([...entrances])
    .onConflict((conflict) => conflict.columns(['buildingId', 'name']).doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === BigInt(entrances.length)
}

export interface Named {
  readonly id: string
  readonly name: string
}

/** The doors that the actor may see: within their units, or their own. */
export async function listDoorsOf(tx: Tx, entranceId: string): Promise<Named[]> {
  return (await tx
    .selectFrom('territory.door')
    .select(['id', 'name'])
    .where('entranceId', '=', entranceId)
    .orderBy((eb) => eb.fn('length', ['name']))
    .orderBy('name')
    .execute()) as Named[]
}

/** The one door of exactly this name, for whoever knows it. */
export async function findDoorNamed(tx: Tx, entranceId: string, name: string): Promise<Named | undefined> {
  const { rows } = await sql<Named>`select id, name from territory.find_door(${entranceId}, ${name})`.execute(tx)
  return rows[0]
}

/** Adds doors that aren't there yet; returns how many those were. */
export async function insertDoors(
  tx: Tx,
  doors: readonly { entranceId: string; unitCode: string; name: string }[],
): Promise<number> {
  if (doors.length === 0) return 0
  const result = await tx
    .insertInto('territory.door')
    .values([...doors])
    .onConflict((conflict) => conflict.columns(['entranceId', 'name']).doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows ?? 0n)
}

export interface Address {
  readonly doorId: string
  readonly door: string
  readonly entranceId: string
  readonly entrance: string
  readonly buildingId: string
  readonly building: string
  readonly unitCode: string
}

/** Addresses of doors that a record names which the actor may read. */
export async function listAddressesOf(tx: Tx, doorIds: readonly string[]): Promise<Address[]> {
  if (doorIds.length === 0) return []
  const { rows } = await sql<Address>`select * from territory.addresses(${[...doorIds]}::uuid[])`.execute(tx)
  return rows
}

/** The street's own drawing, or undefined while it uses the sketch. */
export async function findOwnMap(tx: Tx, streetCode: string): Promise<Drawing | undefined> {
  const row = await tx
    .selectFrom('territory.map')
    .select('drawing')
    .where('streetCode', '=', streetCode)
    .executeTakeFirst()
  return row?.drawing as Drawing | undefined
}

export async function saveMap(tx: Tx, streetCode: string, drawing: Drawing, now: number): Promise<void> {
  const row = { drawing: JSON.stringify(drawing), replacedAt: at(now) }
  await tx
    .insertInto('territory.map')
    .values({ streetCode, ...row })
    .onConflict((conflict) => conflict.column('streetCode').doUpdateSet(row))
    .execute()
}
