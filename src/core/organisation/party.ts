import type { Level } from '../territory/unit.ts'

/** The 1 and the 5, and under each the Party organisation of its volunteer service: two levels, 两级志愿服务党组织. */
export const bodyKinds = ['work-committee', 'branch', 'volunteer-committee', 'volunteer-branch'] as const
export type BodyKind = (typeof bodyKinds)[number]

/** The orders of a list of members: as they were added, since when they belong, or by body. With a dash downwards. */
export const memberSorts = ['-added', 'added', 'from', '-from', 'body'] as const
export type MemberSort = (typeof memberSorts)[number]

/** The orders of a list of theme days: by their day, or by branch. With a dash downwards. */
export const themeDaySorts = ['-held', 'held', 'body'] as const
export type ThemeDaySort = (typeof themeDaySorts)[number]

/** Which bodies stand at which level, the Party's own before that of the volunteers. */
export const bodiesOf = {
  street: ['work-committee', 'volunteer-committee'],
  community: ['branch', 'volunteer-branch'],
  grid: [],
} as const satisfies Record<Level, readonly BodyKind[]>

/** What somebody is in a Party body, first who leads. It opens nothing in the system: posts do. */
export const duties = ['secretary', 'deputy', 'member'] as const
export type Duty = (typeof duties)[number]

export interface Term {
  readonly fromDay: string
  readonly toDay: string | null
}

export type MembershipRefusal = 'day-to-come'

/** Why somebody can't belong to a body from that day on, or null. */
export function membershipRefusal(fromDay: string, today: string): MembershipRefusal | null {
  return fromDay > today ? 'day-to-come' : null
}

export type MembershipEndRefusal = 'already-ended' | 'ends-before-it-begins' | 'day-to-come'

/** Why a membership can't end on that day, or null. */
export function membershipEndRefusal(
  { fromDay, toDay }: Term,
  onDay: string,
  today: string,
): MembershipEndRefusal | null {
  if (toDay !== null) return 'already-ended'
  if (onDay < fromDay) return 'ends-before-it-begins'
  return onDay > today ? 'day-to-come' : null
}

/** Whether somebody belonged to the body on that day; the last day counts. */
export function belongsOn({ fromDay, toDay }: Term, day: string): boolean {
  return fromDay <= day && (toDay === null || toDay >= day)
}

export type ThemeDayRefusal = 'not-a-branch' | 'day-to-come' | 'came-without-belonging'

/** Why the record of a theme day can't be kept, or null. Who came belonged to the branch on that day. */
export function themeDayRefusal(
  body: { readonly kind: BodyKind },
  { heldOn, cameIds }: { readonly heldOn: string; readonly cameIds: readonly string[] },
  members: readonly (Term & { readonly personId: string })[],
  today: string,
): ThemeDayRefusal | null {
  if (body.kind !== 'branch') return 'not-a-branch'
  if (heldOn > today) return 'day-to-come'
  const belong = new Set(members.filter((member) => belongsOn(member, heldOn)).map(({ personId }) => personId))
  return cameIds.every((id) => belong.has(id)) ? null : 'came-without-belonging'
}

export type PeriodRefusal = 'period-turned' | 'period-too-long'

const longestDays = 400

/** Why no list can be made of that time, or null. Both days belong to it. */
export function periodRefusal(from: string, to: string): PeriodRefusal | null {
  if (to < from) return 'period-turned'
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 > longestDays ? 'period-too-long' : null
}
