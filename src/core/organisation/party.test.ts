import { describe, expect, test } from 'vitest'
import { belongsOn, membershipEndRefusal, membershipRefusal, periodRefusal, themeDayRefusal } from './party.ts'

const today = '2026-11-30'

describe('a membership', () => {
  test('begins today or earlier', () => {
    expect(membershipRefusal(today, today)).toBeNull()
    expect(membershipRefusal('2026-12-01', today)).toBe('day-to-come')
  })

  test('ends once, not before it began and not ahead of the day', () => {
    const runs = { fromDay: '2026-03-01', toDay: null }
    expect(membershipEndRefusal(runs, today, today)).toBeNull()
    expect(membershipEndRefusal(runs, '2026-03-01', today)).toBeNull()
    expect(membershipEndRefusal(runs, '2026-02-28', today)).toBe('ends-before-it-begins')
    expect(membershipEndRefusal(runs, '2026-12-01', today)).toBe('day-to-come')
    expect(membershipEndRefusal({ ...runs, toDay: '2026-05-01' }, today, today)).toBe('already-ended')
  })

  test('holds from its first day to its last', () => {
    const term = { fromDay: '2026-03-01', toDay: '2026-05-31' }
    expect(['2026-02-28', '2026-03-01', '2026-05-31', '2026-06-01'].map((day) => belongsOn(term, day))).toEqual([
      false,
      true,
      true,
      false,
    ])
  })
})

describe('a theme day', () => {
  const members = [
    { personId: 'a', fromDay: '2026-01-01', toDay: null },
    { personId: 'b', fromDay: '2026-01-01', toDay: '2026-06-30' },
  ]
  const refuse = (heldOn: string, cameIds: string[], kind: 'branch' | 'volunteer-branch' = 'branch') =>
    themeDayRefusal({ kind }, { heldOn, cameIds }, members, today)

  test('is recorded by a branch, once it was held, with members who belonged to it that day', () => {
    expect(refuse('2026-06-30', ['a', 'b'])).toBeNull()
    expect(refuse('2026-07-01', ['a', 'b'])).toBe('came-without-belonging')
    expect(refuse('2026-06-30', ['c'])).toBe('came-without-belonging')
    expect(refuse('2026-12-01', ['a'])).toBe('day-to-come')
    expect(refuse('2026-06-30', ['a'], 'volunteer-branch')).toBe('not-a-branch')
  })
})

test('a list of service is of some days in their order, and of a year at most or little more', () => {
  expect(periodRefusal('2026-01-01', '2026-01-01')).toBeNull()
  expect(periodRefusal('2026-01-02', '2026-01-01')).toBe('period-turned')
  expect(periodRefusal('2025-11-01', '2026-11-30')).toBeNull()
  expect(periodRefusal('2025-01-01', '2026-11-30')).toBe('period-too-long')
})
