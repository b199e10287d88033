import { expect, test } from 'vitest'
import { openTestStreet } from '../../app/testing/harness.ts'
import { partnershipAddresses } from './addresses.ts'

// Every call of the partners, asked by every post inside and outside its scope, and by who speaks for a partner. What is
// expected stands here by hand, not derived from access.ts; a call without a row fails.

const street = await openTestStreet({ now: Date.now() - 60_000 })

/** One of each post: the first group works in 宏吉 or over it, the second holds the same posts elsewhere. */
const cast = {
  officer: '韩志远',
  committee: '郑慧',
  matters: '高岩',
  auditor: '沈静',
  secretary: '王丽华',
  worker: '李敏',
  grid: '张凯',
  member: '赵春兰',
  resident: '王福贵',
  contact: '黄金宝',
  secretaryElsewhere: '陈国栋',
  workerElsewhere: '周倩',
  residentElsewhere: '刘淑琴',
  contactElsewhere: '陈晓燕',
} as const
type Who = keyof typeof cast

const everybody = Object.keys(cast) as Who[]
const office: Who[] = ['officer', 'secretary']
const desk: Who[] = [...office, 'committee', 'worker']
const withContact: Who[] = [...desk, 'contact']
const registering: Who[] = [...office, 'worker']

const hongji = '230506002001'
const today = new Date(street.clock.now + 8 * 3_600_000).toISOString().slice(0, 10)
const personId = street.id('徐明')

const { rows: named } = await street.admin.query<{ name: string; id: string }>(
  'select name, id from partnership.partner',
)
const police = named.find(({ name }) => name === '跃进派出所')!.id
const school = named.find(({ name }) => name === '阳光小学')!.id
// Two who are nothing else: who speaks for a partner of 宏吉, and for one of another community.
await street.admin.query(
  `insert into actor.grant (person_id, post, unit_code, partner_id, valid_from) values
     ($1, 'partner-contact', '230506002001', $2, now() - interval '1 day'),
     ($3, 'partner-contact', '230506002002', $4, now() - interval '1 day')`,
  [street.id('黄金宝'), police, street.id('陈晓燕'), school],
)

/** One row of its own for each attempt at a step that can be taken once. */
async function rowsFor(insert: string): Promise<string[]> {
  const { rows } = await street.admin.query<{ id: string }>(
    `with made as (select uuidv7() as id, n from generate_series(0, ${everybody.length}) n), added as (${insert} returning id)
     select id from added order by id`,
  )
  return rows.map(({ id }) => id)
}
const worker = street.id('李敏')
const of = `'${police}', '${hongji}'`
const things = {
  partners: await rowsFor(`insert into partnership.partner (id, unit_code, name, kind)
    select id, '${hongji}', '单位' || n, 'shop' from made`),
  agreements:
    await rowsFor(`insert into partnership.agreement (id, partner_id, unit_code, from_day, to_day, terms, keeper_id, made_at)
    select id, ${of}, '2030-01-01', '2030-02-01', 'x', '${worker}', now() from made`),
  offers:
    await rowsFor(`insert into partnership.offer (id, partner_id, unit_code, place_code, kind, what, for_whom, how_much, from_day, offered_at)
    select id, ${of}, '${hongji}', 'life', 'x', 'x', 'x', '2020-01-01', now() from made`),
  partnerNeeds: await rowsFor(`insert into partnership.partner_need (id, partner_id, unit_code, what, from_day, told_at)
    select id, ${of}, 'x', '2020-01-01', now() from made`),
  started:
    await rowsFor(`insert into partnership.project (id, partner_id, unit_code, name, lead, from_day, to_day, agreed_at)
    select id, ${of}, 'x', 'x', '2020-01-01', '2030-01-01', now() from made`),
  ended:
    await rowsFor(`insert into partnership.project (id, partner_id, unit_code, name, lead, from_day, to_day, agreed_at)
    select id, ${of}, 'x', 'x', '2020-01-01', '2030-01-01', now() from made`),
  entries:
    await rowsFor(`insert into partnership.contribution (id, partner_id, unit_code, what, given_on, quantity, unit, recorded_by, recorded_at)
    select id, ${of}, 'x', '2026-01-01', 1, 'piece', '${worker}', now() from made`),
  reportings:
    await rowsFor(`insert into partnership.reporting (id, unit_code, kind, name, skills, free_times, by_link, reported_at)
    select id, '${hongji}', 'member', '报到' || n, '', '', true, now() from made`),
  leaving:
    await rowsFor(`insert into partnership.reporting (id, unit_code, kind, name, skills, free_times, by_link, reported_at)
    select id, '${hongji}', 'member', '离开' || n, '', '', true, now() from made`),
  seats: await rowsFor(`insert into partnership.council_member (id, unit_code, partner_id, role, since)
    select id, '${hongji}', '${police}', 'member', now() from made where n = 0`),
  meetings: await rowsFor(`insert into partnership.meeting (id, unit_code, held_at, place, agenda, called_by, called_at)
    select id, '${hongji}', now() - interval '1 day', 'x', '{x}', '${worker}', now() from made`),
  minuted: await rowsFor(`insert into partnership.meeting (id, unit_code, held_at, place, agenda, called_by, called_at)
    select id, '${hongji}', now() - interval '1 day', 'x', '{x}', '${worker}', now() from made`),
  promises: await rowsFor(`insert into partnership.promise (id, unit_code, partner_id, what, due_day, made_at)
    select id, '${hongji}', '${police}', 'x', '2030-01-01', now() from made`),
}
const takings = async (answered: boolean) =>
  rowsFor(`insert into partnership.taking (id, offer_id, partner_id, unit_code, purpose, project_id, asked_at, asked_by, answered_at, answered_by)
    select made.id, '${things.offers.at(-1)}', ${of}, 'x', '${things.ended.at(-1)}', now(), '${worker}',
      ${answered ? `now(), '${worker}'` : 'null, null'} from made`)
