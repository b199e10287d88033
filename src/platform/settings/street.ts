import { sql } from 'kysely'
import type { Actor } from '../actor/actor.ts'
import type { Tx } from '../database/database.ts'

const streetDigits = 9

/** The street of a unit: the first nine digits of its division code. */
export function streetCodeOf(unitCode: string): string {
  return unitCode.slice(0, streetDigits)
}

/** The street that the actor belongs to by a post, else the one that this installation serves; null before the first run. */
export async function findStreetCode(tx: Tx, actor?: Actor): Promise<string | null> {
  const held = actor?.grants.find(({ unitCode }) => unitCode !== null && unitCode.length >= streetDigits)
  if (held) return streetCodeOf(held.unitCode!)
  const row = await tx
    .selectFrom('actor.unit')
    .select('code')
    .where((eb) => eb(eb.fn<number>('length', ['code']), '=', streetDigits))
    .orderBy('code')
    .executeTakeFirst()
  return row?.code ?? null
}

/** Whether the actor of this transaction configures the whole street. The policies of the tables ask the same. */
export async function configuresStreet(tx: Tx, streetCode: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select ${streetCode} = any((select actor.units('configure'))::text[]) as may`.execute(tx)
  return rows[0]?.may ?? false
}
