import type { Context } from '../../platform/actor/actor.ts'
import { uuidv7 } from '../../platform/command/command.ts'
import { logAll } from '../../platform/events/log.ts'
import type { Column } from '../../platform/imports/columns.ts'
import {
  type BatchOfImporter,
  type ExportPage,
  logBrought,
  noteBrought,
  registerImporter,
  type RowOutcome,
  type RowRefusal,
  type RowToInsert,
  type Values,
} from '../../platform/imports/importer.ts'
import { may } from './access.ts'
import { isText, refusedAt, unitsByName } from './import-places.ts'
import {
  type DoorOfEntrance,
  insertDoorsOfEntrances,
  insertEntrancesOfHouses,
  insertHouses,
  listDoorsAfter,
  listDoorsNamed,
  listEntrancesOfHouses,
  listHouses,
  listHousesAfter,
  removeImport,
} from './import-store.ts'
import { importWords } from './import-words.zh.ts'
import { doorKey, doorSpellings, entranceKey, houseKey } from './naming.ts'
import { type Building, type Entrance, listUnits } from './store.ts'
import { streetOf, type Unit } from './unit.ts'

const rowsOnAPage = 1_000
const { where } = importWords

/** The columns by which a sheet says in which house something is. */
export const whereColumns = [
  { key: 'gridCode', ...where.gridCode, type: 'code', maxLength: 15 },
  { key: 'community', ...where.community, type: 'text', maxLength: 60 },
  { key: 'grid', ...where.grid, type: 'text', maxLength: 60 },
  { key: 'building', ...where.building, type: 'code', required: true, maxLength: 40 },
] as const satisfies readonly Column[]

registerImporter({
  kind: 'buildings',
  right: 'configure',
  title: importWords.buildings.title,
  place: 2,
  columns: [
    ...whereColumns,
    { key: 'lon', ...importWords.buildings.columns.lon, type: 'number' },
    { key: 'lat', ...importWords.buildings.columns.lat, type: 'number' },
  ],
  reasons: importWords.reasons,
  keysOf: (values) => [{ column: 'building', key: keyWithin(values, houseKey(values.building as string)) }],
  insertRows: (context, batch, rows) => insertHousesOf(context, batch, rows),
  async undo({ tx }, { id }) {
    const { removed, workedOn, used } = await removeImport(tx, id, 'building')
    return { removed, kept: { 'worked-on': workedOn, 'in-use': used } }
  },
  async listRows({ tx }, { after }) {
    const units = await listUnits(tx)
    const street = units.find(({ level }) => level === 'street')
    const houses = await listHousesAfter(tx, street?.code ?? '', after, rowsOnAPage)
    const rows = houses.map(({ unitCode, name, lon, lat }) => ({
      ...whereOf(units, unitCode),
      building: name,
      lon,
      lat,
    }))
    return { rows, next: houses.length < rowsOnAPage ? null : houses.at(-1)!.id }
  },
})

/** Doors with the houses and staircases that are not there yet. */
registerImporter({
  kind: 'doors',
  right: 'configure',
  title: importWords.doors.title,
  place: 3,
  columns: [
    ...whereColumns,
    { key: 'entrance', ...importWords.doors.columns.entrance, type: 'code', maxLength: 20 },
    { key: 'door', ...importWords.doors.columns.door, type: 'code', required: true, maxLength: 20 },
  ],
  reasons: importWords.reasons,
  keysOf(values) {
    const parts = [values.building, values.entrance ?? '', values.door] as string[]
    const key = `${houseKey(parts[0]!)} ${entranceKey(parts[1]!)} ${doorKey(parts[2]!)}`
    return [{ column: 'door', key: keyWithin(values, key) }]
  },
  insertRows: insertDoorsOf,
  async undo({ tx }, { id }) {
    const { removed, workedOn, used } = await removeImport(tx, id, 'door')
    return { removed, kept: { 'worked-on': workedOn, 'in-use': used } }
  },
  async listRows({ tx }, { after }): Promise<ExportPage> {
    const units = await listUnits(tx)
    const doors = await listDoorsAfter(tx, after, rowsOnAPage)
    const rows = doors.map(({ unitCode, building, entrance, door }) => ({
      ...whereOf(units, unitCode),
      building,
      entrance,
      door,
    }))
    return { rows, next: doors.length < rowsOnAPage ? null : doors.at(-1)!.id }
  },
})

