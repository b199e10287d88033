import { addDays } from '../dates.ts'

/** What a person fills in for one festival: both ends, or neither. */
export interface Span {
  festival: string
  from: string | null
  to: string | null
}

export interface EnteredDay {
  date: string
  day: 'work' | 'rest'
  name: string
}

const mostDaysOfAFestival = 20

/** The days of a year from its festivals and make-up days, or a word for what is wrong. */
export function daysOfYear(
  year: number,
  spans: readonly Span[],
  makeUpDays: readonly (string | null)[],
  makeUpName: string,
): EnteredDay[] | 'nothing' | 'otherYear' | 'half' {
  const days = new Map<string, EnteredDay>()
  for (const { festival, from, to } of spans) {
    if (from === null && to === null) continue
    if (from === null || to === null || to < from) return 'half'
    for (let date = from, n = 0; date <= to && n < mostDaysOfAFestival; date = addDays(date, 1), n++) {
      days.set(date, { date, day: 'rest', name: festival })
    }
  }
  for (const date of makeUpDays) if (date !== null) days.set(date, { date, day: 'work', name: makeUpName })
  if (days.size === 0) return 'nothing'
  if ([...days.keys()].some((date) => !date.startsWith(`${year}-`))) return 'otherYear'
  return [...days.values()].sort((a, b) => a.date.localeCompare(b.date))
}
