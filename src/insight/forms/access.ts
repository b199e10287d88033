import { type Actor, holdsPost } from '../../platform/actor/actor.ts'
import type { Post } from '../../core/organisation/post.ts'

const keepers = [
  'street-officer',
  'committee-secretary',
  'branch-secretary',
  'community-worker',
  'operator',
] as const satisfies readonly Post[]

/** Who brings in forms for a unit, says what goes where, and fills them for it. */
export function mayKeepForms(actor: Actor, unitCode: string): boolean {
  return holdsPost(actor, keepers, unitCode)
}
