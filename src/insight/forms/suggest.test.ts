import { expect, test } from 'vitest'
import { type BlankCell, blankForm, type BlankSheet } from './blank-form.ts'
import { mappingFault } from './form.ts'
import { gridOf } from './grid.ts'
import { suggest, type Vocabulary } from './suggest.ts'
import { openForm } from './workbook.ts'

const vocabulary: Vocabulary = {
  lists: [
    {
      name: 'people',
      title: '人员',
      fields: [
        { key: 'row-number', words: ['序号'] },
        { key: 'name', words: ['姓名', '名字'] },
        { key: 'phone', words: ['联系电话', '电话'] },
        { key: 'unit', words: ['所属网格', '网格'] },
      ],
    },
    {
      name: 'partners',
      title: '联建单位',
      fields: [
        { key: 'row-number', words: ['序号'] },
        { key: 'name', words: ['单位名称', '单位'] },
        { key: 'contact', words: ['联系人'] },
      ],
    },
  ],
  figures: [
    { figure: 'needs-heard', words: ['诉求数', '受理数'] },
    { figure: 'needs-closed', words: ['办结数'] },
    { figure: 'visits', words: ['走访次数', '走访'] },
  ],
  facts: [
    { fact: 'unit', words: ['填报单位'] },
    { fact: 'today', words: ['填报日期'] },
    { fact: 'filler', words: ['填报人'] },
  ],
  parts: [
    { words: ['宏吉社区', '宏吉'], part: { unit: '230506002001' } },
    { words: ['宏祥社区', '宏祥'], part: { unit: '230506002002' } },
    { words: ['急事', '急'], part: { kind: 'urgent' } },
  ],
  wholes: ['合计', '总计'],
  heldByOthers: ['紧急', '户籍'],
}
const free: BlankCell = {}

test('the heads of a roster name the fields of its list, and the rows below are free for it', async () => {
  const mapping = await suggestFor({
    name: '名册',
    rows: [
      ['人员信息登记表'],
      ['填报单位：', null, null, '填报日期：', free],
      ['序号', '姓名（必填）*', '联系电话', '所属网格', '备注'],
      [1, free, free, free, free],
      [2, free, free, free, free],
      ['填报人：'],
    ],
    merges: ['A1:E1', 'A2:C2'],
  })
  expect(mapping.lists).toEqual([
    {
      sheet: '名册',
      list: 'people',
      query: '',
      firstRow: 4,
      lastRow: 5,
      columns: ['row-number', 'name', 'phone', 'unit'].map((field, column) => ({ column, field })),
    },
  ])
  expect(mapping.cells).toEqual([
    { sheet: '名册', row: 2, column: 0, fact: 'unit', append: true },
    { sheet: '名册', row: 2, column: 4, fact: 'today' },
    { sheet: '名册', row: 6, column: 1, fact: 'filler' },
  ])
})

test('a line about who fills the form is the head of no column', async () => {
  const { lists } = await suggestFor({
    name: '表',
    rows: [
      ['填报单位：', null, null],
      ['姓名', '联系电话', '备注'],
      [free, free, free],
    ],
    merges: ['A1:C1'],
  })
  expect(lists[0]).toMatchObject({
    list: 'people',
    columns: [
      { column: 0, field: 'name' },
      { column: 1, field: 'phone' },
    ],
  })
})

test('merged heads in two rows count for each cell that they cover', async () => {
  const { lists } = await suggestFor({
    name: '单位',
    rows: [
      ['序号', '单位', null, '联系人', null],
      [null, '名称', '性质', '姓名', '职务'],
      [free, free, free, free, free],
    ],
    merges: ['A1:A2', 'B1:C1', 'D1:E1'],
  })
  expect(lists[0]).toMatchObject({ list: 'partners', firstRow: 3 })
  expect(lists[0]!.columns).toContainEqual({ column: 1, field: 'name' })
})

test('a table of communities by figures takes one part in each cell, and sums are left alone', async () => {
  const { lists, cells } = await suggestFor({
    name: '汇总',
    rows: [
      ['社区', '诉求数（件）', '办结数（件）'],
      ['宏吉社区', free, free],
      ['宏祥社区', free, free],
      ['合计', { formula: 'SUM(B2:B3)' }, free],
      ['走访次数', free, null],
    ],
  })
  expect(lists).toEqual([])
  expect(cells).toEqual([
    { sheet: '汇总', row: 2, column: 1, figure: 'needs-heard', unit: '230506002001' },
    { sheet: '汇总', row: 2, column: 2, figure: 'needs-closed', unit: '230506002001' },
    { sheet: '汇总', row: 3, column: 1, figure: 'needs-heard', unit: '230506002002' },
    { sheet: '汇总', row: 3, column: 2, figure: 'needs-closed', unit: '230506002002' },
    { sheet: '汇总', row: 4, column: 2, figure: 'needs-closed' },
    { sheet: '汇总', row: 5, column: 1, figure: 'visits' },
  ])
})

