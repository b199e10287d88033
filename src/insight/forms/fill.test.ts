import { strFromU8, unzipSync } from 'fflate'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { Refused } from '../../platform/contract/errors.ts'
import { type BlankCell, blankForm, type BlankSheet } from './blank-form.ts'
import { fillForm, type ReadForForm, type RecordOfList } from './fill.ts'
import type { ListPart } from './form.ts'
import { openForm } from './workbook.ts'

const free: BlankCell = {}
const heads = ['序号', '姓名', '证件号码', '登记日期', '件数']
const roster: BlankSheet = {
  name: '名册',
  rows: [
    [{ format: 'title', text: '人员名册' }],
    heads,
    ...Array.from(
      { length: 3 },
      () => [{ format: 'count' }, free, { format: 'text' }, { format: 'date' }, { format: 'decimal' }] as BlankCell[],
    ),
  ],
  merges: ['A1:E1'],
  widths: [6, 12, 24, 16, 8],
}
const list: ListPart = {
  sheet: '名册',
  list: 'x',
  query: '',
  firstRow: 3,
  lastRow: 5,
  columns: ['row-number', 'name', 'number', 'day', 'count'].map((field, column) => ({ column, field })),
}

describe('a list of records', () => {
  test('1,000 rows come out cell by cell as they are, and every other part keeps its bytes', async () => {
    const records = make(1_000)
    const form = blankForm([roster, { name: '说明', rows: [['照此填写']] }], {
      'docProps/own.xml': '<own>别动我</own>',
    })
    const { bytes, trace } = await fill(form, { lists: [{ part: list, title: '人员', records }], cells: [] })

    const rows = await read(bytes, '名册')
    let wrong = 0
    for (const [n, { values }] of records.entries()) {
      const want = [n + 1, values.name, values.number, serial(values.day as Date), values.count]
      for (const [column, value] of want.entries()) if (rows[n + 2]?.[column] !== value) wrong += 1
    }
    expect(wrong).toBe(0)
    expect(rows.length).toBe(1_002)
    expect(trace).toHaveLength(1_000)
    expect(trace.at(-1)).toMatchObject({ cells: 'A1002:E1002', href: '/r/999' })
    expect(changedParts(form, bytes)).toEqual(['xl/worksheets/sheet1.xml'])
    expect(partOf(bytes, 'xl/worksheets/sheet1.xml')).toContain(
      '<mergeCells count="1"><mergeCell ref="A1:E1"/></mergeCells>',
    )
  })

  test('leading zeros and eighteen digits stay texts; what looks like a formula or markup stays a text', async () => {
    const odd = ['007', '230506199001011234', '=1+1', '<b>&amp;</b>', '  两边空 ', '1.23E+17', '换\n行']
    const records = odd.map((number, n) => record(n, { number }))
    const { bytes } = await fill(blankForm([roster]), { lists: [{ part: list, title: '', records }], cells: [] })
    const rows = await read(bytes, '名册')
    expect(odd.map((_, n) => rows[n + 2]![2])).toEqual(odd)
    expect(partOf(bytes, 'xl/worksheets/sheet1.xml')).not.toContain('<f>')
  })

  test('each cell keeps the format that the form gave it, in rows that were put in too', async () => {
    const { bytes } = await fill(blankForm([roster]), {
      lists: [{ part: list, title: '', records: make(6) }],
      cells: [],
    })
    const xml = partOf(bytes, 'xl/worksheets/sheet1.xml')
    for (const row of [3, 5, 6, 8]) {
      for (const [cell, style] of [
        ['A', 4],
        ['B', 3],
        ['C', 7],
        ['D', 6],
        ['E', 5],
      ]) {
        expect(xml).toContain(`<c r="${cell}${row}" s="${style}"`)
      }
      expect(xml).toMatch(new RegExp(`<row r="${row}"[^>]* ht="22" customHeight="1">`))
    }
  })

  test('fewer records leave the rest of the free rows free', async () => {
    const form = blankForm([roster])
    const { bytes } = await fill(form, { lists: [{ part: list, title: '', records: make(1) }], cells: [] })
    const rows = await read(bytes, '名册')
    expect(rows[3]?.every((cell) => cell === null || cell === '') ?? true).toBe(true)
  })
})

