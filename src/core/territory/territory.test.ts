import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { openTestStreet } from '../../app/testing/harness.ts'
import { peopleAddresses } from '../people/addresses.ts'
import { territoryAddresses } from './addresses.ts'
import type { territoryCalls } from './contract.ts'
import { listAddresses, getPlace } from './index.ts'
import { words } from './words.zh.ts'

type Calls = typeof territoryCalls

const street = await openTestStreet()
const officer = await street.as('韩志远', territoryAddresses)
const secretary = await street.as('王丽华', territoryAddresses)
const gridWorker = await street.as('张凯', territoryAddresses)
const resident = await street.as('王福贵', territoryAddresses)
const stranger = street.nobody(territoryAddresses)

const hongji = '230506002001'
const hongxiang = '230506002002'
const secondGrid = '230506002001002'

describe('units', () => {
  test('are read by everybody, with the codes of the country', async () => {
    const { units } = await stranger.call<Calls['listUnits']>('listUnits')
    const communities = units.filter(({ level }) => level === 'community')
    expect(communities.map(({ code, name }) => `${name} ${code}`)).toEqual([
      '宏吉社区 230506002001',
      '宏祥社区 230506002002',
      '宏如社区 230506002003',
      '宏意社区 230506002005',
      '宏顺社区 230506002006',
    ])
    expect(units.filter(({ level }) => level === 'grid')).toHaveLength(18)
    expect(units.some(({ can }) => can.rename || can.addUnit || can.addBuilding)).toBe(false)
  })

  test('a branch secretary adds a grid to the own community, with the next code', async () => {
    const added = await secretary.call<Calls['addUnit']>('addUnit', { body: { parentCode: hongji, name: '第5网格' } })
    expect(added.code).toBe('230506002001005')
  })

  test('and nobody adds one elsewhere or beside their post', async () => {
    const body = { parentCode: hongxiang, name: '第9网格' }
    expect(await secretary.refusal('addUnit', { body })).toBe('not-your-post')
    expect(await gridWorker.refusal('addUnit', { body })).toBe('not-your-post')
    expect(await officer.refusal('addUnit', { body: { parentCode: secondGrid, name: '小格' } })).toBe('no-level-below')
    expect(await officer.refusal('addUnit', { body: { ...body, code: hongji } })).toBe('code-of-another-unit')
  })

  test('a new name leaves the code, and stands in the log', async () => {
    await officer.call<Calls['renameUnit']>('renameUnit', { params: { code: secondGrid }, body: { name: '东二网格' } })
    const { units } = await resident.call<Calls['listUnits']>('listUnits')
    expect(units.find(({ code }) => code === secondGrid)?.name).toBe('东二网格')
    const { rows } = await street.admin.query(`select person_id from events.event where kind = 'unit-renamed'`)
    expect(rows).toEqual([{ person_id: street.id('韩志远') }])
  })
})

describe('buildings', () => {
  test('are listed for whoever is signed in; doors are counted for staff of the grid alone', async () => {
    const params = { code: secondGrid }
    const mine = await gridWorker.call<Calls['listBuildings']>('listBuildings', { params })
    expect(mine.buildings.map(({ name, entrances, doors }) => ({ name, entrances, doors }))[0]).toEqual({
      name: '5号楼',
      entrances: 3,
      doors: 36,
    })
    const seen = await resident.call<Calls['listBuildings']>('listBuildings', { params })
    expect(seen.buildings[0]).toMatchObject({ name: '5号楼', entrances: 3, doors: null })
    expect(await stranger.refusal('listBuildings', { params })).toBe('signed-out')
  })

  test('come with entrances and doors, once', async () => {
    const body = { name: '99号楼', entrances: [{ name: '1单元', doors: ['101', '102'] }] }
    const params = { code: secondGrid }
    const { buildingId } = await secretary.call<Calls['addBuilding']>('addBuilding', { params, body })
    expect(await secretary.refusal('addBuilding', { params, body })).toBe('building-known')
    expect(await secretary.refusal('addBuilding', { params: { code: hongji }, body })).toBe('not-a-grid')
    const { entrances } = await secretary.call<Calls['listEntrances']>('listEntrances', { params: { buildingId } })
    const entranceId = entrances[0]!.id

    const more = { params: { entranceId }, body: { names: ['102', '201'] } }
    expect(await secretary.call<Calls['addDoors']>('addDoors', more)).toEqual({ added: 1 })
    const { doors } = await secretary.call<Calls['listDoors']>('listDoors', { params: { entranceId } })
    expect(doors.map(({ name }) => name)).toEqual(['101', '102', '201'])
  })

  test('can be put on the map', async () => {
    const { buildings } = await secretary.call<Calls['listBuildings']>('listBuildings', {
      params: { code: secondGrid },
    })
    const { id, name } = buildings[0]!
    const body = { name, lon: 131.16, lat: 46.61 }
    await secretary.call<Calls['mendBuilding']>('mendBuilding', { params: { buildingId: id }, body })
    const again = await secretary.call<Calls['listBuildings']>('listBuildings', { params: { code: secondGrid } })
    expect(again.buildings.find((building) => building.id === id)).toMatchObject({ lon: 131.16, lat: 46.61 })
    const other = { ...body, name: buildings[1]!.name }
    expect(await secretary.refusal('mendBuilding', { params: { buildingId: id }, body: other })).toBe('building-known')
  })
})

