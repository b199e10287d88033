import { type Context, personOf } from '../../../platform/actor/actor.ts'
import { dateOf } from '../../../platform/calendar/dates.ts'
import { uuidv7 } from '../../../platform/command/command.ts'
import { Invalid, NotFound, Refused } from '../../../platform/contract/errors.ts'
import { log } from '../../../platform/events/log.ts'
import { notifyAll } from '../../../platform/notices/index.ts'
import { getUnit } from '../../territory/index.ts'
import { isWithin } from '../../territory/unit.ts'
import { may, type Step } from '../access.ts'
import { type CountingUnit, correctRefusal, recordRefusal } from '../contribution.ts'
import { answerRefusal, askRefusal, giveRefusal, type ServiceKind } from '../offer.ts'
import { daysRefusal, endProjectRefusal, startRefusal } from '../project.ts'
import { listContactIds, type Partner } from '../store/partner-store.ts'
import {
  findContribution,
  findOffer,
  findPartnerNeed,
  findProject,
  insertContribution,
  insertOffer,
  insertPartnerNeed,
  insertProject,
  insertTaking,
  lockProject,
  lockTaking,
  type Project,
  type Taking,
  updateOfferAsEnded,
  updatePartnerNeedAsClosed,
  updateProjectAsEnded,
  updateProjectAsStarted,
  updateTakingAsAnswered,
  updateTakingAsGiven,
} from '../store/resource-store.ts'
import { words } from '../words.zh.ts'
import { getPartner } from './partners.ts'

export interface NewOffer {
  readonly kind: ServiceKind
  readonly what: string
  readonly forWhom: string
  readonly howMuch: string
  readonly placeCode: string
  readonly fromDay: string
  readonly toDay?: string | null
}

/** Adds what a partner offers, for its own unit or a place in it, and returns its id. */
export async function addOffer(context: Context, partnerId: string, offered: NewOffer): Promise<string> {
  const { tx, now } = context
  const { placeCode, fromDay, toDay = null } = offered
  const { unitCode } = await getActivePartner(context, 'offer', partnerId)
  await getUnit(tx, placeCode)
  if (!isWithin(placeCode, unitCode)) throw new Refused('offered-elsewhere')
  const refusal = daysRefusal(fromDay, toDay)
  if (refusal) throw new Refused(refusal)

  const id = uuidv7(now)
  await insertOffer(tx, { ...offered, id, partnerId, unitCode, toDay }, now)
  await log(context, {
    kind: 'offer-added',
    noun: 'offer',
    nounId: id,
    unitCode,
    facts: { partnerId, kind: offered.kind },
  })
  return id
}

export async function endOffer(context: Context, offerId: string): Promise<void> {
  const { tx, actor, now } = context
  const offer = await findOffer(tx, offerId)
  if (!offer) throw new NotFound()
  const { unitCode, partnerId } = offer
  if (!may(actor, 'offer', unitCode, partnerId)) throw new Refused('not-your-post')
  if (offer.endedAt !== null) throw new Refused('offer-ended')

  await updateOfferAsEnded(tx, offerId, now)
  await log(context, { kind: 'offer-ended', noun: 'offer', nounId: offerId, unitCode, facts: { partnerId } })
}

export interface NewPartnerNeed {
  readonly what: string
  readonly fromDay: string
  readonly toDay?: string | null
}

/** Adds what a partner asks of the street or community, and returns its id. */
export async function addPartnerNeed(context: Context, partnerId: string, told: NewPartnerNeed): Promise<string> {
  const { tx, now } = context
  const { what, fromDay, toDay = null } = told
  const { unitCode } = await getActivePartner(context, 'tellNeed', partnerId)
  const refusal = daysRefusal(fromDay, toDay)
  if (refusal) throw new Refused(refusal)

  const id = uuidv7(now)
  await insertPartnerNeed(tx, { id, partnerId, unitCode, what, fromDay, toDay, toldAt: now })
  await log(context, { kind: 'partner-need-told', noun: 'partner-need', nounId: id, unitCode, facts: { partnerId } })
  return id
}

export async function closePartnerNeed(context: Context, partnerNeedId: string, outcome: string): Promise<void> {
  const { tx, actor, now } = context
  const need = await findPartnerNeed(tx, partnerNeedId)
  if (!need) throw new NotFound()
  const { unitCode, partnerId } = need
  if (!may(actor, 'tellNeed', unitCode)) throw new Refused('not-your-post')
  if (need.closedAt !== null) throw new Refused('partner-need-closed')

  await updatePartnerNeedAsClosed(tx, partnerNeedId, outcome, now)
  await log(context, {
    kind: 'partner-need-closed',
    noun: 'partner-need',
    nounId: partnerNeedId,
    unitCode,
    facts: { partnerId },
  })
}

