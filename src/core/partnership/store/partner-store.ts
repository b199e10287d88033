import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/database.ts'
import { at } from '../../../platform/database/time.ts'
import type { AgreementFacts } from '../agreement.ts'
import type { PartnerKind } from '../partner.ts'
import { type Asked, type Ordered, pageBy } from './asked.ts'

export interface Partner {
  readonly id: string
  readonly unitCode: string
  readonly name: string
  readonly kind: PartnerKind
  readonly endedAt: number | null
}

const partnerColumns = ['id', 'unitCode', 'name', 'kind', 'endedAt'] as const

/** Partners; ended ones are left out. How its agreement stands is asked of the one that holds, else of the last. */
export async function listPartners(
  tx: Tx,
  { q, unit, kind, agreement, ...page }: Asked<'partners'>,
  days: { readonly today: string; readonly ending: string },
): Promise<Ordered<Partner>[]> {
  let query = tx.selectFrom('partnership.partner').select(partnerColumns).where('endedAt', 'is', null)
  if (q) query = query.where(sql<boolean>`strpos(partner.name, ${q}) > 0`)
  if (unit) query = query.where(sql<boolean>`partner.unit_code ^@ ${unit}`)
  if (kind) query = query.where('kind', '=', kind)
  if (agreement) query = query.where(sql<boolean>`${stateOfAgreement(days)} = ${agreement}`)
  return (await pageBy(query, page, { name: sql`name` }).execute()) as Ordered<Partner>[]
}

/** The same words as `agreementState`; a test compares them. */
function stateOfAgreement({ today, ending }: { readonly today: string; readonly ending: string }) {
  return sql<string>`coalesce((
    select case
      when a.ended_at is not null then 'ended'
      when a.to_day < ${today}::date then 'over'
      when a.from_day > ${today}::date then 'coming'
      when a.to_day <= ${ending}::date and not exists (select from partnership.agreement n where n.extends_id = a.id) then 'ending'
      else 'running' end
    from partnership.agreement a where a.partner_id = partner.id
    order by (a.ended_at is null and a.from_day <= ${today}::date and ${today}::date <= a.to_day) desc, a.from_day desc, a.id desc
    limit 1), 'none')`
}

export async function countPartners(tx: Tx, unitCodes: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ unitCode: string; count: number }>`
    select unit_code, count(*)::int as count from partnership.partner
    where ended_at is null and unit_code = any(${[...unitCodes]}::text[]) group by unit_code`.execute(tx)
  return new Map(rows.map(({ unitCode, count }) => [unitCode, count]))
}

export async function findPartner(tx: Tx, id: string): Promise<Partner | undefined> {
  return (await tx.selectFrom('partnership.partner').select(partnerColumns).where('id', '=', id).executeTakeFirst()) as
    | Partner
    | undefined
}

export async function findPartnerNamed(tx: Tx, unitCode: string, name: string): Promise<Partner | undefined> {
  return (await tx
    .selectFrom('partnership.partner')
    .select(partnerColumns)
    .where('unitCode', '=', unitCode)
    .where('name', '=', name)
    .executeTakeFirst()) as Partner | undefined
}

/** Partners behind an id, in the order of the ids; ended ones are left out. */
export async function listPartnersBehind(tx: Tx, after: string | null, limit: number): Promise<Partner[]> {
  let query = tx.selectFrom('partnership.partner').select(partnerColumns).where('endedAt', 'is', null)
  if (after !== null) query = query.where('id', '>', after)
  return (await query.orderBy('id').limit(limit).execute()) as Partner[]
}

export async function listPartnersById(tx: Tx, ids: readonly (string | null)[]): Promise<Map<string, Partner>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await tx.selectFrom('partnership.partner').select(partnerColumns).where('id', 'in', wanted).execute()
  return new Map((rows as Partner[]).map((partner) => [partner.id, partner]))
}

