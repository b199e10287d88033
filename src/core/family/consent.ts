import type { ConsentWay, Purpose } from '../people/consent.ts'
import type { Refusal } from './refusals.ts'

/** When a consent holds, and when it may be given. Pure; times are epoch milliseconds. */

export const consentStates = ['coming', 'in-force', 'over', 'taken-back'] as const
export type ConsentState = (typeof consentStates)[number]

/** In which order the list goes, the usual one first; `to` has those first that end first. */
export const consentSorts = ['-given', 'given', 'to'] as const
export type ConsentSort = (typeof consentSorts)[number]

export interface Term {
  readonly validFrom: number
  readonly validTo: number
  readonly revokedAt: number | null
}

export function stateOf({ validFrom, validTo, revokedAt }: Term, now: number): ConsentState {
  if (revokedAt !== null) return 'taken-back'
  if (now >= validTo) return 'over'
  return now < validFrom ? 'coming' : 'in-force'
}

/** What somebody said that another may do for them. */
export interface Given {
  readonly residentId: string
  readonly helperId: string
  readonly purposes: readonly Purpose[]
  readonly validFrom: number
  readonly validTo: number
  readonly way: ConsentWay
  readonly photos: number
  readonly calledAt: number | null
}

/** Why a consent may not be given so, beside the others that this person has given; or null. */
export function givingRefusal(
  given: Given,
  others: readonly (Term & { readonly helperId: string })[],
  now: number,
): Refusal | null {
  if (given.helperId === given.residentId) return 'helper-is-the-resident'
  if (given.validTo <= now || given.validTo <= given.validFrom) return 'consent-ends-early'
  if (given.validTo - given.validFrom > longestDays * dayMs) return 'consent-too-long'
  if (given.way === 'paper' && given.photos === 0) return 'paper-missing'
  if (given.way === 'telephone' && (given.calledAt === null || given.calledAt > now)) return 'call-time-missing'
  const living = others.filter((one) => one.revokedAt === null && one.validTo > now)
  if (living.some(({ helperId }) => helperId === given.helperId)) return 'helps-already'
  return living.length >= mostHelpers ? 'too-many-helpers' : null
}

/** Whoever confirms also sees what they confirm. */
export function wholePurposes(purposes: readonly Purpose[]): Purpose[] {
  return [...new Set<Purpose>([...purposes, ...(purposes.includes('confirm') ? (['follow'] as const) : [])])]
}

/** The last day of so many months that begin with this one: half a year from 1 December ends on 31 May. */
export function lastDayOf(months: number, from: string): string {
  const [year, month, day] = from.split('-').map(Number) as [number, number, number]
  const daysThere = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  const end = Date.UTC(year, month - 1 + months, day > daysThere ? daysThere + 1 : day) - dayMs
  return new Date(end).toISOString().slice(0, 10)
}

export const mostHelpers = 5
/** Three years, and the leap day. */
export const longestDays = 3 * 365 + 1
const dayMs = 86_400_000
