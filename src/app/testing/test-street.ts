import type { Database } from '../../platform/database/database.ts'
import { makeStreet } from '../demo-street/street.ts'

/**
 * The units, people, posts and teams of the demo street, without needs: what the template of the tests holds. Everybody is
 * called by full name; `src/app/demo-street/cast.ts` says who they are.
 */
export async function makeTestStreet(db: Database): Promise<Record<string, string>> {
  const { people } = await makeStreet({ db, now: () => madeAt })
  return { ...people }
}

/** Long before any clock that a test sets. */
const madeAt = Date.parse('2026-03-02T01:00:00Z')
