import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/database.ts'
import { at } from '../../../platform/database/time.ts'
import type { State } from '../../needs/need.ts'

/** What came in without sign-in, and what its codes open. */

export interface CardFound {
  readonly id: string
  readonly doorId: string
  readonly buildingId: string
  readonly unitCode: string
}

/** The card in force of a code; undefined for one that ended as for one that never was. */
export async function findLivingCard(tx: Tx, code: string): Promise<CardFound | undefined> {
  const { rows } = await sql<CardFound>`select * from intake.find_card(${code})`.execute(tx)
  return rows[0]
}

export interface BoxFound {
  readonly id: string
  readonly unitCode: string
  readonly place: string
}

export async function findOpenBox(tx: Tx, code: string): Promise<BoxFound | undefined> {
  const { rows } = await sql<BoxFound>`select * from intake.find_box(${code})`.execute(tx)
  return rows[0]
}

export interface Arrived {
  readonly number: string
  readonly deadlineAt: number | null
  readonly hasReceipt: boolean
}

/** What came in under this command before. A second sending beside the first waits here until that is through. */
export async function findArrival(tx: Tx, commandId: string): Promise<Arrived | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${commandId}, 74))`.execute(tx)
  const { rows } = await sql<Arrived>`select * from intake.find_arrival(${commandId}::uuid)`.execute(tx)
  return rows[0]
}

export interface NewArrival {
  readonly needId: string
  readonly unitCode: string
  readonly cardId?: string
  readonly boxId?: string
  readonly roundId?: string
  readonly receiptHash?: string
  readonly commandId: string
}

export async function insertArrival(tx: Tx, arrival: NewArrival, now: number): Promise<void> {
  await tx
    .insertInto('intake.arrival')
    .values({ ...arrival, arrivedAt: at(now) })
    .execute()
}

/** Where a need stands, for whoever has the words of its receipt. */
export async function findReceipt(tx: Tx, number: string, receiptHash: string): Promise<State | null> {
  const { rows } = await sql<{ state: State | null }>`
    select intake.find_receipt(${number}, ${receiptHash}) as state`.execute(tx)
  return rows[0]?.state ?? null
}
