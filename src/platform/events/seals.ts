import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'

/** Seals every event whose transaction is over into the hash chain. Returns how many were sealed. */
export async function sealEvents(tx: Tx): Promise<number> {
  const { rows } = await sql<{ sealed: number }>`select events.seal_next() as sealed`.execute(tx)
  return rows[0]?.sealed ?? 0
}

export interface Break {
  readonly sealNo: number
  /** The first bad event, where one can be named. */
  readonly eventId: number | null
  readonly problem: string
}

/** Every break of the hash chain; empty when all reads as it was sealed. Costs one pass over the log. */
export async function verifySeals(tx: Tx): Promise<Break[]> {
  const { rows } = await sql<Break>`select seal_no, event_id, problem from events.verify()`.execute(tx)
  return rows
}

/**
 * The number of the first broken seal among the newest `seals`; null when they read as they were sealed. For the owner of
 * the tables alone, as it reads every event under them. `verifySeals` says more, of the whole chain.
 */
export async function findBreakAtHead(tx: Tx, seals: number): Promise<number | null> {
  const { rows } = await sql<{ no: number }>`
    with newest as (select * from events.seal order by no desc limit ${seals + 1}),
      linked as (
        select newest.*, lag(newest.no) over links as no_before, lag(newest.hash) over links as hash_before,
          lag(newest.to_transaction) over links as to_before
        from newest
        window links as (order by newest.no)
      )
    select linked.no from linked
    where (linked.no = 1 or linked.no_before is not null) and (
      linked.no <> coalesce(linked.no_before, 0) + 1
      or linked.previous_hash <> coalesce(linked.hash_before, '')
      or linked.from_transaction <> coalesce(linked.to_before, '0'::xid8)
      or linked.hash <> events.seal_hash(
        linked.no, linked.from_transaction, linked.to_transaction, linked.rows, linked.leaves, linked.previous_hash)
      or linked.leaves <> (
        select coalesce(string_agg(events.leaf(event), '' order by event.id), '') from events.event
        where event.transaction_id >= linked.from_transaction and event.transaction_id < linked.to_transaction)
    )
    order by linked.no limit 1`.execute(tx)
  return rows[0]?.no ?? null
}

/** How much the chain covers. */
export async function countSealed(tx: Tx): Promise<{ seals: number; events: number }> {
  const row = await tx
    .selectFrom('events.seal')
    .select((eb) => [
      eb.fn.countAll<number>().as('seals'),
      eb.fn.coalesce(eb.fn.sum<number>('rows'), eb.lit(0)).as('events'),
    ])
    .executeTakeFirstOrThrow()
  return { seals: Number(row.seals), events: Number(row.events) }
}
