/** The orders of a list of people; upwards, or with a dash downwards. */
export const personSorts = ['name', '-name', '-registered'] as const
export type PersonSort = (typeof personSorts)[number]

const millisecondsOfShanghai = 8 * 3_600_000

/** Full years at the end of this year, as neighbours count; null when the year of birth isn't known. */
export function ageOf(birthYear: number | null, now: number): number | null {
  return birthYear === null ? null : yearOf(now) - birthYear
}

/** The year in Asia/Shanghai, which has no summer time. */
export function yearOf(now: number): number {
  return new Date(now + millisecondsOfShanghai).getUTCFullYear()
}

const eldestYears = 125

/** Why this can't be a year of birth, or null. */
export function birthYearRefusal(birthYear: number, now: number): 'too-big' | 'too-small' | null {
  if (birthYear > yearOf(now)) return 'too-big'
  return birthYear < yearOf(now) - eldestYears ? 'too-small' : null
}