async function insertHousesOf(
  context: Context,
  batch: BatchOfImporter,
  rows: readonly RowToInsert[],
): Promise<RowOutcome[]> {
  const houses = await openHouses(context, batch)
  const outcomes = rows.map(({ values }): RowOutcome => {
    if (!isSpot(values)) return refusedAt('spot-wrong', 'lon')
    const house = houses.find(values)
    if ('refused' in house) return house
    return house.isNew ? 'added' : 'known'
  })

  await houses.insert()
  return outcomes
}

async function insertDoorsOf(
  context: Context,
  batch: BatchOfImporter,
  rows: readonly RowToInsert[],
): Promise<RowOutcome[]> {
  const { tx, now } = context
  const houses = await openHouses(context, batch)
  const found = rows.map(({ values }) => houses.find(values))
  await houses.insert()

  const entrances = await findEntrances(context, batch, rows, found)
  const wanted = rows.map(({ values }, index) => {
    const entrance = entrances[index]
    return entrance && { entrance, key: doorKey(values.door as string) }
  })
  const asked = wanted.filter((one) => one !== undefined)
  const known = await listDoorsNamed(
    tx,
    asked.map(({ entrance }) => entrance.id),
    asked.flatMap(({ key }) => doorSpellings(key)),
  )
  const seen = new Set(known.map(({ entranceId, name }) => `${entranceId} ${doorKey(name)}`))
  const doors: DoorOfEntrance[] = []
  const outcomes = wanted.map((one, index): RowOutcome => {
    if (!one) return found[index] as RowRefusal
    const { entrance, key } = one
    if (seen.has(`${entrance.id} ${key}`)) return 'known'
    seen.add(`${entrance.id} ${key}`)
    doors.push({ id: uuidv7(now), entranceId: entrance.id, unitCode: entrance.unitCode, name: key })
    return 'added'
  })

  await insertDoorsOfEntrances(tx, doors)
  await noteBrought(
    context,
    batch,
    'door',
    doors.map(({ id }) => id),
  )
  await logDoors(context, batch, doors, new Map(asked.map(({ entrance }) => [entrance.id, entrance.buildingId])))
  return outcomes
}

interface House {
  readonly id: string
  readonly unitCode: string
  readonly isNew: boolean
}

interface Houses {
  /** The house that a row names, made when it is not there yet; or why it can't be told. */
  find(values: Values): House | RowRefusal
  /** Writes what was made. */
  insert(): Promise<void>
}

async function openHouses(context: Context, batch: BatchOfImporter): Promise<Houses> {
  const { tx, actor, now } = context
  const streetCode = streetOf(batch.unitCode)
  const units = await listUnits(tx)
  const byName = unitsByName(units, streetCode)
  const byKey = new Map<string, House>()
  const byNameAlone = new Map<string, House | null>()
  const made: Building[] = []
  for (const { id, unitCode, name } of await listHouses(tx, streetCode)) keep(name, { id, unitCode, isNew: false })

  function keep(name: string, house: House): void {
    const key = houseKey(name)
    byKey.set(`${house.unitCode} ${key}`, house)
    byNameAlone.set(key, byNameAlone.has(key) ? null : house)
  }

  return {
    find(values) {
      const name = values.building as string
      const grid = byName.grid(values)
      if (grid !== null && typeof grid === 'object') return grid
      const earlier = grid === null ? byNameAlone.get(houseKey(name)) : byKey.get(`${grid} ${houseKey(name)}`)
      if (earlier) return earlier
      if (grid === null) return refusedAt(earlier === null ? 'grid-not-clear' : 'grid-missing', 'grid')
      if (grid.length !== 15) return refusedAt('grid-missing', 'grid')
      if (!may(actor, 'addBuilding', grid)) return refusedAt('not-your-units', 'grid')
      const { lon = null, lat = null } = values as { lon?: number | null; lat?: number | null }
      const house = { id: uuidv7(now), unitCode: grid, name: houseName(name), lon, lat }
      made.push(house)
      keep(name, { ...house, isNew: false })
      return { ...house, isNew: true }
    },
    async insert() {
      await insertHouses(tx, made)
      await logBrought(context, batch, 'building', made)
    },
  }
}

