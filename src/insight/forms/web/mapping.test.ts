import { expect, test } from 'vitest'
import type { Mapping } from '../contract.ts'
import { countNew, labelAt, listAt, withCell, withField, withList, withSuggested } from './mapping.ts'

const list = {
  sheet: '表',
  list: 'people',
  query: '',
  firstRow: 4,
  lastRow: 9,
  columns: [
    { column: 0, field: 'name' },
    { column: 1, field: 'phone' },
  ],
}
const visits = { sheet: '表', row: 2, column: 1, figure: 'visits' as const }
const nothing: Mapping = { lists: [], cells: [] }

test('suggestions fill what is not said yet, and nothing else', () => {
  const own: Mapping = { lists: [], cells: [{ ...visits, figure: 'people' }] }
  const suggested: Mapping = { lists: [list], cells: [visits, { ...visits, row: 3 }, { ...visits, row: 5 }] }
  const after = withSuggested(own, suggested)
  expect(after.lists).toEqual([list])
  expect(after.cells).toEqual([
    { ...visits, figure: 'people' },
    { ...visits, row: 3 },
  ])
  expect(countNew(own, suggested)).toBe(3)
  expect(countNew(after, suggested)).toBe(0)
})

test('a list whose last column is taken away is gone', () => {
  const mapping: Mapping = { lists: [list], cells: [] }
  const one = withField(mapping, list, 0, null)
  expect(one.lists[0]!.columns).toEqual([{ column: 1, field: 'phone' }])
  expect(withField(one, one.lists[0]!, 1, null)).toEqual(nothing)
  expect(withList(mapping, list, { lastRow: 6 }).lists[0]!.lastRow).toBe(6)
  expect(listAt(mapping, { sheet: '表', row: 9, column: 5 })).toBe(list)
  expect(listAt(mapping, { sheet: '别的', row: 9, column: 5 })).toBeUndefined()
})

test('what a cell takes is said in words, with the part that it is of', () => {
  const choices = {
    lists: [
      {
        name: 'people',
        title: '人员',
        fields: [{ key: 'name', name: '姓名', sealed: false }],
        byUnit: true,
        byPeriod: false,
      },
    ],
    figures: [{ figure: 'visits' as const, name: '上门', rule: '', needs: true }],
    facts: [{ fact: 'today' as const, name: '填报日期' }],
    units: [{ value: '230506002001', name: '宏吉社区' }],
    teams: [],
    kinds: [{ value: 'urgent', name: '急事' }],
    categories: [],
  }
  const at = { sheet: '表', row: 2, column: 1 }
  const mapping = withCell({ lists: [list], cells: [] }, at, { figure: 'visits', unit: '230506002001', kind: 'urgent' })
  expect(labelAt(mapping, at, choices)).toBe('上门·宏吉社区·急事')
  expect(labelAt(withCell(mapping, at, { fact: 'today' }), at, choices)).toBe('填报日期')
  expect(labelAt(withCell(mapping, at, null), at, choices)).toBeNull()
  expect(labelAt(mapping, { sheet: '表', row: 6, column: 0 }, choices)).toBe('姓名')
})