test('a table of figures by kinds reads the other way round', async () => {
  const { cells } = await suggestFor({
    name: '表',
    rows: [
      ['项目', '合计', '急事'],
      ['受理数', free, free],
    ],
  })
  expect(cells).toEqual([
    { sheet: '表', row: 2, column: 1, figure: 'needs-heard' },
    { sheet: '表', row: 2, column: 2, figure: 'needs-heard', kind: 'urgent' },
  ])
})

test('a mapping that writes twice into a cell, into a formula or behind a merged cell is refused', async () => {
  const book = await openForm(
    blankForm([
      {
        name: '表',
        rows: [
          ['甲', free, { formula: 'B1' }],
          [free, free, free],
        ],
        merges: ['A2:B2'],
      },
    ]),
  )
  const grids = book.sheets.map((sheet) => gridOf(book, sheet))
  const cell = (row: number, column: number) => ({ sheet: '表', row, column, figure: 'visits' as const })
  const list = {
    sheet: '表',
    list: 'people',
    query: '',
    firstRow: 2,
    lastRow: 2,
    columns: [{ column: 0, field: 'name' }],
  }

  expect(mappingFault({ lists: [], cells: [] }, grids)).toBe('nothing-mapped')
  expect(mappingFault({ lists: [], cells: [cell(1, 1), cell(1, 1)] }, grids)).toBe('cell-twice')
  expect(mappingFault({ lists: [], cells: [cell(1, 2)] }, grids)).toBe('cell-is-formula')
  expect(mappingFault({ lists: [], cells: [cell(2, 1)] }, grids)).toBe('cell-is-merged')
  expect(mappingFault({ lists: [], cells: [{ ...cell(1, 1), sheet: '没有' }] }, grids)).toBe('sheet-unknown')
  expect(mappingFault({ lists: [list], cells: [cell(2, 0)] }, grids)).toBe('rows-overlap')
  expect(mappingFault({ lists: [list, list], cells: [] }, grids)).toBe('rows-overlap')
  expect(mappingFault({ lists: [list], cells: [cell(1, 1)] }, grids)).toBeNull()
})

test('a share is no count, and beneath a roster its heads ask for no figure', async () => {
  const summary = await suggestFor({
    name: '汇总',
    rows: [
      ['社区', '办结数', '办结数占比'],
      ['宏吉社区', free, free],
      ['合计', free, free],
    ],
  })
  expect(summary.cells.map(({ row, column }) => [row, column])).toEqual([
    [2, 1],
    [3, 1],
  ])
  const roster = await suggestFor({
    name: '走访表',
    rows: [
      ['序号', '姓名', '联系电话', '走访次数'],
      [free, free, free, free],
      ['合计', null, null, free],
    ],
  })
  expect(roster.cells).toEqual([])
})

test('a head that holds the name of a field and asks of somebody else takes nothing', async () => {
  const { lists } = await suggestFor({
    name: '名册',
    rows: [
      ['姓名', '紧急联系人电话', '本人联系电话', '户籍所属网格'],
      [free, free, free, free],
    ],
  })
  expect(lists[0]!.columns).toEqual([
    { column: 0, field: 'name' },
    { column: 2, field: 'phone' },
  ])
})

test('of two lists that fill as many heads, the one that has them as columns is meant', () => {
  const fields = ['name', 'phone'].map((key) => ({ key, words: [key], added: key === 'phone' }))
  const list = { name: 'all', title: '', fields }
  const own = { name: 'own', title: '', fields: fields.map(({ key, words }) => ({ key, words })) }
  const grid = {
    sheet: '表',
    rows: 2,
    columns: 2,
    merges: [],
    cells: ['name', 'phone'].map((text, column) => ({ row: 1, column, text, formula: false })),
  }
  expect(suggest(grid, { ...vocabulary, lists: [list, own] }).lists[0]!.list).toBe('own')
  expect(suggest(grid, { ...vocabulary, lists: [list] }).lists[0]!.list).toBe('all')
})

async function suggestFor(sheet: BlankSheet) {
  const book = await openForm(blankForm([sheet]))
  return suggest(gridOf(book, book.sheets[0]!), vocabulary)
}
