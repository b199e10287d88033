import type { Context } from '../../../platform/actor/actor.ts'
import { dateOf } from '../../../platform/calendar/dates.ts'
import { unitsAbove } from '../../territory/index.ts'
import { may, mayAnywhere } from '../access.ts'
import { correctRefusal } from '../contribution.ts'
import { fittingOffers } from '../fitting.ts'
import { wordsOfNeed } from '../need-words.ts'
import { giveRefusal, offerHolds, type ServiceKind, takingState } from '../offer.ts'
import { endProjectRefusal, projectState, startRefusal } from '../project.ts'
import type { Asked } from '../store/asked.ts'
import {
  listContributions,
  listFitting,
  listOfferNames,
  listOffers,
  listPartnerNeeds,
  listProjects,
  listTakings,
  listTakingsFor,
  type Offer,
} from '../store/resource-store.ts'
import type { ContributionView, FittingOffer, OfferView, PartnerNeedView, ProjectView, TakingView } from '../views.ts'
import { findKnown, ofPartner, pageOf } from './known.ts'

interface Read<Row> {
  readonly rows: Row[]
  readonly next: string | null
}

const mostFitting = 12
const mostCompared = 500

export async function readOffers(context: Context, asked: Asked<'offers'>): Promise<Read<OfferView>> {
  const found = await listOffers(context.tx, { ...asked, limit: asked.limit + 1 }, dateOf(context.now))
  const { shown, next } = pageOf(found, asked.limit)
  return { rows: await offerViews(context, shown), next }
}

/** Offers that could help a need, the likeliest first, each with why and how it stands with the need. */
export async function readFitting(
  context: Context,
  { unit, kind, need }: { unit: string; kind?: ServiceKind | undefined; need: string },
): Promise<FittingOffer[]> {
  const { tx, now } = context
  const text = await wordsOfNeed(context, need)
  if (text === null) return []
  const near = await listFitting(tx, { units: unitsAbove(unit), today: dateOf(now), limit: mostCompared })
  const fits = fittingOffers({ text, kind: kind ?? null }, near).slice(0, mostFitting)
  const views = await offerViews(
    context,
    fits.map(({ offer }) => offer),
  )
  const takings = await listTakingsFor(tx, need)
  return fits.map(({ said }, index) => {
    const offer = views[index]!
    const taking = takings.find(({ offerId }) => offerId === offer.id)
    return {
      offer: { ...offer, can: { ...offer.can, ask: offer.can.ask && may(context.actor, 'askPartner', unit) } },
      said: [...said],
      taking: taking ? { id: taking.id, state: takingState(taking), declinedBecause: taking.declinedBecause } : null,
    }
  })
}

async function offerViews(context: Context, offers: readonly Offer[]): Promise<OfferView[]> {
  const { actor, now } = context
  const known = await findKnown(context, { partners: offers.map(({ partnerId }) => partnerId) })
  const asks = mayAnywhere(actor, 'askPartner')
  return offers.map((offer) => {
    const { id, kind, what, forWhom, howMuch, placeCode, fromDay, toDay, endedAt, unitCode, partnerId } = offer
    const holds = offerHolds(offer, dateOf(now))
    return {
      id,
      ...ofPartner(offer, known),
      kind,
      what,
      forWhom,
      howMuch,
      placeCode,
      placeName: known.unit(placeCode),
      fromDay,
      toDay,
      holds,
      can: { ask: holds && asks, end: endedAt === null && may(actor, 'offer', unitCode, partnerId) },
    }
  })
}

export async function readPartnerNeeds(context: Context, asked: Asked<'partnerNeeds'>): Promise<Read<PartnerNeedView>> {
  const found = await listPartnerNeeds(context.tx, { ...asked, limit: asked.limit + 1 })
  const { shown, next } = pageOf(found, asked.limit)
  const known = await findKnown(context, { partners: shown.map(({ partnerId }) => partnerId) })
  const rows = shown.map((need) => {
    const { id, what, fromDay, toDay, toldAt, closedAt, outcome, unitCode } = need
    const can = { close: closedAt === null && may(context.actor, 'tellNeed', unitCode) }
    return { id, ...ofPartner(need, known), what, fromDay, toDay, toldAt, closedAt, outcome, can }
  })
  return { rows, next }
}

export async function readProjects(context: Context, asked: Asked<'projects'>): Promise<Read<ProjectView>> {
  const found = await listProjects(context.tx, { ...asked, limit: asked.limit + 1 })
  const { shown, next } = pageOf(found, asked.limit)
  const known = await findKnown(context, { partners: shown.map(({ partnerId }) => partnerId) })
  const rows = shown.map((project) => {
    const { id, name, lead, fromDay, toDay, outcome, unitCode } = project
    const leads = may(context.actor, 'agreeProject', unitCode)
    const can = {
      start: leads && !startRefusal(project),
      end: leads && !endProjectRefusal(project, 'dropped'),
    }
    return { id, ...ofPartner(project, known), name, lead, fromDay, toDay, state: projectState(project), outcome, can }
  })
  return { rows, next }
}

export async function readTakings(context: Context, asked: Asked<'takings'>): Promise<Read<TakingView>> {
  const { tx, actor } = context
  const found = await listTakings(tx, { ...asked, limit: asked.limit + 1 })
  const { shown, next } = pageOf(found, asked.limit)
  const offers = await listOfferNames(
    tx,
    shown.map(({ offerId }) => offerId),
  )
  const known = await findKnown(context, {
    partners: shown.map(({ partnerId }) => partnerId),
    people: shown.map(({ askedBy }) => askedBy),
  })
  const rows = shown.map((taking) => {
    const { id, offerId, purpose, askedAt, askedBy, answeredAt, declinedBecause, givenAt, unitCode, partnerId } = taking
    const state = takingState(taking)
    const can = {
      answer: state === 'asked' && may(actor, 'answer', unitCode, partnerId),
      give: !giveRefusal(taking) && may(actor, 'give', unitCode),
    }
    return {
      id,
      ...ofPartner(taking, known),
      offer: offers.get(offerId) ?? '',
      purpose,
      state,
      askedAt,
      askedBy: known.person(askedBy),
      answeredAt,
      declinedBecause,
      givenAt,
      can,
    }
  })
  return { rows, next }
}

export async function readContributions(
  context: Context,
  asked: Asked<'contributions'>,
): Promise<Read<ContributionView>> {
  const found = await listContributions(context.tx, { ...asked, limit: asked.limit + 1 })
  const { shown, next } = pageOf(found, asked.limit)
  const known = await findKnown(context, {
    partners: shown.map(({ partnerId }) => partnerId),
    people: shown.map(({ recordedBy }) => recordedBy),
  })
  const rows = shown.map((entry) => {
    const { id, what, givenOn, quantity, unit, correctsId, takenBack, recordedBy, recordedAt, unitCode } = entry
    const can = { correct: !correctRefusal(entry) && may(context.actor, 'record', unitCode) }
    const by = known.person(recordedBy)
    const said = { what, givenOn, quantity, unit, correctsId, takenBack, recordedBy: by, recordedAt, can }
    return { id, ...ofPartner(entry, known), ...said }
  })
  return { rows, next }
}
