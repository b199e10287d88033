import { needsFirstRun } from '../../core/organisation/index.ts'
import type { Database } from '../../platform/database/database.ts'

/** Whether somebody has set up the street of this database. */
export async function hasStreet(db: Database): Promise<boolean> {
  return !(await db.read({ personId: null }, needsFirstRun))
}
