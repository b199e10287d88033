import { type Actor, holdsPost } from '../../platform/actor/actor.ts'

/** Who may take which step for somebody in their units. Everybody may mend what is their own. */
export const access = {
  register: ['street-officer', 'branch-secretary', 'community-worker', 'grid-worker', 'operator'],
  mend: ['street-officer', 'branch-secretary', 'community-worker', 'grid-worker', 'operator'],
  /**
   * A number signs in: who sets that of somebody who does could sign in as them and read what they told in confidence, so
   * it takes who gives the posts anyway.
   */
  changePhoneThatSignsIn: ['street-officer', 'operator'],
  openPhone: [
    'street-officer',
    'committee-secretary',
    'branch-secretary',
    'community-worker',
    'grid-worker',
    'operator',
  ],
  addSkill: ['street-officer', 'operator'],
} as const

export type Step = keyof typeof access

export function may(actor: Actor, step: Step, unitCode: string): boolean {
  return holdsPost(actor, access[step], unitCode)
}

/** True when the actor takes this step in some unit at least. */
export function mayAnywhere(actor: Actor, step: Step): boolean {
  return actor.grants.some(({ unitCode }) => unitCode !== null && may(actor, step, unitCode))
}

/**
 * Who may have a number shown, with a reason on record. A person whom the actor can see outside their own units is
 * themselves, or in a team that they lead: then leading is enough.
 */
export function mayOpenPhone(actor: Actor, person: { readonly id: string; readonly unitCode: string }): boolean {
  const leads = actor.grants.some(({ post }) => post === 'team-leader' || post === 'squad-leader')
  return may(actor, 'openPhone', person.unitCode) || leads || actor.personId === person.id
}
