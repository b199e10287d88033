import {
  addOffer,
  addPartnerNeed,
  agreeProject,
  answerTaking,
  askPartner,
  callMeeting,
  claimWish,
  closePartnerNeed,
  correctContribution,
  deliverWish,
  endProject,
  endPromise,
  fulfilWish,
  giveTaking,
  makePromise,
  makeWish,
  notePromise,
  publishWish,
  recordContribution,
  register,
  reportIn,
  seat,
  signAgreement,
  startProject,
  writeMinutes,
} from '../../core/partnership/index.ts'
import { type Context, nobody } from '../../platform/actor/actor.ts'
import { addDays, dateOf, dayMs, minuteMs, startOfDay } from '../../platform/calendar/dates.ts'
import { uuidv7 } from '../../platform/command/command.ts'
import { type JobGround, runAs } from '../../platform/jobs/jobs.ts'
import {
  agreements,
  byLink,
  contributions,
  councils,
  offers,
  partnerNeeds,
  projects,
  reportings,
  wishes,
} from './partnership.zh.ts'
import { phoneOf, unitCode } from './street.ts'

const hourMs = 60 * minuteMs

/** Everybody of the street and every partner, by name. */
interface Names {
  readonly people: Readonly<Record<string, string>>
  readonly partners: Readonly<Record<string, string>>
}

/** Acts as somebody so many days before or after now. */
type As = <T>(name: string, day: number, work: (context: Context) => Promise<T>) => Promise<T>

/** Plays what the street does with its partners up to `ground.now()`: each step by whoever takes it. */
export async function makePartnership(ground: JobGround, names: Names): Promise<void> {
  const as: As = (name, day, work) =>
    runAs({ ...ground, now: () => ground.now() + day * dayMs }, names.people[name]!, work, 'web')
  const dayAt = (day: number) => addDays(dateOf(ground.now()), day)

  await signAgreements(as, names, dayAt)
  const offerIds = await offerThings(as, names, dayAt)
  await askThings(as, names, dayAt)
  await doProjects(as, names, dayAt, offerIds)
  for (const { partner, by, day, corrected, ...given } of contributions) {
    const id = await as(by, day, (context) =>
      recordContribution(context, names.partners[partner]!, { ...given, givenOn: dayAt(day) }),
    )
    if (corrected) await as(by, day, (context) => correctContribution(context, id, corrected))
  }
  await makeWishes(as, names)
  await reportAll(as, names, ground)
  await holdCouncils(as, names, dayAt, ground.now())
}

type DayAt = (day: number) => string

async function signAgreements(as: As, { people, partners }: Names, dayAt: DayAt): Promise<void> {
  for (const { partner, by, keeper, from, to, terms, extendedBy } of agreements) {
    const id = partners[partner]!
    const signed = { fromDay: dayAt(from), toDay: dayAt(to), terms, keeperId: people[keeper]! }
    const agreementId = await as(by, from, (context) => signAgreement(context, id, signed))
    if (!extendedBy) continue
    const extended = { ...signed, fromDay: dayAt(to + 1), toDay: dayAt(to + extendedBy), extendsId: agreementId }
    await as(by, to - 10, (context) => signAgreement(context, id, extended))
  }
}

/** Returns each offer's id by its words. */
async function offerThings(as: As, { partners }: Names, dayAt: DayAt): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const { partner, by, at, ...offered } of offers) {
    const offer = { ...offered, placeCode: unitCode(at), fromDay: dayAt(-90) }
    ids.set(offered.what, await as(by, -90, (context) => addOffer(context, partners[partner]!, offer)))
  }
  return ids
}

async function askThings(as: As, { partners }: Names, dayAt: DayAt): Promise<void> {
  for (const { partner, by, what, outcome } of partnerNeeds) {
    const told = { what, fromDay: dayAt(-25) }
    const id = await as(by, -25, (context) => addPartnerNeed(context, partners[partner]!, told))
    if (outcome) await as('韩志远', -4, (context) => closePartnerNeed(context, id, outcome))
  }
}

