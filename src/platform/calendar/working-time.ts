import {
  type CalendarDate,
  dateOfDay,
  dayFrom,
  dayMs,
  dayOf,
  firstDayOfYear,
  minuteMs,
  shanghaiAheadMs,
  weekdayOfDay,
  yearOfDay,
} from './dates.ts'

/** A stretch of a working day, in minutes since midnight; `toMinute` is not in it. */
export interface WorkingHours {
  fromMinute: number
  toMinute: number
}

/** When a street works. A date that is not in `days` works from Monday to Friday. */
export interface Calendar {
  workingHours: readonly WorkingHours[]
  days: ReadonlyMap<CalendarDate, 'work' | 'rest'>
  /** Years whose public holidays are known; what reaches into any other year is provisional. */
  knownYears: ReadonlySet<number>
}

/** 08:30 to 11:30 and 13:30 to 17:00. */
export const usualHours: readonly WorkingHours[] = [
  { fromMinute: 8 * 60 + 30, toMinute: 11 * 60 + 30 },
  { fromMinute: 13 * 60 + 30, toMinute: 17 * 60 },
]

/**
 * The earliest moment by which so many minutes of working time have passed since `startMs` (epoch milliseconds).
 * The end of a working day counts as that day, not as the next morning. `provisional` says that a year without known
 * public holidays lies in between.
 */
export function addWorkingTime(
  calendar: Calendar,
  startMs: number,
  minutes: number,
): { at: number; provisional: boolean } {
  if (!(minutes >= 0)) throw new RangeError('working time can only be added')
  const startDay = dayOf(startMs)
  const at = minutes === 0 ? startMs : momentAfter(calendar, startMs, minutes * minuteMs)
  return { at, provisional: reachesUnknownYear(calendar, yearOfDay(startDay), yearOfDay(dayOf(at))) }
}

/** Whole minutes of working time between two moments; negative when the second is the earlier one. */
export function workingMinutesBetween(calendar: Calendar, fromMs: number, toMs: number): number {
  if (toMs < fromMs) return 0 - workingMinutesBetween(calendar, toMs, fromMs)
  const fromYear = yearOfDay(dayOf(fromMs))
  const toYear = yearOfDay(dayOf(toMs))

  let passedMs = sinceNewYear(calendar, toMs) - sinceNewYear(calendar, fromMs)
  for (let year = fromYear; year < toYear; year++) passedMs += workingMsOfYear(calendar, year)
  return Math.floor(passedMs / minuteMs)
}

export function isWorkingTime(calendar: Calendar, ms: number): boolean {
  const day = dayOf(ms)
  if (!worksOn(calendar, day)) return false
  const minute = Math.floor((ms + shanghaiAheadMs - day * dayMs) / minuteMs)
  return calendar.workingHours.some(({ fromMinute, toMinute }) => minute >= fromMinute && minute < toMinute)
}

export function isWorkingDay(calendar: Calendar, date: CalendarDate): boolean {
  return worksOn(calendar, dayFrom(date))
}

/** The n-th working day after a date; with 0 the date itself. */
export function addWorkingDays(
  calendar: Calendar,
  date: CalendarDate,
  workingDays: number,
): { date: CalendarDate; provisional: boolean } {
  if (!(workingDays >= 0)) throw new RangeError('working days can only be added')
  const start = dayFrom(date)
  let day = start
  for (let left = workingDays; left > 0; ) {
    day += 1
    if (worksOn(calendar, day)) left -= 1
  }
  return { date: dateOfDay(day), provisional: reachesUnknownYear(calendar, yearOfDay(start), yearOfDay(day)) }
}

/** Working days after `from`, up to and with `to`; negative when `to` is the earlier one. */
export function workingDaysBetween(calendar: Calendar, from: CalendarDate, to: CalendarDate): number {
  if (to < from) return 0 - workingDaysBetween(calendar, to, from)
  const toDay = dayFrom(to)
  let workingDays = 0
  for (let day = dayFrom(from) + 1; day <= toDay; day++) if (worksOn(calendar, day)) workingDays += 1
  return workingDays
}

/** How many minutes a working day has. */
export function minutesOfOneDay(calendar: Calendar): number {
  return calendar.workingHours.reduce((sum, { fromMinute, toMinute }) => sum + toMinute - fromMinute, 0)
}

