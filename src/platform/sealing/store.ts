import type { Tx } from '../database/database.ts'
import { at } from '../database/time.ts'

export interface PersonKey {
  id: string
  wrapped: string | null
}

export async function findLivingKey(tx: Tx, personId: string): Promise<PersonKey | undefined> {
  return tx
    .selectFrom('sealing.personKey')
    .select(['id', 'wrapped'])
    .where('personId', '=', personId)
    .where('destroyedAt', 'is', null)
    .executeTakeFirst()
}

export async function listKeys(tx: Tx, ids: readonly string[]): Promise<PersonKey[]> {
  return tx.selectFrom('sealing.personKey').select(['id', 'wrapped']).where('id', 'in', ids).execute()
}

/** False when the person has a living key already, perhaps since a moment ago. */
export async function insertKey(tx: Tx, key: PersonKey & { personId: string }): Promise<boolean> {
  const inserted = await tx
    .insertInto('sealing.personKey')
    .values(key)
    .onConflict((oc) => oc.column('personId').where('destroyedAt', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
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