async function doProjects(as: As, { partners }: Names, dayAt: DayAt, offerIds: Map<string, string>): Promise<void> {
  for (const { partner, by, name, lead, from, to, begun, outcome, uses } of projects) {
    const agreedOn = Math.min(from, 0) - 10
    const agreed = { name, lead, fromDay: dayAt(from), toDay: dayAt(to) }
    const id = await as(by, agreedOn, (context) => agreeProject(context, partners[partner]!, agreed))
    if (begun) await as(by, from, (context) => startProject(context, id))
    if (uses) {
      const asking = { unitCode: unitCode(by === '周倩' ? '宏祥' : '街道'), purpose: name, projectId: id }
      const takingId = await as(by, from, (context) => askPartner(context, offerIds.get(uses.offer)!, asking))
      await as(uses.answeredBy, from + 1, (context) => answerTaking(context, takingId, { yes: true, reason: null }))
      const { given } = uses
      if (given) {
        const gift = { givenOn: dayAt(to), quantity: given[0], unit: given[1] }
        await as(by, to, (context) => giveTaking(context, takingId, gift))
      }
    }
    if (outcome) await as(by, to, (context) => endProject(context, id, { ending: 'finished', outcome }))
  }
}

async function makeWishes(as: As, { people }: Names): Promise<void> {
  for (const { at, by, stops, claimedBy, thanks, ...wished } of wishes) {
    const id = await as(by, -14, (context) => makeWish(context, { ...wished, unitCode: unitCode(at) }))
    if (stops === 'made') continue
    await as(by, -13, (context) => publishWish(context, id, wished.what))
    if (!claimedBy || !people[claimedBy]) continue
    await as(claimedBy, -11, (context) => claimWish(context, id, null))
    if (stops === 'claimed') continue
    await as(claimedBy, -6, (context) => deliverWish(context, id))
    if (stops === 'fulfilled')
      await as(by, -5, (context) => fulfilWish(context, id, { thanks: thanks ?? null, photoIds: [] }))
  }
}

async function reportAll(as: As, { people, partners }: Names, ground: JobGround): Promise<void> {
  for (const reporting of reportings) {
    const { at, by, skills, freeTimes } = reporting
    const member = 'person' in reporting
    await as(by, -18, (context) =>
      register(context, {
        unitCode: unitCode(at),
        personId: member ? people[reporting.person]! : null,
        partnerId: member ? null : partners[reporting.partner]!,
        employer: member ? reporting.employer : null,
        skills,
        freeTimes,
      }),
    )
  }
  const { at, tail, ...told } = byLink
  // Whoever uses the code on the wall is nobody to the street.
  await ground.db.transact({ personId: null }, (tx) =>
    reportIn(
      { tx, actor: nobody, now: ground.now() - dayMs, commandId: uuidv7(), source: 'web' },
      { ...told, unitCode: unitCode(at), phone: phoneOf(tail) },
    ),
  )
}

async function holdCouncils(as: As, { people, partners }: Names, dayAt: DayAt, now: number): Promise<void> {
  for (const { at, by, members, held, promises, next } of councils) {
    const code = unitCode(at)
    for (const member of members) {
      const who = {
        partnerId: 'partner' in member ? partners[member.partner]! : null,
        personId: 'person' in member ? people[member.person]! : null,
      }
      await as(by, -60, (context) => seat(context, code, { ...who, role: member.role }))
    }
    const { day, place, agenda, attended, minutes } = held
    const heldAt = meetsAt(now, day)
    const meetingId = await as(by, day - 5, (context) => callMeeting(context, code, { heldAt, place, agenda }))
    await as(by, day + 1, (context) => writeMinutes(context, meetingId, { attended, minutes }))
    for (const promise of promises) {
      const { partner, what, due } = promise
      const promised = { meetingId, partnerId: partners[partner]!, personId: null, what, dueDay: dayAt(due) }
      const id = await as(by, day, (context) => makePromise(context, code, promised))
      if ('note' in promise) await as(by, due, (context) => notePromise(context, id, promise.note))
      if ('kept' in promise)
        await as(by, due, (context) => endPromise(context, id, { ending: 'kept', outcome: promise.kept }))
    }
    const coming = { heldAt: meetsAt(now, next.day), place: next.place, agenda: next.agenda }
    await as(by, -1, (context) => callMeeting(context, code, coming))
  }
}

/** Two in the afternoon. */
function meetsAt(now: number, day: number): number {
  return startOfDay(addDays(dateOf(now), day)) + 14 * hourMs
}
