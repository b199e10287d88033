import type { Context } from '../../platform/actor/actor.ts'
import { uuidv7 } from '../../platform/command/command.ts'
import { NotFound, Refused } from '../../platform/contract/errors.ts'
import { log } from '../../platform/events/log.ts'
import { may, type Step } from './access.ts'
import { type Drawing, drawingRefusal } from './drawing.ts'
import {
  type Building,
  findBuilding,
  findEntrance,
  findUnit,
  hasBuildingNamed,
  insertBuilding,
  insertDoors,
  insertEntrances,
  insertUnit,
  listUnits,
  recodeStreet,
  saveMap,
  updateBuilding,
  updateUnitName,
} from './store.ts'
import { levelOf, nextCode, unitRefusal, unnamedStreetCode } from './unit.ts'
import { words } from './words.zh.ts'

/** Begins a street. Only the operator may: a street lies in no unit that anybody could hold. */
export async function beginStreet(context: Context, { code, name }: { code: string; name: string }): Promise<void> {
  if (levelOf(code) !== 'street') throw new Refused('code-of-another-unit')
  if (!(await insertUnit(context.tx, { code, level: 'street', parentCode: null, name })))
    throw new Refused('code-taken')

  await logUnit(context, 'unit-added', code)
}

/**
 * A street without name and code, so that an import can come before the first run. Returns its code. When there is a
 * street already, returns that one's. Only the operator may.
 */
export async function beginUnnamedStreet(context: Context): Promise<string> {
  const street = (await listUnits(context.tx)).find((unit) => unit.level === 'street')
  if (street) return street.code
  await beginStreet(context, { code: unnamedStreetCode, name: words.unnamedStreet })
  return unnamedStreetCode
}

/** Gives the unnamed street its code and name. */
export async function nameStreet(context: Context, { code, name }: { code: string; name: string }): Promise<void> {
  if (levelOf(code) !== 'street') throw new Refused('code-of-another-unit')

  await recodeStreet(context.tx, unnamedStreetCode, code)
  await updateUnitName(context.tx, code, name)
  await logUnit(context, 'unit-renamed', code)
}

/** Adds a community or a grid and returns its code: the one given, or the next free one. */
export async function addUnit(
  context: Context,
  { parentCode, code, name }: { parentCode: string; code?: string; name: string },
): Promise<string> {
  await allow(context, 'addUnit', parentCode)
  const taken = (await listUnits(context.tx)).map((unit) => unit.code)
  const chosen = code ?? nextCode(parentCode, taken)
  if (!chosen) throw new Refused('no-code-left')
  const refusal = unitRefusal(parentCode, chosen, taken)
  if (refusal) throw new Refused(refusal)

  if (!(await insertUnit(context.tx, { code: chosen, level: levelOf(chosen)!, parentCode, name }))) {
    throw new Refused('code-taken')
  }
  await logUnit(context, 'unit-added', chosen)
  return chosen
}

export async function renameUnit(context: Context, code: string, name: string): Promise<void> {
  await allow(context, 'renameUnit', code)

  await updateUnitName(context.tx, code, name)
  await logUnit(context, 'unit-renamed', code)
}

/** A new building with whatever is known of its entrances and doors. */
export interface NewBuilding {
  readonly unitCode: string
  readonly name: string
  readonly lon?: number | null
  readonly lat?: number | null
  readonly entrances?: readonly { readonly name: string; readonly doors: readonly string[] }[]
}

