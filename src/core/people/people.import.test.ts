import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { openTestStreet } from '../../app/testing/harness.ts'
import { exportWorkbook, runImport, undoImport } from '../../platform/imports/index.ts'
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

async function exported(reason: string | null): Promise<string> {
  const path = join(street.dataDir, `people-${crypto.randomUUID()}.xlsx`)
  const stream = await exportWorkbook('people', reason, (work) => runAs(ground, officer, work))
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
