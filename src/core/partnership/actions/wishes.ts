import { type Context, personOf } from '../../../platform/actor/actor.ts'
import { uuidv7 } from '../../../platform/command/command.ts'
import { NotFound, Refused } from '../../../platform/contract/errors.ts'
import { log } from '../../../platform/events/log.ts'
import { type Outcome, takeEach } from '../../../platform/lists/many.ts'
import { notifyAll } from '../../../platform/notices/index.ts'
import { recordOpening } from '../../../platform/sealing/openings.ts'
import { open, seal } from '../../../platform/sealing/seal.ts'
import { findPerson } from '../../people/index.ts'
import { communityOf, getUnit } from '../../territory/index.ts'
import { isVolunteer, may, speaksFor } from '../access.ts'
import {
  type Claim,
  findWish,
  holdWish,
  insertClaim,
  insertWish,
  isReportedMember,
  listClaims,
  lockWish,
  updateClaimAsDelivered,
  updateClaimAsHandedBack,
  updateWish,
  type Wish,
} from '../store/wish-store.ts'
import { undoRefusal } from '../undo.ts'
import { type AgeGroup, givesAway, type WishStep, wishRefusal, wishState } from '../wish.ts'
import { words } from '../words.zh.ts'
import { bindPhotos } from './files.ts'

export interface NewWish {
  readonly what: string
  readonly ageGroup: AgeGroup
  /** Staff alone; else the community where the person lives. */
  readonly unitCode?: string | undefined
  readonly forWhom?: string | null
}

/** Makes a wish for oneself or, as staff, for somebody, and returns its id. It is read by others once it is published. */
export async function makeWish(context: Context, made: NewWish): Promise<string> {
  const { tx, actor, now } = context
  const { what, ageGroup, forWhom = null } = made
  const personId = personOf(context)
  if (givesAway(what, forWhom)) throw new Refused('wish-names-somebody')
  const unitCode = made.unitCode ?? communityOf((await findPerson(tx, personId))?.unitCode ?? '')
  if (!unitCode) throw new Refused('no-community')
  await getUnit(tx, unitCode)
  if (made.unitCode && !may(actor, 'publish', unitCode)) throw new Refused('not-your-post')

  const id = uuidv7(now)
  const forSealed = forWhom ? await seal(tx, forWhom, null) : null
  await insertWish(tx, { id, unitCode, what, ageGroup, forSealed, madeBy: personId, madeAt: now })
  await log(context, { kind: 'wish-made', noun: 'wish', nounId: id, unitCode, facts: { ageGroup } })
  return id
}

/** Lets everybody read a wish, in words that give nobody away; in its own words unless told. */
export async function publishWish(context: Context, wishId: string, told?: string): Promise<void> {
  const { tx, now } = context
  const { wish } = await lockFor(context, wishId, 'publish')
  const what = told ?? wish.what
  const forWhom = wish.forSealed ? await open(tx, wish.forSealed) : null
  if (givesAway(what, forWhom)) throw new Refused('wish-names-somebody')

  await updateWish(tx, wishId, { what, published: { at: now, by: personOf(context) } })
  await log(context, { kind: 'wish-published', noun: 'wish', nounId: wishId, unitCode: wish.unitCode })
}

/** Publishes many wishes at once, each in its own words. */
export function publishWishes(context: Context, wishIds: readonly string[]): Promise<Outcome[]> {
  return takeEach(wishIds, (id) => publishWish(context, id), words.refusals)
}

/** Takes back what one has published a short while ago, as long as nobody has claimed it. */
export function unpublishWishes(context: Context, wishIds: readonly string[]): Promise<Outcome[]> {
  return takeEach(wishIds, (id) => unpublish(context, id), words.refusals)
}

async function unpublish(context: Context, wishId: string): Promise<void> {
  const { wish } = await lockFor(context, wishId, 'unpublish')
  const refusal = undoRefusal({ at: wish.publishedAt, by: wish.publishedBy }, personOf(context), context.now)
  if (refusal) throw new Refused(refusal)

  await updateWish(context.tx, wishId, { published: null })
  await log(context, { kind: 'wish-unpublished', noun: 'wish', nounId: wishId, unitCode: wish.unitCode })
}

/** Takes a wish back that nobody has claimed: whoever made it, or staff. */
export async function withdrawWish(context: Context, wishId: string): Promise<void> {
  const { wish } = await lockFor(context, wishId, 'withdraw')

  await updateWish(context.tx, wishId, { withdrawnAt: context.now })
  await log(context, { kind: 'wish-withdrawn', noun: 'wish', nounId: wishId, unitCode: wish.unitCode })
}

