import { sql } from 'kysely'
import type { Tx } from '../../platform/database/database.ts'
import { at } from '../../platform/database/time.ts'
import type { PersonSort } from './person.ts'

export interface Person {
  readonly id: string
  readonly unitCode: string
  readonly name: string
  readonly pinyin: string
  readonly called: string | null
  readonly birthYear: number | null
  readonly livesAlone: boolean
  readonly householdId: string | null
  readonly doorId: string | null
  readonly phoneSealed: string | null
  readonly photoId: string | null
  readonly registeredAt: number
}

const personColumns = [
  'id',
  'unitCode',
  'name',
  'pinyin',
  'called',
  'birthYear',
  'livesAlone',
  'householdId',
  'doorId',
  'phoneSealed',
  'photoId',
  'registeredAt',
] as const

/** The person as far as the actor may see them. */
export async function findPerson(tx: Tx, id: string): Promise<Person | undefined> {
  return (await tx
    .selectFrom('people.person')
    .select(personColumns)
    .where('id', '=', id)
    .where('erasedAt', 'is', null)
    .executeTakeFirst()) as Person | undefined
}

export async function listPersons(tx: Tx, ids: readonly string[]): Promise<Person[]> {
  if (ids.length === 0) return []
  return (await tx
    .selectFrom('people.person')
    .select(personColumns)
    .where('id', 'in', [...new Set(ids)])
    .where('erasedAt', 'is', null)
    .execute()) as Person[]
}

/** What rosters ask of a person beyond the list of people. */
export interface Registered {
  readonly id: string
  readonly unitCode: string
  readonly birthYear: number | null
  readonly doorId: string | null
  /** Number of the household. */
  readonly household: string | null
  readonly idNumberSealed: string | null
}

export async function listRegistered(tx: Tx, ids: readonly string[]): Promise<Registered[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Registered>`
    select person.id, person.unit_code, person.birth_year, person.door_id, household.number as household,
      person.id_number_sealed
    from people.person left join people.household on household.id = person.household_id
    where person.id = any(${[...ids]}::uuid[]) and person.erased_at is null`.execute(tx)
  return rows
}

export interface Search {
  /** Part of a name, or the beginning of its pinyin or initials. */
  readonly words?: string
  /** Blind index of a whole number, or of its last four digits. */
  readonly phoneIndex?: string
  readonly phoneTailIndex?: string
  readonly unitCode?: string
  readonly skill?: string
  readonly alone?: boolean
  /** By pinyin unless told. */
  readonly sort?: PersonSort
  readonly after?: { readonly pinyin: string; readonly id: string }
  readonly limit: number
}

