import { sql } from 'kysely'
import type { Tx } from '../../platform/database/database.ts'
import { at } from '../../platform/database/time.ts'
import type { Household, NewPerson } from './store.ts'

/** What an import asks and writes: some hundred rows in one statement each. */

export interface KnownPerson {
  readonly id: string
  readonly nameMd5: string
  readonly phoneIndex: string | null
  readonly idNumberIndex: string | null
  readonly doorId: string | null
}

/** Whose numbers these are, whether the actor sees them or not. */
export async function listByNumbers(
  tx: Tx,
  phoneIndexes: readonly string[],
  idNumberIndexes: readonly string[],
): Promise<KnownPerson[]> {
  const { rows } = await sql<KnownPerson>`
    select * from people.known_imports(${[...phoneIndexes]}::text[], ${[...idNumberIndexes]}::text[])`.execute(tx)
  return rows
}

export interface KnownAtHome extends KnownPerson {
  readonly name: string
  readonly unitCode: string
  readonly birthYear: number | null
}

/** People of these names, or under these ids, as far as the actor sees them. */
export async function listByNames(tx: Tx, names: readonly string[], ids: readonly string[]): Promise<KnownAtHome[]> {
  const { rows } = await sql<KnownAtHome>`
    select id, name, md5(name) as name_md5, phone_index, id_number_index, door_id, unit_code, birth_year from people.person
    where person.erased_at is null and (person.name = any(${[...names]}::text[]) or person.id = any(${[...ids]}::uuid[]))
  `.execute(tx)
  return rows
}

export interface NumberedHousehold extends Household {
  readonly number: string | null
}

export async function listHouseholdsAt(tx: Tx, doorIds: readonly string[]): Promise<NumberedHousehold[]> {
  const { rows } = await sql<NumberedHousehold>`
    select id, door_id, unit_code, number from people.household
    where door_id = any(${[...doorIds]}::uuid[]) order by id`.execute(tx)
  return rows
}

export async function insertHouseholds(tx: Tx, households: readonly NumberedHousehold[]): Promise<void> {
  if (households.length === 0) return
  await sql`
    insert into people.household (id, door_id, unit_code, number)
    select * from unnest(
      ${households.map(({ id }) => id)}::uuid[], ${households.map(({ doorId }) => doorId)}::uuid[],
      ${households.map(({ unitCode }) => unitCode)}::text[], ${households.map(({ number }) => number)}::text[])`.execute(
    tx,
  )
}

export interface ListedHousehold extends NumberedHousehold {
  /** How many of its people the actor sees. */
  readonly people: number
}

/** Households that the actor sees, behind an id. */
export async function listHouseholdsAfter(tx: Tx, after: string | null, limit: number): Promise<ListedHousehold[]> {
  const { rows } = await sql<ListedHousehold>`
    select household.id, household.door_id, household.unit_code, household.number,
      (select count(*)::integer from people.person where person.household_id = household.id) as people
    from people.household
    where ${after}::uuid is null or household.id > ${after}::uuid
    order by household.id limit ${limit}`.execute(tx)
  return rows
}

export interface ImportedPerson extends NewPerson {
  readonly idNumberSealed: string | null
  readonly idNumberIndex: string | null
}

export async function insertPersons(tx: Tx, persons: readonly ImportedPerson[]): Promise<void> {
  if (persons.length === 0) return
  const texts = (key: keyof ImportedPerson) => persons.map((person) => person[key] as string | null)
  await sql`
    insert into people.person (
      id, unit_code, name, pinyin, initials, called, birth_year, lives_alone, household_id, door_id, phone_sealed,
      phone_index, phone_tail_index, id_number_sealed, id_number_index, registered_at)
    select * from unnest(
      ${texts('id')}::uuid[], ${texts('unitCode')}::text[], ${texts('name')}::text[], ${texts('pinyin')}::text[],
      ${texts('initials')}::text[], ${texts('called')}::text[],
      ${persons.map(({ birthYear }) => birthYear)}::smallint[],
      ${persons.map(({ livesAlone }) => livesAlone)}::boolean[],
      ${texts('householdId')}::uuid[], ${texts('doorId')}::uuid[], ${texts('phoneSealed')}::text[],
      ${texts('phoneIndex')}::text[], ${texts('phoneTailIndex')}::text[], ${texts('idNumberSealed')}::text[],
      ${texts('idNumberIndex')}::text[],
      ${persons.map(({ registeredAt }) => at(registeredAt))}::timestamptz[])`.execute(tx)
}

/** Takes back the people of a batch with the households that came along, or a batch of households. */
export async function removeImport(
  tx: Tx,
  batchId: string,
  noun: 'person' | 'household',
): Promise<{ removed: number; workedOn: number; used: number }> {
  const { rows } = await sql<{ removed: number; workedOn: number; used: number }>`
    select removed, worked_on, used from people.undo_import(${batchId}::uuid, ${noun})`.execute(tx)
  return rows[0]!
}

export interface ListedPerson {
  readonly id: string
  readonly unitCode: string
  readonly name: string
  readonly called: string | null
  readonly birthYear: number | null
  readonly livesAlone: boolean
  readonly doorId: string | null
  readonly household: string | null
  readonly phoneSealed: string | null
  readonly idNumberSealed: string | null
}

/** People whom the actor sees, behind an id. */
export async function listPersonsAfter(tx: Tx, after: string | null, limit: number): Promise<ListedPerson[]> {
  const { rows } = await sql<ListedPerson>`
    select person.id, person.unit_code, person.name, person.called, person.birth_year, person.lives_alone, person.door_id,
      household.number as household, person.phone_sealed, person.id_number_sealed
    from people.person left join people.household on household.id = person.household_id
    where person.erased_at is null and (${after}::uuid is null or person.id > ${after}::uuid)
    order by person.id limit ${limit}`.execute(tx)
  return rows
}
