import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/database.ts'
import { at } from '../../../platform/database/time.ts'
import type { ContributionFacts, CountingUnit, YearSum } from '../contribution.ts'
import type { OfferFacts, TakingFacts } from '../offer.ts'
import type { ProjectFacts } from '../project.ts'
import { type Asked, type Ordered, pageBy } from './asked.ts'

/** Offers, what partners ask, projects, takings and the ledger. */

/** Things of one partner stand together. */
const partner = sql`partner_id`
/** What holds without a last day comes behind all that ends. */
const lastDay = sql`coalesce(to_day, 'infinity'::date)`

interface OfPartner {
  readonly id: string
  readonly partnerId: string
  readonly unitCode: string
}

export interface Offer extends OfPartner, OfferFacts {
  readonly what: string
  readonly forWhom: string
  readonly howMuch: string
}

const offerColumns = [
  'id',
  'partnerId',
  'unitCode',
  'placeCode',
  'kind',
  'what',
  'forWhom',
  'howMuch',
  'fromDay',
  'toDay',
  'endedAt',
] as const

export async function listOffers(
  tx: Tx,
  { q, unit, partner: partnerId, kind, holds, ...page }: Asked<'offers'>,
  today: string,
): Promise<Ordered<Offer>[]> {
  let query = tx.selectFrom('partnership.offer').select(offerColumns)
  if (q) query = query.where(sql<boolean>`(strpos(offer.what, ${q}) > 0 or strpos(offer.for_whom, ${q}) > 0)`)
  if (unit) query = query.where(sql<boolean>`(offer.place_code ^@ ${unit} or ${unit} ^@ offer.place_code)`)
  if (partnerId) query = query.where('partnerId', '=', partnerId)
  if (kind) query = query.where('kind', '=', kind)
  if (holds) query = query.where(sql<boolean>`${holding(today)}`)
  return (await pageBy(query, page, { to: lastDay, partner }).execute()) as Ordered<Offer>[]
}

/** Offers that hold on a day and can be had in these units, those nearest by first. */
export async function listFitting(
  tx: Tx,
  { units, today, limit }: { units: readonly string[]; today: string; limit: number },
): Promise<Offer[]> {
  return (await tx
    .selectFrom('partnership.offer')
    .select(offerColumns)
    .where('placeCode', 'in', [...units])
    .where(sql<boolean>`${holding(today)}`)
    .orderBy(sql`length(offer.place_code)`, 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()) as Offer[]
}

function holding(today: string) {
  return sql<boolean>`(offer.ended_at is null and offer.from_day <= ${today}::date
    and coalesce(offer.to_day >= ${today}::date, true))`
}

export async function findOffer(tx: Tx, id: string): Promise<Offer | undefined> {
  return (await tx.selectFrom('partnership.offer').select(offerColumns).where('id', '=', id).executeTakeFirst()) as
    | Offer
    | undefined
}

export async function listOfferNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('partnership.offer')
    .select(['id', 'what'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, what }) => [id, what]))
}

export async function insertOffer(tx: Tx, offer: Omit<Offer, 'endedAt'>, now: number): Promise<void> {
  await tx
    .insertInto('partnership.offer')
    .values({ ...offer, offeredAt: at(now) })
    .execute()
}

export async function updateOfferAsEnded(tx: Tx, id: string, now: number): Promise<void> {
  await tx
    .updateTable('partnership.offer')
    .set({ endedAt: at(now) })
    .where('id', '=', id)
    .execute()
}

export interface PartnerNeed extends OfPartner {
  readonly what: string
  readonly fromDay: string
  readonly toDay: string | null
  readonly toldAt: number
  readonly closedAt: number | null
  readonly outcome: string | null
}

const partnerNeedColumns = [
  'id',
  'partnerId',
  'unitCode',
  'what',
  'fromDay',
  'toDay',
  'toldAt',
  'closedAt',
  'outcome',
] as const

export async function listPartnerNeeds(
  tx: Tx,
  { q, unit, partner: partnerId, open, ...page }: Asked<'partnerNeeds'>,
): Promise<Ordered<PartnerNeed>[]> {
  let query = tx.selectFrom('partnership.partnerNeed').select(partnerNeedColumns)
  if (q) query = query.where(sql<boolean>`strpos(partner_need.what, ${q}) > 0`)
  if (unit) query = query.where(sql<boolean>`partner_need.unit_code ^@ ${unit}`)
  if (partnerId) query = query.where('partnerId', '=', partnerId)
  if (open) query = query.where('closedAt', 'is', null)
  return pageBy(query, page, { to: lastDay, partner }).execute()
}

