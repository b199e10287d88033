import { describe, expect, test } from 'vitest'
import { countedFor, successionRefusal } from './succession.ts'

const team = (id: string, more = {}) => ({ id, streetCode: '230506002', endedAt: null, ...more })

describe('a team', () => {
  const refuse = (into: ReturnType<typeof team>[], onDay = '2026-11-01', from = team('old')) =>
    successionRefusal(from, into, onDay, '2026-11-30')

  test('goes into one or several that run', () => {
    expect(refuse([team('red')])).toBeNull()
    expect(refuse([team('orange'), team('rainbow')])).toBeNull()
    expect(refuse([team('red')], '2026-11-30')).toBeNull()
  })

  test('never goes into itself, into one that ended, into another street, or ahead of the day', () => {
    expect(refuse([team('red'), team('old')])).toBe('merged-into-itself')
    expect(refuse([team('red', { endedAt: 1 })])).toBe('team-ended')
    expect(refuse([team('red', { streetCode: '230506003' })])).toBe('team-of-another-street')
    expect(refuse([team('red')], '2026-12-01')).toBe('day-to-come')
  })

  test('is merged once', () => {
    expect(refuse([team('red')], '2026-11-01', team('old', { endedAt: 1 }))).toBe('team-ended')
  })
})

describe('what a former team did', () => {
  const merged = [
    { fromTeamId: 'older', intoTeamId: 'old' },
    { fromTeamId: 'old', intoTeamId: 'orange' },
    { fromTeamId: 'old', intoTeamId: 'rainbow' },
    { fromTeamId: 'other', intoTeamId: 'rainbow' },
  ]

  test('counts for every team that it went into, however long ago', () => {
    expect(countedFor('orange', merged)).toEqual(['orange', 'old', 'older'])
    expect(countedFor('rainbow', merged)).toEqual(['rainbow', 'old', 'other', 'older'])
  })

  test('stays its own', () => {
    expect(countedFor('old', merged)).toEqual(['old', 'older'])
    expect(countedFor('red', merged)).toEqual(['red'])
  })
})
