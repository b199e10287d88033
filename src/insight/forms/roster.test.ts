import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { openTestStreet } from '../../app/testing/harness.ts'
import { addMember, givePost, listPartyBodies, listSquads, listTeams } from '../../core/organisation/index.ts'
import { nameSkills, openIdNumber } from '../../core/people/index.ts'
import { dateOf } from '../../platform/calendar/dates.ts'
import { runImport } from '../../platform/imports/index.ts'
import { addForm, fillForm, mapForm, suggestMapping } from './actions.ts'
import { blankForm } from './blank-form.ts'
import { readFilled } from './files.ts'
import type { FormMapping } from './form.ts'
import { runFilling } from './run-filling.ts'

// Superiors' rosters of people: heads as they usually stand, three residents, and what comes into each cell.

// Whether a post runs is asked of the database's own clock, so this street lives in the present.
const street = await openTestStreet({ now: Date.now() - 60_000 })
const officer = '韩志远'
const hongji = '230506002001'
const today = dateOf(street.clock.now)
const age = (birthYear: number) => Number(today.slice(0, 4)) - birthYear

await bring('doors', [
  ['社区', '网格', '楼号', '单元', '房号'],
  ['宏吉', '1', '801', '2', '301'],
])
await bring('people', [
  ['姓名', '身份证号码', '联系电话', '出生年月', '社区', '网格', '楼号', '单元', '房号', '户号', '独居'],
  ['甲一', '23050619900101018x', '19900003001', '', '宏吉', '1', '801', '2', '301', 'A-07', '是'],
  ['甲二', '', '', '1948', '宏吉', '1', '', '', '', '', '否'],
  ['甲三', '', '', '', '宏吉', '', '', '', '', '', '否'],
])
const { rows: people } = await street.admin.query("select id, name from people.person where name like '甲_'")
const idOf = (name: string) => people.find((person) => person.name === name).id as string
/** 甲一 does hair for 许桂芳's team, and belongs to the branch. */
const { team, squad, branch } = await street.act(officer, async (context) => {
  const personId = idOf('甲一')
  const crew = (await listTeams(context.tx)).find(({ name }) => name === '绚丽彩')!
  const ours = (await listSquads(context.tx)).find((one) => one.teamId === crew.id && one.unitCode === hongji)!
  const body = (await listPartyBodies(context.tx, [hongji])).find(({ kind }) => kind === 'branch')!
  await givePost(context, { personId, unitCode: hongji, teamId: crew.id, squadId: ours.id, post: 'team-member' })
  await nameSkills(context, personId, [{ code: 'haircut', sinceYear: null }])
  await addMember(context, body.id, { personId, duty: 'member', fromDay: today })
  return { team: crew.name, squad: ours.name, branch: body.name }
})

/** Each usual head with the field that it asks for, and what the three residents have there, masked and opened. */
const columns: readonly [head: string, field: string | null, masked: readonly unknown[], opened?: unknown][] = [
  ['序号', 'row-number', [1, 2, 3]],
  ['姓名', 'name', ['甲一', '甲二', '甲三']],
  ['性别', 'sex', ['女', null, null]],
  ['出生日期', 'birthday', ['1990-**-**', '1948年', null], '1990-01-01'],
  ['年龄', 'age', [age(1990), age(1948), null]],
  ['身份证号码', 'id-number', ['230506***********X', null, null], '23050619900101018X'],
  ['联系电话', 'phone', ['199****3001', null, null], '19900003001'],
  ['社区', 'unit-community', ['宏吉社区', '宏吉社区', '宏吉社区']],
  ['所属网格', 'unit-grid', ['第 1 网格', '第 1 网格', null]],
  ['楼栋', 'building', ['801号楼', null, null]],
  ['单元', 'entrance', ['2单元', null, null]],
  ['房号', 'door', ['301', null, null]],
  ['户号', 'household', ['A-07', null, null]],
  ['家庭住址', 'address', ['801号楼 2单元 301', null, null]],
  ['是否独居', 'alone', ['独居', null, null]],
  ['志愿服务队', 'team', [team, null, null]],
  ['小队', 'squads', [squad, null, null]],
  ['职务', 'post', ['队员', null, null]],
  ['特长', 'skills', ['理发', null, null]],
  ['政治面貌', 'party', ['党员', null, null]],
  ['所在党支部', 'party-body', [branch, null, null]],
  ['登记日期', 'registered', [today, today, today]],
  ['户籍地址', null, [null, null, null]],
  ['紧急联系人电话', null, [null, null, null]],
  ['文化程度', null, [null, null, null]],
]