const asked = await takings(false)
const agreed = await takings(true)
const wishes = async (columns: string, values: string) =>
  rowsFor(`insert into partnership.wish (id, unit_code, what, age_group, made_by, made_at${columns})
    select id, '${hongji}', 'x' || n, 'elder', '${worker}', now()${values} from made`)
const made = await wishes('', '')
const withdrawn = await wishes('', '')
const published = await wishes(', published_at, published_by', `, now(), '${worker}'`)
/** Claimed by somebody else, so that it is the post that counts. */
async function claimed(delivered: boolean): Promise<string[]> {
  const ids = await wishes(', published_at, published_by', `, now(), '${worker}'`)
  await street.admin.query(
    `insert into partnership.wish_claim (id, wish_id, unit_code, person_id, claimed_at, delivered_at)
     select uuidv7(), id, '${hongji}', $1, now(), ${delivered ? 'now()' : 'null'} from unnest($2::uuid[]) id`,
    [street.id('周玉'), ids],
  )
  return ids
}
const [handedBack, delivered, fulfilled] = [await claimed(false), await claimed(false), await claimed(true)]

interface Row {
  /** What is sent; the number makes each attempt another one. */
  readonly send?: (attempt: number) => Record<string, unknown>
  readonly allowed: readonly Who[]
  /** Also works without sign-in. */
  readonly open?: true
}

const ofPolice = { params: { partnerId: police } }
const council = { params: { unitCode: hongji } }
const one = (name: string, ids: readonly string[], body?: object) => (attempt: number) => ({
  params: { [name]: ids[attempt] },
  ...(body && { body }),
})

