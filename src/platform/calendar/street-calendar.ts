import type { Tx } from '../database/database.ts'
import { keptByStreet } from '../settings/kept-by-street.ts'
import type { CalendarDate } from './dates.ts'
import { publicCalendar } from './public-holidays.ts'
import { findHours, listDays, listKnownYears } from './store.ts'
import type { Calendar } from './working-time.ts'

/**
 * The calendar of the street of `unitCode`: public holidays, overlaid by what the street entered. Without a unit it is the
 * street that this installation serves. Kept in memory: asking costs nothing.
 */
export function streetCalendar(tx: Tx, unitCode?: string | null): Promise<Calendar> {
  return calendars.get(tx, unitCode)
}

export const calendars = keptByStreet(async (tx, streetCode): Promise<Calendar> => {
  const announced = publicCalendar()
  if (streetCode === null) return announced

  const days = await listDays(tx, streetCode)
  const years = await listKnownYears(tx, streetCode)
  const hours = await findHours(tx, streetCode)
  if (days.length === 0 && years.length === 0 && !hours) return announced
  return {
    workingHours: hours?.hours ?? announced.workingHours,
    days: new Map<CalendarDate, 'work' | 'rest'>([
      ...announced.days,
      ...days.map(({ date, day }): [CalendarDate, 'work' | 'rest'] => [date, day]),
    ]),
    knownYears: new Set([...announced.knownYears, ...years.map(({ year }) => year)]),
  }
})
