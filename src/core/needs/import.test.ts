import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { openTestStreet } from '../../app/testing/harness.ts'
import { operatorId } from '../../platform/actor/actor.ts'
import { runImport, undoImport } from '../../platform/imports/index.ts'
import { type Cell, openWorkbook } from '../../platform/imports/xlsx.ts'
import { needsAddresses } from './addresses.ts'
import type { needsCalls } from './contract.ts'
import { broadOf, needOfRow } from './import-rows.ts'
import { importNeeds, indexWords } from './import-file.ts'

type Calls = typeof needsCalls

const street = await openTestStreet({ now: Date.parse('2026-11-24T02:42:00Z') })
const ground = { db: street.db, dataDir: street.dataDir, now: () => street.clock.now }
const officer = await street.as('韩志远', needsAddresses)

describe('a row of a sheet', () => {
  test('keeps its number, title, words, reporter and time', () => {
    const need = needOfRow({
      number: '1001',
      title: '暖气不热',
      text: '屋里十三度',
      reporter: '老于',
      time: 1_700_000_000_000,
    })
    expect(need).toMatchObject({
      externalSystem: 'file',
      externalNumber: '1001',
      title: '暖气不热',
      body: '屋里十三度',
      callerName: '老于',
      heardAt: 1_700_000_000_000,
    })
  })

  test('without a title is called by its first sentence', () => {
    expect(needOfRow({ text: '楼道灯坏了。晚上看不见。' }).title).toBe('楼道灯坏了')
  })

  test('with an endless title keeps it in front of its words', () => {
    const title = '一'.repeat(250)
    const need = needOfRow({ title, text: '完' })
    expect(need.title.length).toBeLessThanOrEqual(200)
    expect(need.body).toBe(`${title}\n完`)
  })

  test('without a number is known by its words, reporter and time', () => {
    const one = needOfRow({ text: '漏水', reporter: '甲', time: 1 })
    expect(needOfRow({ text: '漏水', reporter: '甲', time: 1 }).externalNumber).toBe(one.externalNumber)
    expect(needOfRow({ text: '漏水', reporter: '乙', time: 1 }).externalNumber).not.toBe(one.externalNumber)
    expect(one.externalSystem).toBe('content')
  })

  test.each([
    ['劳动就业', 'work'],
    ['政策咨询', 'information'],
    ['供热供水', 'life'],
    ['教育文体', 'service'],
    ['环境保护', 'management'],
  ])('of the outside category %s falls under %s', (name, broad) => {
    expect(broadOf(name)).toBe(broad)
  })
})

const heads = ['编号', '标题', '内容', '时间', '上报人']
const good = [
  ['A1', '路灯不亮', '后街三盏路灯不亮，晚上摸黑走。', '2025/3/4 8:05', '老于'],
  ['A2', '', '单元门关不严，风往里灌。', '2025-03-05 18:40:00', '住户甲'],
  ['A3', '有人收礼', '社区有个干部收礼才给办事，请查。', '2025-03-06', '匿名'],
]