const rows: Record<keyof typeof partnershipAddresses, Row> = {
  listPartners: { allowed: everybody },
  addPartner: { send: (n) => ({ body: { unitCode: hongji, name: `新单位${n}`, kind: 'shop' } }), allowed: office },
  getPartner: { send: () => ofPolice, allowed: everybody },
  mendPartner: {
    send: () => ({ ...ofPolice, body: { name: '跃进派出所', kind: 'government', contactId: street.id('黄金宝') } }),
    allowed: office,
  },
  endPartner: { send: one('partnerId', things.partners), allowed: office },
  listMyPartners: { allowed: everybody },
  signAgreement: {
    send: (n) => ({
      ...ofPolice,
      body: { fromDay: `${2040 + n}-01-01`, toDay: `${2040 + n}-12-31`, terms: 'x', keeperId: worker },
    }),
    allowed: office,
  },
  endAgreement: { send: one('agreementId', things.agreements, { reason: 'x' }), allowed: office },

  listOffers: { allowed: everybody },
  listFitting: { send: () => ({ query: { unit: hongji, need: worker } }), allowed: everybody },
  addOffer: {
    send: () => ({
      ...ofPolice,
      body: { kind: 'life', what: 'x', forWhom: 'x', howMuch: 'x', placeCode: hongji, fromDay: today },
    }),
    allowed: withContact,
  },
  endOffer: { send: one('offerId', things.offers), allowed: withContact },
  listPartnerNeeds: { allowed: everybody },
  addPartnerNeed: { send: () => ({ ...ofPolice, body: { what: 'x', fromDay: today } }), allowed: withContact },
  closePartnerNeed: { send: one('partnerNeedId', things.partnerNeeds, { outcome: 'x' }), allowed: desk },
  listProjects: { allowed: everybody },
  agreeProject: {
    send: () => ({ ...ofPolice, body: { name: 'x', lead: 'x', fromDay: today, toDay: today } }),
    allowed: desk,
  },
  startProject: { send: one('projectId', things.started), allowed: desk },
  endProject: { send: one('projectId', things.ended, { ending: 'dropped', outcome: 'x' }), allowed: desk },
  listTakings: { allowed: everybody },
  askPartner: {
    send: () => ({
      params: { offerId: things.offers.at(-1)! },
      body: { unitCode: hongji, purpose: 'x', projectId: things.started.at(-1)! },
    }),
    allowed: desk,
  },
  answerTaking: { send: one('takingId', asked, { yes: true }), allowed: withContact },
  giveTaking: { send: one('takingId', agreed, { givenOn: today, quantity: 1, unit: 'piece' }), allowed: desk },
  listContributions: { allowed: everybody },
  recordContribution: {
    send: () => ({ ...ofPolice, body: { what: 'x', givenOn: today, quantity: 1, unit: 'piece' } }),
    allowed: desk,
  },
  correctContribution: { send: one('contributionId', things.entries, { reason: 'x' }), allowed: desk },

  listWishes: { allowed: everybody },
  makeWish: { send: () => ({ body: { what: 'x', ageGroup: 'adult', unitCode: hongji } }), allowed: desk },
  publishWish: { send: one('wishId', made, { what: 'x' }), allowed: desk },
  // Of many each row answers for itself: a test of the wishes and of those who reported in says who may.
  publishWishes: { send: () => ({ body: { wishIds: [personId] } }), allowed: everybody },
  unpublishWishes: { send: () => ({ body: { wishIds: [personId] } }), allowed: everybody },
  withdrawWish: { send: one('wishId', withdrawn), allowed: desk },
  claimWish: { send: one('wishId', published, {}), allowed: ['member'] },
  handBackWish: { send: one('wishId', handedBack, { reason: 'x' }), allowed: desk },
  deliverWish: { send: one('wishId', delivered), allowed: desk },
  fulfilWish: { send: one('wishId', fulfilled, {}), allowed: desk },
  openWish: { send: one('wishId', published, { reason: '送心愿物品' }), allowed: desk },

  listReportings: { allowed: everybody },
  reportIn: {
    send: () => ({ body: { unitCode: hongji, kind: 'member', name: 'x', phone: '19900009999' } }),
    allowed: everybody,
    open: true,
  },
  register: {
    send: (n) => ({ body: { unitCode: hongji, personId: Object.values(cast).map(street.id)[n] ?? personId } }),
    allowed: registering,
  },
  confirmReporting: { send: one('reportingId', things.reportings, {}), allowed: registering },
  confirmReportings: { send: () => ({ body: { reportingIds: [personId] } }), allowed: everybody },
  unconfirmReportings: { send: () => ({ body: { reportingIds: [personId] } }), allowed: everybody },
  endReporting: { send: one('reportingId', things.leaving), allowed: registering },

  getCouncil: { send: () => council, allowed: everybody },
  seat: {
    send: (n) => ({
      ...council,
      body: { personId: Object.values(cast).map(street.id)[n] ?? personId, role: 'member' },
    }),
    allowed: office,
  },
  endSeat: {
    send: one('memberId', Array(everybody.length + 1).fill(things.seats[0]) as string[]),
    allowed: ['officer'],
  },
  listMeetings: { allowed: everybody },
  callMeeting: { send: () => ({ ...council, body: { heldAt: 0, place: 'x', agenda: ['x'] } }), allowed: desk },
  getMeeting: { send: one('meetingId', things.meetings), allowed: desk },
  cancelMeeting: { send: one('meetingId', things.meetings), allowed: desk },
  writeMinutes: { send: one('meetingId', things.minuted, { attended: 'x', minutes: 'x' }), allowed: desk },
  listPromises: { allowed: everybody },
  makePromise: { send: () => ({ ...council, body: { partnerId: police, what: 'x', dueDay: today } }), allowed: desk },
  notePromise: { send: one('promiseId', things.promises, { text: 'x' }), allowed: withContact },
  endPromise: { send: one('promiseId', things.promises, { ending: 'kept', outcome: 'x' }), allowed: desk },
}

test.each(Object.entries(rows))('%s is for those named here alone', async (call, row) => {
  const allowed: string[] = []
  const clients = [
    ...(await Promise.all(
      everybody.map(async (who) => [who, await street.as(cast[who], partnershipAddresses)] as const),
    )),
    ['nobody', street.nobody(partnershipAddresses)] as const,
  ]
  for (const [attempt, [who, client]] of clients.entries()) {
    const { status, body } = await client.send(call as keyof typeof partnershipAddresses, row.send?.(attempt) ?? {})
    if (status < 300) allowed.push(who)
    else if (who === 'nobody') expect(status).toBe(401)
    else expect([who, refusals]).toEqual([who, expect.arrayContaining([(body as { reason: string }).reason])])
  }
  expect(allowed.sort()).toEqual([...row.allowed, ...(row.open ? ['nobody'] : [])].sort())
})

/** How a call says no to somebody whose post or scope it isn't; a seat is left once, and staff claim nothing. */
const refusals = ['not-your-post', 'not-found', 'seat-ended', 'claim-by-helpers']

test('every call has its row', () => {
  expect(Object.keys(rows).sort()).toEqual(Object.keys(partnershipAddresses).sort())
})
