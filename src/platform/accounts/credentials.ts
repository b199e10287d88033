import type { Context, PersonId } from '../actor/actor.ts'
import { operatorId } from '../actor/actor.ts'
import { Invalid, Refused } from '../contract/errors.ts'
import { loginRefusal, mostLinkMinutes, mostTokenHours, passwordRefusal, plainLogin } from './account.ts'
import { hashPassword } from './passwords.ts'
import { logAccount } from './sessions.ts'
import {
  findLogin,
  insertAccount,
  insertSession,
  insertSignInLink,
  updateAsDisabled,
  updateAsEnded,
  upsertLogin,
  upsertPassword,
} from './store.ts'
import { hashOf, newToken } from './tokens.ts'

// What stands here works as the operator for anybody, and as a person for oneself; row security refuses the rest.

/** Makes sure that this person may sign in. */
export async function ensureAccount(context: Context, personId: PersonId): Promise<void> {
  await insertAccount(context.tx, personId, context.now)
}

/**
 * Gives a person a password, and a login name unless it is left as it is. Every session of theirs ends but the one that
 * asks. Throws `Invalid` for a password or login name that can't be, `Refused('login-taken')` for somebody else's.
 */
export async function setPassword(
  context: Context,
  personId: PersonId,
  { login, password }: { login?: string | null; password: string },
): Promise<void> {
  await ensureAccount(context, personId)
  const name = login ? plainLogin(login) : await findLogin(context.tx, personId)
  const refusal = passwordRefusal(password, name)
  if (refusal) throw new Invalid('body.password', refusal)

  if (login) await chooseLogin(context, personId, name!)
  await upsertPassword(context.tx, personId, await hashPassword(password), context.now)
  await updateAsEnded(context.tx, personId, context.now, { except: context.actor.sessionId })
  await logAccount(context, 'password-set', personId)
}

async function chooseLogin(context: Context, personId: PersonId, name: string): Promise<void> {
  const refusal = loginRefusal(name)
  if (refusal) throw new Invalid('body.login', refusal)
  try {
    await upsertLogin(context.tx, personId, name)
  } catch (error) {
    if ((error as { code?: string }).code === '23505') throw new Refused('login-taken', 'body.login')
    throw error
  }
}

/** A path of ours that signs this person in once: `/sign-in/link#…`. The token stands where no server writes it down. */
export async function makeSignInLink(context: Context, personId: PersonId, minutes: number): Promise<string> {
  if (!(minutes > 0 && minutes <= mostLinkMinutes)) throw new Invalid('minutes', 'too-big')
  await ensureAccount(context, personId)
  const token = newToken()
  await insertSignInLink(context.tx, {
    tokenHash: hashOf(token),
    personId,
    now: context.now,
    expiresAt: context.now + minutes * 60_000,
  })
  await logAccount(context, 'sign-in-link-made', personId, { minutes })
  return `/sign-in/link#${token}`
}

/** A personal token for a program; it works until its time is over or it is ended. It is kept nowhere: show it now. */
export async function makeToken(
  context: Context,
  personId: PersonId,
  { hours, title = null }: { hours: number; title?: string | null },
): Promise<string> {
  if (!(hours > 0 && hours <= mostTokenHours)) throw new Invalid('hours', 'too-big')
  await ensureAccount(context, personId)
  const token = newToken()
  await insertSession(context.tx, {
    personId,
    kind: 'token',
    means: context.actor.personId === operatorId ? 'command-line' : 'account-page',
    tokenHash: hashOf(token),
    title,
    device: 'program',
    now: context.now,
    expiresAt: context.now + hours * 3_600_000,
  })
  await logAccount(context, 'token-made', personId, { hours })
  return token
}

/** From now on nothing signs this person in, and what was signed in is out. */
export async function disableAccount(context: Context, personId: PersonId): Promise<void> {
  await ensureAccount(context, personId)
  await updateAsDisabled(context.tx, personId, context.now)
  await updateAsEnded(context.tx, personId, context.now, {})
  await logAccount(context, 'account-disabled', personId)
}

export async function enableAccount(context: Context, personId: PersonId): Promise<void> {
  await updateAsDisabled(context.tx, personId, null)
  await logAccount(context, 'account-enabled', personId)
}