/** Adds a building to a grid and returns its id. */
export async function addBuilding(context: Context, building: NewBuilding): Promise<string> {
  const { unitCode, name, lon = null, lat = null, entrances = [] } = building
  await allow(context, 'addBuilding', unitCode)
  if (levelOf(unitCode) !== 'grid') throw new Refused('not-a-grid')

  const id = uuidv7(context.now)
  if (!(await insertBuilding(context.tx, { id, unitCode, name, lon, lat }))) throw new Refused('building-known')
  const made = entrances.map((entrance) => ({ id: uuidv7(context.now), buildingId: id, unitCode, name: entrance.name }))
  if (!(await insertEntrances(context.tx, made))) throw new Refused('name-twice')
  const doors = entrances.flatMap((entrance, index) =>
    entrance.doors.map((door) => ({ entranceId: made[index]!.id, unitCode, name: door })),
  )
  const count = await insertDoors(context.tx, doors)

  const facts = { entrances: made.length, doors: count }
  await log(context, { kind: 'building-added', noun: 'building', nounId: id, unitCode, facts })
  return id
}

/** Corrects a building's name or spot. */
export async function mendBuilding(
  context: Context,
  buildingId: string,
  { name, lon, lat }: Pick<Building, 'name' | 'lon' | 'lat'>,
): Promise<void> {
  const building = await getBuilding(context, buildingId)
  await allow(context, 'addBuilding', building.unitCode)
  const mended = { ...building, name, lon: lat === null ? null : lon, lat: lon === null ? null : lat }
  if (await hasBuildingNamed(context.tx, mended)) throw new Refused('building-known')

  await updateBuilding(context.tx, mended)
  await log(context, { kind: 'building-mended', noun: 'building', nounId: buildingId, unitCode: building.unitCode })
}

/** Adds an entrance with its doors and returns its id. */
export async function addEntrance(
  context: Context,
  buildingId: string,
  { name, doors }: { name: string; doors: readonly string[] },
): Promise<string> {
  const { unitCode } = await getBuilding(context, buildingId)
  await allow(context, 'addBuilding', unitCode)

  const id = uuidv7(context.now)
  if (!(await insertEntrances(context.tx, [{ id, buildingId, unitCode, name }]))) throw new Refused('entrance-known')
  const count = await insertDoors(
    context.tx,
    doors.map((door) => ({ entranceId: id, unitCode, name: door })),
  )

  const facts = { entranceId: id, doors: count }
  await log(context, { kind: 'entrance-added', noun: 'building', nounId: buildingId, unitCode, facts })
  return id
}

/** Adds the doors that aren't there yet; returns how many. */
export async function addDoors(context: Context, entranceId: string, names: readonly string[]): Promise<number> {
  const entrance = await findEntrance(context.tx, entranceId)
  if (!entrance) throw new NotFound()
  const { buildingId, unitCode } = entrance
  await allow(context, 'addBuilding', unitCode)

  const count = await insertDoors(
    context.tx,
    names.map((name) => ({ entranceId, unitCode, name })),
  )
  const facts = { entranceId, doors: count }
  await log(context, { kind: 'doors-added', noun: 'building', nounId: buildingId, unitCode, facts })
  return count
}

/** Puts the street's own drawing in place of the sketch. */
export async function replaceMap(context: Context, drawing: Drawing): Promise<void> {
  const units = await listUnits(context.tx)
  const street = units.find((unit) => unit.level === 'street')
  if (!street) throw new Refused('no-street')
  await allow(context, 'replaceMap', street.code)
  const refusal = drawingRefusal(drawing, units)
  if (refusal) throw new Refused(refusal)

  await saveMap(context.tx, street.code, drawing, context.now)
  await logUnit(context, 'map-replaced', street.code)
}

async function allow(context: Context, step: Step, unitCode: string): Promise<void> {
  if (!(await findUnit(context.tx, unitCode))) throw new NotFound()
  if (!may(context.actor, step, unitCode)) throw new Refused('not-your-post')
}

async function getBuilding(context: Context, id: string): Promise<Building> {
  const building = await findBuilding(context.tx, id)
  if (!building) throw new NotFound()
  return building
}

async function logUnit(context: Context, kind: string, code: string): Promise<void> {
  const unit = await findUnit(context.tx, code)
  await log(context, { kind, noun: 'unit', nounId: unit!.id, unitCode: code })
}
