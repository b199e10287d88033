import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeXlsx } from 'hucre/xlsx'
import { beforeEach, describe, expect, test } from 'vitest'
import { openTestStreet } from '../../app/testing/harness.ts'
import { makeToken } from '../accounts/index.ts'
import { operatorId } from '../actor/actor.ts'
import { uuidv7 } from '../command/command.ts'
import { Refused } from '../contract/errors.ts'
import { importsAddresses } from './addresses.ts'
import type { importsCalls } from './contract.ts'
import { registerImporter, type RowOutcome } from './importer.ts'
import { runImport, undoImport } from './run-import.ts'
import { type Cell, openWorkbook } from './xlsx.ts'

/** What this test imports: words on a list, by their number. */
const list = new Map<string, { text: string; batchId: string }>()
let whenAskedFor: (() => Promise<void>) | null = null
registerImporter({
  kind: 'test',
  right: 'configure',
  title: '演示',
  columns: [
    { key: 'number', label: '编号', heads: [], type: 'text', required: true, unique: true },
    { key: 'text', label: '内容', heads: ['详情'], type: 'text', required: true, maxLength: 20 },
    { key: 'at', label: '时间', heads: [], type: 'time' },
  ],
  reasons: { rude: '这样的话不收' },
  async insertRows(_context, batch, rows): Promise<RowOutcome[]> {
    await whenAskedFor?.()
    if (rows.some(({ values }) => values.text === '坏')) throw new Refused('broken')
    return rows.map(({ values }) => {
      if (values.text === '滚') return { refused: 'rude' }
      if (list.has(values.number as string)) return 'known'
      list.set(values.number as string, { text: values.text as string, batchId: batch.id })
      return 'added'
    })
  },
  async undo(_context, batch) {
    const undone = [...list].filter(([, { batchId }]) => batchId === batch.id)
    for (const [number] of undone) list.delete(number)
    return undone.length
  },
})

const street = await openTestStreet()
const ground = { db: street.db, dataDir: street.dataDir, now: () => street.clock.now }
const officer = await street.as('韩志远', importsAddresses)
type Call<Name extends keyof typeof importsCalls> = (typeof importsCalls)[Name]

beforeEach(() => {
  list.clear()
  whenAskedFor = null
})

