import { describe, expect, test } from 'vitest'
import { ageOf, birthYearRefusal, yearOf } from './person.ts'
import { isMobile, normalisePhone } from '../../platform/sealing/phone.ts'
import { phoneQuery } from './phone.ts'

const november2026 = Date.parse('2026-11-24T02:00:00Z')

test('age is counted by the year, as neighbours count it', () => {
  expect(ageOf(1948, november2026)).toBe(78)
  expect(ageOf(null, november2026)).toBeNull()
})

test('the year turns at midnight in Shanghai', () => {
  expect(yearOf(Date.parse('2026-12-31T15:59:59Z'))).toBe(2026)
  expect(yearOf(Date.parse('2026-12-31T16:00:00Z'))).toBe(2027)
})

test('nobody is born in the future or in another age', () => {
  expect(birthYearRefusal(2027, november2026)).toBe('too-big')
  expect(birthYearRefusal(1900, november2026)).toBe('too-small')
  expect(birthYearRefusal(1948, november2026)).toBeNull()
})

describe('a phone number', () => {
  test.each([
    ['19900001234', '19900001234'],
    ['199 0000 1234', '19900001234'],
    ['199-0000-1234', '19900001234'],
    ['+86 19900001234', '19900001234'],
    ['008619900001234', '19900001234'],
    ['１９９００００１２３４', '19900001234'],
    ['0469-0000123', '04690000123'],
    ['1990000123', null],
    ['199000012345', null],
    ['12900001234', null],
    ['19900001234转3', null],
    ['', null],
  ])('written as %j is %j', (text, phone) => {
    expect(normalisePhone(text)).toBe(phone)
  })

  test('can be rung by a code only when it is a mobile', () => {
    expect(isMobile('19900001234')).toBe(true)
    expect(isMobile('04690000123')).toBe(false)
  })

  test('is looked for whole or by its last four digits', () => {
    expect(phoneQuery('199 0000 1234')).toEqual({ whole: '19900001234' })
    expect(phoneQuery('1234')).toEqual({ tail: '1234' })
    expect(phoneQuery('123')).toBeNull()
    expect(phoneQuery('王桂兰')).toBeNull()
  })
})
