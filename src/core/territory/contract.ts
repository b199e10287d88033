import { z } from 'zod'
import { calls, Done, Id, paged, Paging } from '../../platform/contract/contract.ts'
import { territoryAddresses } from './addresses.ts'
import { mostPoints, shapeKinds } from './drawing.ts'
import { buildingSorts } from './place.ts'
import { levels } from './unit.ts'

export const UnitCode = z.string().regex(/^\d{9}(\d{3}){0,2}$/)
export const PlaceName = z.string().trim().min(1).max(20)
const UnitName = z.string().trim().min(1).max(60)
const BuildingName = z.string().trim().min(1).max(40)
const Lon = z.number().min(-180).max(180)
const Lat = z.number().min(-90).max(90)

export const UnitView = z.object({
  code: UnitCode,
  level: z.enum(levels),
  parentCode: z.string().nullable(),
  name: z.string(),
  can: z.object({ rename: z.boolean(), addUnit: z.boolean(), addBuilding: z.boolean() }),
})
export type UnitView = z.infer<typeof UnitView>

export const BuildingView = z.object({
  id: Id,
  unitCode: UnitCode,
  name: z.string(),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  entrances: z.int(),
  doors: z.int().nullable().describe('how many doors, or null where they are not yours to count'),
  can: z.object({ mend: z.boolean() }),
})
export type BuildingView = z.infer<typeof BuildingView>

const Named = z.object({ id: Id, name: z.string() })

/** Whatever isn't as GeoJSON has it, or more than a street's map needs, is refused in one sentence. */
const notGeoJson = 'word:not-geojson'
const offTheEarth = 'word:off-the-earth'
const tooMany = 'word:too-many-points'

const Degrees = (most: number) => z.number(notGeoJson).min(-most, offTheEarth).max(most, offTheEarth)
const Spot = z.tuple([Degrees(180), Degrees(90)], notGeoJson).readonly()
const Line = z.array(Spot, notGeoJson).min(2, notGeoJson).max(mostPoints, tooMany).readonly()
const Outlines = z.array(Line, notGeoJson).min(1, notGeoJson).max(50, tooMany).readonly()

const Feature = z.object(
  {
    type: z.literal('Feature', notGeoJson),
    properties: z.object(
      {
        code: z.string(notGeoJson).max(15, notGeoJson).nullable().default(null),
        name: z.string(notGeoJson).max(60, notGeoJson).nullable().default(null),
        kind: z.enum(shapeKinds, notGeoJson),
      },
      notGeoJson,
    ),
    geometry: z.discriminatedUnion(
      'type',
      [
        z.object({ type: z.literal('Polygon'), coordinates: Outlines }),
        z.object({
          type: z.literal('MultiPolygon'),
          coordinates: z.array(Outlines, notGeoJson).min(1, notGeoJson).max(50, tooMany).readonly(),
        }),
        z.object({ type: z.literal('LineString'), coordinates: Line }),
      ],
      notGeoJson,
    ),
  },
  notGeoJson,
)

const DrawingShape = z.object(
  {
    type: z.literal('FeatureCollection', notGeoJson),
    features: z.array(Feature, notGeoJson).max(2_000, tooMany).readonly(),
  },
  notGeoJson,
)

export const territoryCalls = calls(territoryAddresses, {
  listUnits: {
    summary: 'Every unit: street, communities, grids, in the order of their codes',
    open: 'public',
    answer: z.object({ units: z.array(UnitView) }),
  },
  addUnit: {
    summary: 'Adds a community to the street or a grid to a community; without a code the next free one is taken',
    body: z.object({ parentCode: UnitCode, code: UnitCode.optional(), name: UnitName }),
    answer: z.object({ code: UnitCode }),
    refusals: ['no-level-below', 'code-of-another-unit', 'code-taken', 'no-code-left', 'not-your-post'],
  },
  renameUnit: {
    summary: 'Gives a unit another name; its code stays',
    params: z.object({ code: UnitCode }),
    body: z.object({ name: UnitName }),
    answer: Done,
    refusals: ['not-your-post'],
  },
  listBuildings: {
    summary: 'Buildings of a grid, or of all grids of a community',
    params: z.object({ code: UnitCode }),
    answer: z.object({ buildings: z.array(BuildingView) }),
  },
  findBuildings: {
    summary: 'Buildings by name, grid by grid; without a unit those of your own, or of the whole street',
    query: z.object({
      words: z.string().trim().max(60).optional(),
      unit: UnitCode.optional(),
      spot: z.enum(['known', 'unknown']).optional(),
      sort: z.enum(buildingSorts).default('place'),
      ...Paging,
    }),
    answer: paged(BuildingView.extend({ unitName: z.string() })).extend({ unit: UnitCode.nullable() }),
  },
  addBuilding: {
    summary: 'Adds a building to a grid, with its entrances and doors when they are known',
    params: z.object({ code: UnitCode }),
    body: z.object({
      name: BuildingName,
      lon: Lon.nullable().default(null),
      lat: Lat.nullable().default(null),
      entrances: z
        .array(z.object({ name: PlaceName, doors: z.array(PlaceName).max(400).default([]) }))
        .max(40)
        .default([]),
    }),
    answer: z.object({ buildingId: Id }),
    refusals: ['not-a-grid', 'building-known', 'name-twice', 'not-your-post'],
  },
  mendBuilding: {
    summary: 'Corrects the name or the spot of a building',
    params: z.object({ buildingId: Id }),
    body: z.object({ name: BuildingName, lon: Lon.nullable(), lat: Lat.nullable() }),
    answer: Done,
    refusals: ['building-known', 'not-your-post'],
  },
  listEntrances: {
    summary: 'Entrances of a building',
    params: z.object({ buildingId: Id }),
    answer: z.object({ unitCode: UnitCode, entrances: z.array(Named), can: z.object({ add: z.boolean() }) }),
  },
  addEntrance: {
    summary: 'Adds an entrance to a building, with its doors when they are known',
    params: z.object({ buildingId: Id }),
    body: z.object({ name: PlaceName, doors: z.array(PlaceName).max(400).default([]) }),
    answer: z.object({ entranceId: Id }),
    refusals: ['entrance-known', 'not-your-post'],
  },
  listDoors: {
    summary: 'Doors of an entrance within your units, your own door, or the one that you name exactly',
    params: z.object({ entranceId: Id }),
    query: z.object({ name: PlaceName.optional() }),
    answer: z.object({ doors: z.array(Named) }),
  },
  addDoors: {
    summary: 'Adds doors to an entrance; those that are there already stay as they are',
    params: z.object({ entranceId: Id }),
    body: z.object({ names: z.array(PlaceName).min(1).max(400) }),
    answer: z.object({ added: z.int() }),
    refusals: ['not-your-post'],
  },
  getMap: {
    summary: 'The drawing of the street as GeoJSON: outlines of communities and grids, and water',
    open: 'public',
    answer: z.object({
      own: z.boolean().describe('false: the sketch that ships with the product'),
      drawing: DrawingShape,
      can: z.object({ replace: z.boolean() }),
    }),
  },
  replaceMap: {
    summary: 'Puts a GeoJSON of your own in place of the sketch; each community must be outlined',
    body: z.object({ drawing: DrawingShape }),
    answer: Done,
    refusals: [
      'not-geojson',
      'too-many-points',
      'open-outline',
      'off-the-earth',
      'unknown-unit',
      'community-missing',
      'no-street',
      'not-your-post',
    ],
  },
})
