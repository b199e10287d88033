import type { Context } from '../../../platform/actor/actor.ts'
import { dateOf } from '../../../platform/calendar/dates.ts'
import { uuidv7 } from '../../../platform/command/command.ts'
import { Invalid, NotFound, Refused } from '../../../platform/contract/errors.ts'
import { log } from '../../../platform/events/log.ts'
import { listNames } from '../../people/index.ts'
import { getUnit } from '../../territory/index.ts'
import { may } from '../access.ts'
import { endRefusal, extendRefusal, signRefusal } from '../agreement.ts'
import type { PartnerKind } from '../partner.ts'
import {
  findAgreement,
  findPartner,
  findPartnerNamed,
  insertAgreement,
  insertContact,
  insertPartner,
  listAgreements,
  listContacts,
  lockPartner,
  type Partner,
  updateAgreementAsEnded,
  updateContactAsEnded,
  updatePartner,
  updatePartnerAsEnded,
} from '../store/partner-store.ts'
import { bindPapers } from './files.ts'

/** The partner, or `NotFound`. */
export async function getPartner({ tx }: Pick<Context, 'tx'>, partnerId: string): Promise<Partner> {
  const partner = await findPartner(tx, partnerId)
  if (!partner) throw new NotFound()
  return partner
}

export interface NewPartner {
  readonly unitCode: string
  readonly name: string
  readonly kind: PartnerKind
  readonly contactId?: string | null
}

/** Adds a partner and returns its id; its contact gets the post of one. */
export async function addPartner(context: Context, added: NewPartner): Promise<string> {
  const { tx, actor, now } = context
  const { unitCode, name, kind, contactId = null } = added
  await getUnit(tx, unitCode)
  if (!may(actor, 'keepPartner', unitCode)) throw new Refused('not-your-post')
  await refuseStranger(context, contactId, 'body.contactId')

  const id = uuidv7(now)
  if (!(await insertPartner(tx, { id, unitCode, name, kind }))) throw new Refused('partner-known')
  await log(context, { kind: 'partner-added', noun: 'partner', nounId: id, unitCode })
  if (contactId) await giveContact(context, { id, unitCode }, contactId)
  return id
}

export interface MendedPartner {
  readonly name: string
  readonly kind: PartnerKind
  readonly contactId: string | null
}

/** Changes the name, the kind or the contact of a partner; who was its contact before loses the post at once. */
export async function mendPartner(context: Context, partnerId: string, mended: MendedPartner): Promise<void> {
  const { tx } = context
  const partner = await getPartnerToKeep(context, partnerId)
  const named = await findPartnerNamed(tx, partner.unitCode, mended.name)
  if (named && named.id !== partnerId) throw new Refused('partner-known')
  await refuseStranger(context, mended.contactId, 'body.contactId')

  await updatePartner(tx, partnerId, mended)
  await log(context, { kind: 'partner-mended', noun: 'partner', nounId: partnerId, unitCode: partner.unitCode })
  const held = await listContacts(tx, [partnerId])
  for (const contact of held) if (contact.personId !== mended.contactId) await endContact(context, partner, contact)
  if (mended.contactId && !held.some(({ personId }) => personId === mended.contactId)) {
    await giveContact(context, partner, mended.contactId)
  }
}

/** A partner is none any more: its offers end and its contact loses the post. */
export async function endPartner(context: Context, partnerId: string): Promise<void> {
  const { tx, now } = context
  const partner = await getPartnerToKeep(context, partnerId)

  await updatePartnerAsEnded(tx, partnerId, now)
  await log(context, { kind: 'partner-ended', noun: 'partner', nounId: partnerId, unitCode: partner.unitCode })
  for (const contact of await listContacts(tx, [partnerId])) await endContact(context, partner, contact)
}

export interface NewAgreement {
  readonly fromDay: string
  readonly toDay: string
  readonly terms: string
  readonly keeperId: string
  readonly extendsId?: string | null
  readonly fileIds?: readonly string[]
}

/** Puts an agreement on record, or one that goes on with another, and returns its id. */
export async function signAgreement(context: Context, partnerId: string, signed: NewAgreement): Promise<string> {
  const { tx, actor, now } = context
  const { fromDay, toDay, terms, keeperId, extendsId = null, fileIds = [] } = signed
  const partner = await getPartner(context, partnerId)
  const { unitCode } = partner
  if (!may(actor, 'signAgreement', unitCode)) throw new Refused('not-your-post')
  await lockPartner(tx, partnerId)
  const others = await listAgreements(tx, [partnerId])
  const before = others.find(({ id }) => id === extendsId)
  if (extendsId && !before) throw new NotFound()
  const refusal = (before && extendRefusal(before)) ?? signRefusal({ fromDay, toDay }, partner, others)
  if (refusal) throw new Refused(refusal)
  await refuseStranger(context, keeperId, 'body.keeperId')

  const id = uuidv7(now)
  await insertAgreement(tx, { id, partnerId, unitCode, fromDay, toDay, terms, keeperId, extendsId }, now)
  await bindPapers(context, id, fileIds)
  const facts = { partnerId, from: fromDay, to: toDay, extendsId }
  const kind = extendsId ? 'agreement-extended' : 'agreement-signed'
  await log(context, { kind, noun: 'agreement', nounId: id, unitCode, facts })
  return id
}

/** Ends an agreement before its last day, with the reason. */
export async function endAgreement(context: Context, agreementId: string, reason: string): Promise<void> {
  const { tx, actor, now } = context
  const found = await findAgreement(tx, agreementId)
  if (!found) throw new NotFound()
  const { unitCode, partnerId } = found
  if (!may(actor, 'signAgreement', unitCode)) throw new Refused('not-your-post')
  await lockPartner(tx, partnerId)
  const agreement = (await findAgreement(tx, agreementId))!
  const refusal = endRefusal(agreement, dateOf(now))
  if (refusal) throw new Refused(refusal)

  await updateAgreementAsEnded(tx, agreementId, reason, now)
  await log(context, {
    kind: 'agreement-ended',
    noun: 'agreement',
    nounId: agreementId,
    unitCode,
    facts: { partnerId },
  })
}

async function getPartnerToKeep(context: Context, partnerId: string): Promise<Partner> {
  const partner = await getPartner(context, partnerId)
  if (!may(context.actor, 'keepPartner', partner.unitCode)) throw new Refused('not-your-post')
  if (partner.endedAt !== null) throw new Refused('partner-ended')
  return partner
}

async function giveContact(
  context: Context,
  { id: partnerId, unitCode }: Pick<Partner, 'id' | 'unitCode'>,
  personId: string,
): Promise<void> {
  const { tx, actor, now } = context
  const id = uuidv7(now)
  await insertContact(tx, { id, personId, unitCode, partnerId, validFrom: now }, actor.personId)
  const facts = { grantId: id, post: 'partner-contact', partnerId }
  await log(context, { kind: 'post-given', noun: 'person', nounId: personId, unitCode, facts })
}

async function endContact(
  context: Context,
  { id: partnerId, unitCode }: Partner,
  { grantId, personId }: { grantId: string; personId: string },
): Promise<void> {
  await updateContactAsEnded(context.tx, grantId, context.now)
  const facts = { grantId, post: 'partner-contact', partnerId }
  await log(context, { kind: 'post-ended', noun: 'person', nounId: personId, unitCode, facts })
}

/** Throws `Invalid` for an id that is nobody's. */
export async function refuseStranger({ tx }: Context, personId: string | null, field: string): Promise<void> {
  if (personId && !(await listNames(tx, [personId])).has(personId)) throw new Invalid(field, 'not-a-choice')
}
