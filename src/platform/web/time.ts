import { timeWords as say } from './words.zh.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
/** Asia/Shanghai has kept +8 without summer time since 1991, so sums do and `Intl` need not load. */
const shanghaiMs = 8 * hourMs

export type Tone = 'calm' | 'soon' | 'late'

/** Two hours before a deadline it counts as soon, unless the server says otherwise. */
export const soonMinutes = 120

interface Clock {
  /** Days since 1970-01-01 in Shanghai. */
  day: number
  year: number
  month: number
  date: number
  weekday: number
  hour: number
  minute: number
}

/** Reads epoch milliseconds as a clock on a wall in Shanghai. */
export function clockOf(ms: number): Clock {
  const shifted = new Date(ms + shanghaiMs)
  return {
    day: Math.floor((ms + shanghaiMs) / dayMs),
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    date: shifted.getUTCDate(),
    weekday: shifted.getUTCDay(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
  }
}

/** `2026-11-24` in Shanghai. */
export function isoDay(ms: number): string {
  return new Date(ms + shanghaiMs).toISOString().slice(0, 10)
}

/** The first millisecond of `2026-11-24` in Shanghai; NaN for anything that is no day. */
export function startOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00+08:00`)
}

/** How long is left first: `剩 1 小时 18 分`, `超 26 分`; more than a day away, the point itself: `明天 12:00`. */
export function leftWords(dueAt: number, now: number): string {
  const left = dueAt - now
  if (left < 0) return say.over(lengthWords(-left))
  if (left < 12 * hourMs) return say.left(lengthWords(left))
  return exactWords(dueAt, now)
}

/** The same for narrow lists: `剩 1:18`, `超 26 分`, `今天 17:00`. */
export function leftShort(dueAt: number, now: number): string {
  const left = dueAt - now
  if (left < 0) return leftWords(dueAt, now)
  if (left >= 4 * hourMs) return exactWords(dueAt, now)
  return say.left(left < hourMs ? lengthWords(left) : `${Math.floor(left / hourMs)}:${twoDigits(left / minuteMs)}`)
}

export function toneOf(dueAt: number, now: number, soon = soonMinutes): Tone {
  if (dueAt < now) return 'late'
  return dueAt - now <= soon * minuteMs ? 'soon' : 'calm'
}

/** A length as people say it: `不到 1 分`, `26 分`, `1 小时 18 分`, `2 天 3 小时`. */
export function lengthWords(ms: number): string {
  const minutes = Math.floor(ms / minuteMs)
  if (minutes < 1) return say.lessThanMinute

  const days = Math.floor(minutes / 1440)
  const hours = Math.floor((minutes % 1440) / 60)
  const rest = minutes % 60
  if (days > 0) return hours > 0 ? `${say.days(days)} ${say.hours(hours)}` : say.days(days)
  if (hours > 0) return rest > 0 ? `${say.hours(hours)} ${say.minutes(rest)}` : say.hours(hours)
  return say.minutes(rest)
}

/** A point as people say it: `今天下午 2 点`, `周四上午 9 点半`, `12 月 3 日上午 9 点`. */
export function pointWords(ms: number, now: number): string {
  const clock = clockOf(ms)
  const part = say.partOfDay[partOfDay(clock.hour)]
  const hour = clock.hour > 12 ? clock.hour - 12 : clock.hour
  return `${dayWords(ms, now)}${say.hour(part, hour, clock.minute)}`
}

/** A point on the desk: `今天 08:42`, `周四 09:00`, `11 月 3 日 08:42`. */
export function exactWords(ms: number, now: number): string {
  const clock = clockOf(ms)
  return `${dayWords(ms, now)} ${clockWords(clock)}`
}

/** `2026-11-24 08:42`, for tables and paper. */
export function stampWords(ms: number): string {
  return `${isoDay(ms)} ${clockWords(clockOf(ms))}`
}

/** The day alone: `今天`, `昨天`, `周四` within six days ahead, else the date. */
export function dayWords(ms: number, now: number): string {
  const clock = clockOf(ms)
  const today = clockOf(now)
  const ahead = clock.day - today.day
  if (ahead === 0) return say.today
  if (ahead === 1) return say.tomorrow
  if (ahead === 2) return say.dayAfterTomorrow
  if (ahead === -1) return say.yesterday
  if (ahead > 2 && ahead < 7) return say.weekdays[clock.weekday] ?? ''
  if (clock.year === today.year) return say.monthDay(clock.month, clock.date)
  return say.yearMonthDay(clock.year, clock.month, clock.date)
}

/** How long ago: `刚刚`, `5 分钟前`, `3 小时前`, `昨天`, `3 天前`, and from a week on the date. */
export function agoWords(ms: number, now: number): string {
  const past = now - ms
  if (past < minuteMs) return say.justNow
  if (past < hourMs) return say.minutesAgo(Math.floor(past / minuteMs))

  const days = clockOf(now).day - clockOf(ms).day
  if (days <= 0) return say.hoursAgo(Math.floor(past / hourMs))
  if (days === 1) return past < 6 * hourMs ? say.hoursAgo(Math.floor(past / hourMs)) : say.yesterday
  return days < 7 ? say.daysAgo(days) : dayWords(ms, now)
}

/** `上午好`, for the first line of a phone. */
export function greetingWords(now: number): string {
  return say.greeting[partOfDay(clockOf(now).hour)]
}

/** `0:21`, for a voice note. */
export function playingWords(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${twoDigits(seconds)}`
}

function partOfDay(hour: number): keyof typeof say.partOfDay {
  if (hour < 6) return 'night'
  if (hour < 9) return 'morning'
  if (hour < 12) return 'forenoon'
  if (hour < 13) return 'noon'
  return hour < 18 ? 'afternoon' : 'evening'
}

function clockWords(clock: Clock): string {
  return `${String(clock.hour).padStart(2, '0')}:${String(clock.minute).padStart(2, '0')}`
}

function twoDigits(units: number): string {
  return String(Math.floor(units) % 60).padStart(2, '0')
}
