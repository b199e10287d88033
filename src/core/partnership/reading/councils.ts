import type { Context } from '../../../platform/actor/actor.ts'
import { dateOf } from '../../../platform/calendar/dates.ts'
import { NotFound } from '../../../platform/contract/errors.ts'
import { may } from '../access.ts'
import { meetingState, minutesRefusal, promiseRefusal, promiseState } from '../council.ts'
import type { Asked } from '../store/asked.ts'
import {
  type CouncilPromise,
  findMeeting,
  listLateAt,
  listMeetings,
  listMembers,
  listNotes,
  listPromisedIn,
  listPromises,
  type Meeting,
} from '../store/council-store.ts'
import type { CouncilMemberView, MeetingDetail, MeetingView, PromiseView } from '../views.ts'
import { findKnown, type Known, pageOf } from './known.ts'

export async function readMembers(context: Context, unitCode: string): Promise<CouncilMemberView[]> {
  const members = await listMembers(context.tx, unitCode)
  const known = await findKnown(context, {
    partners: members.map(({ partnerId }) => partnerId),
    people: members.map(({ personId }) => personId),
  })
  return members.map(({ id, partnerId, personId, role, since }) => {
    const name = partnerId ? known.partner(partnerId) : (known.person(personId)?.name ?? '')
    return { id, name, partnerId, personId, role, since }
  })
}

export async function readMeetings(
  context: Context,
  asked: Asked<'meetings'>,
): Promise<{ rows: MeetingView[]; next: string | null }> {
  const found = await listMeetings(context.tx, { ...asked, limit: asked.limit + 1 })
  const { shown, next } = pageOf(found, asked.limit)
  const known = await findKnown(context, {})
  return { rows: shown.map((meeting) => meetingView(meeting, known)), next }
}

/** A meeting with what stands on its agenda by itself, and what was promised in it. */
export async function readMeeting(context: Context, meetingId: string): Promise<MeetingDetail> {
  const { tx, actor, now } = context
  const meeting = await findMeeting(tx, meetingId)
  if (!meeting) throw new NotFound()
  const { unitCode, heldAt, attended, minutes, minutedAt } = meeting
  const runs = may(actor, 'runCouncil', unitCode)
  const called = meetingState(meeting) === 'called'
  return {
    meeting: meetingView(meeting, await findKnown(context, {})),
    attended,
    minutes,
    minutedAt,
    late: await promiseViews(context, await listLateAt(tx, meeting, dateOf(heldAt))),
    promised: await promiseViews(context, await listPromisedIn(tx, meetingId)),
    members: await readMembers(context, unitCode),
    can: {
      minute: runs && !minutesRefusal(meeting, now),
      cancel: runs && called,
      promise: runs && meeting.cancelledAt === null,
    },
  }
}

export async function readPromises(
  context: Context,
  asked: Asked<'promises'>,
): Promise<{ rows: PromiseView[]; next: string | null }> {
  const found = await listPromises(context.tx, { ...asked, limit: asked.limit + 1 }, dateOf(context.now))
  const { shown, next } = pageOf(found, asked.limit)
  return { rows: await promiseViews(context, shown), next }
}

async function promiseViews(context: Context, promises: readonly CouncilPromise[]): Promise<PromiseView[]> {
  const { tx, actor, now } = context
  const notes = await listNotes(
    tx,
    promises.map(({ id }) => id),
  )
  const noters = [...notes.values()].flat().map(({ notedBy }) => notedBy)
  const known = await findKnown(context, {
    partners: promises.map(({ partnerId }) => partnerId),
    people: [...promises.map(({ personId }) => personId), ...noters],
  })
  return promises.map((promise) => {
    const { id, unitCode, partnerId, personId, what, dueDay, outcome } = promise
    const open = promiseRefusal(promise) === null
    return {
      id,
      unitCode,
      unitName: known.unit(unitCode),
      who: partnerId ? known.partner(partnerId) : (known.person(personId)?.name ?? ''),
      partnerId,
      what,
      dueDay,
      state: promiseState(promise, dateOf(now)),
      outcome,
      notes: (notes.get(id) ?? []).map(({ text, notedBy, notedAt }) => ({
        text,
        by: known.person(notedBy)?.name ?? '',
        at: notedAt,
      })),
      can: { note: open, end: open && may(actor, 'runCouncil', unitCode) },
    }
  })
}

function meetingView(meeting: Meeting, known: Known): MeetingView {
  const { id, unitCode, heldAt, place, agenda } = meeting
  return {
    id,
    unitCode,
    unitName: known.unit(unitCode),
    heldAt,
    place,
    agenda: [...agenda],
    state: meetingState(meeting),
  }
}
