import { type Context, personOf } from '../../../platform/actor/actor.ts'
import { uuidv7 } from '../../../platform/command/command.ts'
import { Invalid, NotFound, Refused } from '../../../platform/contract/errors.ts'
import { log } from '../../../platform/events/log.ts'
import { type Outcome, takeEach } from '../../../platform/lists/many.ts'
import { open, seal } from '../../../platform/sealing/seal.ts'
import { findPersonByPhone, isMobile, listNames, normalisePhone, registerPerson } from '../../people/index.ts'
import { findUnit, getUnit } from '../../territory/index.ts'
import { may } from '../access.ts'
import type { PartnerKind } from '../partner.ts'
import { confirmRefusal, endReportingRefusal, type ReportingKind } from '../reporting.ts'
import { findPartnerNamed } from '../store/partner-store.ts'
import {
  hasReported,
  insertByLink,
  insertReporting,
  lockReporting,
  type Reporting,
  updateAsConfirmed,
  updateAsWaiting,
  updateReportingAsEnded,
} from '../store/reporting-store.ts'
import { undoRefusal } from '../undo.ts'
import { words } from '../words.zh.ts'
import { addPartner, getPartner } from './partners.ts'

export interface ReportingIn {
  readonly unitCode: string
  readonly kind: ReportingKind
  readonly name: string
  readonly employer: string | null
  readonly phone: string
  readonly skills: string
  readonly freeTimes: string
}

/** Reports in by the link or the code on the wall, without sign-in. The community looks at it; nothing is shown back. */
export async function reportIn(context: Context, reporting: ReportingIn): Promise<void> {
  const { tx, now } = context
  const { unitCode, kind, name, employer, phone, skills, freeTimes } = reporting
  const digits = normalisePhone(phone)
  if (!digits || !isMobile(digits)) throw new Refused('no-phone-number')
  if (!(await findUnit(tx, unitCode))) throw new Refused('no-community')

  const id = uuidv7(now)
  const phoneSealed = await seal(tx, digits, null)
  const row = { id, unitCode, kind, name, employer, phoneSealed, skills, freeTimes, reportedAt: now }
  if (!(await insertByLink(tx, row))) throw new Refused('too-many-waiting')
  await log(context, { kind: 'reported-in', noun: 'reporting', nounId: id, unitCode, facts: { kind } })
}

export interface Registering {
  readonly unitCode: string
  readonly personId: string | null
  readonly partnerId: string | null
  readonly employer: string | null
  readonly skills: string
  readonly freeTimes: string
}

/** A worker registers a member or an organisation that is known already, and returns the id. */
export async function register(context: Context, registering: Registering): Promise<string> {
  const { tx, actor, now } = context
  const { unitCode, personId, partnerId, employer, skills, freeTimes } = registering
  await getUnit(tx, unitCode)
  if (!may(actor, 'receive', unitCode)) throw new Refused('not-your-post')
  if ((personId === null) === (partnerId === null)) throw new Invalid('body.personId', 'not-a-choice')
  if (await hasReported(tx, unitCode, { personId, partnerId })) throw new Refused('reported-already')

  const id = uuidv7(now)
  const kind: ReportingKind = personId ? 'member' : 'organisation'
  const name = await nameOf(context, { personId, partnerId })
  const known = { personId, partnerId, confirmedAt: now, confirmedBy: personOf(context) }
  await insertReporting(tx, { id, unitCode, kind, name, employer, skills, freeTimes, reportedAt: now, ...known })
  await log(context, { kind: 'reporting-registered', noun: 'reporting', nounId: id, unitCode, facts: { kind } })
  return id
}

/** Confirms who reported in: a member becomes a person, an organisation a partner, unless the street knows them. */
export async function confirmReporting(
  context: Context,
  reportingId: string,
  partnerKind: PartnerKind | null,
): Promise<void> {
  const { tx, now } = context
  const reporting = await lockFor(context, reportingId)
  const refusal = confirmRefusal(reporting)
  if (refusal) throw new Refused(refusal)
  const { kind, unitCode } = reporting
  const personId = kind === 'member' ? await personFor(context, reporting) : null
  const partnerId = kind === 'organisation' ? await partnerFor(context, reporting, partnerKind) : null
  if (await hasReported(tx, unitCode, { personId, partnerId })) throw new Refused('reported-already')

  await updateAsConfirmed(tx, reportingId, { by: personOf(context), personId, partnerId, now })
  const facts = { kind, personId, partnerId }
  await log(context, { kind: 'reporting-confirmed', noun: 'reporting', nounId: reportingId, unitCode, facts })
}

/** Confirms many at once; an organisation that the street doesn't know yet has to be looked at alone. */
export function confirmReportings(context: Context, reportingIds: readonly string[]): Promise<Outcome[]> {
  return takeEach(reportingIds, (id) => confirmReporting(context, id, null), words.refusals)
}

/** Takes back what one has confirmed a short while ago. */
export function unconfirmReportings(context: Context, reportingIds: readonly string[]): Promise<Outcome[]> {
  return takeEach(reportingIds, (id) => unconfirm(context, id), words.refusals)
}

/** They wait again, with the number by which they are called. Whoever became known to the street by it stays known. */
async function unconfirm(context: Context, reportingId: string): Promise<void> {
  const { tx, now } = context
  const { byLink, confirmedAt, confirmedBy, endedAt, unitCode } = await lockFor(context, reportingId)
  if (endedAt !== null) throw new Refused('reporting-ended')
  // Who was registered by a worker was never waiting.
  const refusal = undoRefusal({ at: byLink ? confirmedAt : null, by: confirmedBy }, personOf(context), now)
  if (refusal) throw new Refused(refusal)

  await updateAsWaiting(tx, reportingId)
  await log(context, { kind: 'reporting-unconfirmed', noun: 'reporting', nounId: reportingId, unitCode })
}

/** Not one of ours, or moved away. */
export async function endReporting(context: Context, reportingId: string): Promise<void> {
  const { tx, now } = context
  const reporting = await lockFor(context, reportingId)
  const refusal = endReportingRefusal(reporting)
  if (refusal) throw new Refused(refusal)

  await updateReportingAsEnded(tx, reportingId, now)
  await log(context, { kind: 'reporting-ended', noun: 'reporting', nounId: reportingId, unitCode: reporting.unitCode })
}

async function personFor(context: Context, { name, unitCode, phoneSealed }: Reporting): Promise<string> {
  const phone = phoneSealed ? await open(context.tx, phoneSealed) : null
  const known = phone ? await findPersonByPhone(context.tx, phone) : undefined
  return known ?? registerPerson(context, { name, unitCode, ...(phone && { phone }) })
}

async function partnerFor(context: Context, { name, unitCode }: Reporting, kind: PartnerKind | null): Promise<string> {
  const known = await findPartnerNamed(context.tx, unitCode, name)
  if (known) return known.id
  if (!kind) throw new Refused('partner-kind-missing')
  return addPartner(context, { unitCode, name, kind })
}

async function nameOf(
  context: Context,
  { personId, partnerId }: { personId: string | null; partnerId: string | null },
): Promise<string> {
  if (partnerId) return (await getPartner(context, partnerId)).name
  const person = (await listNames(context.tx, [personId])).get(personId!)
  if (!person) throw new Invalid('body.personId', 'not-a-choice')
  return person.name
}

async function lockFor({ tx, actor }: Context, reportingId: string): Promise<Reporting> {
  const reporting = await lockReporting(tx, reportingId)
  if (!reporting) throw new NotFound()
  if (!may(actor, 'receive', reporting.unitCode)) throw new Refused('not-your-post')
  return reporting
}
