import { deflateRawSync } from 'node:zlib'
import { writeXlsx, writeXlsxStream } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { Refused } from '../contract/errors.ts'
import { readTime } from './cells.ts'
import { type Column, namedCells, parseRow, recogniseColumns } from './columns.ts'
import { writeRows } from './write-xlsx.ts'
import { type Cell, openWorkbook, type Row } from './xlsx.ts'

describe('a workbook', () => {
  test('gives its rows with the numbers that people see', async () => {
    const rows = await read(
      await workbook([
        ['编号', '内容'],
        ['1', '三号楼漏水'],
        [2, null],
      ]),
    )
    expect(rows.map(({ rowNumber, cells }) => [rowNumber, ...cells])).toEqual([
      [1, '编号', '内容'],
      [2, '1', '三号楼漏水'],
      [3, 2],
    ])
  })

  test('says where a formula stands', async () => {
    const cells = new Map([
      ['2,1', { value: 3, formula: '1+2' }],
      ['3,0', { value: 9, formula: 'A2*9' }],
    ])
    const bytes = Buffer.from(
      await writeXlsx({
        sheets: [
          {
            name: '表',
            rows: [
              ['编号', '数'],
              [1, 1],
              [2, null],
              [null, 4],
            ],
            cells,
          },
        ],
      }),
    )
    expect((await read(bytes)).map(({ formulas }) => [...formulas])).toEqual([[], [], [1], [0]])
  })

  test('says so of thousands, wherever the file is cut into pieces while it is read', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => [i, i])
    const cells = new Map(rows.map((_, i) => [`${i},1`, { value: i, formula: `A${i + 1}*2` }]))
    const found = await read(Buffer.from(await writeXlsx({ sheets: [{ name: '表', rows, cells }] })))
    expect(found.filter(({ formulas }) => formulas.has(1) && formulas.size === 1)).toHaveLength(20_000)
  })

  test('is read from its first sheet that is shown', async () => {
    const sheets = [
      { name: '旧', hidden: true, rows: [['不看']] },
      { name: '新', rows: [['看']] },
    ]
    expect((await read(Buffer.from(await writeXlsx({ sheets }))))[0]!.cells).toEqual(['看'])
  })

  test('is read from another sheet when that is wanted, and names all of them', async () => {
    const sheets = [
      { name: '空的', rows: [] },
      { name: '甲 & 乙', rows: [['看']] },
      { name: '旧', hidden: true, rows: [['不看']] },
    ]
    const bytes = Buffer.from(await writeXlsx({ sheets }))
    const workbook = await openWorkbook(bytes)
    expect(workbook.sheet).toBe(1)
    expect(workbook.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['空的', false],
      ['甲 & 乙', false],
      ['旧', true],
    ])
    const hidden = await openWorkbook(bytes, 2)
    for await (const { cells } of hidden.rows()) expect(cells).toEqual(['不看'])
  })

  test('has the value of a merged area in each of its cells', async () => {
    const rows = [
      ['姓名', '住址', null, '电话'],
      [null, '楼', '门'],
      ['甲', '3号楼', '101', null],
      ['乙', null, '102', null],
    ]
    const merges = [
      { startRow: 0, startCol: 0, endRow: 1, endCol: 0 },
      { startRow: 0, startCol: 1, endRow: 0, endCol: 2 },
      { startRow: 0, startCol: 3, endRow: 1, endCol: 3 },
      { startRow: 2, startCol: 1, endRow: 3, endCol: 1 },
    ]
    const read4 = await read(Buffer.from(await writeXlsx({ sheets: [{ name: '表', rows, merges }] })))
    expect(read4.map(({ cells }) => cells.slice(0, 4))).toEqual([
      ['姓名', '住址', '住址', '电话'],
      ['姓名', '楼', '门', '电话'],
      ['甲', '3号楼', '101'],
      ['乙', '3号楼', '102'],
    ])
  })

  test('keeps every digit, and a text that looks like a formula stays a text', async () => {
    const texts = ['=1+1', '+86', '-3', '@x', '\t=x', '＝1', '007', '230506190001010012']
    const stream = await writeRows(
      texts.map((_, i) => ({ head: `第${i}列` })),
      [[...texts, -3]],
      '表',
    )
    const bytes = Buffer.concat(await stream.toArray())
    const [, row] = await read(bytes)
    expect(row!.cells).toEqual([...texts, -3])
    expect([...row!.formulas]).toEqual([])
  })
})

