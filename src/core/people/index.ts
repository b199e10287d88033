import { operatorId, unsignedId } from '../../platform/actor/actor.ts'
import type { Tx } from '../../platform/database/database.ts'
import { commonSkills } from './skill.ts'
import { insertSkills, listNamesOf, type Named } from './store.ts'
import { words } from './words.zh.ts'

export {
  findPersonByPhone,
  getPerson,
  nameSkills,
  openIdNumber,
  openPhone,
  registerPerson,
  registerResident,
} from './actions.ts'
export { isMobile, normalisePhone } from '../../platform/sealing/phone.ts'
export { findPeople } from './find.ts'
export { findPeopleNamed, personColumns, personReasons } from './import-named.ts'
export { listPurposes } from './consent-store.ts'
export type { Named, Person } from './store.ts'
export { personSorts } from './person.ts'
export { type Particulars, readParticulars } from './particulars.ts'
export { readPeople } from './read-people.ts'
export { findPerson, listIdsNamed } from './store.ts'

/** Names and faces of people whom a record names that the actor may read: who helps, who decided, who asked. */
export async function listNames(tx: Tx, ids: readonly (string | null)[]): Promise<Map<string, Named>> {
  const wanted = ids.filter((id) => id !== null)
  const names = await listNamesOf(
    tx,
    wanted.filter((id) => id !== operatorId && id !== unsignedId),
  )
  const byId = new Map(names.map((named) => [named.id, named]))
  for (const [id, name] of nobodies) if (wanted.includes(id)) byId.set(id, { id, name, called: null, photoId: null })
  return byId
}

/** Who acts without being anybody. */
const nobodies = [
  [operatorId, words.operator],
  [unsignedId, words.unsigned],
] as const

/** The list of skills that a new street begins with. */
export async function beginSkills(tx: Tx): Promise<void> {
  await insertSkills(
    tx,
    commonSkills.map((code) => ({ code, name: words.skills[code] })),
  )
}
