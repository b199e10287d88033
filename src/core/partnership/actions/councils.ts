import { type Context, personOf } from '../../../platform/actor/actor.ts'
import { dateOf } from '../../../platform/calendar/dates.ts'
import { uuidv7 } from '../../../platform/command/command.ts'
import { Invalid, NotFound, Refused } from '../../../platform/contract/errors.ts'
import { log } from '../../../platform/events/log.ts'
import { getUnit } from '../../territory/index.ts'
import { may } from '../access.ts'
import { type CouncilRole, meetingState, minutesRefusal, promiseRefusal } from '../council.ts'
import {
  type CouncilPromise,
  findMeeting,
  findPromise,
  insertMeeting,
  insertMember,
  insertNote,
  insertPromise,
  lockMeeting,
  lockMember,
  type Meeting,
  updateMeetingAsCancelled,
  updateMemberAsEnded,
  updateMinutes,
  updatePromiseAsEnded,
} from '../store/council-store.ts'
import { getPartner, refuseStranger } from './partners.ts'

/** A partner or a person: whoever sits in a council or promises something. */
interface Somebody {
  readonly partnerId: string | null
  readonly personId: string | null
}

/** A partner or a person takes a seat in a council. Returns the seat's id. */
export async function seat(
  context: Context,
  unitCode: string,
  { partnerId, personId, role }: Somebody & { readonly role: CouncilRole },
): Promise<string> {
  const { tx, actor, now } = context
  await getUnit(tx, unitCode)
  if (!may(actor, 'seat', unitCode)) throw new Refused('not-your-post')
  await refuseNobody(context, { partnerId, personId })

  const id = uuidv7(now)
  if (!(await insertMember(tx, { id, unitCode, partnerId, personId, role, since: now }))) {
    throw new Refused('seated-already')
  }
  await log(context, {
    kind: 'seat-taken',
    noun: 'council',
    nounId: id,
    unitCode,
    facts: { partnerId, personId, role },
  })
  return id
}

export async function endSeat(context: Context, memberId: string): Promise<void> {
  const { tx, actor, now } = context
  const member = await lockMember(tx, memberId)
  if (!member) throw new NotFound()
  const { unitCode, partnerId, personId } = member
  if (!may(actor, 'seat', unitCode)) throw new Refused('not-your-post')
  if (member.endedAt !== null) throw new Refused('seat-ended')

  await updateMemberAsEnded(tx, memberId, now)
  await log(context, {
    kind: 'seat-ended',
    noun: 'council',
    nounId: memberId,
    unitCode,
    facts: { partnerId, personId },
  })
}

export interface Calling {
  readonly heldAt: number
  readonly place: string
  readonly agenda: readonly string[]
}

/** Calls a council together, and returns the meeting's id. What is late stands on its agenda by itself. */
export async function callMeeting(context: Context, unitCode: string, calling: Calling): Promise<string> {
  const { tx, actor, now } = context
  await getUnit(tx, unitCode)
  if (!may(actor, 'runCouncil', unitCode)) throw new Refused('not-your-post')

  const id = uuidv7(now)
  await insertMeeting(tx, { ...calling, id, unitCode }, { by: personOf(context), at: now })
  await log(context, { kind: 'meeting-called', noun: 'meeting', nounId: id, unitCode })
  return id
}

export async function cancelMeeting(context: Context, meetingId: string): Promise<void> {
  const meeting = await lockMeetingFor(context, meetingId)
  if (meetingState(meeting) !== 'called') throw new Refused('meeting-over')

  await updateMeetingAsCancelled(context.tx, meetingId, context.now)
  await log(context, { kind: 'meeting-cancelled', noun: 'meeting', nounId: meetingId, unitCode: meeting.unitCode })
}

/** Puts on record who came and what was said. */
export async function writeMinutes(
  context: Context,
  meetingId: string,
  { attended, minutes }: { attended: string; minutes: string },
): Promise<void> {
  const { tx, now } = context
  const meeting = await lockMeetingFor(context, meetingId)
  const refusal = minutesRefusal(meeting, now)
  if (refusal) throw new Refused(refusal)

  await updateMinutes(tx, meetingId, { attended, minutes, now })
  await log(context, { kind: 'minutes-written', noun: 'meeting', nounId: meetingId, unitCode: meeting.unitCode })
}

export interface Promising extends Somebody {
  readonly meetingId: string | null
  readonly what: string
  readonly dueDay: string
}

/** Writes down who promises what by when, and returns the promise's id. */
export async function makePromise(context: Context, unitCode: string, promising: Promising): Promise<string> {
  const { tx, actor, now } = context
  const { meetingId, partnerId, personId, what, dueDay } = promising
  await getUnit(tx, unitCode)
  if (!may(actor, 'runCouncil', unitCode)) throw new Refused('not-your-post')
  if (dueDay < dateOf(now)) throw new Refused('due-in-the-past')
  if (meetingId && (await findMeeting(tx, meetingId))?.unitCode !== unitCode) {
    throw new Invalid('body.meetingId', 'not-a-choice')
  }
  await refuseNobody(context, { partnerId, personId })

  const id = uuidv7(now)
  await insertPromise(tx, { id, unitCode, meetingId, partnerId, personId, what, dueDay, madeAt: now })
  const facts = { partnerId, personId, to: dueDay }
  await log(context, { kind: 'promise-made', noun: 'promise', nounId: id, unitCode, facts })
  return id
}

/** Writes down how a promise goes on: staff, or who speaks for the partner that made it. */
export async function notePromise(context: Context, promiseId: string, text: string): Promise<void> {
  const { tx, now } = context
  const promise = await getPromise(context, promiseId)
  const { unitCode } = promise
  const refusal = promiseRefusal(promise)
  if (refusal) throw new Refused(refusal)

  await insertNote(tx, { id: uuidv7(now), promiseId, unitCode, text, notedBy: personOf(context), notedAt: now })
  await log(context, { kind: 'promise-noted', noun: 'promise', nounId: promiseId, unitCode })
}

/** A promise is kept, or dropped with the reason. */
export async function endPromise(
  context: Context,
  promiseId: string,
  { ending, outcome }: { ending: 'kept' | 'dropped'; outcome: string },
): Promise<void> {
  const { tx, actor, now } = context
  const { unitCode } = await getPromise(context, promiseId)
  if (!may(actor, 'runCouncil', unitCode)) throw new Refused('not-your-post')
  if (!(await updatePromiseAsEnded(tx, promiseId, { ending, outcome, now }))) throw new Refused('promise-ended')

  const kind = ending === 'kept' ? 'promise-kept' : 'promise-dropped'
  await log(context, { kind, noun: 'promise', nounId: promiseId, unitCode })
}

async function getPromise({ tx }: Context, promiseId: string): Promise<CouncilPromise> {
  const promise = await findPromise(tx, promiseId)
  if (!promise) throw new NotFound()
  return promise
}

async function lockMeetingFor({ tx, actor }: Context, meetingId: string): Promise<Meeting> {
  const meeting = await lockMeeting(tx, meetingId)
  if (!meeting) throw new NotFound()
  if (!may(actor, 'runCouncil', meeting.unitCode)) throw new Refused('not-your-post')
  return meeting
}

async function refuseNobody(context: Context, { partnerId, personId }: Somebody): Promise<void> {
  if ((partnerId === null) === (personId === null)) throw new Invalid('body.personId', 'not-a-choice')
  if (partnerId) await getPartner(context, partnerId)
  await refuseStranger(context, personId, 'body.personId')
}
