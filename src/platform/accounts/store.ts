import { sql } from 'kysely'
import type { PersonId } from '../actor/actor.ts'
import type { Tx } from '../database/database.ts'
import { at } from '../database/time.ts'
import type { Means } from './account.ts'

export interface FoundToken {
  readonly sessionId: string
  readonly personId: PersonId
  readonly expiresAt: number
  readonly lastSeenAt: number
}

export async function findByTokenHash(tx: Tx, tokenHash: Buffer, now: number): Promise<FoundToken | undefined> {
  const found = await sql<FoundToken>`select * from accounts.find_session(${tokenHash}, ${at(now)})`.execute(tx)
  return found.rows[0]
}

export async function updateAsSeen(tx: Tx, sessionId: string, now: number): Promise<void> {
  await sql`select accounts.touch_session(${sessionId}, ${at(now)})`.execute(tx)
}

export interface NewSession {
  readonly personId: PersonId
  readonly kind: 'session' | 'token'
  readonly means: Means
  readonly tokenHash: Buffer
  readonly title: string | null
  readonly device: string
  readonly now: number
  readonly expiresAt: number
}

export async function insertSession(tx: Tx, { now, expiresAt, ...session }: NewSession): Promise<string> {
  const { id } = await tx
    .insertInto('accounts.session')
    .values({ ...session, createdAt: at(now), lastSeenAt: at(now), expiresAt: at(expiresAt) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Those that still count, newest first. `idleMs`: how long a browser's session lasts without use. */
export async function listLiveSessions(tx: Tx, personId: PersonId, now: number, idleMs: number, most: number) {
  return tx
    .selectFrom('accounts.session')
    .select(['id', 'kind', 'means', 'title', 'device', 'createdAt', 'lastSeenAt', 'expiresAt'])
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', sql<number>`${at(now)}`)
    .where((eb) => eb.or([eb('kind', '=', 'token'), eb('lastSeenAt', '>', sql<number>`${at(now - idleMs)}`)]))
    .orderBy('createdAt', 'desc')
    .limit(most)
    .execute()
}

export async function findSessionKind(tx: Tx, sessionId: string) {
  return tx
    .selectFrom('accounts.session')
    .select(['kind', 'means', 'createdAt'])
    .where('id', '=', sessionId)
    .executeTakeFirst()
}

/** How many were ended by this. */
export async function updateAsEnded(
  tx: Tx,
  personId: PersonId,
  now: number,
  { only, except }: { only?: string; except?: string | null },
): Promise<number> {
  let query = tx
    .updateTable('accounts.session')
    .set({ endedAt: at(now) })
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
  if (only) query = query.where('id', '=', only)
  if (except) query = query.where('id', '!=', except)
  const { numUpdatedRows } = await query.executeTakeFirst()
  return Number(numUpdatedRows)
}

export async function insertAccount(tx: Tx, personId: PersonId, now: number): Promise<void> {
  await tx
    .insertInto('accounts.account')
    .values({ personId, createdAt: at(now) })
    .onConflict((oc) => oc.column('personId').doNothing())
    .execute()
}

export async function isDisabled(tx: Tx, personId: PersonId): Promise<boolean> {
  const account = await tx
    .selectFrom('accounts.account')
    .select('disabledAt')
    .where('personId', '=', personId)
    .executeTakeFirst()
  return account ? account.disabledAt !== null : false
}

export async function updateAsDisabled(tx: Tx, personId: PersonId, disabledAt: number | null): Promise<void> {
  await tx
    .updateTable('accounts.account')
    .set({ disabledAt: disabledAt === null ? null : at(disabledAt) })
    .where('personId', '=', personId)
    .execute()
}

export async function findLogin(tx: Tx, personId: PersonId): Promise<string | null> {
  const row = await tx
    .selectFrom('accounts.loginName')
    .select('name')
    .where('personId', '=', personId)
    .executeTakeFirst()
  return row?.name ?? null
}

/** Fails with a unique violation when the name is somebody else's. */
export async function upsertLogin(tx: Tx, personId: PersonId, name: string): Promise<void> {
  await tx
    .insertInto('accounts.loginName')
    .values({ personId, name })
    .onConflict((oc) => oc.column('personId').doUpdateSet({ name }))
    .execute()
}

export async function findPasswordChange(tx: Tx, personId: PersonId): Promise<number | null> {
  const row = await tx
    .selectFrom('accounts.password')
    .select('changedAt')
    .where('personId', '=', personId)
    .executeTakeFirst()
  return row?.changedAt ?? null
}

export async function upsertPassword(tx: Tx, personId: PersonId, hash: string, now: number): Promise<void> {
  await tx
    .insertInto('accounts.password')
    .values({ personId, hash, changedAt: at(now) })
    .onConflict((oc) => oc.column('personId').doUpdateSet({ hash, changedAt: at(now) }))
    .execute()
}

/** By login name, or by the person whose phone number was typed. Works for nobody: it is asked before sign-in. */
export async function findPassword(tx: Tx, login: string, personId: PersonId | null) {
  const found = await sql<{ personId: PersonId; hash: string }>`
    select * from accounts.find_password(${login}, ${personId}::uuid)`.execute(tx)
  return found.rows[0]
}

export async function insertPhoneCode(
  tx: Tx,
  code: { handleHash: Buffer; phoneSealed: string; codeHash: string; expiresAt: number },
): Promise<void> {
  await sql`select accounts.add_phone_code(${code.handleHash}, ${code.phoneSealed}, ${code.codeHash}, ${at(code.expiresAt)})`.execute(
    tx,
  )
}

export type CodeOutcome = { outcome: 'right'; phoneSealed: string } | { outcome: 'wrong' | 'over'; phoneSealed: null }

export async function tryPhoneCode(tx: Tx, handleHash: Buffer, codeHash: string, now: number): Promise<CodeOutcome> {
  const tried = await sql<CodeOutcome>`
    select * from accounts.try_phone_code(${handleHash}, ${codeHash}, ${at(now)})`.execute(tx)
  return tried.rows[0]!
}

export async function insertSignInLink(
  tx: Tx,
  link: { tokenHash: Buffer; personId: PersonId; now: number; expiresAt: number },
): Promise<void> {
  await tx
    .insertInto('accounts.signInLink')
    .values({
      tokenHash: link.tokenHash,
      personId: link.personId,
      createdAt: at(link.now),
      expiresAt: at(link.expiresAt),
    })
    .execute()
}

export async function updateLinkAsUsed(tx: Tx, tokenHash: Buffer, now: number): Promise<PersonId | null> {
  const used = await sql<{ personId: PersonId | null }>`
    select accounts.use_link(${tokenHash}, ${at(now)}) as person_id`.execute(tx)
  return used.rows[0]?.personId ?? null
}

export async function countTry(
  tx: Tx,
  key: string,
  seconds: number,
  now: number,
): Promise<{ count: number; endsAt: number }> {
  const counted = await sql<{ count: number; endsAt: number }>`
    select * from accounts.count_try(${key}, ${seconds}, ${at(now)})`.execute(tx)
  return counted.rows[0]!
}

export async function deleteTally(tx: Tx, key: string): Promise<void> {
  await sql`select accounts.forget_tries(${key})`.execute(tx)
}

export async function findUnitOf(tx: Tx, personId: PersonId): Promise<string | null> {
  const found = await sql<{ unit: string | null }>`select accounts.unit_of(${personId}) as unit`.execute(tx)
  return found.rows[0]?.unit ?? null
}

export async function deleteWhatIsOver(tx: Tx, now: number): Promise<void> {
  await sql`select accounts.sweep(${at(now)})`.execute(tx)
}

/** Whether somebody uses the product themselves, or did. Told to who holds a post alone. */
export async function hasSignedIn(tx: Tx, personId: PersonId): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`select accounts.has_signed_in(${personId}) as yes`.execute(tx)
  return rows[0]!.yes
}