/** Nobody sets a deadline beyond; who gets there has a calendar without working time. */
const farthestYears = 100

function momentAfter(calendar: Calendar, startMs: number, workingMs: number): number {
  const oneDayMs = minutesOfOneDay(calendar) * minuteMs
  const latest = yearOfDay(dayOf(startMs)) + farthestYears
  let year = yearOfDay(dayOf(startMs))
  let wanted = sinceNewYear(calendar, startMs) + workingMs
  while (wanted > workingMsOfYear(calendar, year)) {
    wanted -= workingMsOfYear(calendar, year)
    year += 1
    if (year > latest) throw new RangeError('this calendar has no working time')
  }

  const before = workingDaysBefore(calendar, year)
  const fullDays = Math.ceil(wanted / oneDayMs) - 1
  const dayOfYear = lastIndexAtMost(before, fullDays)
  const intoDay = momentOfDay(calendar, wanted - fullDays * oneDayMs)
  return (firstDayOfYear(year) + dayOfYear) * dayMs + intoDay - shanghaiAheadMs
}

/** Where in the day (milliseconds since midnight) so much working time has passed; more than none, at most all. */
function momentOfDay(calendar: Calendar, workingMs: number): number {
  let left = workingMs
  for (const { fromMinute, toMinute } of calendar.workingHours) {
    const lasts = (toMinute - fromMinute) * minuteMs
    if (left <= lasts) return fromMinute * minuteMs + left
    left -= lasts
  }
  throw new RangeError('more working time than a day has')
}

function sinceNewYear(calendar: Calendar, ms: number): number {
  const day = dayOf(ms)
  const year = yearOfDay(day)
  const before = workingDaysBefore(calendar, year)[day - firstDayOfYear(year)]!
  const today = worksOn(calendar, day) ? workedBy(calendar, ms + shanghaiAheadMs - day * dayMs) : 0
  return before * minutesOfOneDay(calendar) * minuteMs + today
}

function workedBy(calendar: Calendar, intoDayMs: number): number {
  let worked = 0
  for (const { fromMinute, toMinute } of calendar.workingHours) {
    worked += Math.max(0, Math.min(intoDayMs, toMinute * minuteMs) - fromMinute * minuteMs)
  }
  return worked
}

function workingMsOfYear(calendar: Calendar, year: number): number {
  const before = workingDaysBefore(calendar, year)
  return before[before.length - 1]! * minutesOfOneDay(calendar) * minuteMs
}

function worksOn(calendar: Calendar, day: number): boolean {
  const year = yearOfDay(day)
  const before = workingDaysBefore(calendar, year)
  const dayOfYear = day - firstDayOfYear(year)
  return before[dayOfYear + 1]! > before[dayOfYear]!
}

/** For each day of a year how many working days lie before it, and one more entry with the number of the whole year. */
function workingDaysBefore(calendar: Calendar, year: number): Uint16Array {
  let years = countedYears.get(calendar)
  if (!years) countedYears.set(calendar, (years = new Map()))
  const counted = years.get(year)
  if (counted) return counted

  const firstDay = firstDayOfYear(year)
  const days = firstDayOfYear(year + 1) - firstDay
  const before = new Uint16Array(days + 1)
  for (let dayOfYear = 0; dayOfYear < days; dayOfYear++) {
    const day = firstDay + dayOfYear
    const works = (calendar.days.get(dateOfDay(day)) ?? (weekdayOfDay(day) <= 5 ? 'work' : 'rest')) === 'work'
    before[dayOfYear + 1] = before[dayOfYear]! + (works ? 1 : 0)
  }
  years.set(year, before)
  return before
}

// A calendar never changes; a changed street calendar is a new object. So what was counted stays true as long as it lives.
const countedYears = new WeakMap<Calendar, Map<number, Uint16Array>>()

/** The last index whose value is at most `wanted`, in values that never fall. The last entry, the sum, is no day. */
function lastIndexAtMost(values: Uint16Array, wanted: number): number {
  let low = 0
  let high = values.length - 2
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (values[middle]! <= wanted) low = middle
    else high = middle - 1
  }
  return low
}

function reachesUnknownYear(calendar: Calendar, fromYear: number, toYear: number): boolean {
  for (let year = fromYear; year <= toYear; year++) if (!calendar.knownYears.has(year)) return true
  return false
}