describe('a workbook on the desk', () => {
  test('is looked at, comes in, and goes out again as a whole', async () => {
    const batchId = await upload(
      '韩志远',
      await sheet([['一月的'], ['编号', '详情'], ['1', '漏水'], ['2', '停电'], ['2', '又停电']]),
    )
    const preview = await officer.call<Call<'getPreview'>>('getPreview', { params: { batchId } })
    expect(preview).toMatchObject({
      headRow: 2,
      heads: ['编号', '详情'],
      mapping: { number: 0, text: 1, at: null },
      missing: [],
    })
    expect(preview.rows[0]).toEqual({ rowNumber: 3, cells: ['1', '漏水'], formulas: [] })

    await start(batchId)
    expect(await batch(batchId)).toMatchObject({
      state: 'done',
      read: 3,
      added: 2,
      known: 0,
      refused: 1,
      can: { undo: true },
    })
    expect(await officer.call<Call<'listRefused'>>('listRefused', { params: { batchId } })).toEqual({
      rows: [{ rowNumber: 5, reason: 'row-twice', sentence: '「编号」和前面某一行的相同，请留一行' }],
      next: null,
    })

    await officer.call('undoBatch', { params: { batchId } })
    await runJob('imports.undo', batchId)
    expect(await batch(batchId)).toMatchObject({ state: 'undone', undone: 2, can: { undo: false } })
    expect(list.size).toBe(0)
  })

  test('takes the mapping that the person chose', async () => {
    const batchId = await upload(
      '韩志远',
      await sheet([
        ['甲', '乙'],
        ['漏水', '1'],
      ]),
    )
    const { mapping, missing } = await officer.call<Call<'getPreview'>>('getPreview', { params: { batchId } })
    expect([mapping, missing]).toEqual([{ number: null, text: null, at: null }, ['number', 'text']])
    expect(await officer.refusal('startBatch', { params: { batchId }, body: { mapping } })).toBe('column-missing')
    expect(
      await officer.refusal('startBatch', { params: { batchId }, body: { mapping: { number: 0, text: 0 } } }),
    ).toBe('column-twice')
    await start(batchId, { number: 1, text: 0 })
    expect(list.get('1')?.text).toBe('漏水')
    expect(
      await officer.refusal('startBatch', { params: { batchId }, body: { mapping: { number: 1, text: 0 } } }),
    ).toBe('import-has-started')
  })

  test('stops where it is when somebody asks for it', async () => {
    const rows = Array.from({ length: 1200 }, (_, i) => [String(i), '话'])
    const batchId = await upload('韩志远', await sheet([['编号', '内容'], ...rows]))
    whenAskedFor = async () => {
      whenAskedFor = null
      await officer.call('cancelBatch', { params: { batchId } }).catch(() => {})
    }
    await officer.call('startBatch', { params: { batchId }, body: { mapping: { number: 0, text: 1 } } })
    await officer.call('cancelBatch', { params: { batchId } })
    await runJob('imports.run', batchId)
    expect(await batch(batchId)).toMatchObject({ state: 'cancelled', read: 0, can: { cancel: false } })
    expect(await officer.refusal('cancelBatch', { params: { batchId } })).toBe('import-is-over')
  })

  test.each([
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'not-xlsx'],
    ['an old workbook', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), 'old-xls'],
    ['half a workbook', Buffer.from('PK\x03\x04', 'latin1'), 'damaged'],
  ])('that is %s is refused whole, with what to do', async (_, bytes, reason) => {
    const answer = await send('韩志远', bytes)
    expect([answer.statusCode, answer.json().reason]).toEqual([422, reason])
    expect(answer.json().message).toMatch(/。$/)
  })

  test("is nobody's who may not configure", async () => {
    const bytes = await sheet([
      ['编号', '内容'],
      ['1', '漏水'],
    ])
    for (const person of ['李敏', '王福贵', '沈静']) expect((await send(person, bytes)).statusCode).toBe(404)
    const batchId = await upload('韩志远', bytes)
    const other = await street.as('陈国栋', importsAddresses)
    expect(await other.refusal('getBatch', { params: { batchId } })).toBe('not-found')
    expect(await other.refusal('startBatch', { params: { batchId }, body: { mapping: {} } })).toBe('not-found')
    expect((await refusedSheet('陈国栋', batchId)).statusCode).toBe(404)
  })
})

describe('a workbook on the command line', () => {
  test('brings in the good rows and gives back the others to mend', async () => {
    const path = await file([
      ['编号', '内容', '时间'],
      ['1', '漏水', '2026-03-02 8:00'],
      ['2', null, '2026-03-02'],
      ['3', '停电', '2026-13-02'],
      ['4', '很长的话'.repeat(10), null],
      [null, '没有编号', null],
      ['6', '滚', null],
      ['1', '一样的编号', null],
      ['=8', '=1+1', null],
    ])
    const imported = await runImport(ground, { kind: 'test', path, personId: operatorId })
    expect(imported).toMatchObject({ state: 'done', read: 8, added: 2, known: 0, refused: 6 })
    expect([...list.keys()]).toEqual(['1', '=8'])

    const back = await rowsOf(imported.refusedFile!)
    expect(back[0]).toEqual(['原来第几行', '为什么没导入', '编号', '内容', '时间'])
    expect(back.slice(1).map(([row, why]) => [row, why])).toEqual([
      [3, '「内容」这一格要填'],
      [4, '「时间」时间看不懂，或是将来的时间，请写成 2026-03-05 14:30'],
      [5, '「内容」写得太长了，请短一些'],
      [6, '「编号」这一格要填'],
      [7, '这样的话不收'],
      [8, '「编号」和前面某一行的相同，请留一行'],
    ])
  })

  test('adds nothing the second time', async () => {
    const path = await file([
      ['编号', '内容'],
      ['1', '漏水'],
      ['2', '停电'],
    ])
    expect(await runImport(ground, { kind: 'test', path, personId: operatorId })).toMatchObject({ added: 2, known: 0 })
    const second = await runImport(ground, { kind: 'test', path, personId: operatorId })
    expect(second).toMatchObject({ added: 0, known: 2, refused: 0, refusedFile: null })
    expect(await undoImport(ground, operatorId, second.batchId)).toBe(0)
    expect(list.size).toBe(2)
  })

  test('loses one row, not five hundred, when one breaks a rule of the database', async () => {
    const rows = Array.from({ length: 600 }, (_, i) => [String(i), i === 77 ? '坏' : '好'])
    const imported = await runImport(ground, {
      kind: 'test',
      path: await file([['编号', '内容'], ...rows]),
      personId: operatorId,
    })
    expect(imported).toMatchObject({ read: 600, added: 599, refused: 1 })
    expect((await rowsOf(imported.refusedFile!))[1]).toEqual([79, '这一行存不进去，请检查每一格', '77', '坏'])
  })

  test('goes on behind the last row when it broke off in the middle', async () => {
    const rows = Array.from({ length: 1100 }, (_, i) => [String(i), '话'])
    let chunk = 0
    whenAskedFor = async () => {
      if (++chunk === 2) throw new Error('the machine stopped')
    }
    const batchId = await upload('韩志远', await sheet([['编号', '内容'], ...rows]))
    await officer.call('startBatch', { params: { batchId }, body: { mapping: { number: 0, text: 1 } } })
    await expect(runJob('imports.run', batchId)).rejects.toThrow('the machine stopped')
    expect(await batch(batchId)).toMatchObject({ state: 'running', lastRow: 501, added: 500 })
    await runJob('imports.run', batchId)
    expect(await batch(batchId)).toMatchObject({ state: 'done', read: 1100, added: 1100, known: 0 })
    await runJob('imports.run', batchId)
    expect(await batch(batchId)).toMatchObject({ state: 'done', read: 1100 })
  })

  test('is refused when a column that must be there is not found', async () => {
    const path = await file([
      ['编号', '别的'],
      ['1', '漏水'],
    ])
    await expect(runImport(ground, { kind: 'test', path, personId: operatorId })).rejects.toThrow('column-missing')
  })
})