describe('doors', () => {
  test('are seen by staff within their units, by a resident only the own one: row for row', async () => {
    const truth = async (where: string) =>
      Number((await street.admin.query(`select count(*) from territory.door where ${where}`)).rows[0].count)
    const seenBy = (name: string) =>
      street.act(name, async ({ tx }) =>
        Number(
          (
            await tx
              .selectFrom('territory.door')
              .select((eb) => eb.fn.countAll<number>().as('count'))
              .executeTakeFirstOrThrow()
          ).count,
        ),
      )
    expect(await seenBy('韩志远')).toBe(await truth('true'))
    expect(await seenBy('王丽华')).toBe(await truth(`unit_code like '${hongji}%'`))
    expect(await seenBy('张凯')).toBe(await truth(`unit_code = '${secondGrid}'`))
    expect(await seenBy('高岩')).toBe(0)
    expect(await seenBy('沈静')).toBe(0)
    expect(await seenBy('王福贵')).toBe(1)
    expect(await truth(`unit_code like '${hongji}%'`)).toBeGreaterThan(500)
  })

  test('are named exactly by who knows them, and not listed', async () => {
    const { buildings } = await resident.call<Calls['listBuildings']>('listBuildings', { params: { code: hongxiang } })
    const { entrances } = await resident.call<Calls['listEntrances']>('listEntrances', {
      params: { buildingId: buildings[0]!.id },
    })
    const params = { entranceId: entrances[0]!.id }
    expect((await resident.call<Calls['listDoors']>('listDoors', { params })).doors).toEqual([])
    const named = await resident.call<Calls['listDoors']>('listDoors', { params, query: { name: '301' } })
    expect(named.doors.map(({ name }) => name)).toEqual(['301'])
    expect((await resident.call<Calls['listDoors']>('listDoors', { params, query: { name: '3' } })).doors).toEqual([])
  })

  test('give a place that belongs together, or none', async () => {
    const me = await (await street.as('王福贵', peopleAddresses)).call('getMe')
    const { home } = me as { home: { buildingId: string; entranceId: string; doorId: string } }
    const place = await street.act('王福贵', ({ tx }) => getPlace(tx, home))
    expect(place).toMatchObject({ unitCode: secondGrid, line: '5号楼 2单元 301' })
    const { buildings } = await resident.call<Calls['listBuildings']>('listBuildings', { params: { code: hongxiang } })
    const wrong = street.act('王福贵', ({ tx }) => getPlace(tx, { ...home, buildingId: buildings[0]!.id }))
    await expect(wrong).rejects.toThrow('door-of-another-entrance')
    const addresses = await street.act('李敏', ({ tx }) => listAddresses(tx, [home.doorId]))
    expect(addresses.get(home.doorId)?.line).toBe('5号楼 2单元 301')
  })
})