/** False when the unit has a partner of this name. */
export async function insertPartner(tx: Tx, partner: Omit<Partner, 'endedAt'>): Promise<boolean> {
  const result = await tx
    .insertInto('partnership.partner')
    .values(partner)
    .onConflict((conflict) => conflict.columns(['unitCode', 'name']).doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export async function updatePartner(
  tx: Tx,
  id: string,
  { name, kind }: { name: string; kind: PartnerKind },
): Promise<void> {
  await tx.updateTable('partnership.partner').set({ name, kind }).where('id', '=', id).execute()
}

export async function updatePartnerAsEnded(tx: Tx, id: string, now: number): Promise<void> {
  await tx
    .updateTable('partnership.partner')
    .set({ endedAt: at(now) })
    .where('id', '=', id)
    .execute()
  await tx
    .updateTable('partnership.offer')
    .set({ endedAt: at(now) })
    .where('partnerId', '=', id)
    .where('endedAt', 'is', null)
    .execute()
}

export interface Contact {
  readonly partnerId: string
  readonly grantId: string
  readonly personId: string
  readonly name: string
}

/** Who speaks for these partners, by name, for who works with them and for themselves. */
export async function listContacts(tx: Tx, partnerIds: readonly string[]): Promise<Contact[]> {
  if (partnerIds.length === 0) return []
  const { rows } = await sql<Contact>`
    select * from partnership.contact_names(${[...partnerIds]}::uuid[])`.execute(tx)
  return rows
}

/** Whom a partner's matters go to: ids alone, for whoever acts. */
export async function listContactIds(tx: Tx, partnerId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select partnership.contacts(${partnerId}) as id`.execute(tx)
  return rows.map(({ id }) => id)
}

export async function insertContact(
  tx: Tx,
  contact: { id: string; personId: string; unitCode: string; partnerId: string; validFrom: number },
  givenBy: string | null,
): Promise<void> {
  const { validFrom, ...rest } = contact
  await tx
    .insertInto('actor.grant')
    .values({ ...rest, post: 'partner-contact', validFrom: at(validFrom), givenBy })
    .execute()
}

export async function updateContactAsEnded(tx: Tx, grantId: string, now: number): Promise<void> {
  await tx
    .updateTable('actor.grant')
    .set({ validTo: at(now) })
    .where('id', '=', grantId)
    .execute()
}

export interface Agreement extends AgreementFacts {
  readonly id: string
  readonly partnerId: string
  readonly unitCode: string
  readonly terms: string
  readonly keeperId: string
  readonly extendsId: string | null
  readonly endReason: string | null
}

const agreementColumns = [
  'agreement.id',
  'agreement.partnerId',
  'agreement.unitCode',
  'agreement.fromDay',
  'agreement.toDay',
  'agreement.terms',
  'agreement.keeperId',
  'agreement.extendsId',
  'agreement.endedAt',
  'agreement.endReason',
] as const

function agreements(tx: Tx) {
  return tx
    .selectFrom('partnership.agreement as agreement')
    .select(agreementColumns)
    .select(sql<boolean>`exists (select from partnership.agreement n where n.extends_id = agreement.id)`.as('extended'))
}

/** Agreements of partners, the latest first. */
export async function listAgreements(tx: Tx, partnerIds: readonly string[]): Promise<Agreement[]> {
  if (partnerIds.length === 0) return []
  return agreements(tx)
    .where('agreement.partnerId', 'in', [...partnerIds])
    .orderBy('agreement.fromDay', 'desc')
    .orderBy('agreement.id', 'desc')
    .execute()
}

export async function findAgreement(tx: Tx, id: string): Promise<Agreement | undefined> {
  return agreements(tx).where('agreement.id', '=', id).executeTakeFirst()
}

/** Locks the partner's row, so that two agreements of one partner are made one after another. */
export async function lockPartner(tx: Tx, id: string): Promise<void> {
  await tx.selectFrom('partnership.partner').select('id').where('id', '=', id).forUpdate().execute()
}

export async function insertAgreement(
  tx: Tx,
  agreement: Pick<
    Agreement,
    'id' | 'partnerId' | 'unitCode' | 'fromDay' | 'toDay' | 'terms' | 'keeperId' | 'extendsId'
  >,
  now: number,
): Promise<void> {
  await tx
    .insertInto('partnership.agreement')
    .values({ ...agreement, madeAt: at(now) })
    .execute()
}

export async function updateAgreementAsEnded(tx: Tx, id: string, endReason: string, now: number): Promise<void> {
  await tx
    .updateTable('partnership.agreement')
    .set({ endedAt: at(now), endReason })
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .execute()
}

/** Agreements of a street that end by a day and that nobody was reminded of; those that go on are left out. */
export async function listToRemind(tx: Tx, streetCode: string, by: string, most: number): Promise<Agreement[]> {
  return agreements(tx)
    .where('agreement.endedAt', 'is', null)
    .where('agreement.remindedAt', 'is', null)
    .where('agreement.toDay', '<=', by)
    .where(sql<boolean>`agreement.unit_code ^@ ${streetCode}`)
    .where(sql<boolean>`not exists (select from partnership.agreement n where n.extends_id = agreement.id)`)
    .orderBy('agreement.toDay')
    .limit(most)
    .execute()
}

/** False when somebody reminded meanwhile. */
export async function updateAsReminded(tx: Tx, id: string, now: number): Promise<boolean> {
  const result = await tx
    .updateTable('partnership.agreement')
    .set({ remindedAt: at(now) })
    .where('id', '=', id)
    .where('remindedAt', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
