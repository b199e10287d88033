import { type Actor, holdsPost } from '../../platform/actor/actor.ts'
import type { Post } from '../../core/organisation/post.ts'

const writers = [
  'street-officer',
  'committee-secretary',
  'branch-secretary',
  'community-worker',
  'operator',
] as const satisfies readonly Post[]

/** Who writes the bulletins of a unit and edits them. */
export function mayWrite(actor: Actor, unitCode: string): boolean {
  return holdsPost(actor, writers, unitCode)
}
