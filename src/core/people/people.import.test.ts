import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { openTestStreet } from '../../app/testing/harness.ts'
import { exportWorkbook, runImport, templateOf, undoImport } from '../../platform/imports/index.ts'
import { type Cell, openWorkbook } from '../../platform/imports/xlsx.ts'
import { runAs } from '../../platform/jobs/jobs.ts'
import { peopleAddresses } from './addresses.ts'
import type { peopleCalls } from './contract.ts'

type Calls = typeof peopleCalls

const street = await openTestStreet({ now: Date.parse('2026-11-24T02:42:00Z') })
const ground = { db: street.db, dataDir: street.dataDir, now: () => street.clock.now }
const officer = street.id('韩志远')
const heads = ['姓名', '身份证号码', '联系电话', '出生年月', '社区', '网格', '楼号', '单元', '房号', '独居']

await bringKind('doors', [
  ['社区', '网格', '楼号', '单元', '房号'],
  ['宏吉', '1', '801', '1', '101'],
  ['宏吉', '1', '801', '1', '102'],
  ['宏吉', '1', '801', '2', '101'],
  ...['811', '812', '813', '814', '815', '816'].flatMap((house) =>
    ['101', '102', '103'].map((door) => ['宏吉', '1', house, '1', door]),
  ),
  ['宏意', '1', '815', '1', '101'],
])