const formId = '019aa000-0000-7000-8000-0000000000f1'
const mapping = await street.act(officer, async (context) => {
  const rows = [columns.map(([head]) => head), columns.map(() => ({ format: 'text' as const }))]
  await addForm(context, hongji, { id: formId, fileName: '名册.xlsx', bytes: blankForm([{ name: '名册', rows }]) })
  return suggestMapping(context, formId)
})
await street.act(officer, (context) => mapForm(context, formId, mapping))

test('the usual heads of a superior’s roster each get the field that they ask for, others none', () => {
  expect(mapping.cells).toEqual([])
  expect(mapping.lists).toMatchObject([{ list: 'people', firstRow: 2, lastRow: 2 }])
  expect(columns.map(([head], at) => [head, fieldAt(mapping, at)])).toEqual(
    columns.map(([head, field]) => [head, field]),
  )
})

test('each cell of it is filled; what the ID number and phone tell stays masked', async () => {
  const before = await openings()
  const rows = await filled(null)
  for (const [at, [head, , masked]] of columns.entries()) {
    if (head !== '序号') expect([head, ...rows.map((row) => row[at] ?? null)]).toEqual([head, ...masked])
  }
  expect(await openings()).toEqual(before)
})

test('with a reason the number, its day and the phone come whole, each person’s number opened once on record', async () => {
  const before = await openings()
  const rows = await filled('区里核对底册')
  const first = rows[0]!
  for (const [at, [head, , masked, opened]] of columns.entries()) {
    if (head !== '序号') expect([head, first[at] ?? null]).toEqual([head, opened ?? masked[0]])
  }
  expect(rows[1]![3]).toBe('1948年')
  const ofFirst = (await openings()).slice(before.length).filter(({ personId }) => personId === idOf('甲一'))
  expect(ofFirst.map(({ field }) => field).toSorted()).toEqual(['id-number', 'phone'])
})

test('only what a form asks for is opened', async () => {
  const { lists } = mapping
  const named = lists.map((list) => ({ ...list, columns: list.columns.filter(({ field }) => field !== 'phone') }))
  await street.act(officer, (context) => mapForm(context, formId, { lists: named, cells: [] }))
  const before = (await openings()).length
  await filled('区里核对底册')
  const since = (await openings()).slice(before)
  expect(since.length).toBeGreaterThan(0)
  expect(since.every(({ field }) => field === 'id-number')).toBe(true)
  await street.act(officer, (context) => mapForm(context, formId, mapping))
})

test('a roster of posts is filled from the list of posts', async () => {
  const id = '019aa000-0000-7000-8000-0000000000f2'
  const rows = [
    ['姓名', '职务', '分队', '小队'],
    [{}, {}, {}, {}],
  ]
  const { lists } = await street.act(officer, async (context) => {
    await addForm(context, hongji, { id, fileName: '队伍.xlsx', bytes: blankForm([{ name: '队伍', rows }]) })
    return suggestMapping(context, id)
  })
  expect(lists).toMatchObject([{ list: 'posts' }])
})

test('who leads people may call them, but not see their ID numbers', async () => {
  const open = (who: string) => street.act(who, (context) => openIdNumber(context, idOf('甲一'), '核对底册'))
  expect(await open('李敏')).toBe('23050619900101018X')
  await expect(open('周倩')).rejects.toMatchObject({ reason: 'not-found' })
  await expect(open('许桂芳')).rejects.toMatchObject({ reason: 'not-your-post' })
})

function fieldAt({ lists }: FormMapping, column: number): string | null {
  return lists[0]!.columns.find((one) => one.column === column)?.field ?? null
}

/** The rows of the three residents, as the form has them. */
async function filled(reason: string | null): Promise<unknown[][]> {
  const scope = { unitCode: hongji, from: `${today.slice(0, 4)}-01-01`, to: today, reason }
  const fillingId = await street.act(officer, (context) => fillForm(context, formId, scope))
  await runFilling(fillingId, { dataDir: street.dataDir, runAs: (work) => street.act(officer, work) })
  const bytes = await street.act(officer, ({ tx }) => readFilled(tx, street.dataDir, fillingId))
  const rows = (await readXlsx(bytes!)).sheets[0]!.rows as unknown[][]
  return ['甲一', '甲二', '甲三'].map((name) => rows.find((row) => row[1] === name)!)
}

async function openings(): Promise<{ personId: string; field: string }[]> {
  const { rows } = await street.admin.query(
    "select noun_id, facts->>'field' as field from events.event where kind = 'opened' order by id",
  )
  return rows.map((row) => ({ personId: row.noun_id as string, field: row.field as string }))
}

async function bring(kind: string, rows: string[][]): Promise<void> {
  const path = join(street.dataDir, `${kind}.xlsx`)
  await writeFile(path, Buffer.from(await writeXlsx({ sheets: [{ name: '表', rows }] })))
  const ground = { db: street.db, dataDir: street.dataDir, now: () => street.clock.now }
  await runImport(ground, { kind, path, personId: street.id(officer) })
}
