import type { Context } from '../actor/actor.ts'
import { uuidv7 } from '../command/command.ts'
import { Invalid, NotFound, Refused } from '../contract/errors.ts'
import { log } from '../events/log.ts'
import { streetToConfigure } from './access.ts'
import type { CalendarDate } from './dates.ts'
import { announcedYears } from './public-holidays.ts'
import {
  deleteDay,
  deleteKnownYear,
  findDay,
  findHours,
  insertDays,
  insertKnownYear,
  listDays,
  listKnownYears,
  upsertHours,
} from './store.ts'
import { calendars, streetCalendar } from './street-calendar.ts'
import type { Calendar, WorkingHours } from './working-time.ts'

export interface DayToEnter {
  date: CalendarDate
  day: 'work' | 'rest'
  name: string
}

/** Deadlines that were set by the old calendar are mended by whoever set them, in the same transaction. */
export type AfterCalendarChange = (context: Context, streetCode: string, calendar: Calendar) => Promise<void>

export function onCalendarChanged(then: AfterCalendarChange): void {
  afterChange.push(then)
}

const afterChange: AfterCalendarChange[] = []

/** Says that the street works or rests on one day, whatever the public calendar says. */
export async function setDay(context: Context, day: DayToEnter): Promise<void> {
  const streetCode = await streetToConfigure(context)
  const before = await findDay(context.tx, streetCode, day.date)

  const [entered] = await insertDays(context.tx, [day], by(context, streetCode))
  await log(context, {
    kind: 'calendar-day-set',
    noun: 'calendar',
    nounId: entered!.id,
    unitCode: streetCode,
    facts: { date: day.date, day: day.day, before: before?.day ?? null },
  })
  await changed(context, streetCode)
}

/** Lets the public calendar decide again. */
export async function removeDay(context: Context, date: CalendarDate): Promise<void> {
  const streetCode = await streetToConfigure(context)
  const before = await findDay(context.tx, streetCode, date)
  if (!before) throw new NotFound()

  await deleteDay(context.tx, before.id)
  await log(context, {
    kind: 'calendar-day-removed',
    noun: 'calendar',
    nounId: before.id,
    unitCode: streetCode,
    facts: { date, before: before.day },
  })
  await changed(context, streetCode)
}

/** Makes a year known: enters its days off and make-up days as they were announced. */
export async function enterYear(context: Context, year: number, days: readonly DayToEnter[]): Promise<void> {
  const streetCode = await streetToConfigure(context)
  if (announcedYears.includes(year)) throw new Refused('year-is-known')
  if (days.some(({ date }) => !date.startsWith(`${year}-`))) throw new Invalid('body.days', 'other-year')
  if (new Set(days.map(({ date }) => date)).size < days.length) throw new Invalid('body.days', 'day-twice')

  const known = (await listKnownYears(context.tx, streetCode)).find((entered) => entered.year === year)
  const id = known?.id ?? uuidv7(context.now)
  if (!known) await insertKnownYear(context.tx, id, year, by(context, streetCode))
  await insertDays(context.tx, days, by(context, streetCode))
  await log(context, {
    kind: 'calendar-year-entered',
    noun: 'calendar',
    nounId: id,
    unitCode: streetCode,
    facts: { year, days: days.length },
  })
  await changed(context, streetCode)
}

/** Makes a year unknown again, with all days that were entered for it. */
export async function removeYear(context: Context, year: number): Promise<void> {
  const streetCode = await streetToConfigure(context)
  const known = (await listKnownYears(context.tx, streetCode)).find((entered) => entered.year === year)
  if (!known) throw new NotFound()

  await deleteKnownYear(context.tx, known.id)
  for (const { id, date } of await listDays(context.tx, streetCode)) {
    if (date.startsWith(`${year}-`)) await deleteDay(context.tx, id)
  }
  await log(context, {
    kind: 'calendar-year-removed',
    noun: 'calendar',
    nounId: known.id,
    unitCode: streetCode,
    facts: { year },
  })
  await changed(context, streetCode)
}

/** Sets the street's working hours. Throws `Invalid` when they are none, out of order or overlap. */
export async function setWorkingHours(context: Context, hours: readonly WorkingHours[]): Promise<void> {
  const streetCode = await streetToConfigure(context)
  const fault = hoursFault(hours)
  if (fault) throw new Invalid('body.hours', fault)

  const id = (await findHours(context.tx, streetCode))?.id ?? uuidv7(context.now)
  await upsertHours(context.tx, { id, hours, ...by(context, streetCode) })
  await log(context, {
    kind: 'working-hours-set',
    noun: 'calendar',
    nounId: id,
    unitCode: streetCode,
    facts: { minutes: hours.flatMap(({ fromMinute, toMinute }) => [fromMinute, toMinute]) },
  })
  await changed(context, streetCode)
}

/** One word for what is wrong with working hours, or null. */
export function hoursFault(hours: readonly WorkingHours[]): 'no-hours' | 'hours-out-of-order' | null {
  if (hours.length === 0) return 'no-hours'
  const marks = hours.flatMap(({ fromMinute, toMinute }) => [fromMinute, toMinute])
  const inOrder = marks.every((mark, i) => i === 0 || mark > marks[i - 1]!)
  return inOrder && marks[0]! >= 0 && marks.at(-1)! <= 24 * 60 ? null : 'hours-out-of-order'
}

function by({ now, actor }: Context, streetCode: string) {
  return { streetCode, enteredAt: now, enteredBy: actor.personId }
}

async function changed(context: Context, streetCode: string): Promise<void> {
  calendars.forget()
  const calendar = await streetCalendar(context.tx, streetCode)
  for (const then of afterChange) await then(context, streetCode, calendar)
}
