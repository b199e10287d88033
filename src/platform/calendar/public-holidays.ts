import { createRequire } from 'node:module'
import { type CalendarDate, dateOfDay, firstDayOfYear } from './dates.ts'
import { type Calendar, usualHours } from './working-time.ts'

/** The years whose public holidays and make-up days the State Council has announced and the library carries. */
export const announcedYears: readonly number[] = [2024, 2025, 2026]

export interface PublicHoliday {
  date: CalendarDate
  day: 'work' | 'rest'
  /** The festival that the day belongs to, as the announcement names it. */
  name: string
}

/** Days off and make-up working days of a year; none for a year that is not announced. */
export function publicHolidays(year: number): PublicHoliday[] {
  if (!announcedYears.includes(year)) return []
  // Loaded with the first question: a server at rest doesn't need it.
  const { LegalHoliday } = createRequire(import.meta.url)('tyme4ts') as typeof import('tyme4ts')
  const holidays: PublicHoliday[] = []
  for (let day = firstDayOfYear(year); day < firstDayOfYear(year + 1); day++) {
    const date = dateOfDay(day)
    const [, month, dayOfMonth] = date.split('-').map(Number)
    const holiday = LegalHoliday.fromYmd(year, month!, dayOfMonth!)
    if (holiday) holidays.push({ date, day: holiday.isWork() ? 'work' : 'rest', name: holiday.getName() })
  }
  return holidays
}

/** The calendar of a street that has entered nothing of its own: usual hours, announced holidays. */
export function publicCalendar(): Calendar {
  announced ??= {
    workingHours: usualHours,
    days: new Map(announcedYears.flatMap(publicHolidays).map(({ date, day }) => [date, day])),
    knownYears: new Set(announcedYears),
  }
  return announced
}

let announced: Calendar | undefined
