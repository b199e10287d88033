import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/database.ts'
import { at } from '../../../platform/database/time.ts'
import { mostWaiting, type ReportingFacts, type ReportingKind } from '../reporting.ts'
import { type Asked, type Ordered, pageBy } from './asked.ts'

export interface Reporting extends ReportingFacts {
  readonly id: string
  readonly unitCode: string
  readonly kind: ReportingKind
  readonly name: string
  readonly employer: string | null
  readonly phoneSealed: string | null
  readonly skills: string
  readonly freeTimes: string
  readonly byLink: boolean
  readonly reportedAt: number
  readonly confirmedBy: string | null
  readonly partnerId: string | null
  readonly personId: string | null
}

const columns = [
  'id',
  'unitCode',
  'kind',
  'name',
  'employer',
  'phoneSealed',
  'skills',
  'freeTimes',
  'byLink',
  'reportedAt',
  'confirmedAt',
  'confirmedBy',
  'partnerId',
  'personId',
  'endedAt',
] as const

export async function listReportings(
  tx: Tx,
  { q, unit, kind, state, ...page }: Asked<'reportings'>,
): Promise<Ordered<Reporting>[]> {
  let query = tx.selectFrom('partnership.reporting').select(columns)
  if (q) {
    query = query.where(sql<boolean>`(strpos(reporting.name, ${q}) > 0 or strpos(reporting.employer, ${q}) > 0
      or strpos(reporting.skills, ${q}) > 0)`)
  }
  if (unit) query = query.where(sql<boolean>`reporting.unit_code ^@ ${unit}`)
  if (kind) query = query.where('kind', '=', kind)
  if (state === 'ended') query = query.where('endedAt', 'is not', null)
  else if (state) {
    query = query.where('endedAt', 'is', null).where('confirmedAt', state === 'waiting' ? 'is' : 'is not', null)
  }
  // A Party organisation stands with the members who come from it.
  return (await pageBy(query, page, { employer: sql`coalesce(employer, name)` }).execute()) as Ordered<Reporting>[]
}

/** How many wishes each of these people claimed, and how often each of these partners gave what it had agreed to. */
export async function countTakenUp(tx: Tx, rows: readonly Reporting[]): Promise<Map<string, number>> {
  const people = rows.flatMap(({ personId }) => personId ?? [])
  const partners = rows.flatMap(({ partnerId }) => partnerId ?? [])
  const found = await sql<{ id: string; count: number }>`
    select person_id as id, count(*)::int as count from partnership.wish_claim
    where person_id = any(${people}::uuid[]) and handed_back_at is null group by person_id
    union all
    select partner_id, count(*)::int from partnership.taking
    where partner_id = any(${partners}::uuid[]) and given_at is not null group by partner_id`.execute(tx)
  return new Map(found.rows.map(({ id, count }) => [id, count]))
}

export async function lockReporting(tx: Tx, id: string): Promise<Reporting | undefined> {
  return (await tx
    .selectFrom('partnership.reporting')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()) as Reporting | undefined
}

/** Whether this person or partner has reported in to the community, and is there still. */
export async function hasReported(
  tx: Tx,
  unitCode: string,
  who: { readonly personId: string | null; readonly partnerId: string | null },
): Promise<boolean> {
  const row = await tx
    .selectFrom('partnership.reporting')
    .select('id')
    .where('unitCode', '=', unitCode)
    .where('endedAt', 'is', null)
    .where(who.personId ? 'personId' : 'partnerId', '=', who.personId ?? who.partnerId)
    .executeTakeFirst()
  return row !== undefined
}

/** Without sign-in; false when too many wait in that community. */
export async function insertByLink(
  tx: Tx,
  row: Pick<
    Reporting,
    'id' | 'unitCode' | 'kind' | 'name' | 'employer' | 'phoneSealed' | 'skills' | 'freeTimes' | 'reportedAt'
  >,
): Promise<boolean> {
  const { rows } = await sql<{ added: boolean }>`
    select partnership.report_in(${row.id}, ${row.unitCode}, ${row.kind}, ${row.name}, ${row.employer}, ${row.phoneSealed},
      ${row.skills}, ${row.freeTimes}, ${at(row.reportedAt)}, ${mostWaiting}) as added`.execute(tx)
  return rows[0]!.added
}

export async function insertReporting(
  tx: Tx,
  row: Omit<Reporting, 'endedAt' | 'phoneSealed' | 'byLink'>,
): Promise<void> {
  await tx
    .insertInto('partnership.reporting')
    .values({
      ...row,
      byLink: false,
      reportedAt: at(row.reportedAt),
      confirmedAt: row.confirmedAt === null ? null : at(row.confirmedAt),
    })
    .execute()
}

export async function updateAsConfirmed(
  tx: Tx,
  id: string,
  { by, personId, partnerId, now }: { by: string; personId: string | null; partnerId: string | null; now: number },
): Promise<void> {
  await tx
    .updateTable('partnership.reporting')
    .set({ confirmedAt: at(now), confirmedBy: by, personId, partnerId })
    .where('id', '=', id)
    .execute()
}

export async function updateAsWaiting(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('partnership.reporting')
    .set({ confirmedAt: null, confirmedBy: null, personId: null, partnerId: null })
    .where('id', '=', id)
    .execute()
}

/** Forgets the numbers of those who were confirmed before a moment. */
export async function forgetNumbers(tx: Tx, before: number): Promise<void> {
  await tx
    .updateTable('partnership.reporting')
    .set({ phoneSealed: null })
    .where('phoneSealed', 'is not', null)
    .where(sql<boolean>`reporting.confirmed_at < ${at(before)}`)
    .execute()
}

export async function updateReportingAsEnded(tx: Tx, id: string, now: number): Promise<void> {
  await tx
    .updateTable('partnership.reporting')
    .set({ endedAt: at(now), phoneSealed: null })
    .where('id', '=', id)
    .execute()
}
