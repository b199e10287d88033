import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dateOf, isDate, minuteMs, startOfDay, weekdayOf } from './dates.ts'
import { announcedYears, publicCalendar, publicHolidays } from './public-holidays.ts'
import {
  addWorkingDays,
  addWorkingTime,
  type Calendar,
  isWorkingDay,
  isWorkingTime,
  minutesOfOneDay,
  workingDaysBetween,
  workingMinutesBetween,
} from './working-time.ts'

const calendar = publicCalendar()
const oneDay = minutesOfOneDay(calendar)

describe('the announced year', () => {
  test('2026 has the days off and make-up days of the announcement', () => {
    const named = (day: 'work' | 'rest') =>
      publicHolidays(2026)
        .filter((holiday) => holiday.day === day)
        .map((holiday) => holiday.date.slice(5))

    expect(named('work')).toEqual(['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'])
    expect(named('rest')).toEqual([
      ...dates('2026-01-01', 3),
      ...dates('2026-02-15', 9),
      ...dates('2026-04-04', 3),
      ...dates('2026-05-01', 5),
      ...dates('2026-06-19', 3),
      ...dates('2026-09-25', 3),
      ...dates('2026-10-01', 7),
    ])
  })

  test.each([
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i has %i working days', (year, workingDays) => {
    expect(workingDaysBetween(calendar, `${year - 1}-12-31`, `${year}-12-31`)).toBe(workingDays)
  })

  test('every make-up day is a Saturday or Sunday', () => {
    const makeUpDays = announcedYears.flatMap(publicHolidays).filter((holiday) => holiday.day === 'work')
    expect(makeUpDays).toHaveLength(19)
    expect(makeUpDays.every((holiday) => weekdayOf(holiday.date) >= 6)).toBe(true)
  })

  test('a year that is not announced has none', () => {
    expect(publicHolidays(2027)).toEqual([])
  })
})

describe('a deadline', () => {
  test.each([
    ['two hours from a Tuesday morning pass over lunch', '2026-03-03 10:30', 120, '2026-03-03 14:30'],
    ['the end of the day is still that day', '2026-03-03 08:30', oneDay, '2026-03-03 17:00'],
    ['one minute more is the next morning', '2026-03-03 08:30', oneDay + 1, '2026-03-04 08:31'],
    ['what comes in at night starts in the morning', '2026-03-03 22:15', 30, '2026-03-04 09:00'],
    ['what comes in at lunch starts after lunch', '2026-03-03 12:00', 30, '2026-03-03 14:00'],
    ['over a weekend', '2026-03-06 16:30', 60, '2026-03-09 09:00'],
    [
      'over Spring Festival, with its make-up Saturday before',
      '2026-02-13 16:00',
      60 + oneDay + 30,
      '2026-02-24 09:00',
    ],
    ['the make-up Saturday after Spring Festival counts', '2026-02-27 16:30', 60, '2026-02-28 09:00'],
    ['over National Day, to the make-up Saturday', '2026-09-30 16:30', 30 + 2 * oneDay + 30, '2026-10-10 09:00'],
    ['over National Day 2025, which took in Mid-Autumn', '2025-09-30 17:00', 1, '2025-10-09 08:31'],
    ['over a leap day', '2024-02-28 16:30', 60 + oneDay, '2024-03-01 09:00'],
    ['over the year end', '2025-12-31 16:30', 60, '2026-01-04 09:00'],
    ['no time at all is now', '2026-03-07 03:00', 0, '2026-03-07 03:00'],
  ])('%s', (_, start, minutes, expected) => {
    expect(clock(addWorkingTime(calendar, moment(start), minutes).at)).toBe(expected)
  })

  test('is provisional as soon as it reaches a year without known holidays', () => {
    expect(addWorkingTime(calendar, moment('2026-12-31 16:00'), 60)).toEqual({
      at: moment('2026-12-31 17:00'),
      provisional: false,
    })
    expect(addWorkingTime(calendar, moment('2026-12-31 16:00'), 61)).toEqual({
      at: moment('2027-01-01 08:31'),
      provisional: true,
    })
    expect(addWorkingDays(calendar, '2026-12-30', 1)).toEqual({ date: '2026-12-31', provisional: false })
    expect(addWorkingDays(calendar, '2026-12-30', 2)).toEqual({ date: '2027-01-01', provisional: true })
  })

  test('follows what the street entered', () => {
    const street: Calendar = {
      workingHours: [{ fromMinute: 9 * 60, toMinute: 17 * 60 }],
      days: new Map([...calendar.days, ['2026-03-04', 'rest'], ['2026-03-07', 'work'], ['2027-01-01', 'rest']]),
      knownYears: new Set([...calendar.knownYears, 2027]),
    }
    expect(clock(addWorkingTime(street, moment('2026-03-03 16:00'), 120).at)).toBe('2026-03-05 10:00')
    expect(clock(addWorkingTime(street, moment('2026-03-06 16:00'), 120).at)).toBe('2026-03-07 10:00')
    expect(addWorkingTime(street, moment('2026-12-31 16:00'), 120)).toEqual({
      at: moment('2027-01-04 10:00'),
      provisional: false,
    })
  })

  test('needs working time to exist', () => {
    const never: Calendar = { workingHours: [], days: new Map(), knownYears: new Set() }
    expect(() => addWorkingTime(never, moment('2026-03-03 10:00'), 1)).toThrow(RangeError)
    expect(() => addWorkingTime(calendar, moment('2026-03-03 10:00'), -1)).toThrow(RangeError)
  })
})