describe('a sheet with needs', () => {
  test('comes in with its own numbers and times; clocks start now, nobody is told, an accusation is guarded', async () => {
    const done = await bring('first', [heads, ...good])
    expect(done).toMatchObject({ state: 'done', read: 3, added: 3, known: 0, refused: 0, refusedFile: null })

    const needs = await imported()
    expect(needs.map(({ external_number, state, source }) => [external_number, state, source])).toEqual([
      ['A1', 'heard', 'import'],
      ['A2', 'heard', 'import'],
      ['A3', 'guarded', 'import'],
    ])
    expect(needs[0]).toMatchObject({ title: '路灯不亮', caller_name: '老于', unit_code: '230506002' })
    expect(needs[0]!.heard_at.toISOString()).toBe('2025-03-04T00:05:00.000Z')
    expect(needs.every(({ deadline_at }) => deadline_at!.getTime() > street.clock.now)).toBe(true)
    const { rows: notices } = await street.admin.query('select 1 from notices.notice')
    expect(notices).toEqual([])
  })

  test('says on its timeline that it was imported, from which file and by whom, and of nobody that they asked', async () => {
    const { id } = (await imported())[0]!
    const need = await officer.call<Calls['getNeed']>('getNeed', { params: { needId: id } })
    expect(need.heardBy).toBeNull()
    expect(need.timeline.map(({ sentence }) => sentence)).toEqual(['从表格《first.xlsx》导入'])
  })

  test('turns late row by row, never thousands at once', async () => {
    const deadlines = (await imported()).map(({ deadline_at }) => deadline_at!.getTime())
    expect(new Set(deadlines).size).toBe(deadlines.length)
  })

  test('adds nothing when it comes again', async () => {
    expect(await bring('again', [heads, ...good])).toMatchObject({ read: 3, added: 0, known: 3, refused: 0 })
  })

  test('is found by its words once they are indexed, and the officer sees no accusation', async () => {
    await indexWords(ground)
    const { rows } = await officer.call<Calls['listInbox']>('listInbox', { query: { words: '路灯' } })
    expect(rows.map(({ title }) => title)).toEqual(['路灯不亮'])
    const accusing = await officer.call<Calls['listInbox']>('listInbox', { query: { words: '收礼' } })
    expect(accusing.rows).toEqual([])
  })

  test('has a beginning on its timeline', async () => {
    const { rows } = await officer.call<Calls['listInbox']>('listInbox', { query: { words: '路灯' } })
    const need = await officer.call<Calls['getNeed']>('getNeed', { params: { needId: rows[0]!.id } })
    expect(need.timeline.map(({ step }) => step)).toEqual(['report'])
    expect(need.externalNumber).toBe('A1')
  })

  test('with other words under a known number is refused, and told so', async () => {
    const done = await bring('other', [heads, ['A1', '', '这是另一件事', '2025-03-04', '老于']])
    expect(done).toMatchObject({ read: 1, added: 0, known: 0, refused: 1 })
    expect(await reasonsOf(done.batchId)).toEqual([[2, 'number-of-another']])
  })

  test('lets good rows in and lists wrong ones with row and reason, to be mended and brought again', async () => {
    const done = await bring('mixed', [
      heads,
      ['B1', '', '井盖没了', '2025-04-01', '甲'],
      ['B2', '没有内容', '', '2025-04-01', '乙'],
      ['B3', '', '以后的事', '2031-01-01', '丙'],
      ['B4', '', '很早的事', '1985-01-01', '丁'],
      ['B5', '', '太长'.repeat(10_001), '2025-04-01', '戊'],
      ['B1', '', '又一个编号一样的', '2025-04-01', '己'],
      ['B6', '', '楼道堆满了纸箱', '2025-04-02', '庚'],
    ])
    expect(done).toMatchObject({ read: 7, added: 2, known: 0, refused: 5 })
    expect(await reasonsOf(done.batchId)).toEqual([
      [3, 'row-empty'],
      [4, 'row-time'],
      [5, 'row-time'],
      [6, 'row-too-long'],
      [7, 'row-twice'],
    ])
    expect(existsSync(done.refusedFile!)).toBe(true)
    const numbers: Cell[] = []
    for await (const { cells } of (await openWorkbook(done.refusedFile!)).rows()) numbers.push(cells[2]!)
    expect(numbers).toEqual(['编号', 'B2', 'B3', 'B4', 'B5', 'B1'])
  })

  test('refuses a formula', async () => {
    const cells = new Map([['1,2', { value: '算出来的', formula: 'A1&"的"' }]])
    const path = join(street.dataDir, 'formula.xlsx')
    await writeFile(
      path,
      Buffer.from(
        await writeXlsx({ sheets: [{ name: '表', rows: [heads, ['C1', '', null, '2025-04-01', '甲']], cells }] }),
      ),
    )
    const done = await runImport(ground, { kind: 'needs', path, personId: operatorId })
    expect(await reasonsOf(done.batchId)).toEqual([[2, 'row-formula']])
  })

  test('with a column of communities puts each need where it belongs', async () => {
    const done = await bring('communities', [
      [...heads, '社区'],
      ['D1', '', '宏吉的事', '2025-05-01', '甲', '宏吉'],
      ['D2', '', '宏意的事', '2025-05-01', '乙', '宏意社区'],
      ['D3', '', '不知哪儿的事', '2025-05-01', '丙', '东风社区'],
    ])
    expect(done).toMatchObject({ added: 2, refused: 1 })
    expect(await reasonsOf(done.batchId)).toEqual([[4, 'community-unknown']])
    const units = (await imported()).filter(({ external_number }) => external_number.startsWith('D'))
    expect(units.map(({ unit_code }) => unit_code)).toEqual(['230506002001', '230506002005'])
  })

  test('that was sorted already comes in as closed decisions, and makes the finer categories', async () => {
    const done = await bring('decided', [
      [...heads, '分类'],
      ['E1', '', '工钱没给', '2024-05-01', '甲', '劳动保障'],
      ['E2', '', '问换证要啥', '2024-05-02', '乙', '信息'],
    ])
    expect(done).toMatchObject({ added: 2 })
    const decided = (await imported()).filter(({ external_number }) => external_number.startsWith('E'))
    expect(decided.map(({ state, category }) => [state, category])).toEqual([
      ['closed', 'work'],
      ['closed', 'information'],
    ])
    const { rows } = await street.admin.query("select broad from needs.category where name = '劳动保障'")
    expect(rows).toEqual([{ broad: 'work' }])
  })

  test.each([
    ['branch secretary', '王丽华', 'F'],
    ['community worker', '李敏', 'H'],
  ])('brought in by a %s stays in the community, and may be taken back', async (post, name, letter) => {
    const path = await sheet(post, [
      [...heads, '社区'],
      [`${letter}1`, '', `我们社区的 ${letter}`, '2025-06-01', '甲', ''],
      [`${letter}2`, '', '别人的', '2025-06-01', '乙', '宏祥'],
    ])
    const done = await runImport(ground, { kind: 'needs', path, personId: street.id(name) })
    expect(done).toMatchObject({ added: 1, refused: 1 })
    expect(await reasonsOf(done.batchId)).toEqual([[3, 'community-not-yours']])
    const first = async () => (await imported()).find(({ external_number }) => external_number === `${letter}1`)
    expect((await first())?.unit_code).toBe('230506002001')

    expect(await undoImport(ground, street.id(name), done.batchId)).toBe(1)
    expect(await first()).toBeUndefined()
  })

  test('is not for a grid worker, and a batch of another community is nobody’s to take back', async () => {
    const path = await sheet('others', [heads, ['K1', '', '我们社区自己的', '2025-06-01', '甲']])
    const done = await runImport(ground, { kind: 'needs', path, personId: street.id('李敏') })
    await expect(undoImport(ground, street.id('周倩'), done.batchId)).rejects.toThrow('not-found')
    await expect(runImport(ground, { kind: 'needs', path, personId: street.id('张凯') })).rejects.toThrow('not-found')
  })

  test('names who brought it in, and the file to those who may see the batch', async () => {
    const path = await sheet('told', [heads, ['Z1', '', '院里的长椅坏了。', '2025-06-01', '甲']])
    await runImport(ground, { kind: 'needs', path, personId: street.id('王丽华') })
    const needId = (await imported()).find(({ external_number }) => external_number === 'Z1')!.id
    for (const [reader, said] of [
      ['王丽华', '从表格《told.xlsx》导入，王丽华导的'],
      ['郑慧', '从表格导入，王丽华导的'],
    ] as const) {
      const client = await street.as(reader, needsAddresses)
      const { timeline } = await client.call<Calls['getNeed']>('getNeed', { params: { needId } })
      expect(timeline[0]?.sentence).toBe(said)
    }
  })

  test('is taken back whole, but for what somebody has worked on since', async () => {
    const done = await bring('undo', [
      heads,
      ['G1', '', '第一件', '2025-07-01', '甲'],
      ['G2', '', '第二件', '2025-07-01', '乙'],
      ['G3', '', '社区干部收礼的事', '2025-07-01', '丙'],
    ])
    const touched = (await imported()).find(({ external_number }) => external_number === 'G1')!
    await officer.call('triage', { params: { needId: touched.id }, body: { kind: 'worry', category: 'life' } })

    expect(await undoImport(ground, street.id('韩志远'), done.batchId)).toBe(2)
    const left = (await imported()).filter(({ external_number }) => external_number.startsWith('G'))
    expect(left.map(({ external_number }) => external_number)).toEqual(['G1'])
    await street.runJob('needs.recount')
    expect(await bring('undo again', [heads, ['G2', '', '第二件', '2025-07-01', '乙']])).toMatchObject({ added: 1 })
  })
})