describe('a form with something below its list', () => {
  const withSum: BlankSheet = {
    name: '表一',
    rows: [
      ['姓名', '件数', '说明'],
      [free, { format: 'count' }, { formula: 'B2*2' }],
      [free, { format: 'count' }, { formula: 'B3*2' }],
      [free, { format: 'count' }, { formula: 'B4*2' }],
      ['合计', { formula: 'SUM(B2:B4)' }, { formula: 'IF(B5>0,"B2",\'另 表\'!A1)' }],
      ['填表人：', null, null],
    ],
    merges: ['B6:C6'],
  }
  const other: BlankSheet = { name: '另 表', rows: [[{ formula: '表一!B5+B5+LOG10(A9)' }]] }
  const part: ListPart = {
    ...list,
    sheet: '表一',
    firstRow: 2,
    lastRow: 4,
    columns: [
      { column: 0, field: 'name' },
      { column: 1, field: 'count' },
    ],
  }

  test('has it moved down, with sums that reach as far as the records', async () => {
    const form = blankForm([withSum, other])
    const cells = [
      { part: { sheet: '表一', row: 6, column: 0, append: true }, value: '李敏', name: '填表人', href: null },
    ]
    const { bytes, trace } = await fill(form, { lists: [{ part, title: '', records: make(10) }], cells })

    const xml = partOf(bytes, 'xl/worksheets/sheet1.xml')
    expect(xml).toContain('<f>SUM(B2:B11)</f>')
    expect(xml).toContain(`<f>IF(B12&gt;0,"B2",'另 表'!A1)</f>`)
    for (const row of [2, 3, 7, 11]) expect(xml).toContain(`<f>B${row}*2</f>`)
    expect(xml).toContain('<mergeCell ref="B13:C13"/>')
    expect(partOf(bytes, 'xl/worksheets/sheet2.xml')).toContain('<f>表一!B12+B5+LOG10(A9)</f>')
    expect(partOf(bytes, 'xl/workbook.xml')).toContain('<calcPr fullCalcOnLoad="1"/>')
    const rows = await read(bytes, '表一')
    expect(rows[12]![0]).toBe('填表人：李敏')
    expect(trace.at(-1)).toMatchObject({ cells: 'A13', value: '李敏' })
    expect(changedParts(form, bytes)).toEqual([
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
      'xl/worksheets/sheet2.xml',
    ])
  })

  test('leaves formulas as they are where nothing moves, and asks for them to be worked out', async () => {
    const form = blankForm([withSum, other])
    const { bytes } = await fill(form, { lists: [{ part, title: '', records: make(2) }], cells: [] })
    expect(partOf(bytes, 'xl/worksheets/sheet1.xml')).toContain('<f>SUM(B2:B4)</f>')
    expect(changedParts(form, bytes)).toEqual(['xl/workbook.xml', 'xl/worksheets/sheet1.xml'])
  })

  test('is refused when a picture is bound to rows that would move', async () => {
    const form = blankForm([{ ...withSum, more: '<drawing r:id="rId9"/>' }])
    await expect(fill(form, { lists: [{ part, title: '', records: make(4) }], cells: [] })).rejects.toThrow(
      new Refused('no-room'),
    )
    const { bytes } = await fill(form, { lists: [{ part, title: '', records: make(3) }], cells: [] })
    expect(partOf(bytes, 'xl/worksheets/sheet1.xml')).toContain('<drawing r:id="rId9"/>')
  })
})

