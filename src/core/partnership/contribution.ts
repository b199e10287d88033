/** The ledger of what partners gave: whole numbers of a unit, never changed; a mistake is taken back by a counter-entry. */
export const countingUnits = ['piece', 'person-time', 'hour', 'fen'] as const
export type CountingUnit = (typeof countingUnits)[number]

export interface ContributionFacts {
  readonly givenOn: string
  readonly quantity: number
  readonly unit: CountingUnit
  readonly correctsId: string | null
  /** Whether a counter-entry took it back. */
  readonly takenBack: boolean
}

export type ContributionRefusal = 'not-yet-given' | 'entry-taken-back' | 'counter-entry-stays'

export function recordRefusal(givenOn: string, today: string): ContributionRefusal | null {
  return givenOn > today ? 'not-yet-given' : null
}

/** Why an entry can't be taken back, or null. */
export function correctRefusal({ correctsId, takenBack }: ContributionFacts): ContributionRefusal | null {
  if (correctsId !== null) return 'counter-entry-stays'
  return takenBack ? 'entry-taken-back' : null
}

export interface YearSum {
  readonly year: number
  readonly unit: CountingUnit
  readonly quantity: number
}
