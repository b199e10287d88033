import type { State, Step } from '../../core/needs/need.ts'
import { addDays, dateOf, dayMs, minuteMs, startOfDay } from '../../platform/calendar/dates.ts'
import {
  addWorkingTime,
  isWorkingDay,
  workingMinutesBetween,
  type Calendar,
} from '../../platform/calendar/working-time.ts'

/**
 * How a need of the demo street is told: who said what when, and what each did then. Nothing is inserted; `play.ts` takes
 * every step as the person who takes it, through the contract of the needs.
 *
 * In a body, names stand for people, teams, squads, buildings, pictures and other stories; `play.ts` finds the ids. A
 * function is a moment.
 */
export interface Story {
  /** What tests and other stories call it by. */
  readonly key: string
  readonly by: string
  readonly at: When
  readonly report: Body
  readonly then: readonly Turn[]
  /** Where it stands when all is played. */
  readonly ends: State
}

export type Turn = readonly [when: When, who: string, step: Exclude<Step, 'report' | 'reportByVoice'>, body?: Body]
export type Body = Readonly<Record<string, unknown>>

/** A moment, from the one before it in the story and from the one at which the street is made. */
export type When = (clock: { readonly calendar: Calendar; readonly before: number; readonly now: number }) => number

/** So many working minutes after what happened before. */
export function after(minutes: number): When {
  return ({ calendar, before }) => addWorkingTime(calendar, before, minutes).at
}

/** So many minutes after what happened before, whatever the hour: for what is urgent, and at a visit. */
export function soon(minutes: number): When {
  return ({ before }) => before + minutes * minuteMs
}

/** A time of day so many working days after what happened before. */
export function next(workingDays: number, time: string): When {
  return ({ calendar, before }) => dayTime(calendar, before, workingDays, time)
}

/** A time of day so many working days before the street is made. */
export function on(workingDaysAgo: number, time: string): When {
  return ({ calendar, now }) => dayTime(calendar, now, -workingDaysAgo, time)
}

/** A time of day so many working days after the street is made. */
export function ahead(workingDays: number, time: string): When {
  return ({ calendar, now }) => dayTime(calendar, now, workingDays, time)
}

/** So much working time before the street is made, so that the clock of a step stands where the story wants it. */
export function ago(workingDays: number, minutes: number): When {
  return ({ calendar, now }) => workingTimeBefore(calendar, now, workingDays * 390 + minutes)
}

/** So many minutes before the street is made, whatever the hour. */
export function minutesAgo(minutes: number): When {
  return ({ now }) => now - minutes * minuteMs
}

/** So many minutes before the street is made, by daylight: on a working day or not. The longer ago, the earlier. */
export function lately(minutes: number): When {
  return ({ now }) => {
    const morning = (moment: number) => startOfDay(dateOf(moment)) + 8 * 60 * minuteMs
    const evening = (moment: number) => startOfDay(dateOf(moment)) + 20 * 60 * minuteMs
    const waking = now < morning(now) ? evening(now - dayMs) : Math.min(now, evening(now))
    const moment = waking - minutes * minuteMs
    return moment >= morning(moment) ? moment : evening(moment - dayMs) - (minutes % (24 * 60)) * minuteMs
  }
}

function dayTime(calendar: Calendar, from: number, workingDays: number, time: string): number {
  const [hour, minute] = time.split(':').map(Number) as [number, number]
  let date = dateOf(from)
  const step = Math.sign(workingDays)
  for (let left = Math.abs(workingDays); left > 0; ) {
    date = addDays(date, step)
    if (isWorkingDay(calendar, date)) left -= 1
  }
  return startOfDay(date) + (hour * 60 + minute) * minuteMs
}

/** The latest moment from which so many minutes of working time lead to `now`. */
function workingTimeBefore(calendar: Calendar, now: number, minutes: number): number {
  let early = now - (minutes / 390 + 40) * 2 * dayMs
  let late = now
  while (late - early > minuteMs / 2) {
    const middle = (early + late) / 2
    if (workingMinutesBetween(calendar, middle, now) >= minutes) early = middle
    else late = middle
  }
  return Math.floor(early)
}