/** People within row security: by pinyin, or those first who were registered last. */
export async function searchPersons(tx: Tx, search: Search): Promise<Person[]> {
  const letters = search.words?.toLowerCase().replace(/[\s']/gu, '') ?? ''
  let query = tx.selectFrom('people.person').select(personColumns).where('erasedAt', 'is', null)
  if (search.words) {
    query = query.where(sql<boolean>`(strpos(person.name, ${search.words}) > 0
      or person.pinyin ^@ ${letters} or person.initials ^@ ${letters})`)
  }
  if (search.phoneIndex) query = query.where('phoneIndex', '=', search.phoneIndex)
  if (search.phoneTailIndex) query = query.where('phoneTailIndex', '=', search.phoneTailIndex)
  if (search.unitCode) query = query.where(sql<boolean>`person.unit_code ^@ ${search.unitCode}`)
  if (search.alone) query = query.where('livesAlone', '=', true)
  if (search.skill) {
    query = query.where(sql<boolean>`person.id in (
      select person_skill.person_id from people.person_skill where person_skill.skill_code = ${search.skill})`)
  }
  const { after, sort = 'name' } = search
  if (after && sort === '-registered') query = query.where('id', '<', after.id)
  if (after && sort !== '-registered') {
    const beyond = sql.raw(sort === 'name' ? '>' : '<')
    query = query.where(sql<boolean>`(person.pinyin, person.id) ${beyond} (${after.pinyin}, ${after.id}::uuid)`)
  }
  const way = sort === 'name' ? 'asc' : 'desc'
  if (sort !== '-registered') query = query.orderBy('pinyin', way)
  return (await query.orderBy('id', way).limit(search.limit).execute()) as Person[]
}

export interface SealedPhone {
  readonly phoneSealed: string | null
  readonly phoneIndex: string | null
  readonly phoneTailIndex: string | null
}

export interface NewPerson extends SealedPhone {
  readonly id: string
  readonly unitCode: string
  readonly name: string
  readonly pinyin: string
  readonly initials: string
  readonly called: string | null
  readonly birthYear: number | null
  readonly livesAlone: boolean
  readonly householdId: string | null
  readonly doorId: string | null
  readonly registeredAt: number
}

/** False when the phone is another person's. */
export async function insertPerson(tx: Tx, person: NewPerson): Promise<boolean> {
  const result = await tx
    .insertInto('people.person')
    .values({ ...person, registeredAt: at(person.registeredAt) })
    .onConflict((conflict) => conflict.column('phoneIndex').doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** For the first sign-in, when there is no actor yet. */
export async function insertByPhone(tx: Tx, person: NewPerson): Promise<void> {
  const { id, unitCode, name, pinyin, initials, phoneSealed, phoneIndex, phoneTailIndex, registeredAt } = person
  await sql`select people.register_by_phone(${id}, ${unitCode}, ${name}, ${pinyin}, ${initials},
    ${phoneSealed}, ${phoneIndex}, ${phoneTailIndex}, ${at(registeredAt)})`.execute(tx)
}

/** Whose number this is; for sign-in, whoever asks. */
export async function findByPhoneIndex(tx: Tx, phoneIndex: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`select people.find_by_phone(${phoneIndex}) as id`.execute(tx)
  return rows[0]?.id ?? undefined
}

export type Mended = Partial<
  Pick<
    NewPerson,
    'name' | 'pinyin' | 'initials' | 'called' | 'birthYear' | 'livesAlone' | 'unitCode' | 'doorId' | 'householdId'
  > & {
    photoId: string | null
  }
>

export async function updatePerson(tx: Tx, id: string, mended: Mended): Promise<void> {
  await tx.updateTable('people.person').set(mended).where('id', '=', id).execute()
}

export async function updatePhone(tx: Tx, id: string, phone: SealedPhone): Promise<void> {
  await tx.updateTable('people.person').set(phone).where('id', '=', id).execute()
}

export interface Household {
  readonly id: string
  readonly doorId: string
  readonly unitCode: string
}

/** The household behind a door; the first one registered when there are several. */
export async function findHouseholdAt(tx: Tx, doorId: string): Promise<Household | undefined> {
  return (await tx
    .selectFrom('people.household')
    .select(['id', 'doorId', 'unitCode'])
    .where('doorId', '=', doorId)
    .orderBy('id')
    .executeTakeFirst()) as Household | undefined
}

export async function insertHousehold(tx: Tx, household: Household): Promise<void> {
  await tx.insertInto('people.household').values(household).execute()
}

export async function listHouseholdMembers(
  tx: Tx,
  householdId: string,
): Promise<Pick<Person, 'id' | 'name' | 'called'>[]> {
  return (await tx
    .selectFrom('people.person')
    .select(['id', 'name', 'called'])
    .where('householdId', '=', householdId)
    .where('erasedAt', 'is', null)
    .orderBy('pinyin')
    .execute()) as Pick<Person, 'id' | 'name' | 'called'>[]
}

export interface Named {
  readonly id: string
  readonly name: string
  readonly called: string | null
  readonly photoId: string | null
}

/** Names and faces of people whom a record names that the actor may read. */
export async function listNamesOf(tx: Tx, ids: readonly string[]): Promise<Named[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Named>`select * from people.names(${[...new Set(ids)]}::uuid[])`.execute(tx)
  return rows
}

export interface Coworker {
  readonly id: string
  readonly name: string
  readonly unitCode: string
}

export async function searchCoworkers(tx: Tx, words: string, most: number): Promise<Coworker[]> {
  const { rows } = await sql<Coworker>`
    select id, name, unit_code from people.find_coworkers(${words.toLowerCase()}, ${most})`.execute(tx)
  return rows
}

/** People whose name has these words, as far as the actor may see them or they hold a post; at most `most` of each. */
export async function listIdsNamed(tx: Tx, words: string, most: number): Promise<string[]> {
  const persons = await searchPersons(tx, { words, limit: most })
  const coworkers = await searchCoworkers(tx, words, most)
  return [...new Set([...persons, ...coworkers].map(({ id }) => id))]
}

export interface Skill {
  readonly code: string
  readonly name: string
}

export async function listSkills(tx: Tx): Promise<Skill[]> {
  return (await tx.selectFrom('people.skill').select(['code', 'name']).orderBy('code').execute()) as Skill[]
}

/** Adds skills that aren't on the list yet; returns how many. */
export async function insertSkills(tx: Tx, skills: readonly Skill[]): Promise<number> {
  const result = await tx
    .insertInto('people.skill')
    .values([...skills])
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows ?? 0n)
}

export interface HeldSkill extends Skill {
  readonly personId: string
  readonly sinceYear: number | null
}

export async function listSkillsOf(tx: Tx, personIds: readonly string[]): Promise<HeldSkill[]> {
  if (personIds.length === 0) return []
  const { rows } = await sql<HeldSkill>`
    select person_skill.person_id, person_skill.skill_code as code, skill.name, person_skill.since_year
    from people.person_skill join people.skill on skill.code = person_skill.skill_code
    where person_skill.person_id = any(${[...personIds]}::uuid[])
    order by person_skill.person_id, skill.name`.execute(tx)
  return rows
}

export async function replaceSkills(
  tx: Tx,
  personId: string,
  skills: readonly { readonly code: string; readonly sinceYear: number | null }[],
): Promise<void> {
  await tx.deleteFrom('people.personSkill').where('personId', '=', personId).execute()
  if (skills.length === 0) return
  await tx
    .insertInto('people.personSkill')
    .values(skills.map(({ code, sinceYear }) => ({ personId, skillCode: code, sinceYear })))
    .execute()
}