test('workbooks are thrown away after thirty days', async () => {
  const batchId = await upload(
    '韩志远',
    await sheet([
      ['编号', '内容'],
      ['1', '漏水'],
    ]),
  )
  street.clock.now += 31 * 86_400_000
  await street.runJob('imports.sweep')
  expect(await officer.refusal('getPreview', { params: { batchId } })).toBe('not-found')
})

async function sheet(rows: Cell[][]): Promise<Buffer> {
  return Buffer.from(await writeXlsx({ sheets: [{ name: '表', rows }] }))
}

async function file(rows: Cell[][]): Promise<string> {
  const path = join(street.dataDir, `${uuidv7()}.xlsx`)
  await writeFile(path, await sheet(rows))
  return path
}

async function rowsOf(path: string): Promise<Cell[][]> {
  const rows: Cell[][] = []
  for await (const { cells } of (await openWorkbook(path)).rows()) rows.push(cells)
  return rows
}

async function tokenOf(person: string): Promise<string> {
  return street.act(null, (context) => makeToken(context, street.id(person), { hours: 1 }))
}

async function send(person: string, bytes: Buffer) {
  const payload = Buffer.concat([
    Buffer.from('--x\r\ncontent-disposition: form-data; name="file"; filename="一月.xlsx"\r\n\r\n'),
    bytes,
    Buffer.from('\r\n--x--\r\n'),
  ])
  const headers = {
    authorization: `Bearer ${await tokenOf(person)}`,
    'command-id': uuidv7(),
    'content-type': 'multipart/form-data; boundary=x',
  }
  return street.app.inject({ method: 'POST', url: '/api/imports/kinds/test', headers, payload })
}

async function upload(person: string, bytes: Buffer): Promise<string> {
  const answer = await send(person, bytes)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json().batchId
}

async function refusedSheet(person: string, batchId: string) {
  return street.app.inject({
    method: 'GET',
    url: `/api/imports/${batchId}/refused.xlsx`,
    headers: { authorization: `Bearer ${await tokenOf(person)}` },
  })
}

async function start(batchId: string, mapping: Record<string, number> = { number: 0, text: 1 }): Promise<void> {
  await officer.call('startBatch', { params: { batchId }, body: { mapping } })
  await runJob('imports.run', batchId)
}

function batch(batchId: string) {
  return officer.call<Call<'getBatch'>>('getBatch', { params: { batchId } })
}

function runJob(queue: string, batchId: string): Promise<void> {
  return street.runJob(queue, { batchId })
}
