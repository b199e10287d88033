import { type Actor, holdsPost } from '../../platform/actor/actor.ts'
import { isWithin } from './unit.ts'

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

/** As the database's policy on doors: posts with business, each in its units. */
export function seesDoors(actor: Actor, unitCode: string): boolean {
  const open = actor.rights.has('business') || actor.rights.has('configure')
  return open && actor.grants.some((grant) => grant.unitCode !== null && isWithin(unitCode, grant.unitCode))
}