describe('the map', () => {
  test('is the sketch until the street brings its own', async () => {
    const before = await stranger.call<Calls['getMap']>('getMap')
    expect(before.own).toBe(false)
    expect(before.can.replace).toBe(false)
    expect(before.drawing.features).toHaveLength(24)

    const drawing = JSON.parse(
      readFileSync(new URL('./sketch.geojson', import.meta.url), 'utf8'),
    ) as typeof before.drawing
    drawing.features = drawing.features.filter(({ properties }) => properties.kind !== 'grid')
    expect(await secretary.refusal('replaceMap', { body: { drawing } })).toBe('not-your-post')
    const without = { ...drawing, features: drawing.features.slice(1) }
    expect(await officer.refusal('replaceMap', { body: { drawing: without } })).toBe('community-missing')

    await officer.call<Calls['replaceMap']>('replaceMap', { body: { drawing } })
    const after = await stranger.call<Calls['getMap']>('getMap')
    expect(after.own).toBe(true)
    expect(after.drawing.features).toHaveLength(6)
  })

  test('takes a community that lies in two parts, and gives it back as it came', async () => {
    const drawing = ownDrawing()
    const { geometry } = drawing.features[0]!
    const parts = [geometry.coordinates, [square(131.3, 46.6)]]
    drawing.features[0]!.geometry = { type: 'MultiPolygon', coordinates: parts }
    await officer.call<Calls['replaceMap']>('replaceMap', { body: { drawing } })
    expect((await stranger.call<Calls['getMap']>('getMap')).drawing.features[0]!.geometry.coordinates).toEqual(parts)

    const open = [...parts, [square(131.4, 46.6).slice(0, 4)]]
    drawing.features[0]!.geometry = { type: 'MultiPolygon', coordinates: open }
    expect(await officer.refusal('replaceMap', { body: { drawing } })).toBe('open-outline')
  })

  test.each<[string, (drawing: Loose) => unknown, string]>([
    ['no collection', (drawing) => drawing.features[0], 'not-geojson'],
    ['no list of features', (drawing) => ({ ...drawing, features: {} }), 'not-geojson'],
    ['a kind that no map draws', (drawing) => withFirst(drawing, { properties: { kind: 'castle' } }), 'not-geojson'],
    ['points', (drawing) => withFirst(drawing, { geometry: { type: 'Point', coordinates: [131, 46] } }), 'not-geojson'],
    ['a polygon of words', (drawing) => withFirst(drawing, outlined([['131', '46']])), 'not-geojson'],
    ['a line where outlines belong', (drawing) => withFirst(drawing, outlined([131, 46])), 'not-geojson'],
    ['a place that isn’t on the earth', (drawing) => withFirst(drawing, outlined([square(500, 46)])), 'off-the-earth'],
    [
      'too many points',
      (drawing) => withFirst(drawing, outlined([Array.from({ length: 20_001 }, () => [131, 46])])),
      'too-many-points',
    ],
  ])('refuses %s', async (_, spoil, reason) => {
    const { status, body } = await officer.send('replaceMap', { body: { drawing: spoil(ownDrawing()) } })
    expect(body).toMatchObject({ reason, message: words.refusals[reason as keyof typeof words.refusals] })
    expect(status).toBe(400)
  })

  test('keeps nothing of what a file says besides', async () => {
    const drawing = withFirst(Object.assign(ownDrawing(), { owner: 'planted' }), { id: 'planted', bbox: ['planted'] })
    const [first] = drawing.features
    first!.properties = { ...first!.properties, phone: 'planted' }
    first!.geometry = { ...first!.geometry, crs: 'planted' }
    await officer.call<Calls['replaceMap']>('replaceMap', { body: { drawing } })
    const { rows } = await street.admin.query('select drawing::text from territory.map')
    expect(rows[0].drawing).toContain('community')
    expect(rows[0].drawing).not.toContain('planted')
  })
})

/** A drawing as a file may hold it, for better or worse. */
interface Loose {
  features: { properties?: object; geometry: { type: string; coordinates: unknown[] } & Record<string, unknown> }[]
}

function ownDrawing(): Loose {
  const drawing = JSON.parse(readFileSync(new URL('./sketch.geojson', import.meta.url), 'utf8')) as Loose
  return { ...drawing, features: drawing.features.filter((feature) => !isGrid(feature)) }
}

function isGrid({ properties }: Loose['features'][number]): boolean {
  return (properties as { kind: string }).kind === 'grid'
}

function withFirst(drawing: Loose, changes: object): Loose {
  return { ...drawing, features: drawing.features.map((each, index) => (index === 0 ? { ...each, ...changes } : each)) }
}

function outlined(coordinates: unknown[]): object {
  return { geometry: { type: 'Polygon', coordinates } }
}

function square(lon: number, lat: number): number[][] {
  const [east, north] = [lon + 0.01, lat + 0.01]
  return [
    [lon, lat],
    [east, lat],
    [east, north],
    [lon, north],
    [lon, lat],
  ]
}
