import { type Actor, holdsPost } from '../../platform/actor/actor.ts'

const desk = ['street-officer', 'committee-secretary', 'branch-secretary', 'community-worker', 'operator'] as const

/** Who may take which step, where they hold the post. The database asks for the right `business` in the same units. */
export const access = {
  post: desk,
  followUp: desk,
  tie: desk,
  tellDoor: [...desk, 'grid-worker'],
} as const

export type Step = keyof typeof access

export function may(actor: Actor, step: Step, unitCode: string): boolean {
  return holdsPost(actor, access[step], unitCode)
}

/** Whether some unit is the actor's to take this step in. */
export function mayAnywhere({ grants }: Actor, step: Step): boolean {
  return grants.some(({ post, unitCode }) => unitCode !== null && (access[step] as readonly string[]).includes(post))
}
