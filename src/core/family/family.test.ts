import { beforeEach, describe, expect, test } from 'vitest'
import { openTestStreet } from '../../app/testing/harness.ts'
import { dateOf, addDays } from '../../platform/calendar/dates.ts'
import { needsAddresses } from '../needs/addresses.ts'
import type { needsCalls } from '../needs/contract.ts'
import { familyAddresses } from './addresses.ts'
import { lastDayOf } from './consent.ts'
import type { familyCalls } from './contract.ts'

type Calls = typeof familyCalls
type Needs = typeof needsCalls

// Consents hold by the database's own clock, as posts do.
const street = await openTestStreet({ now: Date.now() })
const resident = await street.as('王福贵', familyAddresses)
const residentsNeeds = await street.as('王福贵', needsAddresses)
const helper = await street.as('卢军', familyAddresses)
const helpersNeeds = await street.as('卢军', needsAddresses)
const worker = await street.as('李敏', familyAddresses)
const workersNeeds = await street.as('李敏', needsAddresses)
const residentId = street.id('王福贵')
const phoneOfHelper = '19900000081'
const lastDay = () => addDays(dateOf(street.clock.now), 30)

async function give(body: Record<string, unknown> = {}) {
  const told = { helperName: '王芳', relation: '女儿', city: '沈阳', phone: phoneOfHelper, toDay: lastDay() }
  return resident.call<Calls['give']>('give', {
    body: { ...told, purposes: ['ask', 'follow', 'confirm', 'be-told'], ...body },
  })
}

async function ask(text = '水管漏水，老人一个人在家。') {
  return helper.call<Calls['askFor']>('askFor', { params: { residentId }, body: { text } })
}

beforeEach(async () => {
  await street.admin.query('delete from people.consent')
})

describe('a helper with consent', () => {
  test('asks for somebody: it is theirs, stands at their home and says by whom it was asked', async () => {
    await give()
    const { needId, number } = await ask()
    const { rows } = await street.admin.query('select * from needs.need where id = $1', [needId])
    expect(rows[0]).toMatchObject({ source: 'family-helper', reporter_id: residentId, heard_by: street.id('卢军') })
    expect(rows[0].door_id).not.toBeNull()

    const byStaff = await workersNeeds.call<Needs['getNeed']>('getNeed', { params: { needId } })
    expect(byStaff).toMatchObject({ number, askedBy: '女儿王芳', heardBy: null, reporter: { name: '王福贵' } })
    expect(byStaff.timeline[0]!.sentence).toBe('由女儿王芳代办提出')
    const own = await residentsNeeds.call<Needs['getNeed']>('getNeed', { params: { needId } })
    expect(own.timeline[0]!.sentence).toBe('由女儿王芳代办。我们收到了您说的事。')
  })

  test('follows what the one they help asked for, and sees nothing else of them', async () => {
    await give()
    const { id } = await residentsNeeds.call<Needs['report']>('report', { body: { text: '灯坏了，电话 19912345678' } })
    const { rows } = await helper.call<Calls['listNeedsOf']>('listNeedsOf', { params: { residentId }, query: {} })
    expect(rows.map((row) => row.id)).toContain(id)
    const seen = await helpersNeeds.call<Needs['getNeed']>('getNeed', { params: { needId: id } })
    expect(seen).toMatchObject({
      body: '灯坏了，电话 ＊＊＊',
      reporter: { id: null, name: '王福贵', callable: false, isMe: false },
      place: { doorId: null, access: null },
      livesAlone: null,
      watchers: null,
      can: { note: true, withdraw: true, triage: false, dispatch: false },
    })
    expect(await helpersNeeds.refusal('callReporter', { params: { needId: id }, body: {} })).toBe('no-right')
  })

  test('confirms and rates for them, and the timeline says so', async () => {
    await give()
    const { needId } = await ask()
    await street.admin.query("update needs.need set state = 'done', version = version + 1 where id = $1", [needId])
    await helpersNeeds.call<Needs['confirm']>('confirm', { params: { needId }, body: { mark: 'satisfied' } })
    const seen = await workersNeeds.call<Needs['getNeed']>('getNeed', { params: { needId } })
    expect(seen.state).toBe('closed')
    expect(seen.timeline.at(-1)!.sentence).toBe('由女儿王芳代办，确认：满意')

    const { rows } = await resident.call<Calls['listMine']>('listMine')
    const deeds = await resident.call<Calls['listDeeds']>('listDeeds', {
      params: { consentId: rows[0]!.id },
      query: {},
    })
    expect(deeds.rows.slice(0, 2).map(({ sentence }) => sentence)).toEqual(['替您确认解决了', '替您说了这件事'])
  })

  test('is told what the resident is told', async () => {
    await give()
    const { needId } = await ask()
    await workersNeeds.call<Needs['decline']>('decline', {
      params: { needId },
      body: { reason: '不归我们管', instead: '自来水公司' },
    })
    const { rows } = await street.admin.query(
      "select recipient_id from notices.notice where noun_id = $1 and kind = 'need-declined'",
      [needId],
    )
    expect(rows.map((row) => row.recipient_id).toSorted()).toEqual([residentId, street.id('卢军')].toSorted())
  })

  test('does only what was ticked', async () => {
    await give({ purposes: ['follow'] })
    expect((await helper.send('askFor', { params: { residentId }, body: { text: '灯坏了' } })).status).toBe(404)
    const { id } = await residentsNeeds.call<Needs['report']>('report', { body: { text: '门铃坏了。' } })
    const seen = await helpersNeeds.call<Needs['getNeed']>('getNeed', { params: { needId: id } })
    expect(seen.can).toMatchObject({ note: false, confirm: false, withdraw: false })
    expect(await helpersNeeds.refusal('withdraw', { params: { needId: id }, body: {} })).toBe('no-right')
  })

  test('sees nothing that is guarded, their own words neither', async () => {
    await give()
    const { needId } = await ask('社区主任收了物业的红包。')
    expect((await helpersNeeds.send('getNeed', { params: { needId } })).status).toBe(404)
    expect((await residentsNeeds.send('getNeed', { params: { needId } })).status).toBe(200)
  })
})

