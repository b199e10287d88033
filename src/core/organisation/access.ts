import { type Actor, holdsPost } from '../../platform/actor/actor.ts'
import type { Post } from './post.ts'

const street = ['street-officer', 'operator'] as const satisfies readonly Post[]
const community = ['street-officer', 'branch-secretary', 'operator'] as const satisfies readonly Post[]

/** Who may give and end each post, where they hold theirs. Nobody gives the operator's. */
export const givers = {
  'street-officer': street,
  'committee-secretary': street,
  'matters-officer': street,
  'branch-secretary': street,
  'community-worker': community,
  'grid-worker': community,
  auditor: street,
  'team-leader': street,
  'squad-leader': community,
  'team-member': community,
  operator: [],
} as const satisfies Record<Post, readonly Post[]>

/** Who may take which other step. */
export const access = {
  changeTeams: street,
  addSquad: community,
  addPartner: community,
} as const

export type Step = keyof typeof access

export function may(actor: Actor, step: Step, unitCode: string): boolean {
  return holdsPost(actor, access[step], unitCode)
}

export function mayGive(actor: Actor, post: Post, unitCode: string): boolean {
  return holdsPost(actor, givers[post], unitCode)
}
