import { readFile } from 'node:fs/promises'
import type { Context } from '../../platform/actor/actor.ts'
import { NotFound } from '../../platform/contract/errors.ts'
import type { Routes } from '../../platform/http/module.ts'
import { may } from './access.ts'
import { addBuilding, addDoors, addEntrance, addUnit, mendBuilding, renameUnit, replaceMap } from './actions.ts'
import type { territoryCalls, UnitView } from './contract.ts'
import type { Drawing } from './drawing.ts'
import { buildingView, readBuildings } from './read-buildings.ts'
import {
  findBuilding,
  findDoorNamed,
  findEntrance,
  findOwnMap,
  listBuildingsOf,
  listDoorsOf,
  listEntrancesOf,
  listUnits,
} from './store.ts'
import { levelBelow, type Unit } from './unit.ts'

export function territoryRoutes(): Routes<typeof territoryCalls> {
  return {
    listUnits: async (context) => ({
      units: (await listUnits(context.tx)).map((unit) => unitView(context, unit)),
    }),
    addUnit: async (context, { body }) => ({ code: await addUnit(context, body) }),
    renameUnit: async (context, { params, body }) => {
      await renameUnit(context, params.code, body.name)
      return { done: true }
    },
    listBuildings: async (context, { params }) => ({
      buildings: (await listBuildingsOf(context.tx, params.code)).map((building) => buildingView(context, building)),
    }),
    findBuildings: (context, { query }) => readBuildings(context, query),
    addBuilding: async (context, { params, body }) => ({
      buildingId: await addBuilding(context, { ...body, unitCode: params.code }),
    }),
    mendBuilding: async (context, { params, body }) => {
      await mendBuilding(context, params.buildingId, body)
      return { done: true }
    },
    listEntrances: async (context, { params }) => {
      const building = await findBuilding(context.tx, params.buildingId)
      if (!building) throw new NotFound()
      return {
        unitCode: building.unitCode,
        entrances: (await listEntrancesOf(context.tx, building.id)).map(({ id, name }) => ({ id, name })),
        can: { add: may(context.actor, 'addBuilding', building.unitCode) },
      }
    },
    addEntrance: async (context, { params, body }) => ({
      entranceId: await addEntrance(context, params.buildingId, body),
    }),
    listDoors: async ({ tx }, { params, query }) => {
      if (!(await findEntrance(tx, params.entranceId))) throw new NotFound()
      if (query.name === undefined) return { doors: await listDoorsOf(tx, params.entranceId) }
      const door = await findDoorNamed(tx, params.entranceId, query.name)
      return { doors: door ? [door] : [] }
    },
    addDoors: async (context, { params, body }) => ({
      added: await addDoors(context, params.entranceId, body.names),
    }),
    getMap: async (context) => {
      const units = await listUnits(context.tx)
      const street = units.find((unit) => unit.level === 'street')
      const own = street && (await findOwnMap(context.tx, street.code))
      return {
        own: own !== undefined,
        drawing: own ?? sketchOf(await sketch(), units),
        can: { replace: street !== undefined && may(context.actor, 'replaceMap', street.code) },
      }
    },
    replaceMap: async (context, { body }) => {
      await replaceMap(context, body.drawing)
      return { done: true }
    },
  }
}

function unitView(context: Context, unit: Unit): UnitView {
  const { code, level, parentCode, name } = unit
  return {
    code,
    level,
    parentCode,
    name,
    can: {
      rename: may(context.actor, 'renameUnit', code),
      addUnit: levelBelow(level) !== null && may(context.actor, 'addUnit', code),
      addBuilding: level === 'grid' && may(context.actor, 'addBuilding', code),
    },
  }
}

let shipped: Promise<Drawing> | undefined

function sketch(): Promise<Drawing> {
  shipped ??= readFile(new URL('./sketch.geojson', import.meta.url), 'utf8').then((text) => JSON.parse(text) as Drawing)
  return shipped
}

/** The sketch without the units that this street doesn't have; an empty map when it is another street altogether. */
function sketchOf(drawing: Drawing, units: readonly Unit[]): Drawing {
  const codes = new Set(units.map((unit) => unit.code))
  const features = drawing.features.filter(({ properties: { code } }) => code === null || codes.has(code))
  return { ...drawing, features: features.some(({ properties }) => properties.code !== null) ? features : [] }
}
