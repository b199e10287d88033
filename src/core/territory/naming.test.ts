import { describe, expect, test } from 'vitest'
import { addressParts, communityIn, communityKey, doorKey, entranceKey, gridKey, houseKey, houseOf } from './naming.ts'

describe('what people write is one', () => {
  test.each([
    [houseKey, ['3号楼', '3栋', '３', '3 号楼', '三号楼', '3幢'], '3'],
    [houseKey, ['阳光小区12号楼', '阳光小区十二号楼'], '阳光小区12'],
    [entranceKey, ['2单元', '二单元', '２'], '2'],
    [doorKey, ['201', '201室', '２０１', '201号'], '201'],
    [communityKey, ['宏吉', '宏吉社区', '宏吉社区居委会'], '宏吉'],
    [gridKey, ['第一网格', '第1网格', '1网格', '1'], '1'],
    [gridKey, ['第二十一网格'], '21'],
  ])('%o of %j', (keyOf, names, key) => {
    expect(new Set(names.map(keyOf))).toEqual(new Set([key]))
  })
})

test.each([
  ['3号楼2单元201', { house: '3号楼', entrance: '2', door: '201' }],
  ['3号楼 2单元 201室', { house: '3号楼', entrance: '2', door: '201' }],
  ['阳光小区3号楼二单元201', { house: '阳光小区3号楼', entrance: '二', door: '201' }],
  ['3栋201', { house: '3栋', entrance: null, door: '201' }],
  ['3-2-201', { house: '3', entrance: '2', door: '201' }],
  ['３—２—２０１', { house: '3', entrance: '2', door: '201' }],
  ['12号院3号', { house: '12号院', entrance: null, door: '3' }],
  ['不知道', null],
])('the address %s is taken apart', (text, parts) => {
  expect(addressParts(text)).toEqual(parts)
})

const houses = [
  { id: 'h5', name: '5号楼' },
  { id: 'h7', name: '7号楼' },
  { id: 'h12', name: '12号楼' },
  { id: 'a', name: '平安小区3栋' },
  { id: 'b', name: '和平里3栋' },
]

test.each([
  ['5号楼2单元没暖气', 'h5'],
  ['宏吉社区5号楼2单元', 'h5'],
  ['五号楼漏水', 'h5'],
  ['12栋楼道灯', 'h12'],
  ['7#楼门口结冰', 'h7'],
  ['5-2-301 王姐', 'h5'],
  ['平安小区3栋没水', 'a'],
  ['3栋没水', null],
  ['3楼的灯坏了', null],
  ['5号楼和7号楼都没水', null],
  ['电话 0451-8888-1234', null],
])('%s is about %s', (text, house) => {
  expect(houseOf(text, houses)).toBe(house)
})

test.each([
  ['宏吉社区5号楼2单元', '宏吉社区'],
  ['宏吉 5号楼', '宏吉社区'],
  ['宏吉社区和宏意社区之间', null],
  ['5号楼', null],
])('the address %s is in %s', (text, community) => {
  expect(communityIn(text, [{ name: '宏吉社区' }, { name: '宏意社区' }])?.name ?? null).toBe(community)
})
