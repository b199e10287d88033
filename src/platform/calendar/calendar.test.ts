import { describe, expect, test } from 'vitest'
import { openTestStreet } from '../../app/testing/harness.ts'
import { onCalendarChanged } from './actions.ts'
import { calendarAddresses } from './addresses.ts'
import type { calendarCalls, YearView } from './contract.ts'
import { streetCalendar } from './street-calendar.ts'
import { isWorkingDay } from './working-time.ts'

const street = await openTestStreet()
const officer = await street.as('韩志远', calendarAddresses)
const secretary = await street.as('王丽华', calendarAddresses)

function yearOf(year: number): Promise<YearView> {
  return secretary.call<(typeof calendarCalls)['getYear']>('getYear', { params: { year } })
}

function calendar() {
  return street.act(null, ({ tx }) => streetCalendar(tx, '230506002001'))
}

describe('the street calendar', () => {
  test('has the announced year until the street says otherwise', async () => {
    const year = await yearOf(2026)
    expect(year).toMatchObject({ known: 'announced', workingDays: 248, can: { change: false } })
    expect(year.days).toHaveLength(39)
    expect(year.days[0]).toMatchObject({ date: '2026-01-01', day: 'rest', source: 'announced' })
  })

  test('takes a closure, says who entered it, and lets it go again', async () => {
    await officer.call('setDay', { params: { date: '2026-12-01' }, body: { day: 'rest', name: '停电检修' } })
    expect((await yearOf(2026)).days.at(-1)).toMatchObject({
      date: '2026-12-01',
      source: 'street',
      enteredBy: '韩志远',
    })
    expect(isWorkingDay(await calendar(), '2026-12-01')).toBe(false)

    await officer.call('removeDay', { params: { date: '2026-12-01' } })
    expect(isWorkingDay(await calendar(), '2026-12-01')).toBe(true)
    expect(await officer.refusal('removeDay', { params: { date: '2026-12-01' } })).toBe('not-found')
  })

  test('knows a new year once the street has entered it, and tells whoever counts by it', async () => {
    const told: boolean[] = []
    onCalendarChanged(async (_context, _streetCode, changed) => void told.push(changed.knownYears.has(2027)))
    expect(await yearOf(2027)).toMatchObject({ known: 'unknown', workingDays: 261 })

    const days = [
      { date: '2027-01-01', day: 'rest', name: '元旦' },
      { date: '2027-01-02', day: 'work', name: '元旦' },
    ]
    await officer.call('enterYear', { params: { year: 2027 }, body: { days } })
    expect(await yearOf(2027)).toMatchObject({ known: 'street', workingDays: 261 })
    expect((await calendar()).knownYears.has(2027)).toBe(true)

    await officer.call('removeYear', { params: { year: 2027 } })
    expect(await yearOf(2027)).toMatchObject({ known: 'unknown', days: [] })
    expect(told).toEqual([true, false])
  })

  test('keeps the hours that the street works', async () => {
    const hours = [{ fromMinute: 540, toMinute: 1020 }]
    await officer.call('setWorkingHours', { body: { hours } })
    expect((await yearOf(2026)).workingHours).toEqual(hours)
  })

  test.each([
    ['enterYear', { params: { year: 2026 }, body: { days: [] } }, 'year-is-known'],
    [
      'enterYear',
      { params: { year: 2027 }, body: { days: [{ date: '2028-01-01', day: 'rest', name: '元旦' }] } },
      'other-year',
    ],
    ['setDay', { params: { date: '2026-02-30' }, body: { day: 'rest', name: '停电' } }, 'bad-shape'],
    ['setWorkingHours', { body: { hours: [] } }, 'no-hours'],
    [
      'setWorkingHours',
      {
        body: {
          hours: [
            { fromMinute: 600, toMinute: 720 },
            { fromMinute: 700, toMinute: 800 },
          ],
        },
      },
      'hours-out-of-order',
    ],
  ] as const)('%s with %j is refused: %s', async (call, input, reason) => {
    expect(await officer.refusal(call, input)).toBe(reason)
  })

  test('is changed by nobody who configures less than the street', async () => {
    const worker = await street.as('李敏', calendarAddresses)
    for (const person of [secretary, worker]) {
      const body = { day: 'rest', name: '停电' }
      expect(await person.refusal('setDay', { params: { date: '2026-12-02' }, body })).toBe('not-found')
    }
  })

  test('remembers each change in the log', async () => {
    const { rows } = await street.admin.query("select kind from events.event where noun = 'calendar' order by id")
    expect(rows.map(({ kind }) => kind)).toEqual([
      'calendar-day-set',
      'calendar-day-removed',
      'calendar-year-entered',
      'calendar-year-removed',
      'working-hours-set',
    ])
  })
})
