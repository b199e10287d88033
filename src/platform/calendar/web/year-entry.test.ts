import { describe, expect, test } from 'vitest'
import { clockOfMinute, minuteOfClock } from './minutes.ts'
import { daysOfYear } from './year-entry.ts'

describe('a year that the street enters', () => {
  test('becomes its days off and make-up days, in order', () => {
    const spans = [
      { festival: '春节', from: '2027-02-05', to: '2027-02-07' },
      { festival: '元旦', from: '2027-01-01', to: '2027-01-01' },
      { festival: '清明节', from: null, to: null },
    ]
    expect(daysOfYear(2027, spans, ['2027-01-30', null], '补班')).toEqual([
      { date: '2027-01-01', day: 'rest', name: '元旦' },
      { date: '2027-01-30', day: 'work', name: '补班' },
      { date: '2027-02-05', day: 'rest', name: '春节' },
      { date: '2027-02-06', day: 'rest', name: '春节' },
      { date: '2027-02-07', day: 'rest', name: '春节' },
    ])
  })

  test.each([
    [[{ festival: '春节', from: null, to: null }], 'nothing'],
    [[{ festival: '春节', from: '2027-02-05', to: null }], 'half'],
    [[{ festival: '春节', from: '2027-02-05', to: '2027-02-01' }], 'half'],
    [[{ festival: '元旦', from: '2026-12-31', to: '2027-01-02' }], 'otherYear'],
  ])('with %j is wrong: %s', (spans, fault) => {
    expect(daysOfYear(2027, spans, [], '补班')).toBe(fault)
  })
})

test('minutes of a day are clocks', () => {
  expect([0, 510, 1020].map(clockOfMinute)).toEqual(['00:00', '08:30', '17:00'])
  expect(['00:00', '08:30', ''].map(minuteOfClock)).toEqual([0, 510, null])
})
