import { operatorId } from '../platform/actor/actor.ts'
import type { Database } from '../platform/database/database.ts'
import { loadKeys } from '../platform/sealing/keys.ts'
import { confirmKeys } from '../platform/sealing/seal.ts'

/**
 * Loads the keys of the data folder for this process, and makes sure that they are the ones of this database; the first
 * time writes down which they are. Throws `WrongKey` with a sentence that says what to do: going on with other keys would
 * seal new fields so that the right ones don't open them.
 */
export async function openKeys(db: Database, dataDir: string): Promise<void> {
  loadKeys(dataDir)
  await db.transact({ personId: operatorId }, confirmKeys)
}
