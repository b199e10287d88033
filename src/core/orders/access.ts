import { type Actor, holdsPost } from '../../platform/actor/actor.ts'

const desk = ['street-officer', 'committee-secretary', 'branch-secretary', 'community-worker', 'operator'] as const

/** Who may take which step, where they hold the post. What is guarded is answered by the officer for such matters. */
export const access = { record: desk, answer: [...desk, 'matters-officer'] } as const

export function may(actor: Actor, step: keyof typeof access, unitCode: string): boolean {
  return holdsPost(actor, access[step], unitCode)
}
