import { describe, expect, test } from 'vitest'
import { clockOf, states, steps } from '../../core/needs/need.ts'
import { publicCalendar } from '../../platform/calendar/public-holidays.ts'
import { openTestStreet } from '../testing/harness.ts'
import { cast } from './cast.ts'
import { demoUsers, makeDemoStreet } from './index.ts'
import { makeNeeds, stories } from './needs.ts'
import { dueSteps } from './play.ts'

const calendar = publicCalendar()
const street = await openTestStreet({ now: Date.parse('2026-11-24T02:42:00Z') })
const people = Object.fromEntries(cast.map(({ name }) => [name, street.id(name)]))
const ground = { db: street.db, dataDir: street.dataDir, now: () => street.clock.now }
const made = await makeNeeds(ground, people)
const { rows: needs } = await street.admin.query<Stored>(
  'select id, state, deadline_at, guarded_at, heard_at, voice_note_id from needs.need order by id',
)
const byId = new Map(needs.map((need) => [need.id, need]))

describe('the cast', () => {
  test('has about ninety people, each with a name of their own, a story, and a number that nobody has', () => {
    expect(cast.length).toBeGreaterThanOrEqual(85)
    expect(new Set(cast.map(({ name }) => name)).size).toBe(cast.length)
    const tails = cast.flatMap(({ tail }) => (tail === null ? [] : [tail]))
    expect(new Set(tails).size).toBe(tails.length)
    expect(tails.every((tail) => /^\d{4}$/.test(tail))).toBe(true)
    expect(cast.every(({ story }) => story.length > 4)).toBe(true)
  })

  test('gives each squad a leader, and each partner somebody to call', async () => {
    const { rows } = await street.admin.query(
      `select (select count(*)::int from organisation.squad) as squads,
              (select count(*)::int from organisation.squad
               where exists (select from actor.grant where squad_id = squad.id and post = 'squad-leader')) as led,
              (select count(*)::int from partnership.partner) as partners,
              (select count(distinct partner_id)::int from actor.grant) as with_contact`,
    )
    expect(rows).toEqual([{ squads: 30, led: 30, partners: 8, with_contact: 8 }])
  })

  test('every kind of user is offered as somebody of the cast', () => {
    const names = cast.map(({ name }) => name)
    expect(demoUsers.every(({ name }) => names.includes(name))).toBe(true)
  })
})

describe('the stories', () => {
  test('reach every state, and a few are late', () => {
    expect(new Set(stories.map(({ ends }) => ends))).toEqual(new Set(states))
  })

  test('leave the steps of the clock to the clock', () => {
    const bySystem = Object.entries(steps).flatMap(([name, row]) => ('bySystem' in row ? [name] : []))
    const taken = stories.flatMap(({ then }) => then.map(([, , step]) => step as string))
    expect(taken.filter((step) => bySystem.includes(step))).toEqual([])
  })

  test('run forward and end before the street is made, on whatever day and at whatever hour that is', () => {
    const everyFortySevenHours = 47 * 3_600_000
    for (
      let now = Date.parse('2026-01-01T00:13:00Z');
      now < Date.parse('2027-02-20T00:00:00Z');
      now += everyFortySevenHours
    ) {
      for (const story of stories) expect(dueSteps(story, calendar, now).length).toBeGreaterThan(0)
    }
  })
})

describe('the needs that come of them', () => {
  test('stand where the stories leave them', () => {
    const found = stories.map(({ key }) => `${key}: ${byId.get(made.get(key)!)?.state}`)
    expect(found).toEqual(stories.map(({ key, ends }) => `${key}: ${ends}`))
  })

  test('have a few that are late, and no more', () => {
    const open = needs.filter(({ state }) => state in clockOf)
    const late = open.filter(({ deadline_at }) => deadline_at !== null && deadline_at.getTime() <= street.clock.now)
    expect(late.length).toBeGreaterThanOrEqual(2)
    expect(late.length).toBeLessThanOrEqual(6)
  })

  test('were told of during the last months, none after now', () => {
    const told = needs.map(({ heard_at }) => heard_at.getTime())
    expect(Math.max(...told)).toBeLessThanOrEqual(street.clock.now)
  })

  test('hold a guarded accusation, a voice note, photos, and a visit in a pair with its password', async () => {
    expect(byId.get(made.get('收烟')!)?.guarded_at).not.toBeNull()
    expect(byId.get(made.get('邱婶语音')!)?.voice_note_id).not.toBeNull()
    const { rows: photos } = await street.admin.query(
      "select 1 from attachments.attachment where kind = 'photo' and noun = 'need'",
    )
    expect(photos.length).toBeGreaterThan(10)
    const { rows: visits } = await street.admin.query(
      `select visit.password, (select count(*)::int from needs.visitor where visitor.visit_id = visit.id) as visitors
       from needs.visit where visit.need_id = $1 and visit.visit_at > $2 and visit.cancelled_at is null`,
      [made.get('金大娘医保'), new Date(street.clock.now)],
    )
    expect(visits).toEqual([{ password: expect.any(String), visitors: 2 }])
  })

  test('keep the counters of the inbox exact', async () => {
    await street.runJob('needs.recount')
  })

  test('are not made again by a second start', async () => {
    await makeDemoStreet(ground)
    const { rows } = await street.admin.query('select count(*)::int as count from needs.need')
    expect(rows[0].count).toBe(needs.length)
  })
})

interface Stored {
  readonly id: string
  readonly state: string
  readonly deadline_at: Date | null
  readonly guarded_at: Date | null
  readonly heard_at: Date
  readonly voice_note_id: string | null
}
