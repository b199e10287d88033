import { z } from 'zod'
import { calls, Day, Done, Moment } from '../contract/contract.ts'
import { calendarAddresses } from './addresses.ts'

const Year = z.object({ year: z.coerce.number().int().min(2000).max(2099) })
const Kind = z.enum(['work', 'rest'])
const Name = z.string().trim().min(1).max(40)
const Minute = z.int().min(0).max(1440)
const Hours = z.object({ fromMinute: Minute, toMinute: Minute })

export const DayView = z.object({
  date: Day,
  day: Kind,
  name: z.string(),
  /** Announced for the whole country, or entered by the street. */
  source: z.enum(['announced', 'street']),
  enteredAt: Moment.nullable(),
  enteredBy: z.string().nullable(),
})
export type DayView = z.infer<typeof DayView>

export const YearView = z.object({
  year: z.int(),
  known: z.enum(['announced', 'street', 'unknown']),
  workingDays: z.int(),
  workingHours: z.array(Hours),
  days: z.array(DayView),
  can: z.object({ change: z.boolean() }),
})
export type YearView = z.infer<typeof YearView>

export const calendarCalls = calls(calendarAddresses, {
  getYear: {
    summary: 'The days of a year that differ from Monday to Friday, and the working hours',
    params: Year,
    answer: YearView,
  },
  enterYear: {
    summary: 'Make a year known with its days off and make-up days',
    params: Year,
    body: z.object({ days: z.array(z.object({ date: Day, day: Kind, name: Name })).max(120) }),
    answer: Done,
    refusals: ['year-is-known'],
  },
  removeYear: { summary: 'Make a year unknown again', params: Year, answer: Done },
  setDay: {
    summary: 'Say that the street works or rests on a day',
    params: z.object({ date: Day }),
    body: z.object({ day: Kind, name: Name }),
    answer: Done,
  },
  removeDay: { summary: 'Let the public calendar decide a day again', params: z.object({ date: Day }), answer: Done },
  setWorkingHours: {
    summary: 'Set the working hours of the street',
    body: z.object({ hours: z.array(Hours).max(6) }),
    answer: Done,
  },
})
