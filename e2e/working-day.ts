import { addDays, dateOf, minuteMs, startOfDay, weekdayOf } from '../src/platform/calendar/dates.ts'
import { publicCalendar } from '../src/platform/calendar/public-holidays.ts'

const twentyToTen = (9 * 60 + 40) * minuteMs

/** Twenty to ten on the last working day before `now`, in epoch milliseconds: never after `now`. */
export function lastWorkingMorning(now: number): number {
  const { days } = publicCalendar()
  for (let day = dateOf(now); ; day = addDays(day, -1)) {
    const morning = startOfDay(day) + twentyToTen
    const works = (days.get(day) ?? (weekdayOf(day) <= 5 ? 'work' : 'rest')) === 'work'
    if (works && morning <= now) return morning
  }
}