const frame: [string, Buffer][] = [
  ['[Content_Types].xml', Buffer.from('<Types/>')],
  ['_rels/.rels', Buffer.from('<Relationships/>')],
  ['xl/workbook.xml', Buffer.from('<workbook><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>')],
  [
    'xl/_rels/workbook.xml.rels',
    Buffer.from('<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>'),
  ],
]

describe('is refused whole within a second:', () => {
  test.each([
    ['an empty file', Buffer.alloc(0), 'not-xlsx'],
    ['a table of commas', Buffer.from('编号,内容\n1,漏水'), 'not-xlsx'],
    [
      'an old workbook with a new name',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
      'old-xls',
    ],
    ['an archive of something else', zip([['a.txt', Buffer.from('x')]]), 'not-xlsx'],
    ['a bomb', zip([...frame, ['xl/worksheets/sheet1.xml', Buffer.alloc(300 * 1024 * 1024, 32)]]), 'zip-bomb'],
    ['a smaller bomb', zip([...frame, ['xl/media/a.bin', Buffer.alloc(50 * 1024 * 1024)]]), 'zip-bomb'],
    ['a bomb that lies about its size', lyingBomb(), 'damaged'],
    [
      'entities that grow',
      zip([...frame, ['xl/worksheets/sheet1.xml', Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>')]]),
      'damaged',
    ],
    ['a sheet that is not there', zip(frame), 'damaged'],
    ['one with macros', zip([...frame, ['xl/vbaProject.bin', Buffer.from('x')]]), 'macros'],
    [
      'no rows at all',
      zip([...frame, ['xl/worksheets/sheet1.xml', Buffer.from('<worksheet><sheetData/></worksheet>')]]),
      'empty-workbook',
    ],
    ['more rows than anybody typed', zip([...frame, ['xl/worksheets/sheet1.xml', manyRows(200_001)]]), 'too-many-rows'],
  ])('%s', async (_, bytes, expected) => {
    const before = process.memoryUsage().rss
    expect(await word(bytes)).toBe(expected)
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024)
  })

  test('one with a password', async () => {
    const sheets = [{ name: '表', rows: [['编号']] }]
    expect(await word(Buffer.from(await writeXlsx({ sheets, encryption: { password: 'x', spinCount: 1000 } })))).toBe(
      'password',
    )
  })

  test('one that is cut or has a broken byte, wherever', async () => {
    const bytes = await workbook([['编号', '内容'], ...Array.from({ length: 50 }, (_, i) => [i, `第${i}件事`])])
    for (let at = 1; at < bytes.length; at += 97) expect(await word(bytes.subarray(0, at))).not.toBe('read')
    for (let at = 0; at < bytes.length; at += 61) {
      const broken = Buffer.from(bytes)
      broken[at] = broken[at]! ^ 0xff
      expect(['read', 'damaged', 'not-xlsx', 'password', 'zip-bomb', 'empty-workbook']).toContain(await word(broken))
    }
  })
})

const columns: Column[] = [
  { key: 'number', label: '编号', heads: ['留言编号'], type: 'text', required: true, unique: true },
  { key: 'title', label: '标题', heads: ['留言主题'], type: 'text' },
  { key: 'text', label: '内容', heads: ['留言详情'], type: 'text', required: true, maxLength: 10 },
  { key: 'heardAt', label: '时间', heads: ['留言时间'], type: 'time' },
  { key: 'by', label: '上报人', heads: ['留言用户'], type: 'text' },
]

describe('columns', () => {
  test.each([
    [
      ['编号', '标题', '内容', '时间', '上报人', '分类'],
      [0, 1, 2, 3, 4],
    ],
    [
      ['留言编号', '留言用户', '留言主题', '留言时间', '留言详情', '反对数', '点赞数'],
      [0, 2, 4, 3, 1],
    ],
    [
      ['序号', '留言编号 （必填）*', ' 内 容 '],
      [1, null, 2, null, null],
    ],
    [
      ['时间段', '事情内容', '编号2'],
      [2, null, 1, 0, null],
    ],
    [
      ['留言详情', '内容', '编号'],
      [2, null, 1, null, null],
    ],
    [
      [null, 3, ''],
      [null, null, null, null, null],
    ],
  ])('are recognised by their heads: %j', (heads, expected) => {
    expect(Object.values(recogniseColumns(columns, heads as Cell[]))).toEqual(expected)
  })

  const mapping = { number: 0, title: null, text: 1, heardAt: 2, by: null }
  const now = Date.parse('2026-11-24T10:00:00+08:00')

  test.each([
    [
      [7, ' 漏水 ', '2026/1/2 8:05'],
      { number: '7', title: null, text: '漏水', heardAt: shanghai('2026-01-02T08:05:00'), by: null },
    ],
    [['A7', 'a\u0000b\ud800', null], { number: 'A7', title: null, text: 'ab\ufffd', heardAt: null, by: null }],
  ])('%j is read', (cells, values) => {
    expect(parsed(cells as Cell[], [])).toEqual({ values })
  })

  test.each([
    [[null, '漏水'], [], 'row-empty', 'number'],
    [[7, '  '], [], 'row-empty', 'text'],
    [[7, '这一句话超过了十个字'.repeat(2)], [], 'row-too-long', 'text'],
    [[7, '漏水', '2026-02-30'], [], 'row-time', 'heardAt'],
    [[7, '漏水', '昨天'], [], 'row-time', 'heardAt'],
    [[7, '漏水', '2027-01-01'], [], 'row-time', 'heardAt'],
    [[7, '漏水', 12], [], 'row-time', 'heardAt'],
    [[7, '漏水'], [1], 'row-formula', 'text'],
  ])('%j with formulas in %j is %s in %s', (cells, formulas, reason, column) => {
    expect(parsed(cells as Cell[], formulas)).toEqual({ faults: [{ reason, column }] })
  })

  test('tell of every wrong cell in a row', () => {
    expect(parsed([null, '漏水', '昨天'], [])).toMatchObject({ faults: [{ column: 'number' }, { column: 'heardAt' }] })
  })

  function parsed(cells: readonly Cell[], formulas: readonly number[]) {
    const isFormula = (column: string) => formulas.includes(mapping[column as keyof typeof mapping] ?? -1)
    return parseRow(columns, namedCells(columns, mapping, cells), isFormula, now)
  }

  test.each<[Cell, string | null]>([
    [new Date('2026-01-02T08:05:00Z'), '2026-01-02T08:05:00'],
    [46024.5, '2026-01-02T12:00:00'],
    ['2026-01-02', '2026-01-02T00:00:00'],
    ['2026年1月2日 8:05', '2026-01-02T08:05:00'],
    ['2026年1月2日 8时5分', '2026-01-02T08:05:00'],
    ['2026.1.2 08:05:09', '2026-01-02T08:05:09'],
    ['2026-01-02T08:05:09.123', '2026-01-02T08:05:09'],
    ['2026-1-2 25:00', null],
    ['08:05', null],
    [true, null],
  ])('the time %j is %s', (cell, expected) => {
    expect(readTime(cell)).toBe(expected && shanghai(expected))
  })
})

async function read(file: Buffer | string): Promise<Row[]> {
  const rows: Row[] = []
  for await (const row of (await openWorkbook(file)).rows()) rows.push(row)
  return rows
}

async function word(bytes: Buffer): Promise<string> {
  return read(bytes).then(
    () => 'read',
    (error: unknown) => (error instanceof Refused ? error.reason : String(error)),
  )
}

async function workbook(rows: Cell[][]): Promise<Buffer> {
  return Buffer.from(await new Response(writeXlsxStream(rows, { name: '表' })).arrayBuffer())
}

function shanghai(text: string): number {
  return Date.parse(`${text}+08:00`)
}

function manyRows(rows: number): Buffer {
  // Numbers keep the sheet from packing so tightly that it would be taken for a bomb.
  const body = Array.from(
    { length: rows },
    (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${(i * 7919) % 1000003}</v></c></row>`,
  )
  return Buffer.from(`<worksheet><sheetData>${body.join('')}</sheetData></worksheet>`)
}

/** A sheet of 60 MB whose directory admits to 2,000 bytes. */
function lyingBomb(): Buffer {
  const bytes = zip([...frame, ['xl/worksheets/sheet1.xml', Buffer.alloc(60 * 1024 * 1024, 32)]])
  const entry = bytes.lastIndexOf('xl/worksheets/sheet1.xml') - 46
  bytes.writeUInt32LE(2_000, entry + 24)
  return bytes
}

function zip(files: readonly [string, Buffer][]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of files) {
    const packed = deflateRawSync(content, { level: 1 })
    const head = Buffer.alloc(46)
    head.writeUInt32LE(0x02014b50, 0)
    head.writeUInt16LE(8, 10)
    head.writeUInt32LE(packed.length, 20)
    head.writeUInt32LE(content.length, 24)
    head.writeUInt16LE(Buffer.byteLength(name), 28)
    head.writeUInt32LE(offset, 42)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt16LE(Buffer.byteLength(name), 26)
    parts.push(local, Buffer.from(name), packed)
    directory.push(head, Buffer.from(name))
    offset += 30 + Buffer.byteLength(name) + packed.length
  }
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, ...directory, end])
}
