import type { Context } from '../../platform/actor/actor.ts'
import { maskPhone } from '../../platform/sealing/mask.ts'
import { openAll } from '../../platform/sealing/seal.ts'
import { listAddresses, listUnitNames } from '../territory/index.ts'
import { may, mayOpenPhone } from './access.ts'
import type { PersonRow, PersonView } from './contract.ts'
import { ageOf } from './person.ts'
import { listHouseholdMembers, listSkillsOf, type Person } from './store.ts'

/** Rows of a list: phones masked, addresses in words. */
export async function personRows(context: Context, persons: readonly Person[]): Promise<PersonRow[]> {
  const { tx, now } = context
  const unitNames = await listUnitNames(tx)
  const addresses = await listAddresses(tx, doorsOf(persons))
  const phones = await maskedPhones(tx, persons)
  const skills = await listSkillsOf(
    tx,
    persons.map(({ id }) => id),
  )

  return persons.map((person) => ({
    id: person.id,
    name: person.name,
    called: person.called,
    age: ageOf(person.birthYear, now),
    livesAlone: person.livesAlone,
    unitCode: person.unitCode,
    unitName: unitNames.get(person.unitCode) ?? person.unitCode,
    address: (person.doorId && addresses.get(person.doorId)?.line) || null,
    phone: phones.get(person.id) ?? null,
    skills: skills.filter(({ personId }) => personId === person.id).map(({ name }) => name),
    registeredAt: person.registeredAt,
    can: canFor(context, person),
  }))
}

/** Everything about one person that a page shows; the phone masked. */
export async function personView(context: Context, person: Person): Promise<PersonView> {
  const { tx } = context
  const [row] = await personRows(context, [person])
  const place = person.doorId ? (await listAddresses(tx, [person.doorId])).get(person.doorId) : undefined
  const household = person.householdId ? await listHouseholdMembers(tx, person.householdId) : []
  const skills = await listSkillsOf(tx, [person.id])

  return {
    ...row!,
    birthYear: person.birthYear,
    home: place ? { buildingId: place.buildingId, entranceId: place.entranceId, doorId: place.doorId } : null,
    photoId: person.photoId,
    skills: skills.map(({ code, name, sinceYear }) => ({ code, name, sinceYear })),
    household: household.filter(({ id }) => id !== person.id),
  }
}

/** Phones with their middle hidden, by person; people without a phone are left out. */
export async function maskedPhones(tx: Context['tx'], persons: readonly Phoned[]): Promise<Map<string, string>> {
  return new Map([...(await openedPhones(tx, persons))].map(([id, phone]) => [id, maskPhone(phone)]))
}

type Phoned = Pick<Person, 'id' | 'phoneSealed'>

/** Whole numbers by person, for masking and for the outbox alone: what a person asks to see goes through `openPhone`. */
export async function openedPhones(tx: Context['tx'], persons: readonly Phoned[]): Promise<Map<string, string>> {
  const sealed = persons.flatMap(({ id, phoneSealed }) => (phoneSealed ? [{ id, phoneSealed }] : []))
  if (sealed.length === 0) return new Map()
  const opened = await openAll(
    tx,
    sealed.map(({ phoneSealed }) => phoneSealed),
  )
  return new Map(sealed.flatMap(({ id }, index) => (opened[index] ? [[id, opened[index]] as const] : [])))
}

function canFor({ actor }: Context, person: Person) {
  return {
    openPhone: person.phoneSealed !== null && mayOpenPhone(actor, person),
    mend: may(actor, 'mend', person.unitCode),
  }
}

function doorsOf(persons: readonly Person[]): string[] {
  return persons.flatMap(({ doorId }) => (doorId ? [doorId] : []))
}
