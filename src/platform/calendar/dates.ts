/** A calendar date as people write it, in Asia/Shanghai: 'YYYY-MM-DD'. */
export type CalendarDate = string

export const minuteMs = 60_000
export const dayMs = 86_400_000

/** The date in Asia/Shanghai on which a moment (epoch milliseconds) falls. */
export function dateOf(ms: number): CalendarDate {
  return dateOfDay(dayOf(ms))
}

/** The first moment of a date in Asia/Shanghai, in epoch milliseconds. */
export function startOfDay(date: CalendarDate): number {
  return dayFrom(date) * dayMs - shanghaiAheadMs
}

/** The date so many days later, or earlier when negative. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dateOfDay(dayFrom(date) + days)
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: CalendarDate): number {
  return weekdayOfDay(dayFrom(date))
}

/** Whether the text is a date that exists: '2026-02-30' is none. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = Date.parse(`${text}T00:00:00Z`)
  return Number.isFinite(day) && new Date(day).toISOString().startsWith(text)
}

/** How many days lie between 1970-01-01 and the day in Asia/Shanghai on which the moment falls. */
export function dayOf(ms: number): number {
  return Math.floor((ms + shanghaiAheadMs) / dayMs)
}

/** How many days lie between 1970-01-01 and this date. */
export function dayFrom(date: CalendarDate): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / dayMs)
}

export function dateOfDay(day: number): CalendarDate {
  return new Date(day * dayMs).toISOString().slice(0, 10)
}

export function weekdayOfDay(day: number): number {
  // 1970-01-01 was a Thursday.
  return ((((day + 3) % 7) + 7) % 7) + 1
}

export function yearOfDay(day: number): number {
  return new Date(day * dayMs).getUTCFullYear()
}

export function firstDayOfYear(year: number): number {
  return Date.UTC(year, 0, 1) / dayMs
}

// China has kept UTC+8 without daylight saving since 1991, so that a constant is exact for every date of this product.
export const shanghaiAheadMs = 8 * 3_600_000
