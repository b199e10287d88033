import { describe, expect, test } from 'vitest'
import { openTestStreet } from '../../app/testing/harness.ts'
import { needsAddresses } from '../needs/addresses.ts'
import { partnershipAddresses } from './addresses.ts'
import { agreementState } from './agreement.ts'
import type { partnershipCalls } from './contract.ts'

type Calls = typeof partnershipCalls

// Whether a post runs is asked of the database's own clock, so this street lives in the present.
const street = await openTestStreet({ now: Date.now() - 60_000 })
const officer = await street.as('韩志远', partnershipAddresses)
const secretary = await street.as('王丽华', partnershipAddresses)
const worker = await street.as('李敏', partnershipAddresses)
const elsewhere = await street.as('周倩', partnershipAddresses)
const resident = await street.as('王福贵', partnershipAddresses)
const nurse = await street.as('白露', partnershipAddresses)

const streetCode = '230506002'
const hongji = '230506002001'
const hongxiang = '230506002002'
const dayMs = 86_400_000
const dayAt = (days: number) => new Date(street.clock.now + 8 * 3_600_000 + days * dayMs).toISOString().slice(0, 10)

const { rows: partners } = await officer.call<Calls['listPartners']>('listPartners', { query: {} })
const idOf = (name: string) => partners.find((partner) => partner.name === name)!.id
const hospital = idOf('惠民社区医院')
const police = idOf('跃进派出所')

/** The server hears of a post that ended a moment after it did. */
const speaksFor = async () => (await nurse.call<Calls['listMyPartners']>('listMyPartners')).partners

describe('a partner', () => {
  test('is seen by who is signed in, added and mended by the branch in its community', async () => {
    const body = { unitCode: hongji, name: '暖阳药房', kind: 'shop', contactId: street.id('徐明') }
    expect(await worker.refusal('addPartner', { body })).toBe('not-your-post')
    const { partnerId } = await secretary.call<Calls['addPartner']>('addPartner', { body })
    expect(await secretary.refusal('addPartner', { body })).toBe('partner-known')
    expect(await secretary.refusal('addPartner', { body: { ...body, unitCode: hongxiang } })).toBe('not-your-post')
    const params = { partnerId }
    await secretary.call('mendPartner', { params, body: { name: '暖阳大药房', kind: 'shop', contactId: null } })
    const { rows } = await resident.call<Calls['listPartners']>('listPartners', { query: { q: '暖阳' } })
    expect(rows).toMatchObject([{ name: '暖阳大药房', contact: null, agreement: null, can: { mend: false } }])
  })

  test('has a contact who sees that partner’s things and nothing else, until another one takes over', async () => {
    const { partners: mine } = await nurse.call<Calls['listMyPartners']>('listMyPartners')
    expect(mine).toEqual([{ id: hospital, name: '惠民社区医院' }])
    const seen = await nurse.call<Calls['getPartner']>('getPartner', { params: { partnerId: hospital } })
    expect(seen.can).toMatchObject({ keep: false, sign: false, offer: true, tellNeed: true, record: false })
    const others = await nurse.call<Calls['getPartner']>('getPartner', { params: { partnerId: police } })
    expect(others).toMatchObject({ agreements: [], needs: [], projects: [], takings: [], contributions: [] })

    const params = { partnerId: hospital }
    const mended = { name: '惠民社区医院', kind: 'hospital', contactId: street.id('徐明') }
    await officer.call('mendPartner', { params, body: mended })
    await expect.poll(speaksFor).toEqual([])
    const next = await street.as('徐明', partnershipAddresses)
    expect((await next.call<Calls['listMyPartners']>('listMyPartners')).partners).toHaveLength(1)
    // A contact is no colleague: nobody else's posts are shown.
    const held = await street.act('徐明', ({ tx }) => tx.selectFrom('actor.grant').select('personId').execute())
    expect(held.every((one) => one.personId === street.id('徐明'))).toBe(true)
    await officer.call('mendPartner', { params, body: { ...mended, contactId: street.id('白露') } })
    await expect.poll(speaksFor).toHaveLength(1)
  })

  test('ends with its offers and its contact’s post; what it gave stays', async () => {
    const body = { unitCode: hongji, name: '老面馆', kind: 'shop', contactId: street.id('徐明') }
    const { partnerId } = await secretary.call<Calls['addPartner']>('addPartner', { body })
    const params = { partnerId }
    await worker.call('addOffer', { params, body: { ...offer, placeCode: hongji } })
    await worker.call('recordContribution', {
      params,
      body: { what: '热面二十碗', givenOn: dayAt(0), quantity: 20, unit: 'piece' },
    })
    await secretary.call('endPartner', { params })
    const ended = await worker.call<Calls['getPartner']>('getPartner', { params })
    expect(ended).toMatchObject({
      partner: { contact: null, can: { mend: false } },
      offers: [{ holds: false }],
      sums: [{ quantity: 20, unit: 'piece' }],
    })
    expect(await worker.refusal('addOffer', { params, body: { ...offer, placeCode: hongji } })).toBe('partner-ended')
    expect(await secretary.refusal('endPartner', { params })).toBe('partner-ended')
  })
})

