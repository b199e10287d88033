import { personOf } from '../actor/actor.ts'
import { Refused } from '../contract/errors.ts'
import type { RequestContext } from '../http/module.ts'
import { freshSignIn, idleLimit, limits, mostSessionsListed } from './account.ts'
import type { AccountView } from './contract.ts'
import { makeToken, setPassword } from './credentials.ts'
import { isPassword } from './passwords.ts'
import { refuseTokens } from './sessions.ts'
import { findLogin, findPassword, findPasswordChange, findSessionKind, listLiveSessions } from './store.ts'
import { countTries, forgetTries } from './tries.ts'

/** How the acting person signs in, and where they are signed in. */
export async function viewMyAccount(context: RequestContext): Promise<AccountView> {
  const { tx, now, actor } = context
  const personId = personOf(context)
  const staff = actor.grants.length > 0
  const sessions = await listLiveSessions(tx, personId, now, idleLimit(staff), mostSessionsListed)
  const passwordChangedAt = await findPasswordChange(tx, personId)
  const asked = actor.sessionId ? await findSessionKind(tx, actor.sessionId) : undefined
  const byBrowser = asked?.kind === 'session'
  return {
    login: await findLogin(tx, personId),
    passwordChangedAt,
    sessions: sessions.map((session) => ({
      ...session,
      kind: session.kind as 'session' | 'token',
      means: session.means as AccountView['sessions'][number]['means'],
      current: session.id === actor.sessionId,
    })),
    can: {
      choosePassword: staff && byBrowser,
      skipCurrentPassword: passwordChangedAt === null || isFresh(asked, now),
      makeToken: staff && byBrowser,
    },
  }
}

/** The acting person chooses a password; the old one proves that it is them, or a code or link of a moment ago. */
export async function choosePassword(
  context: RequestContext,
  { login, current, password }: { login: string | null; current: string | null; password: string },
): Promise<{ done: true } | Refused> {
  const { tx, now, actor, request } = context
  await refuseTokens(context)
  const personId = personOf(context)
  if (actor.grants.length === 0) throw new Refused('password-for-staff')

  const known = await findPassword(tx, '', personId)
  const asked = await findSessionKind(tx, actor.sessionId!)
  if (known && !isFresh(asked, now)) {
    const who = `${personId} ${request.address}`
    await countTries(context, 'current-password', who, limits.passwordsForName)
    if (!(await isPassword(current ?? '', known.hash))) return new Refused('password-wrong', 'body.current')
    await forgetTries(context, 'current-password', who, limits.passwordsForName)
  }

  await setPassword(context, personId, { login, password })
  return { done: true }
}

/** A token for a program of the acting person. */
export async function makeMyToken(
  context: RequestContext,
  { title, hours }: { title: string; hours: number },
): Promise<{ token: string; expiresAt: number }> {
  await refuseTokens(context)
  if (context.actor.grants.length === 0) throw new Refused('tokens-for-staff')
  const token = await makeToken(context, personOf(context), { hours, title })
  return { token, expiresAt: context.now + hours * 3_600_000 }
}

function isFresh(session: { means: string; createdAt: number } | undefined, now: number): boolean {
  if (!session || session.means === 'password') return false
  return now - session.createdAt < freshSignIn
}
