import { type Actor, holdsPost } from '../../platform/actor/actor.ts'

/** Who may take which step, where they hold the post. The database asks for the right `configure` in the same units. */
export const access = {
  addUnit: ['street-officer', 'branch-secretary', 'operator'],
  renameUnit: ['street-officer', 'branch-secretary', 'operator'],
  addBuilding: ['street-officer', 'branch-secretary', 'operator'],
  replaceMap: ['street-officer', 'operator'],
} as const

export type Step = keyof typeof access

/** True when one of the actor's posts takes this step in the unit. */
export function may(actor: Actor, step: Step, unitCode: string): boolean {
  return holdsPost(actor, access[step], unitCode)
}