describe('residents', () => {
  test('come in with sealed numbers and their households, and again add nothing', async () => {
    const rows = [
      heads,
      ['甲一', '23050619900101018x', '+86 199-0000-3001', '', '宏吉', '1', '801', '1', '101', '否'],
      ['甲二', '', '１９９００００３００２', '35.3.4', '', '', '801栋', '一单元', '101室', '是'],
      ['甲三', '230506900101026', '', '1990年1月', '宏吉社区', '', '', '', '', ''],
    ]
    const done = await bring(rows)
    expect(done).toMatchObject({ added: 3, refused: 0 })
    const { rows: people } = await street.admin.query(
      `select name, birth_year, lives_alone, unit_code, phone_sealed is not null as phone,
         id_number_sealed is not null as id_number, household_id from people.person where name like '甲_' order by name collate "C"`,
    )
    const found = Object.fromEntries(people.map((person) => [person.name, person]))
    expect(found['甲一']).toMatchObject({ birth_year: 1990, phone: true, id_number: true, lives_alone: false })
    expect(found['甲二']).toMatchObject({ birth_year: 1935, phone: true, id_number: false, lives_alone: true })
    expect(found['甲三']).toMatchObject({ birth_year: 1990, unit_code: '230506002001', household_id: null })
    expect(found['甲一'].household_id).toBe(found['甲二'].household_id)
    const { rows: written } = await street.admin.query('select person::text as line from people.person')
    expect(written.some(({ line }) => /1990010101|19900003001/.test(line))).toBe(false)

    const li = await street.as('李敏', peopleAddresses)
    const { rows: listed } = await li.call<Calls['listPeople']>('listPeople', { query: { words: '19900003001' } })
    expect(listed.map(({ name, address }) => [name, address])).toEqual([['甲一', '801号楼 1单元 101']])
    expect(await bring(rows)).toMatchObject({ added: 0, known: 3, refused: 0 })
  })

  test('twice in one file are one person, and the second row names the first', async () => {
    const done = await bring([
      heads,
      ['乙一', '23050619900101069X', '', '', '宏吉'],
      ['乙一', '230506 19900101 069x', '', '', '宏吉'],
      ['乙二', '', '19900003011', '', '宏吉'],
      ['乙三', '', '19900003011', '', '宏吉'],
      ['乙四', '', '', '', '宏吉', '1', '801', '1', '102'],
      ['乙四', '', '', '', '宏吉', '1', '801', '1', '102'],
    ])
    expect(done).toMatchObject({ added: 3, refused: 3 })
    expect(await reasonsOf(done.batchId)).toEqual([
      [3, 'row-twice', 'idNumber', 2],
      [5, 'phone-twice', 'phone', 4],
      [7, 'row-twice', 'name', 6],
    ])
  })

  test('with wrong cells are told cell by cell, and the good rows come in', async () => {
    const done = await bring([
      heads,
      ['丙一', 230506199001010000, '', '', '宏吉'],
      ['丙二', '230506199001010181', '', '', '宏吉'],
      ['丙三', '', '1990000', '', '宏吉'],
      ['丙四', '', '', '2031-01-01', '宏吉'],
      ['丙五', '', '', '', '宏吉', '1', '809', '1', '101'],
      ['丙六', '', '', '', '宏吉', '1', '801', '3', '101'],
      ['丙七', '', '', '', '宏吉', '1', '801', '', '101'],
      ['丙八', '', '', '', '宏吉', '1', '801', '1', '999'],
      ['丙九', '', '', '', ''],
      ['丙十', '23050619900101085X', '', '1991', '宏吉'],
      ['甲零', '', '19900003001', '', '宏吉'],
      ['丁一', '', '', '', '宏吉'],
    ])
    expect(done).toMatchObject({ added: 1, refused: 11 })
    expect((await reasonsOf(done.batchId)).map(([, reason, column]) => [reason, column])).toEqual([
      ['row-lost-digits', 'idNumber'],
      ['row-id-number', 'idNumber'],
      ['row-phone', 'phone'],
      ['row-date', 'birth'],
      ['house-unknown', 'building'],
      ['entrance-unknown', 'entrance'],
      ['entrance-missing', 'entrance'],
      ['door-unknown', 'door'],
      ['home-missing', 'community'],
      ['birth-differs', 'birth'],
      ['phone-of-another', 'phone'],
    ])
  })

  test('have their address in one cell where the sheet has it so', async () => {
    const done = await bring([
      ['姓名', '家庭住址', '所属社区'],
      ['戊一', '801号楼2单元101', '宏吉'],
      ['戊二', '801-1-102', '宏吉'],
      ['戊三', '街对面', '宏吉'],
    ])
    expect(done).toMatchObject({ added: 2, refused: 1 })
    expect(await reasonsOf(done.batchId)).toEqual([[4, 'address-unclear', 'address', null]])
  })

  test('are taken back, their keys too, but for those who hold a post by now', async () => {
    const done = await bring([
      heads,
      ['己一', '', '19900003021', '', '宏吉', '1', '801', '2', '101'],
      ['己二', '', '19900003022', '', '宏吉'],
    ])
    const { rows } = await street.admin.query("select id, name from people.person where name like '己_'")
    const kept = rows.find(({ name }) => name === '己二').id
    const gone = rows.find(({ name }) => name === '己一').id
    await street.admin.query(
      "insert into actor.grant (person_id, post, unit_code) values ($1, 'community-worker', '230506002001')",
      [kept],
    )
    expect(await undoImport(ground, officer, done.batchId)).toBe(1)
    const { rows: keys } = await street.admin.query(
      'select person_id, destroyed_at is not null as destroyed from sealing.person_key where person_id = any($1)',
      [[kept, gone]],
    )
    expect(Object.fromEntries(keys.map(({ person_id, destroyed }) => [person_id, destroyed]))).toEqual({
      [kept]: false,
      [gone]: true,
    })
  })

  test('go out masked, or whole with a reason on record, and add nothing when they come in again', async () => {
    const masked = await exported(null)
    const whole = await exported('核对花名册')
    const cellsOf = async (path: string) => {
      for await (const { cells } of (await openWorkbook(path)).rows()) if (cells[0] === '甲一') return cells
      return []
    }
    expect((await cellsOf(masked)).slice(0, 3)).toEqual(['甲一', '230506***********X', '199****3001'])
    expect((await cellsOf(whole)).slice(0, 3)).toEqual(['甲一', '23050619900101018X', '19900003001'])
    const { rows } = await street.admin.query(
      "select person_id, facts ->> 'field' as field from events.event where kind = 'opened' and noun = 'export'",
    )
    expect(rows).toEqual([{ person_id: officer, field: 'phone id-number' }])
    for (const path of [masked, whole]) {
      expect(await runImport(ground, { kind: 'people', path, personId: officer })).toMatchObject({
        added: 0,
        refused: 0,
      })
    }
  })

  test('of another community are not for a branch secretary to bring', async () => {
    const path = await sheet([heads, ['庚一', '', '', '', '宏意'], ['庚二', '', '', '', '宏吉']])
    const done = await runImport(ground, { kind: 'people', path, personId: street.id('王丽华') })
    expect(done).toMatchObject({ added: 1, refused: 1 })
  })
})