export async function findPartnerNeed(tx: Tx, id: string): Promise<PartnerNeed | undefined> {
  return tx.selectFrom('partnership.partnerNeed').select(partnerNeedColumns).where('id', '=', id).executeTakeFirst()
}

export async function insertPartnerNeed(tx: Tx, need: Omit<PartnerNeed, 'closedAt' | 'outcome'>): Promise<void> {
  await tx
    .insertInto('partnership.partnerNeed')
    .values({ ...need, toldAt: at(need.toldAt) })
    .execute()
}

export async function updatePartnerNeedAsClosed(tx: Tx, id: string, outcome: string, now: number): Promise<void> {
  await tx
    .updateTable('partnership.partnerNeed')
    .set({ closedAt: at(now), outcome })
    .where('id', '=', id)
    .execute()
}

export interface Project extends OfPartner, ProjectFacts {
  readonly name: string
  readonly lead: string
  readonly fromDay: string
  readonly toDay: string
  readonly outcome: string | null
}

const projectColumns = [
  'id',
  'partnerId',
  'unitCode',
  'name',
  'lead',
  'fromDay',
  'toDay',
  'startedAt',
  'finishedAt',
  'droppedAt',
  'outcome',
] as const

export async function listProjects(
  tx: Tx,
  { q, unit, partner: partnerId, state, ...page }: Asked<'projects'>,
): Promise<Ordered<Project>[]> {
  let query = tx.selectFrom('partnership.project').select(projectColumns)
  if (q) query = query.where(sql<boolean>`strpos(project.name, ${q}) > 0`)
  if (unit) query = query.where(sql<boolean>`project.unit_code ^@ ${unit}`)
  if (partnerId) query = query.where('partnerId', '=', partnerId)
  if (state === 'finished') query = query.where('finishedAt', 'is not', null)
  if (state === 'dropped') query = query.where('droppedAt', 'is not', null)
  if (state === 'agreed' || state === 'running') {
    query = query.where('outcome', 'is', null).where('startedAt', state === 'agreed' ? 'is' : 'is not', null)
  }
  return pageBy(query, page, { to: sql`to_day`, partner }).execute()
}

