import type { AgreementState } from '../agreement.ts'
import type { PromiseState } from '../council.ts'
import type { TakingState } from '../offer.ts'
import type { WishState } from '../wish.ts'

type Tone = 'good' | 'soon' | 'late' | 'plain'

/** How the word of a state is said: late and soon by weight, good in green. */
export const toneOfAgreement = {
  coming: 'plain',
  running: 'good',
  ending: 'soon',
  over: 'late',
  ended: 'plain',
} as const satisfies Record<AgreementState, Tone>

export const toneOfTaking = {
  asked: 'soon',
  agreed: 'good',
  declined: 'plain',
  given: 'plain',
} as const satisfies Record<TakingState, Tone>

export const toneOfWish = {
  made: 'soon',
  published: 'plain',
  claimed: 'good',
  delivered: 'soon',
  fulfilled: 'good',
  withdrawn: 'plain',
} as const satisfies Record<WishState, Tone>

export const toneOfPromise = {
  open: 'plain',
  late: 'late',
  kept: 'good',
  dropped: 'plain',
} as const satisfies Record<PromiseState, Tone>