const messages = process.env.WUSE_MESSAGES ?? ''

test.skipIf(!existsSync(messages))(
  '4,326 public messages come in, are found, and add nothing twice (WUSE_MESSAGES names the file)',
  { timeout: 120_000 },
  async () => {
    const done = await importNeeds(ground, { path: messages })
    expect(done).toMatchObject({ read: 4326, added: 4326, known: 0, refused: 0 })
    expect(await indexWords(ground)).toBeGreaterThanOrEqual(4326)
    expect(await importNeeds(ground, { path: messages })).toMatchObject({ added: 0, known: 4326, refused: 0 })
  },
)

async function bring(name: string, rows: Cell[][]) {
  return runImport(ground, { kind: 'needs', path: await sheet(name, rows), personId: operatorId })
}

async function sheet(name: string, rows: Cell[][]): Promise<string> {
  const path = join(street.dataDir, `${name}.xlsx`)
  await writeFile(path, Buffer.from(await writeXlsx({ sheets: [{ name: '表', rows }] })))
  return path
}

interface Imported {
  readonly id: string
  readonly external_number: string
  readonly state: string
  readonly source: string
  readonly title: string
  readonly caller_name: string | null
  readonly unit_code: string
  readonly category: string | null
  readonly heard_at: Date
  readonly deadline_at: Date | null
}

async function imported(): Promise<Imported[]> {
  const { rows } = await street.admin.query<Imported>(
    "select * from needs.need where source = 'import' order by external_number",
  )
  return rows
}

async function reasonsOf(batchId: string): Promise<[number, string][]> {
  const { rows } = await street.admin.query(
    'select row_number, reason from imports.refused_row where batch_id = $1 order by 1',
    [batchId],
  )
  return rows.map(({ row_number, reason }) => [row_number, reason])
}
