/** 双报到: Party organisations of employers report to the community where they stand, serving members where they live. */
export const reportingKinds = ['organisation', 'member'] as const
export type ReportingKind = (typeof reportingKinds)[number]

export const reportingStates = ['waiting', 'confirmed', 'ended'] as const
export type ReportingState = (typeof reportingStates)[number]

export interface ReportingFacts {
  readonly confirmedAt: number | null
  readonly endedAt: number | null
}

export function reportingState({ confirmedAt, endedAt }: ReportingFacts): ReportingState {
  if (endedAt !== null) return 'ended'
  return confirmedAt === null ? 'waiting' : 'confirmed'
}

export type ReportingRefusal =
  | 'no-community'
  | 'reporting-confirmed'
  | 'reporting-ended'
  | 'partner-kind-missing'
  | 'reported-already'
  | 'too-many-waiting'
  | 'no-phone-number'

export function confirmRefusal(reporting: ReportingFacts): ReportingRefusal | null {
  const state = reportingState(reporting)
  if (state === 'ended') return 'reporting-ended'
  return state === 'confirmed' ? 'reporting-confirmed' : null
}

export function endReportingRefusal(reporting: ReportingFacts): ReportingRefusal | null {
  return reporting.endedAt === null ? null : 'reporting-ended'
}

/** How many may wait in one community: beyond that the link is being misused, or nobody looks. */
export const mostWaiting = 200
