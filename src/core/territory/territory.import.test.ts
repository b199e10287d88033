import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { openTestStreet } from '../../app/testing/harness.ts'
import { exportWorkbook, runImport, templateOf, undoImport } from '../../platform/imports/index.ts'
import { type Cell, openWorkbook } from '../../platform/imports/xlsx.ts'
import { runAs } from '../../platform/jobs/jobs.ts'

const street = await openTestStreet()
const ground = { db: street.db, dataDir: street.dataDir, now: () => street.clock.now }
const officer = street.id('韩志远')

describe('communities and grids', () => {
  test('come in by code or by name, a grid before its community too, and again add nothing', async () => {
    const rows = [
      ['代码', '名称', '属于'],
      ['230506002077001', '东头网格', ''],
      ['230506002077', '新立社区', ''],
      ['', '西头网格', '新立社区'],
      ['', '西头网格', '宏吉'],
    ]
    const done = await bring('units', rows)
    expect(done).toMatchObject({ added: 4, refused: 0 })
    const { rows: units } = await street.admin.query(
      "select code, name from territory.unit where code ^@ '230506002077' or name = '西头网格' order by code",
    )
    expect(units.map(({ code, name }) => [code.slice(9), name])).toEqual([
      [expect.stringMatching(/^001/), '西头网格'],
      ['077', '新立社区'],
      ['077001', '东头网格'],
      ['077002', '西头网格'],
    ])
    expect(await bring('units', rows)).toMatchObject({ added: 0, known: 4 })
    expect(await undoImport(ground, officer, done.batchId)).toBe(4)
  })

  test.each([
    [['110101001001', '别处', ''], 'unit-of-another-street'],
    [['2305060020', '短的', ''], 'unit-code-wrong'],
    [['230506002099001', '没有社区的', ''], 'unit-code-wrong'],
    [['230506002001', '另一个名字', ''], 'unit-code-taken'],
    [['', '没有上级', ''], 'parent-missing'],
    [['', '某网格', '东风社区'], 'unit-unknown'],
    [[2.305060020010001e17, '丢了数', ''], 'row-lost-digits'],
  ])('%j is refused as %s', async (row, reason) => {
    const done = await bring('units', [['代码', '名称', '属于'], row])
    expect(await reasonsOf(done.batchId)).toEqual([[2, reason]])
  })
})

describe('doors', () => {
  const heads = ['社区', '网格', '楼号', '单元', '房号']

  test('come in with their houses and staircases, however they are written, once', async () => {
    const done = await bring('doors', [
      heads,
      ['宏吉', '第一网格', '901', 1, '0101'],
      ['宏吉社区', '1网格', '901栋', '一单元', '102室'],
      ['宏吉社区', '第一网格', '９０１号楼', '', '103'],
      ['', '', '901', '2', 101],
      ['宏吉', '第一网格', '901', '1', '102'],
      ['宏吉', '第一网格', '901', '1', new Date('2026-03-01T00:00:00Z')],
      ['宏吉', '', '902', '1', '101'],
      ['东风', '', '902', '1', '101'],
    ])
    expect(done).toMatchObject({ read: 8, added: 4, known: 1, refused: 3 })
    expect(await reasonsOf(done.batchId)).toEqual([
      [7, 'row-became-date'],
      [8, 'grid-missing'],
      [9, 'unit-unknown'],
    ])
    expect(await doorsOf('901号楼')).toEqual(['1单元 0101', '1单元 102', '1单元 103', '2单元 101'])
  })

  test('twice in one file are one, and the second names the row of the first', async () => {
    const done = await bring('doors', [heads, ['宏吉', '1', '903', '1', '201'], ['宏吉', '1', '903', '1', '201室']])
    expect(done).toMatchObject({ added: 1, refused: 1 })
    const { rows } = await street.admin.query('select reason, other_row from imports.refused_row where batch_id = $1', [
      done.batchId,
    ])
    expect(rows).toEqual([{ reason: 'row-twice', other_row: 2 }])
  })

  test('are taken back with what came along, but for those that somebody lives behind', async () => {
    const done = await bring('doors', [heads, ['宏吉', '1', '904', '1', '301'], ['宏吉', '1', '904', '1', '302']])
    await street.admin.query(
      `insert into people.household (door_id, unit_code)
       select door.id, door.unit_code from territory.door join territory.entrance on entrance.id = door.entrance_id
       join territory.building on building.id = entrance.building_id where building.name = '904号楼' and door.name = '302'`,
    )
    expect(await undoImport(ground, officer, done.batchId)).toBe(1)
    const { rows } = await street.admin.query('select undone, kept from imports.batch where id = $1', [done.batchId])
    expect(rows[0]).toEqual({ undone: 1, kept: { 'in-use': 1, 'worked-on': 0 } })
    expect(await doorsOf('904号楼')).toEqual(['1单元 302'])
  })

  test('of another community are not for a branch secretary to bring', async () => {
    const path = await sheet([heads, ['宏意', '1', '905', '1', '101'], ['宏吉', '1', '905', '1', '101']])
    const done = await runImport(ground, { kind: 'doors', path, personId: street.id('王丽华') })
    expect(done).toMatchObject({ added: 1, refused: 1 })
    expect(await reasonsOf(done.batchId)).toEqual([[2, 'not-your-units']])
  })
})

test.each(['units', 'buildings', 'doors'])('%s that went out add nothing when they come in again', async (kind) => {
  const path = await exported(kind)
  const done = await runImport(ground, { kind, path, personId: officer })
  expect(done).toMatchObject({ added: 0, refused: 0 })
  expect(done.known).toBeGreaterThan(5)
})

test.each(['units', 'buildings', 'doors'])(
  'an empty sheet of %s brings nothing in, its example neither',
  async (kind) => {
    const path = join(street.dataDir, `template-${kind}.xlsx`)
    await writeFile(path, await templateOf(kind))
    const done = await runImport(ground, { kind, path, personId: officer })
    expect(done).toMatchObject({ state: 'done', read: 0, added: 0 })
  },
)

async function bring(kind: string, rows: Cell[][]) {
  return runImport(ground, { kind, path: await sheet(rows), personId: officer })
}

let sheets = 0

async function sheet(rows: Cell[][]): Promise<string> {
  const path = join(street.dataDir, `territory-${sheets++}.xlsx`)
  await writeFile(path, Buffer.from(await writeXlsx({ sheets: [{ name: '表', rows }] })))
  return path
}

async function exported(kind: string): Promise<string> {
  const path = join(street.dataDir, `export-${kind}.xlsx`)
  const stream = await exportWorkbook(kind, null, (work) => runAs(ground, officer, work))
  await writeFile(path, await buffer(stream))
  expect((await openWorkbook(path)).rowCount).toBeGreaterThan(5)
  return path
}

async function doorsOf(house: string): Promise<string[]> {
  const { rows } = await street.admin.query(
    `select entrance.name || ' ' || door.name as line from territory.door
     join territory.entrance on entrance.id = door.entrance_id
     join territory.building on building.id = entrance.building_id where building.name = $1 order by 1`,
    [house],
  )
  return rows.map(({ line }) => line)
}

async function reasonsOf(batchId: string): Promise<[number, string][]> {
  const { rows } = await street.admin.query(
    'select row_number, reason from imports.refused_row where batch_id = $1 order by 1',
    [batchId],
  )
  return rows.map(({ row_number, reason }) => [row_number, reason])
}
