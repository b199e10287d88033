import { describe, expect, test } from 'vitest'
import { type CellType, readCell } from './cells.ts'
import type { Column } from './columns.ts'
import type { Cell } from './xlsx.ts'

const now = Date.parse('2026-11-24T10:00:00+08:00')

describe('a phone number comes out right', () => {
  test.each<[Cell]>([
    ['19900001234'],
    [19900001234],
    ['+86 199-0000-1234'],
    ['8619900001234'],
    ['１９９００００１２３４'],
    ["'199 0000 1234"],
    ['199—0000—1234'],
  ])('from %j', (cell) => expect(read('phone', cell)).toBe('19900001234'))

  test.each<[Cell, unknown]>([
    ['0469-6123456', '04696123456'],
    ['199****1234', null],
    ['1990000123', { fault: 'row-phone' }],
    ['没有', { fault: 'row-phone' }],
    ['1.99E+10', { fault: 'row-lost-digits' }],
  ])('and %j is %j', (cell, expected) => expect(read('phone', cell)).toEqual(expected))
})

describe('an ID number comes out right', () => {
  test.each<[Cell]>([
    ['23050619900101018X'],
    ['23050619900101018x'],
    ['23050619900101018×'],
    [' ２３０５０６１９９００１０１０１８Ｘ '],
    ['230506 19900101 018X'],
    ["'23050619900101018X"],
    ['230506900101018'],
    [230506900101018],
  ])('from %j', (cell) => expect(read('id-number', cell)).toBe('23050619900101018X'))

  test.each<[string, Cell, unknown]>([
    ['Excel lost its last digits', 230506199001010000, { fault: 'row-lost-digits' }],
    ['Excel shows it short', '2.30506E+17', { fault: 'row-lost-digits' }],
    ['the check digit is another', '230506199001010181', { fault: 'row-id-number' }],
    ['the day is none', '230506199002300011', { fault: 'row-id-number' }],
    ['a digit is missing', '2305061990010100', { fault: 'row-id-number' }],
    ['it was taken out masked', '230506***********X', null],
  ])('and when %s it is told', (_, cell, expected) => expect(read('id-number', cell)).toEqual(expected))
})

describe('a date comes out right', () => {
  test.each<[Cell]>([
    ['2026-11-30'],
    ['2026/11/30'],
    ['20261130'],
    [20261130],
    ['2026年11月30日'],
    ['26.11.30'],
    ['2026．11．30'],
    ['2026-11-30 00:00:00'],
    [46356],
    [new Date('2026-11-30T00:00:00Z')],
  ])('from %j', (cell) => expect(read('date', cell)).toBe('2026-11-30'))

  test.each<[Cell]>([['2026-02-30'], ['11月30日'], ['2026'], [12], ['明年']])('and %j is none', (cell) =>
    expect(read('date', cell)).toEqual({ fault: 'row-date' }),
  )

  test.each<[Cell, string]>([
    ['35.3.4', '1935-03-04'],
    ['1935年3月', '1935-03'],
    ['193503', '1935-03'],
    [1935, '1935'],
    [12846, '1935-03-03'],
  ])('and of a birth %j is %s', (cell, expected) => expect(read('date', cell, { born: true })).toBe(expected))

  test('and nobody is born tomorrow', () =>
    expect(read('date', '2026-11-25', { born: true })).toEqual({ fault: 'row-date' }))
})

describe('other cells', () => {
  const choices = [{ value: 'grid', label: '网格', also: ['片区'] }]

  test.each<[CellType, Cell, unknown]>([
    ['code', '007', '007'],
    ['code', '１－１０１', '1-101'],
    ['code', "'0101", '0101'],
    ['code', 101, '101'],
    ['code', new Date('2026-03-01T00:00:00Z'), { fault: 'row-became-date' }],
    ['code', 2.3050600200100203e17, { fault: 'row-lost-digits' }],
    ['choice', '网格', 'grid'],
    ['choice', '片区', 'grid'],
    ['choice', '街', { fault: 'row-choice' }],
    ['yes-no', '是', true],
    ['yes-no', '√', true],
    ['yes-no', 0, false],
    ['yes-no', '也许', { fault: 'row-yes-no' }],
    ['number', '１２．５', 12.5],
    ['text', '#REF!', { fault: 'row-formula' }],
    ['text', '  ', null],
  ])('%s of %j is %j', (type, cell, expected) => expect(read(type, cell, { choices })).toEqual(expected))
})

function read(type: CellType, cell: Cell, more: Partial<Column> = {}) {
  return readCell({ key: 'it', label: '它', heads: [], type, ...more }, cell, now)
}
