import type { CalendarDate } from '../../platform/calendar/dates.ts'
import { isWithin } from '../territory/unit.ts'

/** 资源清单: what a partner offers, and how it is taken up. */

/** Kinds of service; the same five that needs are sorted by. */
export const serviceKinds = ['information', 'service', 'life', 'work', 'management'] as const
export type ServiceKind = (typeof serviceKinds)[number]

export interface OfferFacts {
  readonly kind: ServiceKind
  readonly placeCode: string
  readonly fromDay: CalendarDate
  readonly toDay: CalendarDate | null
  readonly endedAt: number | null
}

/** Whether an offer holds on a day. */
export function offerHolds({ fromDay, toDay, endedAt }: OfferFacts, today: CalendarDate): boolean {
  return endedAt === null && fromDay <= today && (toDay === null || today <= toDay)
}

export const takingStates = ['asked', 'agreed', 'declined', 'given'] as const
export type TakingState = (typeof takingStates)[number]

export interface TakingFacts {
  readonly answeredAt: number | null
  readonly declinedBecause: string | null
  readonly givenAt: number | null
}

export function takingState({ answeredAt, declinedBecause, givenAt }: TakingFacts): TakingState {
  if (givenAt !== null) return 'given'
  if (answeredAt === null) return 'asked'
  return declinedBecause === null ? 'agreed' : 'declined'
}

export type TakingRefusal =
  | 'offer-ended'
  | 'offered-elsewhere'
  | 'taking-answered'
  | 'taking-not-agreed'
  | 'decline-reason-missing'

/** Why an offer can't be asked for in this unit, or null. */
export function askRefusal(offer: OfferFacts, unitCode: string, today: CalendarDate): TakingRefusal | null {
  if (!offerHolds(offer, today)) return 'offer-ended'
  return isWithin(unitCode, offer.placeCode) ? null : 'offered-elsewhere'
}

/** Why it can't be answered so, or null: once, and a no with its reason. */
export function answerRefusal(taking: TakingFacts, yes: boolean, reason: string | null): TakingRefusal | null {
  if (takingState(taking) !== 'asked') return 'taking-answered'
  return yes || reason ? null : 'decline-reason-missing'
}

export function giveRefusal(taking: TakingFacts): TakingRefusal | null {
  return takingState(taking) === 'agreed' ? null : 'taking-not-agreed'
}
