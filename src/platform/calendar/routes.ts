import type { Context } from '../actor/actor.ts'
import { namesOf } from '../actor/names.ts'
import type { Routes } from '../http/module.ts'
import { configuresStreet, findStreetCode } from '../settings/street.ts'
import { enterYear, removeDay, removeYear, setDay, setWorkingHours } from './actions.ts'
import type { calendarCalls, DayView, YearView } from './contract.ts'
import { announcedYears, publicHolidays } from './public-holidays.ts'
import { listDays } from './store.ts'
import { streetCalendar } from './street-calendar.ts'
import { workingDaysBetween } from './working-time.ts'

const done = { done: true } as const

export function calendarRoutes(): Routes<typeof calendarCalls> {
  return {
    getYear: (context, { params }) => viewYear(context, params.year),
    enterYear: (context, { params, body }) => enterYear(context, params.year, body.days).then(() => done),
    removeYear: (context, { params }) => removeYear(context, params.year).then(() => done),
    setDay: (context, { params, body }) => setDay(context, { ...params, ...body }).then(() => done),
    removeDay: (context, { params }) => removeDay(context, params.date).then(() => done),
    setWorkingHours: (context, { body }) => setWorkingHours(context, body.hours).then(() => done),
  }
}

async function viewYear({ tx, actor }: Context, year: number): Promise<YearView> {
  const streetCode = await findStreetCode(tx, actor)
  const calendar = await streetCalendar(tx, streetCode)
  const entered = streetCode ? (await listDays(tx, streetCode)).filter(({ date }) => date.startsWith(`${year}-`)) : []
  const names = await namesOf(
    tx,
    entered.map(({ enteredBy }) => enteredBy),
  )

  const days = new Map<string, DayView>()
  for (const { date, day, name } of publicHolidays(year)) {
    days.set(date, { date, day, name, source: 'announced', enteredAt: null, enteredBy: null })
  }
  for (const { date, day, name, enteredAt, enteredBy } of entered) {
    days.set(date, {
      date,
      day,
      name,
      source: 'street',
      enteredAt,
      enteredBy: enteredBy && (names.get(enteredBy) ?? null),
    })
  }

  return {
    year,
    known: announcedYears.includes(year) ? 'announced' : calendar.knownYears.has(year) ? 'street' : 'unknown',
    workingDays: workingDaysBetween(calendar, `${year - 1}-12-31`, `${year}-12-31`),
    workingHours: calendar.workingHours.map((hours) => ({ ...hours })),
    days: [...days.values()].sort((a, b) => a.date.localeCompare(b.date)),
    can: { change: streetCode !== null && (await configuresStreet(tx, streetCode)) },
  }
}