describe('a consent', () => {
  test('taken back opens nothing from the same moment', async () => {
    const { consentId } = await give()
    const { needId } = await ask()
    await resident.call<Calls['end']>('end', { params: { consentId }, body: {} })
    expect((await helpersNeeds.send('getNeed', { params: { needId } })).status).toBe(404)
    expect((await helper.send('listNeedsOf', { params: { residentId } })).status).toBe(404)
    expect((await helper.send('askFor', { params: { residentId }, body: { text: '还要' } })).status).toBe(404)
    expect((await helpersNeeds.send('confirm', { params: { needId }, body: { mark: 'fair' } })).status).toBe(404)
    expect((await helper.call<Calls['listHelped']>('listHelped')).rows).toEqual([])
    expect(await resident.refusal('end', { params: { consentId }, body: {} })).toBe('consent-ended')
  })

  test('whose time runs out between two steps opens nothing at the second', async () => {
    await give()
    const { needId } = await ask()
    await street.admin.query(
      "update people.consent set valid_from = now() - interval '2 days', valid_to = now() - interval '1 second'",
    )
    expect((await helpersNeeds.send('note', { params: { needId }, body: { text: '补一句' } })).status).toBe(404)
    expect((await helper.call<Calls['listHelped']>('listHelped')).rows).toEqual([])
  })

  test('is of one helper for one person: another helper and another person have nothing of it', async () => {
    await give()
    const { needId } = await ask()
    const stranger = await street.as('周玉', familyAddresses)
    expect((await stranger.send('listNeedsOf', { params: { residentId } })).status).toBe(404)
    expect((await (await street.as('周玉', needsAddresses)).send('getNeed', { params: { needId } })).status).toBe(404)
    const other = street.id('刘淑琴')
    expect((await helper.send('askFor', { params: { residentId: other }, body: { text: '灯坏了' } })).status).toBe(404)
    expect(
      (
        await helper.send('listDeeds', {
          params: { consentId: (await resident.call<Calls['listMine']>('listMine')).rows[0]!.id },
        })
      ).status,
    ).toBe(404)
  })

  test('is given up by the helper, and the resident is told', async () => {
    const { consentId } = await give()
    await helper.call<Calls['end']>('end', { params: { consentId }, body: {} })
    const { rows } = await street.admin.query(
      "select title from notices.notice where kind = 'consent-ended' and recipient_id = $1",
      [residentId],
    )
    expect(rows[0]).toEqual({ title: '女儿王芳不再代办' })
  })

  test('does not say whose the number is', async () => {
    await give({ helperName: '随便谁' })
    const [mine] = (await resident.call<Calls['listMine']>('listMine')).rows
    expect(JSON.stringify(mine)).not.toContain('卢军')
    expect(mine).toMatchObject({ helperName: '随便谁', state: 'in-force', can: { end: true } })
  })

  test.each([
    [{ phone: '1990' }, 'not-a-phone'],
    [{ toDay: '2020-01-01' }, 'consent-ends-early'],
    [{ toDay: '2090-01-01' }, 'consent-too-long'],
    [{ purposes: [] }, 'word:required'],
  ])('given as %o is refused', async (body, _why) => {
    const told = { helperName: '王芳', relation: '女儿', phone: phoneOfHelper, toDay: lastDay(), purposes: ['ask'] }
    expect((await resident.send('give', { body: { ...told, ...body } })).status).toBeGreaterThanOrEqual(400)
  })

  test('twice for one helper is refused', async () => {
    await give()
    const body = { helperName: '王芳', relation: '女儿', phone: phoneOfHelper, toDay: lastDay(), purposes: ['ask'] }
    expect(await resident.refusal('give', { body })).toBe('helps-already')
  })
})

