import { type Actor, holdsPost } from '../../platform/actor/actor.ts'
import type { Post } from '../organisation/post.ts'

const office = ['street-officer', 'branch-secretary', 'operator'] as const satisfies readonly Post[]
const desk = [
  'street-officer',
  'committee-secretary',
  'branch-secretary',
  'community-worker',
  'operator',
] as const satisfies readonly Post[]

/** Who may take which step where they hold the post; the database asks for `configure` or `business` in the same units. */
export const access = {
  keepPartner: office,
  signAgreement: office,
  offer: desk,
  tellNeed: desk,
  agreeProject: desk,
  askPartner: desk,
  answer: desk,
  give: desk,
  record: desk,
  // Whoever is confirmed becomes a person of the street.
  receive: ['street-officer', 'branch-secretary', 'community-worker', 'operator'],
  publish: desk,
  seat: office,
  runCouncil: desk,
} as const satisfies Record<string, readonly Post[]>
export type Step = keyof typeof access

/** What the contact of a partner may do for it. */
const ofContacts: readonly Step[] = ['offer', 'tellNeed', 'answer']

/** True when a post of the actor takes this step in the unit, or they speak for the partner and it is theirs to take. */
export function may(actor: Actor, step: Step, unitCode: string, partnerId: string | null = null): boolean {
  if (holdsPost(actor, access[step], unitCode)) return true
  return partnerId !== null && ofContacts.includes(step) && speaksFor(actor, partnerId)
}

/** True when the actor takes this step in some unit at least. */
export function mayAnywhere(actor: Actor, step: Step): boolean {
  return actor.grants.some(({ unitCode }) => unitCode !== null && may(actor, step, unitCode))
}

export function speaksFor(actor: Actor, partnerId: string): boolean {
  return partnersOf(actor).includes(partnerId)
}

/** The partners that the actor speaks for. */
export function partnersOf({ grants }: Actor): string[] {
  return grants.flatMap(({ post, partnerId }) => (post === 'partner-contact' && partnerId ? [partnerId] : []))
}

/** Volunteers are those in a team; a contact claims for the partner, a Party member by having reported in. */
export function isVolunteer({ grants }: Actor): boolean {
  return grants.some(({ post }) => post === 'team-member' || post === 'squad-leader' || post === 'team-leader')
}