describe('working time', () => {
  test.each([
    ['2026-03-03 08:29', false],
    ['2026-03-03 08:30', true],
    ['2026-03-03 11:29', true],
    ['2026-03-03 11:30', false],
    ['2026-03-03 16:59', true],
    ['2026-03-03 17:00', false],
    ['2026-02-14 10:00', true],
    ['2026-02-16 10:00', false],
    ['2026-10-01 10:00', false],
    ['2026-10-10 10:00', true],
    ['2026-10-11 10:00', false],
  ])('%s is working time: %s', (time, expected) => {
    expect(isWorkingTime(calendar, moment(time))).toBe(expected)
  })

  test('equals a count minute by minute, wherever it starts', () => {
    const someMinute = fc.integer({
      min: moment('2024-01-01 00:00') / minuteMs,
      max: moment('2026-12-20 00:00') / minuteMs,
    })
    fc.assert(
      fc.property(someMinute, fc.integer({ min: 1, max: 12 * oneDay }), (start, minutes) => {
        const { at } = addWorkingTime(calendar, start * minuteMs, minutes)
        expect(at).toBe(minuteByMinute(start, minutes) * minuteMs)
      }),
      { numRuns: 150 },
    )
  })

  test('that was added is what lies between', () => {
    const someMoment = fc.integer({ min: moment('2024-01-01 00:00'), max: moment('2035-12-31 00:00') })
    fc.assert(
      fc.property(
        someMoment,
        fc.integer({ min: 0, max: 400 * oneDay }),
        fc.integer({ min: 0, max: 5000 }),
        (start, a, b) => {
          const first = addWorkingTime(calendar, start, a)
          expect(workingMinutesBetween(calendar, start, first.at)).toBe(a)
          expect(workingMinutesBetween(calendar, first.at, start)).toBe(0 - a)
          expect(addWorkingTime(calendar, first.at, b).at).toBe(addWorkingTime(calendar, start, a + b).at)
        },
      ),
    )
  })

  test('never runs backwards and never ends outside working time', () => {
    const someMoment = fc.integer({ min: moment('2024-01-01 00:00'), max: moment('2030-12-31 00:00') })
    fc.assert(
      fc.property(someMoment, fc.integer({ min: 1, max: 9000 }), (start, minutes) => {
        const { at } = addWorkingTime(calendar, start, minutes)
        expect(at).toBeGreaterThan(start)
        expect(isWorkingTime(calendar, at - 1)).toBe(true)
      }),
    )
  })

  test('counts days as it counts minutes', () => {
    const someDay = fc.integer({ min: 0, max: 1000 }).map((days) => addDays('2024-01-01', days))
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 60 }), (date, days) => {
        const due = addWorkingDays(calendar, date, days).date
        expect(workingDaysBetween(calendar, date, due)).toBe(days)
        expect(isWorkingDay(calendar, due)).toBe(true)
        const endOfDay = addWorkingTime(calendar, startOfDay(addDays(date, 1)), days * oneDay).at
        expect(dateOf(endOfDay)).toBe(due)
      }),
    )
  })
})

test.each([
  ['2026-02-28', true],
  ['2026-02-29', false],
  ['2024-02-29', true],
  ['2026-2-3', false],
  ['2026-13-01', false],
  ['', false],
])('%s is a date: %s', (text, expected) => {
  expect(isDate(text)).toBe(expected)
})

function minuteByMinute(start: number, minutes: number): number {
  let minute = start
  for (let left = minutes; left > 0; minute += 1) if (isWorkingTime(calendar, minute * minuteMs)) left -= 1
  return minute
}

function moment(text: string): number {
  return Date.parse(`${text.replace(' ', 'T')}:00+08:00`)
}

function clock(ms: number): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Asia/Shanghai' }).format(
    ms,
  )
}

function dates(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => addDays(first, i).slice(5))
}
