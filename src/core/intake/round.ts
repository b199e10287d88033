/** Rules of an opinion round. Pure: times are epoch milliseconds. */

export const waysToAnswer = ['app', 'poster', 'paper'] as const
export type WayToAnswer = (typeof waysToAnswer)[number]

export interface RoundFacts {
  readonly opensAt: number
  readonly closesAt: number
  readonly resultAt: number | null
}

/** Where a round stands: asked, over and being read, or said what came of it. */
export const roundStates = ['running', 'closed', 'decided'] as const
export type RoundState = (typeof roundStates)[number]

export function stateOf({ closesAt, resultAt }: RoundFacts, now: number): RoundState {
  if (resultAt !== null) return 'decided'
  return now < closesAt ? 'running' : 'closed'
}

/** Why no more answers are taken, or null. What was written on paper in time may be typed in until the result is said. */
export function answerRefusal(round: RoundFacts, way: WayToAnswer, now: number): 'round-over' | null {
  const state = stateOf(round, now)
  return state === 'running' || (way === 'paper' && state === 'closed') ? null : 'round-over'
}

export type ResultRefusal = 'round-runs' | 'result-said'

/** Why the result can't be said yet, or not again. */
export function resultRefusal(round: RoundFacts, now: number): ResultRefusal | null {
  const state = stateOf(round, now)
  if (state === 'decided') return 'result-said'
  return state === 'running' ? 'round-runs' : null
}

export const longestRoundDays = 92
