import type { Calendar } from '../../platform/calendar/working-time.ts'
import { addWorkingTime } from '../../platform/calendar/working-time.ts'
import type { Clock, Kind, Level } from './need.ts'
import { levelAbove } from './need.ts'

/** How long each step may take, when its light turns yellow, and when it goes up. Pure; times are epoch milliseconds. */

/**
 * Minutes that a step may take by kind, as a street begins with. 急 runs by the clock of the day, the others in working
 * time; a working day has 390 minutes unless the street's calendar says otherwise. A need that nobody has sorted yet
 * counts as 愁.
 */
export const usualMinutes = {
  transcribe: { urgent: 30, hardship: 195, worry: 195, wish: 390 },
  decide: { urgent: 60, hardship: 390, worry: 390, wish: 390 },
  triage: { urgent: 30, hardship: 195, worry: 195, wish: 390 },
  dispatch: { urgent: 30, hardship: 195, worry: 390, wish: 780 },
  answer: { urgent: 60, hardship: 195, worry: 390, wish: 780 },
  accept: { urgent: 30, hardship: 195, worry: 195, wish: 390 },
  visit: { urgent: 120, hardship: 1170, worry: 1170, wish: 1950 },
  finish: { urgent: 1440, hardship: 1950, worry: 1950, wish: 3900 },
  'follow-up': { urgent: 480, hardship: 1950, worry: 1950, wish: 3900 },
  'call-back': { urgent: 480, hardship: 780, worry: 780, wish: 780 },
} as const satisfies Record<TimedClock, Record<Kind, number>>

/** Clocks that count minutes; `confirm` is the reporter's and counts days. */
export type TimedClock = Exclude<Clock, 'confirm'>

export interface Running {
  readonly startedAt: number
  readonly deadlineAt: number
  /** From here on the light is yellow: a quarter of the time is left. */
  readonly soonAt: number
  /** It reaches beyond the years whose holidays are known. */
  readonly provisional: boolean
}

/** Starts a clock of so many minutes: running ones for 急, working ones for all others. */
export function startClock(calendar: Calendar, now: number, kind: Kind | null, minutes: number): Running {
  if (kind === 'urgent') return startRunningClock(now, minutes)
  const end = addWorkingTime(calendar, now, minutes)
  const soon = addWorkingTime(calendar, now, Math.floor(minutes * yellowFrom))
  return { startedAt: now, deadlineAt: end.at, soonAt: Math.min(soon.at, end.at), provisional: end.provisional }
}

/** Starts a clock that never stops: for 急, for days that a resident counts, for a deadline that somebody else set. */
export function startRunningClock(now: number, minutes: number): Running {
  const length = minutes * minuteMs
  return { startedAt: now, deadlineAt: now + length, soonAt: now + Math.floor(length * yellowFrom), provisional: false }
}

/** A clock that ends when somebody else said so. */
export function clockUntil(now: number, until: number): Running {
  return startRunningClock(now, Math.max(0, (until - now) / minuteMs))
}

/** The clock of an order: its end stands, whatever is done meanwhile, and also once it has passed. */
export function clockOfOrder(now: number, dueBy: number): Running {
  return { ...clockUntil(now, dueBy), deadlineAt: dueBy, soonAt: Math.min(dueBy, clockUntil(now, dueBy).soonAt) }
}

export type Light = 'green' | 'yellow' | 'red'

/** Red once the deadline is reached, yellow in its last quarter; `null` where nothing is due. */
export function lightOf(now: number, soonAt: number | null, deadlineAt: number | null): Light | null {
  if (deadlineAt === null) return null
  if (now >= deadlineAt) return 'red'
  return soonAt !== null && now >= soonAt ? 'yellow' : 'green'
}

/** Clocks whose end is not a delay of ours: the reporter's word and the volunteers' answers. */
const othersClocks: readonly Clock[] = ['confirm', 'answer']

/** When a running clock goes up the chain: at its deadline; never where it waits for others or nobody stands above. */
export function escalatesAt(clock: Clock, level: Level, deadlineAt: number): number | null {
  return level === 'street' || othersClocks.includes(clock) ? null : deadlineAt
}

/** One level up, and when it goes up again if nothing happens: never from the street. */
export function escalated(level: Level, nextAt: number): { level: Level; escalateAt: number | null } {
  const above = levelAbove(level)
  return { level: above, escalateAt: above === 'street' ? null : nextAt }
}

const yellowFrom = 0.75
const minuteMs = 60_000