/** The staircase of each row, made when it is not there yet. */
async function findEntrances(
  context: Context,
  batch: BatchOfImporter,
  rows: readonly RowToInsert[],
  houses: readonly (House | RowRefusal)[],
): Promise<(Entrance | undefined)[]> {
  const { tx, now } = context
  const ids = [...new Set(houses.flatMap((house) => ('id' in house ? [house.id] : [])))]
  const known = await listEntrancesOfHouses(tx, ids)
  const byKey = new Map(known.map((entrance) => [`${entrance.buildingId} ${entranceKey(entrance.name)}`, entrance]))
  const made: Entrance[] = []
  const found = rows.map(({ values }, index) => {
    const house = houses[index]!
    if (!('id' in house)) return undefined
    const name = isText(values.entrance) ? values.entrance : importWords.entranceNamed(1)
    const key = `${house.id} ${entranceKey(name)}`
    let entrance = byKey.get(key)
    if (!entrance) {
      entrance = { id: uuidv7(now), buildingId: house.id, unitCode: house.unitCode, name: entranceName(name) }
      byKey.set(key, entrance)
      made.push(entrance)
    }
    return entrance
  })

  await insertEntrancesOfHouses(tx, made)
  await noteBrought(
    context,
    batch,
    'entrance',
    made.map(({ id }) => id),
  )
  return found
}

/** One entry a house: thousands of doors are no news each. */
async function logDoors(
  context: Context,
  batch: BatchOfImporter,
  doors: readonly DoorOfEntrance[],
  houseOf: ReadonlyMap<string, string>,
): Promise<void> {
  const byHouse = Map.groupBy(doors, ({ entranceId }) => houseOf.get(entranceId)!)
  await logAll(
    context,
    Array.from(byHouse, ([nounId, some]) => ({
      kind: 'doors-added',
      noun: 'building',
      nounId,
      unitCode: some[0]!.unitCode,
      facts: { importId: batch.id, doors: some.length },
    })),
  )
}

/** Two rows are one where they write the same place, whatever the place turns out to be. */
function keyWithin({ gridCode, community, grid }: Values, key: string): string {
  return [gridCode ?? `${community ?? ''} ${grid ?? ''}`, key].join(' ')
}

function isSpot({ lon = null, lat = null }: Values): boolean {
  if (lon === null && lat === null) return true
  return typeof lon === 'number' && typeof lat === 'number' && Math.abs(lon) <= 180 && Math.abs(lat) <= 90
}

/** A bare 3 is called 3号楼. */
function houseName(written: string): string {
  return /^\d+$/.test(houseKey(written)) ? importWords.houseNamed(houseKey(written)) : written
}

function entranceName(written: string): string {
  const key = entranceKey(written)
  return /^\d+$/.test(key) ? importWords.entranceNamed(Number(key)) : written
}

function whereOf(units: readonly Unit[], gridCode: string) {
  const nameOf = (code: string) => units.find((unit) => unit.code === code)?.name ?? code
  return { gridCode, community: nameOf(gridCode.slice(0, 12)), grid: nameOf(gridCode) }
}