/** Takes a wish up, in person or for a partner that one speaks for. The database lets one claim it and no other. */
export async function claimWish(context: Context, wishId: string, partnerId: string | null): Promise<void> {
  const { tx, actor, now } = context
  const personId = personOf(context)
  if (partnerId && !speaksFor(actor, partnerId)) throw new Refused('not-your-post')
  if (!partnerId && !(await mayClaim(context))) throw new Refused('claim-by-helpers')
  if (!(await holdWish(tx, wishId))) {
    const wish = await getWish(context, wishId)
    throw new Refused(wishRefusal('claim', wishState(wish, null)) ?? 'wish-over')
  }
  const { unitCode } = await getWish(context, wishId)

  const claim = { id: uuidv7(now), wishId, unitCode, personId, partnerId, claimedAt: now }
  if (!(await insertClaim(tx, claim))) throw new Refused('wish-claimed')
  await log(context, { kind: 'wish-claimed', noun: 'wish', nounId: wishId, unitCode, facts: { partnerId } })
}

/** The claimer can't, and it is free again. */
export async function handBackWish(context: Context, wishId: string, reason: string): Promise<void> {
  const { wish, claim } = await getClaimed(context, wishId, 'handBack')

  await updateClaimAsHandedBack(context.tx, claim.id, reason, context.now)
  await log(context, { kind: 'wish-handed-back', noun: 'wish', nounId: wishId, unitCode: wish.unitCode })
}

/** The claimer has brought it to the community. */
export async function deliverWish(context: Context, wishId: string): Promise<void> {
  const { wish, claim } = await getClaimed(context, wishId, 'deliver')

  await updateClaimAsDelivered(context.tx, claim.id, context.now)
  await log(context, { kind: 'wish-delivered', noun: 'wish', nounId: wishId, unitCode: wish.unitCode })
}

/** It arrived: with photos and thanks, which the claimer is told. */
export async function fulfilWish(
  context: Context,
  wishId: string,
  { thanks, photoIds }: { thanks: string | null; photoIds: readonly string[] },
): Promise<void> {
  const { tx, now } = context
  const { wish, claim } = await lockFor(context, wishId, 'fulfil')
  const forWhom = wish.forSealed ? await open(tx, wish.forSealed) : null
  if (thanks && givesAway(thanks, forWhom)) throw new Refused('wish-names-somebody')

  await updateWish(tx, wishId, { fulfilledAt: now, thanks })
  await bindPhotos(context, wishId, photoIds)
  await log(context, { kind: 'wish-fulfilled', noun: 'wish', nounId: wishId, unitCode: wish.unitCode })
  const said = words.notices.fulfilled(wish.what, thanks)
  await notifyAll(context, [{ to: claim!.personId, kind: 'wish-fulfilled', noun: 'wish', nounId: wishId, ...said }])
}

/** For whom a wish is, with the reason on record; null where it was made for oneself. */
export async function openWish(context: Context, wishId: string, reason: string): Promise<string | null> {
  const { tx, actor } = context
  const wish = await getWish(context, wishId)
  if (!may(actor, 'publish', wish.unitCode)) throw new Refused('not-your-post')

  const { unitCode } = wish
  await recordOpening(context, { noun: 'wish', nounId: wishId, unitCode, subject: null, field: 'for-whom', reason })
  return wish.forSealed ? open(tx, wish.forSealed) : null
}

/** Whether the actor may claim in person: volunteers, and members who reported in. */
export async function mayClaim({ tx, actor }: Context): Promise<boolean> {
  return isVolunteer(actor) || (actor.personId !== null && (await isReportedMember(tx, actor.personId)))
}

async function getWish({ tx }: Context, wishId: string): Promise<Wish> {
  const wish = await findWish(tx, wishId)
  if (!wish) throw new NotFound()
  return wish
}

/** The wish, locked, for a step of staff; whoever made it may withdraw it. */
async function lockFor(context: Context, wishId: string, step: WishStep): Promise<{ wish: Wish; claim: Claim | null }> {
  const { tx, actor } = context
  const found = await getWish(context, wishId)
  const own = step === 'withdraw' && found.madeBy === actor.personId
  if (!own && !may(actor, 'publish', found.unitCode)) throw new Refused('not-your-post')
  await lockWish(tx, wishId)
  const wish = await getWish(context, wishId)
  const claim = (await listClaims(tx, [wishId])).get(wishId) ?? null
  const refusal = wishRefusal(step, wishState(wish, claim))
  if (refusal) throw new Refused(refusal)
  return { wish, claim }
}

/** The claim that holds, for a step of the claimer; staff may take it for them. */
async function getClaimed(context: Context, wishId: string, step: WishStep): Promise<{ wish: Wish; claim: Claim }> {
  const { tx, actor } = context
  const wish = await getWish(context, wishId)
  const claim = (await listClaims(tx, [wishId])).get(wishId) ?? null
  if (claim?.personId !== actor.personId && !may(actor, 'publish', wish.unitCode)) throw new Refused('not-your-post')
  const refusal = wishRefusal(step, wishState(wish, claim))
  if (refusal) throw new Refused(refusal)
  return { wish, claim: claim! }
}
