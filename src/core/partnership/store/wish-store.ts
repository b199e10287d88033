import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/database.ts'
import { at } from '../../../platform/database/time.ts'
import type { AgeGroup, ClaimFacts, WishFacts } from '../wish.ts'
import { type Asked, type Ordered, pageBy } from './asked.ts'

export interface Wish extends WishFacts {
  readonly id: string
  readonly unitCode: string
  readonly what: string
  readonly ageGroup: AgeGroup
  readonly forSealed: string | null
  readonly madeBy: string
  readonly madeAt: number
  readonly publishedBy: string | null
  readonly thanks: string | null
}

const wishColumns = [
  'id',
  'unitCode',
  'what',
  'ageGroup',
  'forSealed',
  'madeBy',
  'madeAt',
  'publishedAt',
  'publishedBy',
  'fulfilledAt',
  'withdrawnAt',
  'thanks',
] as const

export async function listWishes(
  tx: Tx,
  { q, unit, state, mine, ...page }: Asked<'wishes'>,
  personId: string,
): Promise<Ordered<Wish>[]> {
  let query = tx.selectFrom('partnership.wish').select(wishColumns)
  if (q) query = query.where(sql<boolean>`strpos(wish.what, ${q}) > 0`)
  if (unit) query = query.where(sql<boolean>`wish.unit_code ^@ ${unit}`)
  if (mine) {
    query = query.where(sql<boolean>`(wish.made_by = ${personId} or exists (
      select from partnership.wish_claim c where c.wish_id = wish.id and c.handed_back_at is null and c.person_id = ${personId}))`)
  }
  if (state) query = query.where(sql<boolean>`${stateOfWish} = ${state}`)
  return (await pageBy(query, page).execute()) as Ordered<Wish>[]
}

/** The same words as `wishState`; a test compares them. */
const stateOfWish = sql<string>`case
  when wish.withdrawn_at is not null then 'withdrawn'
  when wish.fulfilled_at is not null then 'fulfilled'
  else coalesce(
    (select case when c.delivered_at is null then 'claimed' else 'delivered' end
     from partnership.wish_claim c where c.wish_id = wish.id and c.handed_back_at is null),
    case when wish.published_at is null then 'made' else 'published' end) end`

export async function findWish(tx: Tx, id: string): Promise<Wish | undefined> {
  return (await tx.selectFrom('partnership.wish').select(wishColumns).where('id', '=', id).executeTakeFirst()) as
    | Wish
    | undefined
}

/** For staff of the unit and whoever made it; others find nothing. */
export async function lockWish(tx: Tx, id: string): Promise<void> {
  await tx.selectFrom('partnership.wish').select('id').where('id', '=', id).forUpdate().execute()
}

/** Locks a published wish for a claim; false when it is none any more. */
export async function holdWish(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{ held: boolean | null }>`select partnership.hold_wish(${id}) as held`.execute(tx)
  return rows[0]?.held ?? false
}

export async function insertWish(
  tx: Tx,
  wish: Pick<Wish, 'id' | 'unitCode' | 'what' | 'ageGroup' | 'forSealed' | 'madeBy' | 'madeAt'>,
): Promise<void> {
  await tx
    .insertInto('partnership.wish')
    .values({ ...wish, madeAt: at(wish.madeAt) })
    .execute()
}

export async function updateWish(
  tx: Tx,
  id: string,
  changes: {
    what?: string
    published?: { at: number; by: string } | null
    fulfilledAt?: number
    thanks?: string | null
    withdrawnAt?: number
  },
): Promise<void> {
  const { what, published, fulfilledAt, thanks, withdrawnAt } = changes
  await tx
    .updateTable('partnership.wish')
    .set({
      ...(what !== undefined && { what }),
      ...(published && { publishedAt: at(published.at), publishedBy: published.by }),
      ...(published === null && { publishedAt: null, publishedBy: null }),
      ...(fulfilledAt !== undefined && { fulfilledAt: at(fulfilledAt), thanks: thanks ?? null }),
      ...(withdrawnAt !== undefined && { withdrawnAt: at(withdrawnAt) }),
    })
    .where('id', '=', id)
    .execute()
}

export interface Claim extends ClaimFacts {
  readonly id: string
  readonly wishId: string
  readonly unitCode: string
  readonly partnerId: string | null
}

/** The claims that hold, by wish. */
export async function listClaims(tx: Tx, wishIds: readonly string[]): Promise<Map<string, Claim>> {
  if (wishIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('partnership.wishClaim')
    .select(['id', 'wishId', 'unitCode', 'personId', 'partnerId', 'deliveredAt'])
    .where('wishId', 'in', [...wishIds])
    .where('handedBackAt', 'is', null)
    .execute()
  return new Map(rows.map((claim) => [claim.wishId, claim]))
}

/** False when somebody was quicker: the database decides. */
export async function insertClaim(
  tx: Tx,
  claim: Omit<Claim, 'deliveredAt'> & { readonly claimedAt: number },
): Promise<boolean> {
  const result = await tx
    .insertInto('partnership.wishClaim')
    .values({ ...claim, claimedAt: at(claim.claimedAt) })
    .onConflict((conflict) => conflict.column('wishId').where('handedBackAt', 'is', null).doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export async function updateClaimAsDelivered(tx: Tx, id: string, now: number): Promise<void> {
  await tx
    .updateTable('partnership.wishClaim')
    .set({ deliveredAt: at(now) })
    .where('id', '=', id)
    .execute()
}

export async function updateClaimAsHandedBack(tx: Tx, id: string, handBackReason: string, now: number): Promise<void> {
  await tx
    .updateTable('partnership.wishClaim')
    .set({ handedBackAt: at(now), handBackReason })
    .where('id', '=', id)
    .execute()
}

/** Whether the person is a member who reported in, and is so still. */
export async function isReportedMember(tx: Tx, personId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('partnership.reporting')
    .select('id')
    .where('personId', '=', personId)
    .where('confirmedAt', 'is not', null)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** Wishes that these people fulfilled in a time, as far as the actor may read who claimed them. */
export async function listFulfilledBy(
  tx: Tx,
  { personIds, from, to, most }: { personIds: readonly string[]; from: number; to: number; most: number },
): Promise<{ personId: string; what: string; at: number }[]> {
  const { rows } = await sql<{ personId: string; what: string; at: number }>`
    select c.person_id, wish.what, wish.fulfilled_at as at
    from partnership.wish_claim c
    join partnership.wish on wish.id = c.wish_id
    where c.person_id = any(${[...personIds]}::uuid[]) and c.handed_back_at is null
      and wish.fulfilled_at >= ${at(from)} and wish.fulfilled_at < ${at(to)}
    order by wish.fulfilled_at, wish.id
    limit ${most}`.execute(tx)
  return rows
}
