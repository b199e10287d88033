import { describe, expect, test } from 'vitest'
import { openTestStreet } from '../../app/testing/harness.ts'
import { partnershipAddresses } from './addresses.ts'
import type { partnershipCalls } from './contract.ts'

type Calls = typeof partnershipCalls

const street = await openTestStreet({ now: Date.now() - 60_000 })
const officer = await street.as('韩志远', partnershipAddresses)
const secretary = await street.as('王丽华', partnershipAddresses)
const worker = await street.as('李敏', partnershipAddresses)
const elsewhere = await street.as('周倩', partnershipAddresses)
const captain = await street.as('罗刚', partnershipAddresses)
const nobody = street.nobody(partnershipAddresses)

const hongji = '230506002001'
const dayMs = 86_400_000
const dayAt = (days: number) => new Date(street.clock.now + 8 * 3_600_000 + days * dayMs).toISOString().slice(0, 10)
const { rows: partners } = await worker.call<Calls['listPartners']>('listPartners', { query: {} })
const police = partners.find(({ name }) => name === '跃进派出所')!.id

describe('a council', () => {
  const params = { unitCode: hongji }

  test('has partners and people in its seats, each once', async () => {
    const body = { partnerId: police, role: 'member' }
    expect(await worker.refusal('seat', { params, body })).toBe('not-your-post')
    const { memberId } = await secretary.call<Calls['seat']>('seat', { params, body })
    expect(await secretary.refusal('seat', { params, body })).toBe('seated-already')
    await secretary.call('seat', { params, body: { personId: street.id('王丽华'), role: 'head' } })
    const { members, can } = await worker.call<Calls['getCouncil']>('getCouncil', { params })
    expect(members.map(({ name, role }) => `${name} ${role}`)).toEqual(['王丽华 head', '跃进派出所 member'])
    expect(can).toEqual({ seat: false, run: true })
    expect((await elsewhere.call<Calls['getCouncil']>('getCouncil', { params })).members).toEqual([])
    await secretary.call('endSeat', { params: { memberId } })
    expect(await secretary.refusal('endSeat', { params: { memberId } })).toBe('seat-ended')
  })

  test('finds what is late on its next agenda by itself until it is kept', async () => {
    const begun = street.clock.now
    const promised = { partnerId: police, what: '挨户讲一遍防骗', dueDay: dayAt(3) }
    expect(await worker.refusal('makePromise', { params, body: { ...promised, dueDay: dayAt(-1) } })).toBe(
      'due-in-the-past',
    )
    const { promiseId } = await worker.call<Calls['makePromise']>('makePromise', { params, body: promised })
    const call = async (days: number) => {
      const body = { heldAt: begun + days * dayMs, place: '活动室', agenda: ['议一议'] }
      return worker.call<Calls['callMeeting']>('callMeeting', { params, body })
    }
    const soon = await call(2)
    const later = await call(10)
    const agenda = async (meeting: { meetingId: string }) =>
      (await worker.call<Calls['getMeeting']>('getMeeting', { params: meeting })).late.map(({ what }) => what)
    expect(await agenda(soon)).toEqual([])
    expect(await agenda(later)).toEqual(['挨户讲一遍防骗'])
    expect(await worker.refusal('writeMinutes', { params: soon, body: { attended: '甲', minutes: '议了。' } })).toBe(
      'meeting-to-come',
    )

    street.clock.now = begun + 11 * dayMs
    const { rows: late } = await worker.call<Calls['listPromises']>('listPromises', { query: { state: 'late' } })
    expect(late.map(({ id }) => id)).toEqual([promiseId])
    await captain.call('notePromise', { params: { promiseId }, body: { text: '讲了一半' } })
    expect(
      await captain.refusal('endPromise', { params: { promiseId }, body: { ending: 'kept', outcome: '讲完了' } }),
    ).toBe('not-your-post')
    await worker.call('writeMinutes', { params: later, body: { attended: '王丽华、罗刚', minutes: '再给一周。' } })
    await worker.call('endPromise', { params: { promiseId }, body: { ending: 'kept', outcome: '46 户讲完了' } })
    expect(
      await worker.refusal('endPromise', { params: { promiseId }, body: { ending: 'dropped', outcome: '不办' } }),
    ).toBe('promise-ended')
    // The record of that meeting still says what was late on its day; the next one finds nothing.
    expect(await agenda(later)).toEqual(['挨户讲一遍防骗'])
    const { meetingId } = await worker.call<Calls['callMeeting']>('callMeeting', {
      params,
      body: { heldAt: street.clock.now + dayMs, place: '活动室', agenda: ['议一议'] },
    })
    expect(await agenda({ meetingId })).toEqual([])
    await worker.call('cancelMeeting', { params: { meetingId } })
    expect(await worker.refusal('cancelMeeting', { params: { meetingId } })).toBe('meeting-over')
    const { rows } = await captain.call<Calls['listPromises']>('listPromises', { query: {} })
    expect(rows).toMatchObject([{ state: 'kept', notes: [{ text: '讲了一半', by: '罗刚' }] }])
    expect((await captain.call<Calls['listMeetings']>('listMeetings', { query: {} })).rows).toEqual([])
    street.clock.now = begun
  })
})