export interface NewProject {
  readonly name: string
  readonly lead: string
  readonly fromDay: string
  readonly toDay: string
}

/** Agrees on a project with a partner, and returns its id. */
export async function agreeProject(context: Context, partnerId: string, agreed: NewProject): Promise<string> {
  const { tx, now } = context
  const { unitCode } = await getActivePartner(context, 'agreeProject', partnerId)
  const refusal = daysRefusal(agreed.fromDay, agreed.toDay)
  if (refusal) throw new Refused(refusal)

  const id = uuidv7(now)
  await insertProject(tx, { ...agreed, id, partnerId, unitCode }, now)
  await log(context, { kind: 'project-agreed', noun: 'project', nounId: id, unitCode, facts: { partnerId } })
  return id
}

export async function startProject(context: Context, projectId: string): Promise<void> {
  const { tx, now } = context
  const { unitCode, partnerId, ...project } = await lockProjectFor(context, projectId)
  const refusal = startRefusal(project)
  if (refusal) throw new Refused(refusal)

  await updateProjectAsStarted(tx, projectId, now)
  await log(context, { kind: 'project-started', noun: 'project', nounId: projectId, unitCode, facts: { partnerId } })
}

/** A project is finished or dropped, with what came of it. */
export async function endProject(
  context: Context,
  projectId: string,
  { ending, outcome }: { ending: 'finished' | 'dropped'; outcome: string },
): Promise<void> {
  const { tx, now } = context
  const { unitCode, partnerId, ...project } = await lockProjectFor(context, projectId)
  const refusal = endProjectRefusal(project, ending)
  if (refusal) throw new Refused(refusal)

  await updateProjectAsEnded(tx, projectId, ending, outcome, now)
  const facts = { partnerId, outcome: ending }
  await log(context, { kind: 'project-ended', noun: 'project', nounId: projectId, unitCode, facts })
}

export interface Asking {
  readonly unitCode: string
  readonly purpose: string
  readonly needId?: string | null
  readonly partnerNeedId?: string | null
  readonly projectId?: string | null
}

/** Asks a partner for an offer, tells its contact, and returns the id of the taking. */
export async function askPartner(context: Context, offerId: string, asking: Asking): Promise<string> {
  const { tx, actor, now } = context
  const { unitCode, purpose, needId = null, partnerNeedId = null, projectId = null } = asking
  await getUnit(tx, unitCode)
  if (!may(actor, 'askPartner', unitCode)) throw new Refused('not-your-post')
  const offer = await findOffer(tx, offerId)
  if (!offer) throw new NotFound()
  const refusal = askRefusal(offer, unitCode, dateOf(now))
  if (refusal) throw new Refused(refusal)
  if ([needId, partnerNeedId, projectId].filter(Boolean).length !== 1) throw new Invalid('body.needId', 'not-a-choice')
  if (partnerNeedId && !(await findPartnerNeed(tx, partnerNeedId)))
    throw new Invalid('body.partnerNeedId', 'not-a-choice')
  if (projectId && !(await findProject(tx, projectId))) throw new Invalid('body.projectId', 'not-a-choice')

  const { partnerId, what } = offer
  const id = uuidv7(now)
  const taking = { id, offerId, partnerId, unitCode, purpose, needId, partnerNeedId, projectId }
  if (!(await insertTaking(tx, { ...taking, askedAt: now, askedBy: personOf(context) }))) {
    throw new Refused('asked-already')
  }
  await log(context, {
    kind: 'offer-asked',
    noun: 'taking',
    nounId: id,
    unitCode,
    facts: { offerId, partnerId, needId },
  })
  const contacts = await listContactIds(tx, partnerId)
  await notifyAll(
    context,
    contacts.map((to) => ({
      to,
      kind: 'offer-asked',
      noun: 'taking',
      nounId: id,
      ...words.notices.asked(what, purpose),
      link: '/desk/my-partner?part=takings',
    })),
  )
  return id
}