const offer = {
  kind: 'service',
  what: '量血压',
  forWhom: '老人',
  howMuch: '每月两次',
  placeCode: streetCode,
  fromDay: dayAt(-1),
}

describe('an agreement', () => {
  const params = { partnerId: hospital }
  const body = { fromDay: dayAt(-300), toDay: dayAt(20), terms: '每月两次下社区。', keeperId: street.id('郑慧') }

  test('is signed by the office, extended by one that follows, ended with a reason', async () => {
    expect(await worker.refusal('signAgreement', { params, body })).toBe('not-your-post')
    const { agreementId } = await officer.call<Calls['signAgreement']>('signAgreement', { params, body })
    expect(await officer.refusal('signAgreement', { params, body })).toBe('agreement-overlaps')
    const next = { ...body, fromDay: dayAt(21), toDay: dayAt(386), extendsId: agreementId }
    await officer.call('signAgreement', { params, body: next })
    expect(await officer.refusal('signAgreement', { params, body: next })).toBe('agreement-extended')

    const { agreements } = await officer.call<Calls['getPartner']>('getPartner', { params })
    expect(agreements.map(({ state, extendsId }) => [state, extendsId])).toEqual([
      ['coming', agreementId],
      ['running', null],
    ])
    const follower = { agreementId: agreements[0]!.id }
    await officer.call('endAgreement', { params: follower, body: { reason: '医院搬走了' } })
    expect(await officer.refusal('endAgreement', { params: follower, body: { reason: '再来' } })).toBe('agreement-over')
  })

  test('stands in the list as the rules say', async () => {
    const words = ['coming', 'running', 'ending', 'over', 'ended', 'none']
    for (const agreement of words) {
      const { rows } = await officer.call<Calls['listPartners']>('listPartners', { query: { agreement } })
      expect(rows.every((row) => (row.agreement?.state ?? 'none') === agreement)).toBe(true)
    }
    const facts = { fromDay: body.fromDay, toDay: body.toDay, endedAt: null, extended: true }
    const { rows } = await officer.call<Calls['listPartners']>('listPartners', { query: { q: '惠民' } })
    expect(rows[0]!.agreement!.state).toBe(agreementState(facts, dayAt(0), 30))
  })

  test('tells its keeper once before it ends, by the machine’s clock', async () => {
    const signed = { ...body, keeperId: street.id('李敏'), toDay: dayAt(31) }
    await secretary.call('signAgreement', { params: { partnerId: police }, body: signed })
    const told = async () => {
      const { rows } = await street.admin.query(
        `select title from notices.notice where kind = 'agreement-ending' and recipient_id = $1`,
        [street.id('李敏')],
      )
      return rows.length
    }
    await street.runJob('partnership.remind')
    expect(await told()).toBe(0)
    street.clock.now += 2 * dayMs
    await street.runJob('partnership.remind')
    await street.runJob('partnership.remind')
    expect(await told()).toBe(1)
    street.clock.now -= 2 * dayMs
  })
})

describe('an offer', () => {
  test('is shown beside a need that it fits, asked with one press, agreed and given', async () => {
    await nurse.call('addOffer', { params: { partnerId: hospital }, body: offer })
    const wang = await street.as('王福贵', needsAddresses)
    const { id: need } = (await wang.call('report', { body: { text: '想量个血压，腿脚不便。' } })) as { id: string }
    const unit = `${hongji}002`
    const fitting = async (who = worker) =>
      (await who.call<Calls['listFitting']>('listFitting', { query: { need, unit, kind: 'service' } })).offers
    const found = (await fitting()).find((one) => one.offer.partnerId === hospital)!
    expect(found).toMatchObject({ taking: null, offer: { what: '量血压', can: { ask: true } } })
    expect((await fitting(elsewhere)).every((one) => !one.offer.can.ask)).toBe(true)

    const asking = {
      params: { offerId: found.offer.id },
      body: { unitCode: unit, purpose: '诉求 1 · 服务', needId: need },
    }
    expect(await elsewhere.refusal('askPartner', asking)).toBe('not-your-post')
    const { takingId } = await worker.call<Calls['askPartner']>('askPartner', asking)
    expect(await worker.refusal('askPartner', asking)).toBe('asked-already')
    expect((await fitting()).find((one) => one.offer.partnerId === hospital)!.taking!.state).toBe('asked')

    const params = { takingId }
    const gift = { params, body: { givenOn: dayAt(0), quantity: 1, unit: 'person-time' } }
    expect(await worker.refusal('giveTaking', gift)).toBe('taking-not-agreed')
    expect(await nurse.refusal('answerTaking', { params, body: { yes: false } })).toBe('decline-reason-missing')
    await nurse.call('answerTaking', { params, body: { yes: true } })
    expect(await nurse.refusal('answerTaking', { params, body: { yes: true } })).toBe('taking-answered')
    expect(await nurse.refusal('giveTaking', gift)).toBe('not-your-post')
    await worker.call('giveTaking', gift)

    const { rows } = await officer.call<Calls['listContributions']>('listContributions', {
      query: { partner: hospital },
    })
    expect(rows).toMatchObject([{ what: '量血压', quantity: 1, unit: 'person-time', takenBack: false }])
    const { rows: told } = await street.admin.query(
      `select kind from notices.notice where noun = 'taking' order by kind`,
    )
    expect(told.map(({ kind }) => kind)).toEqual(['offer-agreed', 'offer-asked'])
  })

  test('is had within its partner’s unit alone', async () => {
    const params = { partnerId: police }
    expect(await worker.refusal('addOffer', { params, body: { ...offer, placeCode: hongxiang } })).toBe(
      'offered-elsewhere',
    )
    const early = { ...offer, placeCode: hongji, toDay: dayAt(-2) }
    expect(await worker.refusal('addOffer', { params, body: early })).toBe('ends-too-early')
  })
})

