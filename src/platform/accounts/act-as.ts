import { sql } from 'kysely'
import { loadActor } from '../actor/actor.ts'
import type { Context, PersonId } from '../actor/actor.ts'

/**
 * The rest of this transaction acts as `personId`. Only for what has just proved who asks: a sign-in, or the one-time code
 * of the first run.
 */
export async function actAs<C extends Context>(
  context: C,
  personId: PersonId,
  sessionId: string | null = null,
): Promise<C> {
  await sql`select set_config('wuse.person', ${personId}, true)`.execute(context.tx)
  return { ...context, actor: await loadActor(context.tx, personId, sessionId) }
}