describe('who reports in', () => {
  const told = { unitCode: hongji, kind: 'member', name: '詹晓峰', employer: '市图书馆', phone: '199 0000 9201' }

  test('by the code on the wall is shown nothing, and becomes a person when the community confirms', async () => {
    expect(await nobody.refusal('reportIn', { body: { ...told, phone: '12345' } })).toBe('no-phone-number')
    expect(await nobody.refusal('reportIn', { body: { ...told, unitCode: '999999999999' } })).toBe('no-community')
    expect(await nobody.call('reportIn', { body: { ...told, skills: '讲故事' } })).toEqual({ done: true })
    expect(await nobody.refusal('listReportings', { query: {} })).toBe('signed-out')
    const list = async (who = worker) => (await who.call<Calls['listReportings']>('listReportings', { query: {} })).rows
    const [row] = await list()
    expect(row).toMatchObject({ name: '詹晓峰', phone: '199****9201', state: 'waiting', byLink: true })
    expect(await list(elsewhere)).toEqual([])

    const params = { reportingId: row!.id }
    await worker.call('confirmReporting', { params, body: {} })
    expect(await worker.refusal('confirmReporting', { params, body: {} })).toBe('reporting-confirmed')
    expect((await list())[0]).toMatchObject({ phone: null, state: 'confirmed' })
    const { rows } = await street.admin.query(
      `select person.name from partnership.reporting join people.person on person.id = reporting.person_id`,
    )
    expect(rows).toEqual([{ name: '詹晓峰' }])
    await worker.call('endReporting', { params })
    expect(await worker.refusal('endReporting', { params })).toBe('reporting-ended')
  })

  test('as an organisation becomes a partner, unless it is one', async () => {
    await nobody.call('reportIn', { body: { ...told, kind: 'organisation', name: '市图书馆党支部' } })
    const { rows } = await secretary.call<Calls['listReportings']>('listReportings', { query: { state: 'waiting' } })
    const params = { reportingId: rows[0]!.id }
    expect(await secretary.refusal('confirmReporting', { params, body: {} })).toBe('partner-kind-missing')
    await secretary.call('confirmReporting', { params, body: { partnerKind: 'public-institution' } })
    const { rows: found } = await officer.call<Calls['listPartners']>('listPartners', { query: { q: '图书馆' } })
    expect(found).toMatchObject([{ name: '市图书馆党支部', unitCode: hongji }])

    const body = { unitCode: hongji, partnerId: police }
    expect(await elsewhere.refusal('register', { body })).toBe('not-your-post')
    await worker.call('register', { body })
    expect(await worker.refusal('register', { body })).toBe('reported-already')
  })

  test('is confirmed with many others and taken back with them: then they wait again, with their numbers', async () => {
    const organisation = { kind: 'organisation', name: '市图书馆二支部' }
    const members = [
      { name: '沈小勇', phone: '19900009211' },
      { name: '鲁青', phone: '19900009212' },
    ]
    for (const who of [...members, organisation]) {
      street.clock.now += 1_000
      await nobody.call('reportIn', { body: { ...told, ...who } })
    }
    const list = async () => {
      const { rows } = await worker.call<Calls['listReportings']>('listReportings', { query: { sort: 'at' } })
      return rows.slice(-3)
    }
    const before = await list()
    const reportingIds = before.map(({ id }) => id)
    const body = { reportingIds }
    type Many = Calls['confirmReportings']
    const reasonsOf = ({ outcomes }: { outcomes: readonly { reason: string | null }[] }) =>
      outcomes.map(({ reason }) => reason)

    expect(reasonsOf(await elsewhere.call<Many>('confirmReportings', { body }))).toEqual(Array(3).fill('not-found'))
    const done = await worker.call<Many>('confirmReportings', { body })
    expect(reasonsOf(done)).toEqual([null, null, 'partner-kind-missing'])
    expect((await list()).map(({ state, phone }) => [state, phone])).toEqual([
      ['confirmed', null],
      ['confirmed', null],
      ['waiting', '199****9201'],
    ])
    expect(reasonsOf(await secretary.call<Many>('unconfirmReportings', { body }))).toEqual(
      Array(3).fill('nothing-to-undo'),
    )
    expect(reasonsOf(await worker.call<Many>('unconfirmReportings', { body }))).toEqual([null, null, 'nothing-to-undo'])
    expect(await list()).toEqual(before)

    // Whoever is confirmed again is the same person; and after a while that stays, and the number is forgotten.
    const people = 'select count(*)::int as count from people.person'
    const { rows: known } = await street.admin.query(people)
    await worker.call('confirmReportings', { body })
    expect((await street.admin.query(people)).rows).toEqual(known)
    street.clock.now += 11 * 60_000
    expect(reasonsOf(await worker.call<Many>('unconfirmReportings', { body }))).toEqual([
      'undo-too-late',
      'undo-too-late',
      'nothing-to-undo',
    ])
    await street.runJob('partnership.forget-numbers')
    const { rows } = await street.admin.query(
      'select confirmed_at is null as waits from partnership.reporting where phone_sealed is not null and id = any($1)',
      [reportingIds],
    )
    expect(rows).toEqual([{ waits: true }])
  })

  test('is asked to come to the community when too many wait', async () => {
    await street.admin.query(
      `insert into partnership.reporting (id, unit_code, kind, name, skills, free_times, by_link, reported_at)
       select uuidv7(), '230506002003', 'member', 'x', '', '', true, now() from generate_series(1, 200)`,
    )
    expect(await nobody.refusal('reportIn', { body: { ...told, unitCode: '230506002003' } })).toBe('too-many-waiting')
  })
})
