/** 微心愿: made, published, claimed by one, delivered, fulfilled; or handed back, and free again. */
export const wishStates = ['made', 'published', 'claimed', 'delivered', 'fulfilled', 'withdrawn'] as const
export type WishState = (typeof wishStates)[number]

export const ageGroups = ['child', 'youth', 'adult', 'elder'] as const
export type AgeGroup = (typeof ageGroups)[number]

export interface WishFacts {
  readonly publishedAt: number | null
  readonly fulfilledAt: number | null
  readonly withdrawnAt: number | null
}

/** The claim that holds; one that was handed back is none. */
export interface ClaimFacts {
  readonly personId: string
  readonly deliveredAt: number | null
}

export function wishState(wish: WishFacts, claim: ClaimFacts | null): WishState {
  if (wish.withdrawnAt !== null) return 'withdrawn'
  if (wish.fulfilledAt !== null) return 'fulfilled'
  if (claim) return claim.deliveredAt === null ? 'claimed' : 'delivered'
  return wish.publishedAt === null ? 'made' : 'published'
}

export const wishSteps = ['publish', 'unpublish', 'withdraw', 'claim', 'handBack', 'deliver', 'fulfil'] as const
export type WishStep = (typeof wishSteps)[number]

/** From which states each step goes. */
const from = {
  publish: ['made'],
  unpublish: ['published'],
  withdraw: ['made', 'published'],
  claim: ['published'],
  handBack: ['claimed'],
  deliver: ['claimed'],
  fulfil: ['delivered'],
} as const satisfies Record<WishStep, readonly WishState[]>

export type WishRefusal =
  | 'wish-claimed'
  | 'wish-not-there-yet'
  | 'wish-over'
  | 'wish-names-somebody'
  | 'photo-wanted'
  | 'claim-by-helpers'

/** Why a wish in this state can't take the step, or null. */
export function wishRefusal(step: WishStep, state: WishState): WishRefusal | null {
  if ((from[step] as readonly WishState[]).includes(state)) return null
  if (state === 'fulfilled' || state === 'withdrawn') return 'wish-over'
  return state === 'claimed' || state === 'delivered' ? 'wish-claimed' : 'wish-not-there-yet'
}

/** Whether the words that everybody reads give away for whom the wish is. */
export function givesAway(what: string, forWhom: string | null): boolean {
  const name = forWhom?.replace(/\s/gu, '') ?? ''
  return name.length > 1 && what.replace(/\s/gu, '').includes(name)
}
