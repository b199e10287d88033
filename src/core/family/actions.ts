import type { Context } from '../../platform/actor/actor.ts'
import { personOf } from '../../platform/actor/actor.ts'
import { bindAttachments } from '../../platform/attachments/index.ts'
import { addDays, dateOf, startOfDay } from '../../platform/calendar/dates.ts'
import { uuidv7 } from '../../platform/command/command.ts'
import { Invalid, NotFound, Refused } from '../../platform/contract/errors.ts'
import { log } from '../../platform/events/log.ts'
import { notifyAll } from '../../platform/notices/index.ts'
import { report, reporting } from '../needs/index.ts'
import type { Topic } from '../needs/need.ts'
import type { ConsentWay, Purpose } from '../people/consent.ts'
import {
  findPerson,
  isMobile,
  listNames,
  listPurposes,
  normalisePhone,
  type Person,
  registerResident,
} from '../people/index.ts'
import { may } from './access.ts'
import { givingRefusal, wholePurposes } from './consent.ts'
import { type Consent, findConsent, insertConsent, listGivenBy, listHelpedBy, updateAsEnded } from './store.ts'
import { notices } from './words.zh.ts'

export interface Naming {
  readonly helperName: string
  readonly relation: string
  readonly city: string | null
  readonly phone: string
  readonly purposes: readonly Purpose[]
  readonly fromDay: string | null
  readonly toDay: string
}

interface Evidence {
  readonly way: ConsentWay
  readonly calledAt: number | null
  readonly photoIds: readonly string[]
}

/** Lets a relative do things for the one who is asking. */
export async function give(context: Context, naming: Naming): Promise<string> {
  const resident = await getResident(context, personOf(context))
  return keep(context, resident, naming, { way: 'own-phone', calledAt: null, photoIds: [] })
}

/** Staff write down what somebody of their units signed, or said on the telephone. */
export async function writeDown(
  context: Context,
  { residentId, ...told }: Naming & Evidence & { residentId: string },
): Promise<string> {
  const resident = await getResident(context, residentId)
  if (!may(context.actor, 'writeDown', resident.unitCode)) throw new Refused('not-your-post')
  return keep(context, resident, told, told)
}

/**
 * A helper who never signed in becomes a person of the street by the number alone. Whose number it is, is told to nobody: the
 * name that the resident gave is the one that is shown.
 */
async function keep(context: Context, resident: Person, naming: Naming, evidence: Evidence): Promise<string> {
  const { tx, now } = context
  const phone = normalisePhone(naming.phone)
  if (!phone || !isMobile(phone)) throw new Invalid('body.phone', 'not-a-phone')
  const { helperName, relation, city, fromDay, toDay } = naming
  const { way, calledAt, photoIds } = evidence
  const helperId = await registerResident(context, { phone, name: helperName })
  const term = {
    validFrom: fromDay === null || fromDay <= dateOf(now) ? now : startOfDay(fromDay),
    validTo: startOfDay(addDays(toDay, 1)),
  }
  const purposes = wholePurposes(naming.purposes)
  const given = { residentId: resident.id, helperId, purposes, ...term, way, photos: photoIds.length, calledAt }
  const refusal = givingRefusal(given, await listGivenBy(tx, resident.id), now)
  if (refusal) throw new Refused(refusal)

  const id = uuidv7(now)
  const { unitCode } = resident
  await insertConsent(tx, {
    id,
    residentId: resident.id,
    helperId,
    unitCode,
    helperName,
    relation,
    city,
    purposes,
    ...term,
    way,
    givenAt: now,
    writtenBy: way === 'own-phone' ? null : personOf(context),
    calledAt: way === 'telephone' ? calledAt : null,
    photoIds: way === 'paper' ? photoIds : [],
  })
  await bindAttachments(context, 'consent', id, way === 'paper' ? photoIds : [])
  const facts = { residentId: resident.id, helperId, purposes, way }
  await log(context, { kind: 'consent-given', noun: 'consent', nounId: id, unitCode, facts })
  const words = notices.asked(resident.called ?? resident.name)
  const notice = { kind: 'consent-given', noun: 'consent', nounId: id, link: '/m/family', ...words }
  await notifyAll(context, [{ to: helperId, ...notice, sms: { unitCode } }])
  return id
}

/** Ends a consent: the resident takes it back, the helper gives it up, or staff do so when the resident says it. */
export async function end(context: Context, consentId: string): Promise<void> {
  const { tx, now } = context
  const me = personOf(context)
  const consent = await findConsent(tx, consentId)
  if (!consent) throw new NotFound()
  const { residentId, helperId, unitCode, relation, helperName } = consent
  if (me !== residentId && me !== helperId && !may(context.actor, 'end', unitCode)) throw new Refused('not-your-post')
  if (consent.revokedAt !== null) throw new Refused('consent-ended')

  const resident = (await listNames(tx, [residentId])).get(residentId)
  if (!(await updateAsEnded(tx, consentId, me, now))) throw new Refused('consent-ended')
  await log(context, {
    kind: 'consent-ended',
    noun: 'consent',
    nounId: consentId,
    unitCode,
    facts: { residentId, helperId },
  })
  const told = [
    { to: residentId, link: '/m/family', ...notices.ended(relation + helperName) },
    { to: helperId, link: '/m/family', ...notices.endedHelper(resident?.called ?? resident?.name ?? '') },
  ]
  const notice = { kind: 'consent-ended', noun: 'consent', nounId: consentId }
  await notifyAll(
    context,
    told.filter(({ to }) => to !== me).map((one) => ({ ...one, ...notice })),
  )
}

export interface Asking {
  readonly text?: string | undefined
  readonly voiceNoteId?: string | undefined
  readonly photoIds: readonly string[]
  readonly topic?: Topic | undefined
  readonly timeWish?: string | undefined
}

/** Asks for somebody who consented: the need is theirs, stands at their home, and says by whom it was asked. */
export async function askFor(context: Context, residentId: string, asking: Asking) {
  const { tx } = context
  const me = personOf(context)
  if (!(await listPurposes(tx, residentId, me)).includes('ask')) throw new NotFound()
  const consent = (await listHelpedBy(tx, me)).find((one) => one.residentId === residentId)!

  const { id, number, deadlineAt } = await report(context, {
    ...reporting({ ...asking, photoIds: [...asking.photoIds], reporterId: residentId }),
    source: 'family-helper',
  })
  const words = notices.asksFor(consent.relation + consent.helperName, number)
  await notifyAll(context, [
    { to: residentId, kind: 'asked-for', noun: 'need', nounId: id, link: `/m/needs/${id}`, ...words },
  ])
  return { number, needId: id, answeredBy: deadlineAt }
}

/** What somebody does as a helper is theirs to see and the resident's. */
export async function getOwnConsent({ tx, actor }: Context, consentId: string): Promise<Consent> {
  const consent = await findConsent(tx, consentId)
  if (!consent || consent.residentId !== actor.personId) throw new NotFound()
  return consent
}

async function getResident({ tx }: Context, personId: string): Promise<Person> {
  const person = await findPerson(tx, personId)
  if (!person) throw new NotFound()
  return person
}
