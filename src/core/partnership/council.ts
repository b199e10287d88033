import { type CalendarDate, dateOf } from '../../platform/calendar/dates.ts'

/** 大工委 of the street, 大党委 of a community: who sits there, when they meet, what they promise. */
export const councilRoles = ['head', 'deputy', 'member'] as const
export type CouncilRole = (typeof councilRoles)[number]

export const meetingStates = ['called', 'held', 'cancelled'] as const
export type MeetingState = (typeof meetingStates)[number]

export interface MeetingFacts {
  readonly heldAt: number
  readonly minutedAt: number | null
  readonly cancelledAt: number | null
}

export function meetingState({ minutedAt, cancelledAt }: MeetingFacts): MeetingState {
  if (cancelledAt !== null) return 'cancelled'
  return minutedAt === null ? 'called' : 'held'
}

export const promiseStates = ['open', 'late', 'kept', 'dropped'] as const
export type PromiseState = (typeof promiseStates)[number]

export interface PromiseFacts {
  readonly dueDay: CalendarDate
  readonly madeAt: number
  readonly keptAt: number | null
  readonly droppedAt: number | null
}

export function promiseState({ dueDay, keptAt, droppedAt }: PromiseFacts, today: CalendarDate): PromiseState {
  if (keptAt !== null) return 'kept'
  if (droppedAt !== null) return 'dropped'
  return dueDay < today ? 'late' : 'open'
}

/**
 * Whether a promise stands on a meeting's agenda by itself: made before, due before that day, and not ended by then. Of a
 * meeting long past it says what stood there on its day.
 */
export function standsOnAgenda(promise: PromiseFacts, { heldAt }: Pick<MeetingFacts, 'heldAt'>): boolean {
  const endedAt = promise.keptAt ?? promise.droppedAt
  return promise.madeAt < heldAt && promise.dueDay < dateOf(heldAt) && (endedAt === null || endedAt > heldAt)
}

export type CouncilRefusal =
  | 'seated-already'
  | 'seat-ended'
  | 'meeting-over'
  | 'meeting-to-come'
  | 'promise-ended'
  | 'due-in-the-past'

/** Why minutes can't be written, or null: once, and after it began. */
export function minutesRefusal(meeting: MeetingFacts, now: number): CouncilRefusal | null {
  if (meetingState(meeting) !== 'called') return 'meeting-over'
  return meeting.heldAt > now ? 'meeting-to-come' : null
}

export function promiseRefusal(promise: PromiseFacts): CouncilRefusal | null {
  return promise.keptAt === null && promise.droppedAt === null ? null : 'promise-ended'
}
