import { type Actor, holdsPost } from '../../platform/actor/actor.ts'

const desk = ['street-officer', 'committee-secretary', 'branch-secretary', 'community-worker', 'operator'] as const
const afoot = [...desk, 'grid-worker'] as const

/** Who of the staff may take which step, where they hold the post. Residents and helpers act in their own name. */
export const access = { writeDown: afoot, end: afoot } as const

export function may(actor: Actor, step: keyof typeof access, unitCode: string): boolean {
  return holdsPost(actor, access[step], unitCode)
}
