import { describe, expect, test } from 'vitest'
import { communityOf, levelOf, nextCode, parentOf, saidName, unitRefusal, unitsAbove } from './unit.ts'

test.each([
  ['第1网格', '第 1 网格'],
  ['第 12 网格', '第 12 网格'],
  ['3号院网格', '3 号院网格'],
  ['一网格', '一网格'],
])('the grid %s is said as %s', (name, said) => {
  expect(saidName({ level: 'grid', name })).toBe(said)
})

describe('a division code', () => {
  test.each([
    ['230506002', 'street'],
    ['230506002001', 'community'],
    ['230506002001003', 'grid'],
    ['23050600', null],
    ['2305060020011', null],
    ['23050600200a', null],
  ])('%s is a %s', (code, level) => {
    expect(levelOf(code)).toBe(level)
  })

  test('says what lies around it', () => {
    expect(parentOf('230506002001003')).toBe('230506002001')
    expect(parentOf('230506002')).toBeNull()
    expect(communityOf('230506002001003')).toBe('230506002001')
    expect(communityOf('230506002')).toBeNull()
    expect(unitsAbove('230506002001003')).toEqual(['230506002001003', '230506002001', '230506002'])
  })
})

describe('a new unit', () => {
  const taken = ['230506002', '230506002001', '230506002002']

  test.each([
    ['230506002', '230506002003', null],
    ['230506002', '230506002002', 'code-taken'],
    ['230506002', '230506003001', 'code-of-another-unit'],
    ['230506002', '230506002001001', 'code-of-another-unit'],
    ['230506002', '23050600200x', 'code-of-another-unit'],
    ['230506002001001', '230506002001001001', 'no-level-below'],
  ])('in %s with the code %s: %s', (parent, code, refusal) => {
    expect(unitRefusal(parent, code, taken)).toBe(refusal)
  })

  test('takes the code after the last one, gaps stay free', () => {
    expect(nextCode('230506002', [...taken, '230506002006'])).toBe('230506002007')
    expect(nextCode('230506002001', taken)).toBe('230506002001001')
    expect(nextCode('230506002', ['230506002999'])).toBeNull()
  })
})
