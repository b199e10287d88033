import { type Actor, holdsPost } from '../../platform/actor/actor.ts'
import type { Post } from './post.ts'

const street = ['street-officer', 'operator'] as const satisfies readonly Post[]
const community = ['street-officer', 'branch-secretary', 'operator'] as const satisfies readonly Post[]

const desk = [
  'street-officer',
  'committee-secretary',
  'branch-secretary',
  'community-worker',
  'operator',
] as const satisfies readonly Post[]

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
  'partner-contact': community,
  operator: [],
} as const satisfies Record<Post, readonly Post[]>

/** Who may take which other step. */
export const access = {
  changeTeams: street,
  addSquad: community,
  changeBodies: community,
  recordThemeDay: desk,
} as const

export type Step = keyof typeof access

export function may(actor: Actor, step: Step, unitCode: string): boolean {
  return holdsPost(actor, access[step], unitCode)
}

export function mayGive(actor: Actor, post: Post, unitCode: string): boolean {
  return holdsPost(actor, givers[post], unitCode)
}

/** Who decides about the people of a former team: the leader of the one that it went into, and whoever changes teams. */
export function mayDecide(actor: Actor, team: { readonly id: string; readonly streetCode: string }): boolean {
  const leads = actor.grants.some(({ post, teamId }) => post === 'team-leader' && teamId === team.id)
  return leads || may(actor, 'changeTeams', team.streetCode)
}
