import { describe, expect, test } from 'vitest'
import { addressParts, communityKey, doorKey, entranceKey, gridKey, houseKey } from './naming.ts'

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