export async function lockProject(tx: Tx, id: string): Promise<Project | undefined> {
  return tx.selectFrom('partnership.project').select(projectColumns).where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function findProject(tx: Tx, id: string): Promise<Project | undefined> {
  return tx.selectFrom('partnership.project').select(projectColumns).where('id', '=', id).executeTakeFirst()
}

export async function insertProject(
  tx: Tx,
  project: Pick<Project, 'id' | 'partnerId' | 'unitCode' | 'name' | 'lead' | 'fromDay' | 'toDay'>,
  now: number,
): Promise<void> {
  await tx
    .insertInto('partnership.project')
    .values({ ...project, agreedAt: at(now) })
    .execute()
}

export async function updateProjectAsStarted(tx: Tx, id: string, now: number): Promise<void> {
  await tx
    .updateTable('partnership.project')
    .set({ startedAt: at(now) })
    .where('id', '=', id)
    .execute()
}

export async function updateProjectAsEnded(
  tx: Tx,
  id: string,
  ending: 'finished' | 'dropped',
  outcome: string,
  now: number,
): Promise<void> {
  const when = ending === 'finished' ? { finishedAt: at(now) } : { droppedAt: at(now) }
  await tx
    .updateTable('partnership.project')
    .set({ ...when, outcome })
    .where('id', '=', id)
    .execute()
}

export interface Taking extends OfPartner, TakingFacts {
  readonly offerId: string
  readonly purpose: string
  readonly needId: string | null
  readonly partnerNeedId: string | null
  readonly projectId: string | null
  readonly askedAt: number
  readonly askedBy: string
}

const takingColumns = [
  'id',
  'partnerId',
  'unitCode',
  'offerId',
  'purpose',
  'needId',
  'partnerNeedId',
  'projectId',
  'askedAt',
  'askedBy',
  'answeredAt',
  'declinedBecause',
  'givenAt',
] as const

export async function listTakings(
  tx: Tx,
  { q, unit, partner: partnerId, state, ...page }: Asked<'takings'>,
): Promise<Ordered<Taking>[]> {
  let query = tx.selectFrom('partnership.taking').select(takingColumns)
  if (q) query = query.where(sql<boolean>`strpos(taking.purpose, ${q}) > 0`)
  if (unit) query = query.where(sql<boolean>`taking.unit_code ^@ ${unit}`)
  if (partnerId) query = query.where('partnerId', '=', partnerId)
  if (state === 'asked') query = query.where('answeredAt', 'is', null)
  if (state === 'declined') query = query.where('declinedBecause', 'is not', null)
  if (state === 'given') query = query.where('givenAt', 'is not', null)
  if (state === 'agreed') {
    query = query.where('answeredAt', 'is not', null).where('declinedBecause', 'is', null).where('givenAt', 'is', null)
  }
  return pageBy(query, page, { partner }).execute()
}

/** What was asked for one need, of these offers. */
export async function listTakingsFor(tx: Tx, needId: string): Promise<Taking[]> {
  return tx
    .selectFrom('partnership.taking')
    .select(takingColumns)
    .where('needId', '=', needId)
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
}

export async function lockTaking(tx: Tx, id: string): Promise<Taking | undefined> {
  return tx.selectFrom('partnership.taking').select(takingColumns).where('id', '=', id).forUpdate().executeTakeFirst()
}

/** False when this offer was asked for this need already, and not declined. */
export async function insertTaking(
  tx: Tx,
  taking: Omit<Taking, 'answeredAt' | 'declinedBecause' | 'givenAt'>,
): Promise<boolean> {
  const result = await tx
    .insertInto('partnership.taking')
    .values({ ...taking, askedAt: at(taking.askedAt) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export async function updateTakingAsAnswered(
  tx: Tx,
  id: string,
  answer: { readonly by: string; readonly declinedBecause: string | null; readonly at: number },
): Promise<void> {
  await tx
    .updateTable('partnership.taking')
    .set({ answeredAt: at(answer.at), answeredBy: answer.by, declinedBecause: answer.declinedBecause })
    .where('id', '=', id)
    .execute()
}

export async function updateTakingAsGiven(tx: Tx, id: string, now: number): Promise<void> {
  await tx
    .updateTable('partnership.taking')
    .set({ givenAt: at(now) })
    .where('id', '=', id)
    .execute()
}

export interface Contribution extends OfPartner, ContributionFacts {
  readonly what: string
  readonly recordedBy: string
  readonly recordedAt: number
}

function contributions(tx: Tx) {
  return tx
    .selectFrom('partnership.contribution as entry')
    .select([
      'entry.id',
      'entry.partnerId',
      'entry.unitCode',
      'entry.what',
      'entry.givenOn',
      'entry.quantity',
      'entry.unit',
      'entry.correctsId',
      'entry.recordedBy',
      'entry.recordedAt',
    ])
    .select(
      sql<boolean>`exists (select from partnership.contribution n where n.corrects_id = entry.id)`.as('takenBack'),
    )
}

export async function listContributions(
  tx: Tx,
  { q, unit, partner: partnerId, year, ...page }: Asked<'contributions'>,
): Promise<Ordered<Contribution>[]> {
  let query = contributions(tx)
  if (q) query = query.where(sql<boolean>`strpos(entry.what, ${q}) > 0`)
  if (unit) query = query.where(sql<boolean>`entry.unit_code ^@ ${unit}`)
  if (partnerId) query = query.where('partnerId', '=', partnerId)
  if (year) query = query.where('entry.givenOn', '>=', `${year}-01-01`).where('entry.givenOn', '<=', `${year}-12-31`)
  return (await pageBy(query, page, { given: sql`given_on`, partner }).execute()) as Ordered<Contribution>[]
}

export async function findContribution(tx: Tx, id: string): Promise<Contribution | undefined> {
  return (await contributions(tx).where('entry.id', '=', id).executeTakeFirst()) as Contribution | undefined
}

/** The whole ledger of a partner added up. */
export async function sumContributions(tx: Tx, partnerId: string): Promise<YearSum[]> {
  const { rows } = await sql<YearSum>`
    select extract(year from given_on)::int as year, unit, sum(quantity)::int as quantity
    from partnership.contribution where partner_id = ${partnerId}
    group by 1, 2 having sum(quantity) <> 0 order by 1 desc, 2`.execute(tx)
  return rows
}

/** False when the entry that it takes back was taken back meanwhile. */
export async function insertContribution(
  tx: Tx,
  entry: {
    readonly id: string
    readonly partnerId: string
    readonly unitCode: string
    readonly what: string
    readonly givenOn: string
    readonly quantity: number
    readonly unit: CountingUnit
    readonly takingId?: string | null
    readonly correctsId?: string | null
    readonly recordedBy: string
    readonly recordedAt: number
  },
): Promise<boolean> {
  const result = await tx
    .insertInto('partnership.contribution')
    .values({ ...entry, recordedAt: at(entry.recordedAt) })
    .onConflict((conflict) => conflict.column('correctsId').doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}
