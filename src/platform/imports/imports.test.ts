import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeXlsx } from 'hucre/xlsx'
import { sql } from 'kysely'
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
  async insertRows({ tx }, batch, rows): Promise<RowOutcome[]> {
    await whenAskedFor?.()
    if (rows.some(({ values }) => values.text === '坏')) throw new Refused('broken')
    const polite = rows.filter(({ values }) => values.text !== '滚')
    const { rows: added } = await sql<{ number: string }>`
      insert into public.list (number, text, batch_id)
      select number, text, ${batch.id}::uuid from unnest(
        ${polite.map(({ values }) => values.number)}::text[], ${polite.map(({ values }) => values.text)}::text[]
      ) row (number, text) on conflict do nothing returning number`.execute(tx)
    const numbers = new Set(added.map(({ number }) => number))
    return rows.map(({ values }) => {
      if (values.text === '滚') return { refused: 'rude' }
      return numbers.has(values.number as string) ? 'added' : 'known'
    })
  },
  async undo({ tx }, batch) {
    const { rows } = await sql`delete from public.list where batch_id = ${batch.id}::uuid returning 1`.execute(tx)
    return { removed: rows.length, kept: { 'in-use': 0 } }
  },
})

const street = await openTestStreet()
const ground = { db: street.db, dataDir: street.dataDir, now: () => street.clock.now }
const officer = await street.as('韩志远', importsAddresses)
type Call<Name extends keyof typeof importsCalls> = (typeof importsCalls)[Name]

await street.admin.query(`
  create table public.list (number text primary key, text text not null, batch_id uuid not null);
  grant select, insert, delete on public.list to wuse_app`)

beforeEach(async () => {
  await street.admin.query('delete from public.list')
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
      rows: [{ rowNumber: 5, reason: 'row-twice', sentence: '「编号」和第 4 行是同一个，请留一行' }],
      next: null,
    })

    await officer.call('undoBatch', { params: { batchId } })
    await runJob('imports.undo', batchId)
    expect(await batch(batchId)).toMatchObject({ state: 'undone', undone: 2, can: { undo: false } })
    expect(await listed()).toEqual([])
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
    expect(await listed()).toContainEqual(['1', '漏水'])
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

