import { sql } from 'kysely'
import type { Tx } from '../../platform/database/database.ts'
import type { Purpose } from './consent.ts'

/** What `helperId` may do for `residentId` now, as far as the actor reads their consents. */
export async function listPurposes(tx: Tx, residentId: string, helperId: string): Promise<Purpose[]> {
  const { rows } = await sql<{ purpose: Purpose }>`
    select distinct unnest(consent.purposes) as purpose from people.consent
    where consent.resident_id = ${residentId}::uuid and consent.helper_id = ${helperId}::uuid
      and people.is_in_force(consent)`.execute(tx)
  return rows.map(({ purpose }) => purpose)
}
