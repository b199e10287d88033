import type { Context, PersonId } from '../actor/actor.ts'
import { personOf } from '../actor/actor.ts'
import { NotFound, Refused } from '../contract/errors.ts'
import { log } from '../events/log.ts'
import type { FindSession } from '../http/actors.ts'
import type { RequestContext } from '../http/module.ts'
import { deviceOf, sessionLasts } from './account.ts'
import type { Means } from './account.ts'
import { findByTokenHash, findSessionKind, findUnitOf, insertSession, updateAsEnded, updateAsSeen } from './store.ts'
import { hashOf, newToken } from './tokens.ts'

const seenEvery = 5 * 60_000

/** Whom a token belongs to while its session counts, or null. Also notes, now and then, that it was seen. */
export const findSession: FindSession = async (db, tokenHash, now) => {
  const found = await db.read(noActor, (tx) => findByTokenHash(tx, tokenHash, now))
  if (!found) return null
  if (found.lastSeenAt < now - seenEvery) await db.transact(noActor, (tx) => updateAsSeen(tx, found.sessionId, now))
  return found
}

const noActor = { personId: null }

/** Signs the acting person in: a new token each time, so that one that was planted before is worth nothing. */
export async function beginSession(context: RequestContext, means: Means): Promise<{ sessionId: string }> {
  const personId = personOf(context)
  const token = newToken()
  const lasts = sessionLasts(context.actor.grants.length > 0)
  const sessionId = await insertSession(context.tx, {
    personId,
    kind: 'session',
    means,
    tokenHash: hashOf(token),
    title: null,
    device: deviceOf(context.request.userAgent),
    now: context.now,
    expiresAt: context.now + lasts,
  })
  context.setSession(token, lasts / 1000)

  const signedIn = { ...context, actor: { ...context.actor, sessionId } }
  await logAccount(signedIn, 'signed-in', personId, { means })
  return { sessionId }
}

/** Ends the session that this request came with, if it came with one. A personal token isn't signed out. */
export async function signOut(context: RequestContext): Promise<void> {
  const { personId, sessionId } = context.actor
  context.setSession(null)
  if (!personId || !sessionId) return
  const session = await findSessionKind(context.tx, sessionId)
  if (session?.kind !== 'session') return

  await updateAsEnded(context.tx, personId, context.now, { only: sessionId })
  await logAccount(context, 'signed-out', personId)
}

/** Ends one session or token of the acting person. */
export async function endSession(context: RequestContext, sessionId: string): Promise<void> {
  await refuseTokens(context)
  const personId = personOf(context)
  const ended = await updateAsEnded(context.tx, personId, context.now, { only: sessionId })
  if (ended === 0) throw new NotFound()

  if (sessionId === context.actor.sessionId) context.setSession(null)
  await logAccount(context, 'session-ended', personId, { endedSessionId: sessionId })
}

/** Ends all sessions and tokens of the acting person but the one that asks. */
export async function endOtherSessions(context: RequestContext): Promise<number> {
  await refuseTokens(context)
  const personId = personOf(context)
  const ended = await updateAsEnded(context.tx, personId, context.now, { except: context.actor.sessionId })
  if (ended > 0) await logAccount(context, 'other-sessions-ended', personId, { ended })
  return ended
}

/** A program with a personal token works as its owner, but may not get hold of the account itself. */
export async function refuseTokens(context: RequestContext): Promise<void> {
  const session = context.actor.sessionId && (await findSessionKind(context.tx, context.actor.sessionId))
  if (!session || session.kind === 'token') throw new Refused('token-cannot')
}

/** One line of the log about somebody's account, kept under the unit of their first post. */
export async function logAccount(
  context: Context,
  kind: string,
  personId: PersonId,
  facts: Readonly<Record<string, string | number>> = {},
): Promise<void> {
  const unitCode = await findUnitOf(context.tx, personId)
  await log(context, { kind, noun: 'account', nounId: personId, unitCode, facts })
}
