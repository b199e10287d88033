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
