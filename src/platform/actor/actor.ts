import type { Tx } from '../database/database.ts'

export type PersonId = string

/** The command line and the machine's clock act as this one. It has no account. */
export const operatorId: PersonId = '00000000-0000-7000-8000-000000000001'

/**
 * Whoever asks without sign-in, once the way they came has been checked: a card at the door, a box, a poster. It has no
 * account, holds no post and sees nothing; the policies name what it may leave behind.
 */
export const unsignedId: PersonId = '00000000-0000-7000-8000-000000000003'

/** A post that somebody holds in a scope: a prefix of division codes, a team, a squad within a community, or one partner. */
export interface Grant {
  readonly id: string
  readonly post: string
  readonly unitCode: string | null
  readonly teamId: string | null
  readonly squadId: string | null
  readonly partnerId: string | null
}

/** Who acts: with all the posts that are running now. */
export interface Actor {
  readonly personId: PersonId | null
  readonly sessionId: string | null
  readonly grants: readonly Grant[]
  readonly rights: ReadonlySet<string>
}

export const nobody: Actor = { personId: null, sessionId: null, grants: [], rights: new Set() }

export type Source = 'web' | 'command-line' | 'job' | 'import'

/** What every action gets: the open transaction, who acts, when, and under which command. */
export interface Context {
  readonly tx: Tx
  readonly actor: Actor
  /** Milliseconds since 1970. */
  readonly now: number
  readonly commandId: string
  readonly source: Source
}

/** The actor's posts as of now. The transaction must act as that person, or as the operator. */
export async function loadActor(tx: Tx, personId: PersonId, sessionId: string | null = null): Promise<Actor> {
  const rows = await tx
    .selectFrom('actor.grant as held')
    .leftJoin('actor.postRight as opened', 'opened.post', 'held.post')
    .select(['held.id', 'held.post', 'held.unitCode', 'held.teamId', 'held.squadId', 'held.partnerId', 'opened.right'])
    .where('held.personId', '=', personId)
    .where((eb) => eb.or([eb('held.validTo', 'is', null), eb('held.validTo', '>', eb.fn<number>('now'))]))
    .where((eb) => eb('held.validFrom', '<=', eb.fn<number>('now')))
    .execute()
  const grants = new Map<string, Grant>()
  const rights = new Set<string>()
  for (const { right, ...grant } of rows) {
    grants.set(grant.id, grant)
    if (right) rights.add(right)
  }
  return { personId, sessionId, grants: [...grants.values()], rights }
}

/** Those of `personIds` who hold a post now. Whoever holds one reads who else does; to others nobody is told. */
export async function listPostHolders(tx: Tx, personIds: readonly PersonId[]): Promise<ReadonlySet<PersonId>> {
  if (personIds.length === 0) return new Set()
  const rows = await tx
    .selectFrom('actor.grant')
    .select('personId')
    .distinct()
    .where('personId', 'in', personIds)
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>', eb.fn<number>('now'))]))
    .where((eb) => eb('validFrom', '<=', eb.fn<number>('now')))
    .execute()
  return new Set(rows.map(({ personId }) => personId))
}

/** True when the actor holds one of `posts` in a scope that covers `unitCode`. */
export function holdsPost(actor: Actor, posts: readonly string[], unitCode: string): boolean {
  return actor.grants.some(
    (grant) => posts.includes(grant.post) && grant.unitCode !== null && unitCode.startsWith(grant.unitCode),
  )
}

/** The person who acts, or a refusal that the browser turns into the sign-in page. */
export function personOf(context: Context): PersonId {
  if (!context.actor.personId) throw new Error('this action needs a signed-in person')
  return context.actor.personId
}
