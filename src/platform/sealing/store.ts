import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { at } from '../database/time.ts'

export interface PersonKey {
  id: string
  personId: string
  wrapped: string | null
}

export async function listLivingKeys(tx: Tx, personIds: readonly string[]): Promise<PersonKey[]> {
  const { rows } = await sql<PersonKey>`
    select id, person_id, wrapped from sealing.person_key
    where person_id = any(${[...personIds]}::uuid[]) and destroyed_at is null`.execute(tx)
  return rows
}

export async function listKeys(tx: Tx, ids: readonly string[]): Promise<Omit<PersonKey, 'personId'>[]> {
  return tx.selectFrom('sealing.personKey').select(['id', 'wrapped']).where('id', 'in', ids).execute()
}

/** Leaves out whoever has a living key already, perhaps since a moment ago. */
export async function insertKeys(tx: Tx, keys: readonly PersonKey[]): Promise<void> {
  await sql`
    insert into sealing.person_key (id, person_id, wrapped)
    select * from unnest(
      ${keys.map(({ id }) => id)}::uuid[], ${keys.map(({ personId }) => personId)}::uuid[],
      ${keys.map(({ wrapped }) => wrapped)}::text[])
    on conflict (person_id) where destroyed_at is null do nothing`.execute(tx)
}

export async function updateKeyAsDestroyed(tx: Tx, personId: string, now: number): Promise<void> {
  await tx
    .updateTable('sealing.personKey')
    .set({ wrapped: null, destroyedAt: at(now) })
    .where('personId', '=', personId)
    .where('destroyedAt', 'is', null)
    .execute()
}

export async function listMasterKeyIds(tx: Tx): Promise<string[]> {
  const rows = await tx.selectFrom('sealing.masterKey').select('id').execute()
  return rows.map((row) => row.id)
}

export async function insertMasterKeyId(tx: Tx, id: string): Promise<void> {
  await tx
    .insertInto('sealing.masterKey')
    .values({ id })
    .onConflict((oc) => oc.doNothing())
    .execute()
}
