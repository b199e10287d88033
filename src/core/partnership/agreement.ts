import { addDays, type CalendarDate } from '../../platform/calendar/dates.ts'

/** 联建协议: from one day to another, extended by another that follows, or ended early with a reason. */
export interface AgreementFacts {
  readonly fromDay: CalendarDate
  readonly toDay: CalendarDate
  readonly endedAt: number | null
  /** Whether another one goes on with it. */
  readonly extended: boolean
}

export const agreementStates = ['coming', 'running', 'ending', 'over', 'ended'] as const
export type AgreementState = (typeof agreementStates)[number]

/** How it stands on a day; `ending` within so many days before its last, as long as nothing follows it. */
export function agreementState(agreement: AgreementFacts, today: CalendarDate, reminderDays: number): AgreementState {
  if (agreement.endedAt !== null) return 'ended'
  if (agreement.toDay < today) return 'over'
  if (agreement.fromDay > today) return 'coming'
  return !agreement.extended && agreement.toDay <= addDays(today, reminderDays) ? 'ending' : 'running'
}

export type AgreementRefusal =
  | 'partner-ended'
  | 'agreement-ends-first'
  | 'agreement-extended'
  | 'agreement-over'
  | 'agreement-overlaps'
  | 'paper-wanted'

/** Why an agreement from–to can't be made with a partner that has these already, or null. */
export function signRefusal(
  { fromDay, toDay }: Pick<AgreementFacts, 'fromDay' | 'toDay'>,
  partner: { readonly endedAt: number | null },
  others: readonly AgreementFacts[],
): AgreementRefusal | null {
  if (partner.endedAt !== null) return 'partner-ended'
  if (toDay < fromDay) return 'agreement-ends-first'
  const overlaps = others.some((one) => one.endedAt === null && one.fromDay <= toDay && fromDay <= one.toDay)
  return overlaps ? 'agreement-overlaps' : null
}

/** Why it can't be extended, or null. One that was ended early is not extended: another one is made. */
export function extendRefusal({ endedAt, extended }: AgreementFacts): AgreementRefusal | null {
  if (endedAt !== null) return 'agreement-over'
  return extended ? 'agreement-extended' : null
}

/** Why it can't be ended early, or null. */
export function endRefusal({ endedAt, toDay }: AgreementFacts, today: CalendarDate): AgreementRefusal | null {
  return endedAt !== null || toDay < today ? 'agreement-over' : null
}