describe('the ledger', () => {
  const params = { partnerId: police }
  const body = { what: '防骗宣讲', givenOn: dayAt(-3), quantity: 40, unit: 'person-time' }

  test('takes a mistake back by a counter-entry, and adds up by year', async () => {
    await worker.call('recordContribution', { params, body })
    const wrong = { ...body, quantity: 400 }
    const mistake = await worker.call<Calls['recordContribution']>('recordContribution', { params, body: wrong })
    const correcting = { params: mistake, body: { reason: '多了一个零' } }
    await worker.call('correctContribution', correcting)
    expect(await worker.refusal('correctContribution', correcting)).toBe('entry-taken-back')
    const { sums, contributions } = await worker.call<Calls['getPartner']>('getPartner', { params })
    expect(sums).toEqual([{ year: Number(dayAt(-3).slice(0, 4)), unit: 'person-time', quantity: 40 }])
    const counter = contributions.find(({ correctsId }) => correctsId === mistake.contributionId)!
    expect(
      await worker.refusal('correctContribution', { params: { contributionId: counter.id }, body: { reason: '再冲' } }),
    ).toBe('counter-entry-stays')
    expect(await worker.refusal('recordContribution', { params, body: { ...body, givenOn: dayAt(1) } })).toBe(
      'not-yet-given',
    )
  })

  test('is never changed by the application, and a counter-entry takes back exactly what was given', async () => {
    const { contributionId } = await worker.call<Calls['recordContribution']>('recordContribution', { params, body })
    const change = street.act('李敏', ({ tx }) =>
      tx.updateTable('partnership.contribution').set({ quantity: 1 }).where('id', '=', contributionId).execute(),
    )
    await expect(change).rejects.toThrow('permission denied')
    const other = street.admin.query(
      `insert into partnership.contribution (id, partner_id, unit_code, what, given_on, quantity, unit, corrects_id, recorded_by, recorded_at)
       select uuidv7(), partner_id, unit_code, 'x', given_on, -39, unit, id, recorded_by, now() from partnership.contribution where id = $1`,
      [contributionId],
    )
    await expect(other).rejects.toThrow('counter_entry_takes_back_exactly')
  })
})

test('a project is agreed, begun and ended with what came of it; what a partner asks is closed', async () => {
  const params = { partnerId: police }
  const body = { name: '平安楼道', lead: '罗刚', fromDay: dayAt(0), toDay: dayAt(30) }
  const { projectId } = await worker.call<Calls['agreeProject']>('agreeProject', { params, body })
  const one = { projectId }
  expect(await worker.refusal('endProject', { params: one, body: { ending: 'finished', outcome: '好' } })).toBe(
    'project-not-started',
  )
  await worker.call('startProject', { params: one })
  await worker.call('endProject', { params: one, body: { ending: 'finished', outcome: '装了 12 盏灯。' } })
  const { rows } = await worker.call<Calls['listProjects']>('listProjects', { query: { state: 'finished' } })
  expect(rows).toMatchObject([{ name: '平安楼道', outcome: '装了 12 盏灯。' }])

  const told = { what: '两位会写字的志愿者', fromDay: dayAt(0) }
  const { partnerNeedId } = await worker.call<Calls['addPartnerNeed']>('addPartnerNeed', { params, body: told })
  const close = { params: { partnerNeedId }, body: { outcome: '派了两位。' } }
  await worker.call('closePartnerNeed', close)
  expect(await worker.refusal('closePartnerNeed', close)).toBe('partner-need-closed')
})

test('every list goes page by page without losing a row or showing one twice', async () => {
  const lists = [
    'listPartners',
    'listOffers',
    'listContributions',
    'listProjects',
    'listTakings',
    'listPartnerNeeds',
  ] as const
  for (const list of lists) {
    const all = (await officer.call(list, { query: { limit: 200 } })) as unknown as { rows: { id: string }[] }
    const found: string[] = []
    for (let after: string | null | undefined; after !== null; ) {
      const page = (await officer.call(list, { query: { limit: 1, after } })) as unknown as typeof all & {
        next: string | null
      }
      found.push(...page.rows.map(({ id }) => id))
      after = page.next
    }
    expect([list, found]).toEqual([list, all.rows.map(({ id }) => id)])
    expect(await officer.refusal(list, { query: { after: 'made-up' } })).toBe('bad-shape')
  }
})