/** The partner agrees or declines, and whoever asked is told. */
export async function answerTaking(
  context: Context,
  takingId: string,
  { yes, reason }: { yes: boolean; reason: string | null },
): Promise<void> {
  const { tx, actor, now } = context
  const taking = await lockTakingOf(context, takingId)
  const { unitCode, partnerId, offerId, askedBy } = taking
  if (!may(actor, 'answer', unitCode, partnerId)) throw new Refused('not-your-post')
  const refusal = answerRefusal(taking, yes, reason)
  if (refusal) throw new Refused(refusal)

  const declinedBecause = yes ? null : reason
  await updateTakingAsAnswered(tx, takingId, { by: personOf(context), declinedBecause, at: now })
  const kind = yes ? 'offer-agreed' : 'offer-declined'
  await log(context, { kind, noun: 'taking', nounId: takingId, unitCode, facts: { offerId, partnerId } })
  if (askedBy === actor.personId) return
  const { name } = await getPartner(context, partnerId)
  const offer = await findOffer(tx, offerId)
  const said = yes ? words.notices.agreed(name, offer?.what ?? '') : words.notices.declined(name, reason ?? '')
  await notifyAll(context, [{ to: askedBy, kind, noun: 'taking', nounId: takingId, ...said, link: '/desk/takings' }])
}

export interface Given {
  readonly givenOn: string
  readonly quantity: number
  readonly unit: CountingUnit
}

/** What was agreed was given: it goes into the partner's ledger. Returns the id of the entry. */
export async function giveTaking(context: Context, takingId: string, given: Given): Promise<string> {
  const { tx, actor, now } = context
  const taking = await lockTakingOf(context, takingId)
  if (!may(actor, 'give', taking.unitCode)) throw new Refused('not-your-post')
  const refusal = giveRefusal(taking) ?? recordRefusal(given.givenOn, dateOf(now))
  if (refusal) throw new Refused(refusal)

  await updateTakingAsGiven(tx, takingId, now)
  await log(context, {
    kind: 'offer-given',
    noun: 'taking',
    nounId: takingId,
    unitCode: taking.unitCode,
    facts: { partnerId: taking.partnerId },
  })
  const partner = await getPartner(context, taking.partnerId)
  const offer = await findOffer(tx, taking.offerId)
  return enter(context, partner, { ...given, what: offer?.what ?? taking.purpose, takingId })
}

/** Enters what a partner gave, and returns the entry's id. */
export async function recordContribution(
  context: Context,
  partnerId: string,
  given: Given & { readonly what: string },
): Promise<string> {
  const { actor, now } = context
  const partner = await getPartner(context, partnerId)
  if (!may(actor, 'record', partner.unitCode)) throw new Refused('not-your-post')
  const refusal = recordRefusal(given.givenOn, dateOf(now))
  if (refusal) throw new Refused(refusal)

  return enter(context, partner, given)
}

/** Takes an entry back by a counter-entry of the same size, and returns that one's id. */
export async function correctContribution(context: Context, contributionId: string, reason: string): Promise<string> {
  const { tx, actor } = context
  const entry = await findContribution(tx, contributionId)
  if (!entry) throw new NotFound()
  const { partnerId, unitCode, what, givenOn, quantity, unit } = entry
  if (!may(actor, 'record', unitCode)) throw new Refused('not-your-post')
  const refusal = correctRefusal(entry)
  if (refusal) throw new Refused(refusal)

  const counter = {
    what: words.correction(what, reason),
    givenOn,
    quantity: -quantity,
    unit,
    correctsId: contributionId,
  }
  return enter(context, { id: partnerId, unitCode }, counter)
}

async function enter(
  context: Context,
  { id: partnerId, unitCode }: Pick<Partner, 'id' | 'unitCode'>,
  entry: Given & { readonly what: string; readonly takingId?: string; readonly correctsId?: string },
): Promise<string> {
  const { tx, now } = context
  const id = uuidv7(now)
  const row = { ...entry, id, partnerId, unitCode, recordedBy: personOf(context), recordedAt: now }
  if (!(await insertContribution(tx, row))) throw new Refused('entry-taken-back')
  const { quantity, unit, correctsId = null } = entry
  const kind = correctsId ? 'contribution-corrected' : 'contribution-recorded'
  const facts = { partnerId, quantity, unit, correctsId }
  await log(context, { kind, noun: 'contribution', nounId: id, unitCode, facts })
  return id
}

async function getActivePartner(context: Context, step: Step, partnerId: string): Promise<Partner> {
  const partner = await getPartner(context, partnerId)
  if (!may(context.actor, step, partner.unitCode, partnerId)) throw new Refused('not-your-post')
  if (partner.endedAt !== null) throw new Refused('partner-ended')
  return partner
}

async function lockProjectFor({ tx, actor }: Context, projectId: string): Promise<Project> {
  const project = await lockProject(tx, projectId)
  if (!project) throw new NotFound()
  if (!may(actor, 'agreeProject', project.unitCode)) throw new Refused('not-your-post')
  return project
}

async function lockTakingOf({ tx }: Context, takingId: string): Promise<Taking> {
  const taking = await lockTaking(tx, takingId)
  if (!taking) throw new NotFound()
  return taking
}