describe('a sheet as people have it', () => {
  const plain = ['姓名', '联系电话', '出生年月', '社区', '网格', '楼号', '单元', '房号', '网格编码']

  test('has merged heads and merged cells', async () => {
    const rows = [
      ['宏吉社区居民花名册', null, null, null, null, null],
      ['姓名', '社区', '家庭住址', null, null, '联系电话'],
      [null, null, '楼号', '单元', '房号', null],
      ['子一', '宏吉', '816', '1', '101', '19900003101'],
      ['子二', null, '816', '1', '102', ''],
      ['子三', '宏吉', '816', '1', '999', ''],
    ]
    const merges = [
      { startRow: 0, startCol: 0, endRow: 0, endCol: 5 },
      { startRow: 1, startCol: 0, endRow: 2, endCol: 0 },
      { startRow: 1, startCol: 1, endRow: 2, endCol: 1 },
      { startRow: 1, startCol: 2, endRow: 1, endCol: 4 },
      { startRow: 1, startCol: 5, endRow: 2, endCol: 5 },
      { startRow: 3, startCol: 1, endRow: 4, endCol: 1 },
    ]
    const done = await bringAsWorker([{ name: '表', rows, merges }])
    expect(done).toMatchObject({ read: 3, added: 2, refused: 1 })
    expect(await reasonsOf(done.batchId)).toEqual([[6, 'door-unknown', 'door', null]])
  })

  test('lies beside a hidden one and one with other columns, which are not read', async () => {
    const done = await bringAsWorker([
      { name: '旧', hidden: true, rows: [plain, ['丑旧', '', '', '宏吉']] },
      {
        name: '车辆',
        rows: [
          ['车牌', '车主', '电话', '颜色'],
          ['黑J00000', '丑一', '19900003111', '红'],
        ],
      },
      { name: '居民', rows: [plain, ['丑一', '', '', '宏吉']] },
    ])
    expect(done).toMatchObject({ read: 1, added: 1 })
  })

  test('has dates that became numbers, a number that became a date, full-width digits and formulas', async () => {
    const rows = [
      plain,
      ['寅一', '', 20152, '宏吉', '1', '816', '1', '101'],
      ['寅二', '１９９００００３１２１', '１９９０－０１－０１', '宏吉', '１', '８１６', '１', '１０１'],
      ['寅三', '', '', '宏吉', '1', '816', new Date('2026-01-02T00:00:00Z'), '101'],
      ['寅四', null, '', '宏吉', '1', '816', '1', '101'],
    ]
    const cells = new Map([['4,1', { value: 19900003122, formula: '19900003121+1' }]])
    const done = await bringAsWorker([{ name: '表', rows, cells }])
    expect(await reasonsOf(done.batchId)).toEqual([
      [4, 'row-became-date', 'entrance', null],
      [5, 'row-formula', 'phone', null],
    ])
    const { rows: born } = await street.admin.query(
      "select birth_year from people.person where name in ('寅一', '寅二') order by 1",
    )
    expect(born.map(({ birth_year }) => birth_year)).toEqual([1955, 1990])
  })

  test('names units of another street and homes of another community', async () => {
    const done = await bringAsWorker([
      {
        name: '表',
        rows: [
          plain,
          ['卯一', '', '', '', '', '816', '1', '101', '110101001001001'],
          ['卯二', '', '', '110101001001', '', '816', '1', '101'],
          ['卯三', '', '', '宏意', '1', '815', '1', '101'],
          ['卯四', '', '', '宏意'],
          ['卯五', '', '', '宏吉', '1', '816', '1', '101'],
        ],
      },
    ])
    expect(done).toMatchObject({ added: 1 })
    expect(await reasonsOf(done.batchId)).toEqual([
      [2, 'unit-of-another-street', 'gridCode', null],
      [3, 'unit-of-another-street', 'community', null],
      [4, 'not-your-units', 'community', null],
      [5, 'not-your-units', 'community', null],
    ])
  })

  async function bringAsWorker(sheets: Parameters<typeof writeXlsx>[0]['sheets']) {
    const path = join(street.dataDir, `people-${crypto.randomUUID()}.xlsx`)
    await writeFile(path, Buffer.from(await writeXlsx({ sheets })))
    return runImport(ground, { kind: 'people', path, personId: street.id('李敏') })
  }
})

