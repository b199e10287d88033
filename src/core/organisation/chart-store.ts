import { sql } from 'kysely'
import type { Tx } from '../../platform/database/database.ts'
import { at } from '../../platform/database/time.ts'
import type { Named } from './store.ts'

/** What the chart counts: each question is answered for one street, from indexes. */

/** Residents of these units, as far as the actor works there. */
export async function countResidents(tx: Tx, unitCodes: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select people.count_residents(${[...unitCodes]}::text[]) as count`.execute(tx)
  return rows[0]!.count
}

export async function countHomes(
  tx: Tx,
  unitCodes: readonly string[],
): Promise<{ readonly buildings: number; readonly doors: number }> {
  const units = [...unitCodes]
  const { rows } = await sql<{ buildings: number; doors: number }>`
    select (select count(*)::integer from territory.building where building.unit_code = any(${units}::text[])) as buildings,
      territory.count_doors(${units}::text[]) as doors`.execute(tx)
  return rows[0]!
}

/** Running posts of these units: who holds what of staff, and who is in a team. For colleagues; others see their own. */
export interface HeldHere {
  readonly personId: string
  readonly unitCode: string
  readonly teamId: string | null
  readonly squadId: string | null
}

export async function listHeldHere(tx: Tx, unitCodes: readonly string[], now: number): Promise<HeldHere[]> {
  const { rows } = await sql<HeldHere>`
    select held.person_id, held.unit_code, held.team_id, held.squad_id
    from actor.grant held
    where held.unit_code = any(${[...unitCodes]}::text[]) and held.post not in ('operator', 'partner-contact')
      and held.valid_from <= ${at(now)} and (held.valid_to is null or held.valid_to > ${at(now)})`.execute(tx)
  return rows
}

export interface Holder extends Named {
  readonly unitCode: string
  readonly teamId: string | null
  readonly squadId: string | null
}

/** Running posts of these units by part of a name, or the beginning of its letters. */
export async function findHolders(
  tx: Tx,
  { words, letters, unitCodes, most }: { words: string; letters: string; unitCodes: readonly string[]; most: number },
): Promise<Holder[]> {
  const { rows } = await sql<Holder>`
    select * from organisation.find_holders(${words}, ${letters}, ${[...unitCodes]}::text[], ${most})`.execute(tx)
  return rows
}
