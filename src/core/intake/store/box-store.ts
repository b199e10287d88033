import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/database.ts'
import { at } from '../../../platform/database/time.ts'

export interface Box {
  readonly id: string
  readonly unitCode: string
  readonly place: string
  readonly code: string
  readonly keeperId: string
  readonly openedAt: number
  readonly closedAt: number | null
}

const columns = ['id', 'unitCode', 'place', 'code', 'keeperId', 'openedAt', 'closedAt'] as const

export interface BoxSearch {
  readonly unitCode: string | undefined
  readonly words: string | undefined
  readonly closed: boolean
  /** The newest first, else the oldest. */
  readonly descending: boolean
  readonly after: string | undefined
  readonly limit: number
}

/** Boxes of the actor's units by when they were hung up. */
export async function listBoxes(
  tx: Tx,
  { unitCode, words, closed, descending, after, limit }: BoxSearch,
): Promise<Box[]> {
  let query = tx.selectFrom('intake.box').select(columns)
  if (unitCode) query = query.where(sql<boolean>`unit_code ^@ ${unitCode}`)
  if (words) query = query.where(sql<boolean>`strpos(place, ${words}) > 0`)
  if (!closed) query = query.where('closedAt', 'is', null)
  if (after) query = query.where('id', descending ? '<' : '>', after)
  const order = descending ? 'desc' : 'asc'
  return (await query.orderBy('id', order).limit(limit).execute()) as Box[]
}

export async function lockBox(tx: Tx, id: string): Promise<Box | undefined> {
  return (await tx.selectFrom('intake.box').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()) as
    | Box
    | undefined
}

export async function insertBox(tx: Tx, box: Omit<Box, 'openedAt' | 'closedAt'>, openedBy: string, now: number) {
  await tx
    .insertInto('intake.box')
    .values({ ...box, openedAt: at(now), openedBy })
    .execute()
}

export async function updateBox(tx: Tx, id: string, change: { place: string; keeperId: string }): Promise<void> {
  await tx.updateTable('intake.box').set(change).where('id', '=', id).execute()
}

export async function updateBoxAsClosed(tx: Tx, id: string, closedBy: string, now: number): Promise<void> {
  await tx
    .updateTable('intake.box')
    .set({ closedAt: at(now), closedBy })
    .where('id', '=', id)
    .execute()
}

/** How many needs came by each box, as far as the actor sees them. */
export async function countNotes(tx: Tx, boxIds: readonly string[]): Promise<Map<string, number>> {
  if (boxIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('intake.arrival')
    .select((eb) => ['boxId', eb.fn.countAll<number>().as('count')])
    .where('boxId', 'in', [...boxIds])
    .groupBy('boxId')
    .execute()
  return new Map(rows.map(({ boxId, count }) => [boxId as string, Number(count)]))
}