describe('staff', () => {
  const told = () => ({
    residentId,
    helperName: '王芳',
    relation: '女儿',
    phone: phoneOfHelper,
    toDay: lastDay(),
    purposes: ['follow'],
  })

  test('write down what was said on the telephone with the time of the call, in their units alone', async () => {
    expect(await worker.refusal('writeDown', { body: { ...told(), way: 'telephone' } })).toBe('call-time-missing')
    expect(await worker.refusal('writeDown', { body: { ...told(), way: 'paper' } })).toBe('paper-missing')
    await worker.call<Calls['writeDown']>('writeDown', {
      body: { ...told(), way: 'telephone', calledAt: street.clock.now - 60_000 },
    })
    const { rows } = await worker.call<Calls['listConsents']>('listConsents', { query: {} })
    expect(rows[0]).toMatchObject({ residentName: '王福贵', way: 'telephone', writtenBy: '李敏', can: { end: true } })

    const elsewhere = await street.as('周倩', familyAddresses)
    expect((await elsewhere.send('writeDown', { body: { ...told(), way: 'telephone', calledAt: 1 } })).status).toBe(404)
    expect((await elsewhere.call<Calls['listConsents']>('listConsents', { query: {} })).rows).toEqual([])
    expect((await elsewhere.send('end', { params: { consentId: rows[0]!.id }, body: {} })).status).toBe(404)
  })
})

test('the list goes by when consents were given, or has those first that end first', async () => {
  const ids: string[] = []
  for (const days of [9, 3, 6]) {
    street.clock.now += 1_000
    const { consentId } = await give({ toDay: addDays(dateOf(street.clock.now), days) })
    ids.push(consentId)
    await resident.call('end', { params: { consentId }, body: {} })
  }
  const [long, short, middle] = ids
  const listed = async (sort?: string) => {
    const found: string[] = []
    for (let after: string | null | undefined; after !== null; ) {
      const page: { rows: { id: string }[]; next: string | null } = await worker.call<Calls['listConsents']>(
        'listConsents',
        { query: { sort, limit: 1, ...(after && { after }) } },
      )
      found.push(...page.rows.map(({ id }) => id))
      after = page.next
    }
    return found
  }
  expect(await listed()).toEqual([middle, short, long])
  expect(await listed('given')).toEqual([long, short, middle])
  expect(await listed('to')).toEqual([short, middle, long])
})

test.each([
  [6, '2026-12-01', '2027-05-31'],
  [12, '2026-12-01', '2027-11-30'],
  [6, '2026-08-31', '2027-02-28'],
  [12, '2028-02-29', '2029-02-28'],
])('%i months that begin on %s end on %s', (months, from, end) => {
  expect(lastDayOf(months, from)).toBe(end)
})
