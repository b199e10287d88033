import { reportsADay, reportsAnHour } from '../../core/needs/settings.ts'
import { operatorId } from '../../platform/actor/actor.ts'
import type { Database } from '../../platform/database/database.ts'
import { runAs } from '../../platform/jobs/jobs.ts'
import { changeSetting } from '../../platform/settings/actions.ts'
import { makeStreet } from '../demo-street/street.ts'

/**
 * The units, people, posts and teams of the demo street, without needs: what the template of the tests holds. Everybody is
 * called by full name; `src/app/demo-street/cast.ts` says who they are.
 */
export async function makeTestStreet(db: Database): Promise<Record<string, string>> {
  const ground = { db, now: () => madeAt }
  const { people } = await makeStreet(ground)
  // A test tells in one moment of its clock what a resident tells in months.
  await runAs(ground, operatorId, async (context) => {
    for (const { key } of [reportsAnHour, reportsADay]) await changeSetting(context, key, 20_000)
  })
  return { ...people }
}

/** Long before any clock that a test sets. */
const madeAt = Date.parse('2026-03-02T01:00:00Z')
