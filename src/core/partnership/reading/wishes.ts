import { type Context, personOf } from '../../../platform/actor/actor.ts'
import { listAttachments } from '../../../platform/attachments/attachments.ts'
import { may, partnersOf } from '../access.ts'
import { mayClaim } from '../actions/wishes.ts'
import type { Asked } from '../store/asked.ts'
import { listClaims, listWishes } from '../store/wish-store.ts'
import type { WishView } from '../views.ts'
import { type WishStep, wishRefusal, wishState } from '../wish.ts'
import { findKnown, pageOf } from './known.ts'

export async function readWishes(
  context: Context,
  asked: Asked<'wishes'>,
): Promise<{ rows: WishView[]; next: string | null; claims: boolean }> {
  const { tx, actor } = context
  const personId = personOf(context)
  const found = await listWishes(tx, { ...asked, limit: asked.limit + 1 }, personId)
  const { shown, next } = pageOf(found, asked.limit)
  const ids = shown.map(({ id }) => id)
  const claims = await listClaims(tx, ids)
  const photos = await listAttachments(tx, 'wish', ids)
  const known = await findKnown(context, {
    people: [...claims.values()].map((claim) => claim.personId),
    partners: [...claims.values()].map(({ partnerId }) => partnerId),
  })
  const claimsAny = partnersOf(actor).length > 0 || (await mayClaim(context))

  const rows = shown.map((wish): WishView => {
    const claim = claims.get(wish.id) ?? null
    const state = wishState(wish, claim)
    const staff = may(actor, 'publish', wish.unitCode)
    const made = wish.madeBy === personId
    const mine = claim?.personId === personId
    const open = (step: WishStep) => wishRefusal(step, state) === null
    const claimer = claim && (claim.partnerId ? known.partner(claim.partnerId) : known.person(claim.personId)?.name)
    return {
      id: wish.id,
      unitCode: wish.unitCode,
      unitName: known.unit(wish.unitCode),
      what: wish.what,
      ageGroup: wish.ageGroup,
      state,
      madeAt: wish.madeAt,
      hasName: staff && wish.forSealed !== null,
      claimer: staff || made || mine ? (claimer ?? null) : null,
      mine,
      thanks: wish.thanks,
      photos: staff || made || mine ? (photos.get(wish.id) ?? []) : [],
      can: {
        publish: staff && open('publish'),
        withdraw: (staff || made) && open('withdraw'),
        claim: claimsAny && open('claim'),
        handBack: (mine || staff) && open('handBack'),
        deliver: (mine || staff) && open('deliver'),
        fulfil: staff && open('fulfil'),
      },
    }
  })
  return { rows, next, claims: claimsAny }
}
