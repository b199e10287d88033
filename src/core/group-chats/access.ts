import { type Actor, holdsPost } from '../../platform/actor/actor.ts'

const posts = [
  'street-officer',
  'committee-secretary',
  'branch-secretary',
  'community-worker',
  'grid-worker',
  'operator',
] as const

/** Whoever takes needs in where the group is at home pastes and checks. */
export function mayCheck(actor: Actor, unitCode: string): boolean {
  return holdsPost(actor, posts, unitCode)
}