describe('households', () => {
  const columns = ['户号', '社区', '网格', '楼号', '单元', '房号']

  test('come in behind their doors, several by their numbers, and again add nothing', async () => {
    await bring([heads, ['辛一', '', '', '', '宏吉', '1', '811', '1', '101']])
    const rows = [
      columns,
      ['', '宏吉', '1', '811栋', '一单元', '101室'],
      ['', '宏吉', '1', '811', '1', '102'],
      ['A1', '宏吉', '1', '811', '1', '103'],
      ['A2', '宏吉', '1', '811', '1', '103'],
      ['', '', '', '811', '1', '103'],
    ]
    const done = await bringKind('households', rows)
    expect(done).toMatchObject({ added: 3, known: 2, refused: 0 })
    expect(await numbersAt('811号楼')).toEqual(['101', '102', '103 A1', '103 A2'])
    expect(await bringKind('households', rows)).toMatchObject({ added: 0, known: 5, refused: 0 })
    const { rows: logged } = await street.admin.query(
      "select count(*)::int as count from events.event where kind = 'household-added' and facts ->> 'importId' = $1",
      [done.batchId],
    )
    expect(logged).toEqual([{ count: 3 }])
  })

  test('with wrong cells are told cell by cell, and the good rows come in', async () => {
    const done = await bringKind('households', [
      [...columns, '住址'],
      ['', '宏吉', '1', '812', '1', '101'],
      ['', '宏吉', '1', '812', '1', '101'],
      ['', '宏吉', '1', '812', '1', ''],
      ['', '宏吉', '', '', '', '', ''],
      ['', '宏吉', '1', '812', '1', '999'],
      ['', '', '', '', '', '', '812号楼1单元999'],
      ['', '', '', '', '', '', '街对面'],
      ['', '110101001001', '', '812', '1', '102'],
      ['5'.repeat(21), '宏吉', '1', '812', '1', '102'],
      ['7', '', '', '', '', '', '812号楼1单元102'],
      ['7', '宏吉', '1', '812', '1', '102'],
    ])
    expect(await reasonsOf(done.batchId)).toEqual([
      [3, 'row-twice', 'door', 2],
      [4, 'household-without-door', 'door', null],
      [5, 'household-without-door', 'door', null],
      [6, 'door-unknown', 'door', null],
      [7, 'door-unknown', 'address', null],
      [8, 'address-unclear', 'address', null],
      [9, 'unit-of-another-street', 'community', null],
      [10, 'row-too-long', 'household', null],
    ])
    expect(done).toMatchObject({ added: 2, known: 1, refused: 8 })
  })

  test('are taken back, but for those in which somebody lives by now', async () => {
    const done = await bringKind('households', [
      columns,
      ['B1', '宏吉', '1', '813', '1', '101'],
      ['B2', '宏吉', '1', '813', '1', '101'],
    ])
    await bring([
      [...heads, '户号'],
      ['壬一', '', '', '', '宏吉', '1', '813', '1', '101', '', 'B2'],
    ])
    expect(await undoImport(ground, officer, done.batchId)).toBe(1)
    const { rows } = await street.admin.query('select kept from imports.batch where id = $1', [done.batchId])
    expect(rows[0]).toEqual({ kept: { 'in-use': 1, 'worked-on': 0 } })
    expect(await numbersAt('813号楼')).toEqual(['101 B2'])
  })

  test('go out with how many people belong to each, and add nothing when they come in again', async () => {
    await bring([
      [...heads, '户号'],
      ['癸一', '', '', '', '宏吉', '1', '814', '1', '101', '', 'C1'],
      ['癸二', '', '', '', '宏吉', '1', '814', '1', '101', '', 'C1'],
    ])
    await bringKind('households', [columns, ['C2', '宏吉', '1', '814', '1', '101']])
    const path = await exported(null, 'households')
    const written: Cell[][] = []
    for await (const { cells } of (await openWorkbook(path)).rows()) written.push(cells)
    expect(written[0]).toEqual(['社区', '网格', '网格编码', '楼栋', '单元', '门牌号', '住址', '户号', '人数'])
    const ofHouse = written.filter((cells) => cells[3] === '814号楼').map((cells) => cells.slice(5))
    expect(ofHouse.toSorted()).toEqual([
      ['101', null, 'C1', 2],
      ['101', null, 'C2', 0],
    ])
    const again = await runImport(ground, { kind: 'households', path, personId: officer })
    expect(again).toMatchObject({ added: 0, known: written.length - 1, refused: 0 })
  })

  test('of another community are not for a branch secretary to bring', async () => {
    const path = await sheet([columns, ['', '宏意', '1', '815', '1', '101'], ['', '宏吉', '1', '815', '1', '101']])
    const done = await runImport(ground, { kind: 'households', path, personId: street.id('王丽华') })
    expect(done).toMatchObject({ added: 1, refused: 1 })
  })

  test('have an empty sheet whose example brings nothing in, and which asks for no head count', async () => {
    const path = join(street.dataDir, 'households-template.xlsx')
    await writeFile(path, await templateOf('households'))
    for await (const { cells } of (await openWorkbook(path)).rows()) expect(cells).not.toContain('人数')
    const done = await runImport(ground, { kind: 'households', path, personId: officer })
    expect(done).toMatchObject({ state: 'done', read: 0, added: 0 })
  })

  async function numbersAt(building: string): Promise<string[]> {
    const { rows } = await street.admin.query(
      `select concat_ws(' ', door.name, household.number) as line from people.household
       join territory.door on door.id = household.door_id join territory.entrance on entrance.id = door.entrance_id
       join territory.building on building.id = entrance.building_id where building.name = $1 order by 1`,
      [building],
    )
    return rows.map(({ line }) => line)
  }
})

function bring(rows: Cell[][]) {
  return bringKind('people', rows)
}

async function bringKind(kind: string, rows: Cell[][]) {
  return runImport(ground, { kind, path: await sheet(rows), personId: officer })
}

async function sheet(rows: Cell[][]): Promise<string> {
  const path = join(street.dataDir, `people-${crypto.randomUUID()}.xlsx`)
  await writeFile(path, Buffer.from(await writeXlsx({ sheets: [{ name: '表', rows }] })))
  return path
}

async function exported(reason: string | null, kind = 'people'): Promise<string> {
  const path = join(street.dataDir, `people-${crypto.randomUUID()}.xlsx`)
  const stream = await exportWorkbook(kind, reason, (work) => runAs(ground, officer, work))
  await writeFile(path, await buffer(stream))
  return path
}

async function reasonsOf(batchId: string): Promise<[number, string, string, number | null][]> {
  const { rows } = await street.admin.query(
    'select row_number, reason, column_key, other_row from imports.refused_row where batch_id = $1 order by 1',
    [batchId],
  )
  return rows.map((row) => [row.row_number, row.reason, row.column_key, row.other_row])
}