describe('a workbook that is tried before it comes in', () => {
  const rows: Cell[][] = [
    ['编号', '内容', '时间'],
    ['1', '漏水', ''],
    ['2', '', '昨天'],
    ['3', '滚', ''],
    ['1', '又漏水', ''],
    ['4', '停电', ''],
  ]

  test('marks each wrong cell, and nothing has come in', async () => {
    const batchId = await tried(rows)
    expect(await listed()).toEqual([])
    expect((await batch(batchId)).check).toEqual({ row: 6, done: true, wrong: 3 })
    const { rows: wrong } = await officer.call<Call<'listWrong'>>('listWrong', { params: { batchId } })
    expect(wrong.map(({ rowNumber, faults }) => [rowNumber, faults])).toEqual([
      [
        3,
        [
          { column: 'text', sentence: '这一格要填' },
          { column: 'at', sentence: '时间看不懂，或是将来的时间，请写成 2026-03-05 14:30' },
        ],
      ],
      [4, [{ column: null, sentence: '这样的话不收' }]],
      [5, [{ column: 'number', sentence: '和第 2 行是同一个，请留一行' }]],
    ])
    expect(wrong[0]!.cells).toContainEqual({ column: 'at', text: '昨天', mended: false })
  })

  test('takes what is written in place of a cell, and says what is still wrong', async () => {
    const batchId = await tried(rows)
    const mend = (rowNumber: number, column: string, value: string) =>
      officer.call<Call<'mendCell'>>('mendCell', { params: { batchId }, body: { rowNumber, column, value } })
    expect((await mend(3, 'text', '停水')).faults.map(({ column }) => column)).toEqual(['at'])
    expect(await mend(3, 'at', '2026-03-05')).toEqual({ faults: [] })
    expect((await mend(5, 'number', '很长'.repeat(150))).faults).toMatchObject([{ column: 'number' }])
    expect(await mend(5, 'number', '5')).toEqual({ faults: [] })
    expect((await batch(batchId)).check).toMatchObject({ wrong: 1 })
    expect(
      await officer.refusal('mendCell', { params: { batchId }, body: { rowNumber: 2, column: 'text', value: '' } }),
    ).toBe('not-found')
    const { rows: kept } = await street.admin.query('select * from imports.wrong_row where batch_id = $1', [batchId])
    expect(JSON.stringify(kept)).not.toContain('停水')

    await start(batchId, { number: 0, text: 1, at: 2 })
    expect(await batch(batchId)).toMatchObject({ state: 'done', read: 5, added: 4, refused: 1 })
    expect(await listed()).toEqual([
      ['1', '漏水'],
      ['2', '停水'],
      ['4', '停电'],
      ['5', '又漏水'],
    ])
  })

  test('keeps what was mended in the file of the rows that are still refused', async () => {
    const batchId = await tried(rows)
    const body = { rowNumber: 4, column: 'number', value: '33' }
    await officer.call('mendCell', { params: { batchId }, body })
    await start(batchId, { number: 0, text: 1, at: 2 })
    const answer = await refusedSheet('韩志远', batchId)
    const path = join(street.dataDir, 'refused.xlsx')
    await writeFile(path, answer.rawPayload)
    expect((await rowsOf(path)).find(([row]) => row === 4)).toEqual([4, '这样的话不收', '33', '滚', ''])
  })

  test('is tried anew with other columns, and from another sheet', async () => {
    const sheets = [
      { name: '说明', rows: [['怎么填']] },
      {
        name: '旧',
        rows: [
          ['编号', '内容'],
          ['9', '旧的'],
        ],
      },
      {
        name: '藏着',
        hidden: true,
        rows: [
          ['编号', '内容', '时间'],
          ['8', '藏着的', ''],
        ],
      },
    ]
    const batchId = await upload('韩志远', Buffer.from(await writeXlsx({ sheets })))
    const preview = await officer.call<Call<'getPreview'>>('getPreview', { params: { batchId } })
    expect([preview.sheet, preview.sheets.map(({ name, hidden }) => [name, hidden])]).toEqual([
      1,
      [
        ['说明', false],
        ['旧', false],
        ['藏着', true],
      ],
    ])
    await officer.call('tryBatch', { params: { batchId }, body: { mapping: { number: 1, text: 0 } } })
    expect((await batch(batchId)).check).toEqual({ row: 0, done: false, wrong: 0 })
    await officer.call('chooseSheet', { params: { batchId }, body: { sheet: 2 } })
    // The first trials are over with the third: their jobs find nothing to do.
    await street.runJob('imports.check', { batchId, checks: 1 })
    expect((await batch(batchId)).check?.done).toBe(false)
    await street.runJob('imports.check', { batchId, checks: 3 })
    expect((await batch(batchId)).check).toEqual({ row: 2, done: true, wrong: 0 })
    await start(batchId)
    expect(await listed()).toEqual([['8', '藏着的']])
    expect(await officer.refusal('chooseSheet', { params: { batchId }, body: { sheet: 0 } })).toBe('import-has-started')
  })

  async function tried(of: Cell[][]): Promise<string> {
    const batchId = await upload('韩志远', await sheet(of))
    await street.runJob('imports.check', { batchId, checks: 1 })
    return batchId
  }
})

describe('what goes out', () => {
  test('is a template with heads, an example that no import takes, and what to write where', async () => {
    const answer = await get('韩志远', '/api/imports/kinds/test/template')
    const path = join(street.dataDir, 'template.xlsx')
    await writeFile(path, answer.rawPayload)
    expect((await rowsOf(path))[0]).toEqual(['编号*', '内容*', '时间'])
    expect((await openWorkbook(path)).sheets.map(({ name }) => name)).toEqual(['演示', '填写说明'])
    expect(await runImport(ground, { kind: 'test', path, personId: operatorId })).toMatchObject({ read: 0, added: 0 })
    expect((await get('李敏', '/api/imports/kinds/test/template')).statusCode).toBe(404)
  })

  test('is nothing where a kind does not go out', async () => {
    expect((await get('韩志远', '/api/imports/kinds/test/export')).statusCode).toBe(404)
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
    expect((await listed()).map(([number]) => number)).toEqual(['1', '=8'])

    const back = await rowsOf(imported.refusedFile!)
    expect(back[0]).toEqual(['原来第几行', '为什么没导入', '编号', '内容', '时间'])
    expect(back.slice(1).map(([row, why]) => [row, why])).toEqual([
      [3, '「内容」这一格要填'],
      [4, '「时间」时间看不懂，或是将来的时间，请写成 2026-03-05 14:30'],
      [5, '「内容」写得太长了，请短一些'],
      [6, '「编号」这一格要填'],
      [7, '这样的话不收'],
      [8, '「编号」和第 2 行是同一个，请留一行'],
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
    expect(await listed()).toHaveLength(2)
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

async function listed(): Promise<[string, string][]> {
  const { rows } = await street.admin.query('select number, text from public.list order by number collate "C"')
  return rows.map(({ number, text }) => [number, text])
}

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
  return get(person, `/api/imports/${batchId}/refused.xlsx`)
}

async function get(person: string, url: string) {
  return street.app.inject({
    method: 'GET',
    url,
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
