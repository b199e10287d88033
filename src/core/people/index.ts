import { operatorId } from '../../platform/actor/actor.ts'
import type { Tx } from '../../platform/database/database.ts'
import { commonSkills } from './skill.ts'
import { insertSkills, listNamesOf, type Named } from './store.ts'
import { words } from './words.zh.ts'

export { findPersonByPhone, getPerson, nameSkills, registerPerson, registerResident } from './actions.ts'
export { isMobile, normalisePhone } from './phone.ts'
export type { Named, Person } from './store.ts'
export { findPerson } from './store.ts'

/** Names and faces of people whom a record names that the actor may read: who helps, who decided, who asked. */
export async function listNames(tx: Tx, ids: readonly (string | null)[]): Promise<Map<string, Named>> {
  const wanted = ids.filter((id) => id !== null)
  const names = await listNamesOf(
    tx,
    wanted.filter((id) => id !== operatorId),
  )
  const byId = new Map(names.map((named) => [named.id, named]))
  if (wanted.includes(operatorId)) {
    byId.set(operatorId, { id: operatorId, name: words.operator, called: null, photoId: null })
  }
  return byId
}

/** The list of skills that a new street begins with. */
export async function beginSkills(tx: Tx): Promise<void> {
  await insertSkills(
    tx,
    commonSkills.map((code) => ({ code, name: words.skills[code] })),
  )
}
