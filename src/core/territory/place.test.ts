import { expect, test } from 'vitest'
import { doorNames, placeLine } from './place.ts'

test('an address reads from the house to the door', () => {
  expect(placeLine('3号楼', '2单元', '201')).toBe('3号楼 2单元 201')
  expect(placeLine('3号楼', null, null)).toBe('3号楼')
})

test.each([
  ['101 102 201', ['101', '102', '201']],
  ['101-104', ['101', '102', '103', '104']],
  ['101，102、101', ['101', '102']],
  ['一层东 101', ['一层东', '101']],
  ['104-101', null],
  ['1-9999', null],
  ['  ', null],
])('doors written as %j are %j', (text, names) => {
  expect(doorNames(text)).toEqual(names)
})