describe('single cells', () => {
  test('take figures in their own formats; cells that the file left out are made in their place', async () => {
    const form = blankForm([{ name: '汇总', rows: [['诉求数', { format: 'count' }, null, '办结数'], ['单位：']] }])
    const at = (row: number, column: number) => ({ sheet: '汇总', row, column })
    const { bytes, trace } = await fill(form, {
      lists: [],
      cells: [
        { part: at(1, 1), value: 37, name: '听到的诉求', href: '/a' },
        { part: at(1, 2), value: 12.5, name: '服务时长', href: '/b' },
        { part: at(3, 0), value: '跃进街道', name: '单位', href: null },
        { part: { ...at(2, 0), append: true }, value: '宏吉', name: '单位', href: null },
      ],
    })
    expect(await read(bytes, '汇总')).toEqual([
      ['诉求数', 37, 12.5, '办结数'],
      ['单位：宏吉', null, null, null],
      ['跃进街道', null, null, null],
    ])
    expect(trace.map(({ cells }) => cells)).toEqual(['B1', 'C1', 'A2', 'A3'])
    expect(partOf(bytes, 'xl/worksheets/sheet1.xml')).toContain('<c r="B1" s="4"><v>37</v></c>')
  })

  test('sheets that other programs write with a prefix and without addresses are filled as well', async () => {
    const form = blankForm([{ name: '汇总', rows: [] }], {
      'xl/worksheets/sheet1.xml':
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>诉求数</x:t></x:is></x:c><x:c/></x:row></x:sheetData></x:worksheet>',
    })
    const { bytes } = await fill(form, {
      lists: [],
      cells: [{ part: { sheet: '汇总', row: 1, column: 1 }, value: 5, name: '', href: null }],
    })
    expect(partOf(bytes, 'xl/worksheets/sheet1.xml')).toContain('<x:c r="B1"><x:v>5</x:v></x:c>')
  })
})

describe('a workbook that is not taken', () => {
  test.each([
    ['macros', blankForm([roster], { 'xl/vbaProject.bin': 'x' })],
    [
      'macros',
      blankForm([roster], {
        '[Content_Types].xml': '<Types>application/vnd.ms-excel.sheet.macroEnabled.main+xml</Types>',
      }),
    ],
    ['old-xls', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['password', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')])],
    ['not-xlsx', Buffer.from('姓名,电话\n')],
    ['damaged', blankForm([roster]).subarray(0, 900)],
    [
      'damaged',
      blankForm([roster], { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="1"><c r="A1"/></row>' }),
    ],
    ['form-too-heavy', Buffer.alloc(5 * 1024 * 1024, 'PK')],
  ])('%s', async (reason, bytes) => {
    await expect(openForm(bytes)).rejects.toThrow(new Refused(reason))
  })
})

async function fill(form: Buffer, what: ReadForForm) {
  return fillForm(await openForm(form), what)
}

function make(count: number): RecordOfList[] {
  return Array.from({ length: count }, (_, n) => record(n, {}))
}

function record(n: number, values: object): RecordOfList {
  const day = new Date(Date.parse('2026-01-01T00:00:00+08:00') + (n % 300) * 86_400_000)
  const number = `0${String(230506199001010000 + n).slice(0, 14)}${String(n).padStart(4, '0')}`.slice(0, 18)
  return { id: String(n), href: `/r/${n}`, values: { name: `张${n}`, number, day, count: n / 4, ...values } }
}

/** The day of a sheet. */
function serial(day: Date): number {
  return (day.getTime() + 8 * 3_600_000) / 86_400_000 + 25_569
}

async function read(bytes: Buffer, sheet: string): Promise<unknown[][]> {
  const book = await readXlsx(bytes)
  const rows = book.sheets.find(({ name }) => name === sheet)!.rows as unknown[][]
  return rows.map((row) =>
    row.map((cell) => (cell instanceof Date ? serial(new Date(cell.getTime() - 8 * 3_600_000)) : cell)),
  )
}

function partOf(bytes: Buffer, name: string): string {
  return strFromU8(unzipSync(new Uint8Array(bytes))[name]!)
}

function changedParts(before: Buffer, after: Buffer): string[] {
  const [then, now] = [unzipSync(new Uint8Array(before)), unzipSync(new Uint8Array(after))]
  expect(Object.keys(now)).toEqual(Object.keys(then))
  return Object.keys(then).filter((name) => !Buffer.from(then[name]!).equals(Buffer.from(now[name]!)))
}
