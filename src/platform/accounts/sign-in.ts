import { personOf } from '../actor/actor.ts'
import type { PersonId } from '../actor/actor.ts'
import { Invalid, Refused } from '../contract/errors.ts'
import { log } from '../events/log.ts'
import type { RequestContext } from '../http/module.ts'
import { sendText } from '../notices/index.ts'
import { blindIndex } from '../sealing/keys.ts'
import { open, seal } from '../sealing/seal.ts'
import { codeLasts, codePauseSeconds, limits, plainLogin } from './account.ts'
import type { Means } from './account.ts'
import { actAs } from './act-as.ts'
import type { SignedIn } from './contract.ts'
import { isPassword } from './passwords.ts'
import { phoneBook } from './phone-book.ts'
import { beginSession, logAccount, signOut } from './sessions.ts'
import { findPassword, insertAccount, insertPhoneCode, isDisabled, tryPhoneCode, updateLinkAsUsed } from './store.ts'
import { hashOf, newCode, newToken } from './tokens.ts'
import { countTries, forgetTries } from './tries.ts'
import { words } from './words.zh.ts'

// A refusal that is returned and not thrown keeps what was written: the count of the try, and its line in the log.

/**
 * Sends a code to a phone. Nobody is looked up, so what happens, what is answered and how long it takes are the same for
 * every number. The code is bound to the handle, which the asking browser alone gets.
 */
export async function sendPhoneCode(
  context: RequestContext,
  typed: string,
): Promise<{ handle: string; expiresAt: number; pauseSeconds: number }> {
  const { tx, now } = context
  const phone = phoneBook().normalise(typed)
  if (!phone) throw new Invalid('body.phone', 'not-a-mobile')
  await countTries(context, 'code-to-phone', phone, limits.codesToPhone)
  await countTries(context, 'code-from-address', context.request.address, limits.codesFromAddress)

  const handle = newToken()
  const code = newCode()
  const expiresAt = now + codeLasts
  await insertPhoneCode(tx, {
    handleHash: hashOf(handle),
    phoneSealed: await seal(tx, phone, null),
    codeHash: hashOfCode(handle, code),
    expiresAt,
  })
  await sendText(context, { phone, text: words.codeMessage(code, codeLasts / 60_000), codeUntil: expiresAt })
  return { handle, expiresAt, pauseSeconds: codePauseSeconds }
}

/** Signs in whoever holds the phone. A number that nobody had becomes a new resident. */
export async function signInByPhone(
  context: RequestContext,
  { handle, code }: { handle: string; code: string },
): Promise<SignedIn | Refused> {
  const { tx, now } = context
  await countTries(context, 'code-try', context.request.address, limits.codeTriesFromAddress)
  const tried = await tryPhoneCode(tx, hashOf(handle), hashOfCode(handle, code), now)
  if (tried.outcome !== 'right') {
    await logRefusal(context, 'phone-code', tried.outcome)
    return new Refused(tried.outcome === 'wrong' ? 'code-wrong' : 'code-over', 'body.code')
  }

  const phone = (await open(tx, tried.phoneSealed))!
  const known = await phoneBook().findByPhone(tx, phone)
  const personId = known ?? (await phoneBook().registerResident(context, { phone }))
  return signIn(context, personId, 'phone-code', !known)
}

/**
 * Signs in by login name or phone number. Whatever is wrong, the answer is one, and a password is always hashed, so that
 * its time doesn't tell whether the name exists.
 */
export async function signInByPassword(
  context: RequestContext,
  { name, password }: { name: string; password: string },
): Promise<SignedIn | Refused> {
  const { tx } = context
  const login = plainLogin(name)
  const phone = phoneBook().normalise(login)
  const nameAndAddress = `${phone ?? login} ${context.request.address}`
  await countTries(context, 'password', nameAndAddress, limits.passwordsForName)
  await countTries(context, 'password-from-address', context.request.address, limits.passwordsFromAddress)

  const byPhone = phone ? await phoneBook().findByPhone(tx, phone) : null
  const known = await findPassword(tx, login, byPhone ?? null)
  if (!(await isPassword(password, known?.hash))) {
    await logRefusal(context, 'password', 'wrong', known?.personId)
    return new Refused('name-or-password-wrong')
  }

  await forgetTries(context, 'password', nameAndAddress, limits.passwordsForName)
  return signIn(context, known!.personId, 'password', false)
}

/** Signs in with a link that somebody was given. It works once: a second use, or a late one, is refused. */
export async function signInByLink(context: RequestContext, token: string): Promise<SignedIn | Refused> {
  await countTries(context, 'link', context.request.address, limits.linksFromAddress)
  const personId = await updateLinkAsUsed(context.tx, hashOf(token), context.now)
  if (!personId) {
    await logRefusal(context, 'link', 'over')
    return new Refused('link-over')
  }
  return signIn(context, personId, 'link', false)
}

async function signIn(
  context: RequestContext,
  personId: PersonId,
  means: Means,
  isNew: boolean,
): Promise<SignedIn | Refused> {
  if (context.actor.sessionId) await signOut(context)
  const signedIn = await actAs(context, personId)
  if (await isDisabled(signedIn.tx, personId)) {
    await logAccount(signedIn, 'sign-in-refused', personId, { means, reason: 'disabled' })
    return new Refused('account-disabled')
  }

  await insertAccount(signedIn.tx, personId, signedIn.now)
  await beginSession(signedIn, means)
  return { personId: personOf(signedIn), staff: signedIn.actor.grants.length > 0, isNew }
}

/** Wrong tries are on record; of an unknown name the log keeps that it was tried, not what was typed. */
async function logRefusal(context: RequestContext, means: Means, reason: string, personId?: PersonId): Promise<void> {
  const facts = { means, reason }
  if (personId) await logAccount(context, 'sign-in-refused', personId, facts)
  else
    await log(context, { kind: 'sign-in-refused', noun: 'sign-in', nounId: context.commandId, unitCode: null, facts })
}

// Keyed: a million codes are soon tried against a plain hash by whoever got hold of the table.
function hashOfCode(handle: string, code: string): string {
  return blindIndex(`code ${handle} ${code}`)
}
