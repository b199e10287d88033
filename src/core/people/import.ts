import { createHash } from 'node:crypto'
import type { Context } from '../../platform/actor/actor.ts'
import { uuidv7 } from '../../platform/command/command.ts'
import { logAll } from '../../platform/events/log.ts'
import {
  type BatchOfImporter,
  type ExportPage,
  noteBrought,
  registerImporter,
  type RowOutcome,
  type RowToInsert,
  type Values,
} from '../../platform/imports/importer.ts'
import { pinyinOf } from '../../platform/search/pinyin.ts'
import { birthYearOf } from '../../platform/sealing/id-number.ts'
import { blindIndex } from '../../platform/sealing/keys.ts'
import { maskIdNumber, maskPhone } from '../../platform/sealing/mask.ts'
import { openAll, sealAll } from '../../platform/sealing/seal.ts'
import { findHomes, type Home, homeColumns, homeReasons, listHomesOf } from '../territory/index.ts'
import { may, mayOpenPhone } from './access.ts'
import { tailIndexOf } from './actions.ts'
import {
  type ImportedPerson,
  insertHouseholds,
  insertPersons,
  type KnownAtHome,
  type KnownPerson,
  listByNames,
  listByNumbers,
  type ListedPerson,
  listHouseholdsAt,
  listPersonsAfter,
  type NumberedHousehold,
  removeImport,
} from './import-store.ts'
import { importWords } from './import-words.zh.ts'
import { birthYearRefusal } from './person.ts'

const { columns } = importWords
const rowsOnAPage = 500

/**
 * Residents with their homes and households. Somebody is known again by the number of the registration, by the ID number,
 * by phone and name, or by name behind the same door.
 */
registerImporter({
  kind: 'people',
  right: 'import',
  title: importWords.title,
  place: 5,
  columns: [
    { key: 'name', ...columns.name, type: 'text', required: true, maxLength: 40 },
    { key: 'idNumber', ...columns.idNumber, type: 'id-number' },
    { key: 'phone', ...columns.phone, type: 'phone' },
    { key: 'birth', ...columns.birth, type: 'date', born: true },
    ...homeColumns,
    { key: 'household', ...columns.household, type: 'code', maxLength: 20 },
    { key: 'called', ...columns.called, type: 'text', maxLength: 20 },
    { key: 'alone', ...columns.alone, type: 'yes-no' },
    { key: 'id', ...columns.id, type: 'code', maxLength: 36 },
  ],
  reasons: { ...homeReasons, ...importWords.reasons },
  keysOf,
  insertRows,
  async undo({ tx }, { id }) {
    const { removed, workedOn, used } = await removeImport(tx, id, 'person')
    return { removed, kept: { 'worked-on': workedOn, 'in-use': used } }
  },
  listRows,
  strict: ['phone', 'id-number'],
})

function keysOf(values: Values) {
  const { name, idNumber, phone, id } = values
  if (id) return [{ column: 'id', key: `id ${id}` }]
  const keys = []
  if (idNumber) keys.push({ column: 'idNumber', key: `number ${idNumber}` })
  if (phone) {
    keys.push({ column: 'phone', key: `phone ${phone} ${name}` })
    keys.push({ column: 'phone', key: `phone ${phone}`, reason: 'phone-twice' })
  }
  if (keys.length === 0) {
    const place = homeColumns.map(({ key }) => values[key] ?? '')
    keys.push({ column: 'name', key: ['name', name, values.birth ?? '', ...place].join(' ') })
  }
  return keys
}

async function insertRows(
  context: Context,
  batch: BatchOfImporter,
  rows: readonly RowToInsert[],
): Promise<RowOutcome[]> {
  const { tx } = context
  const told = rows.map(({ values }) => toldOf(values))
  const homes = await findHomes(
    context,
    batch.unitCode,
    rows.map(({ values }) => values),
  )
  const known = await findKnown(context, told)

  const added: Added[] = []
  const outcomes = told.map((person, index): RowOutcome => {
    const home = homes[index]!
    const same = known.same(person, 'refused' in home ? null : home)
    if (same) return same
    if ('refused' in home) return home
    const refusal = refusalOf(context, person, home)
    if (refusal) return refusal
    const one = { ...person, ...home, id: uuidv7(context.now) }
    known.keep(one)
    added.push(one)
    return 'added'
  })

  const households = await settle(context, batch, added)
  await insertPersons(tx, await registered(context, added, households))
  await noteBrought(
    context,
    batch,
    'person',
    added.map(({ id }) => id),
  )
  await logAll(
    context,
    added.map(({ id, unitCode, phone }) => ({
      kind: 'registered',
      noun: 'person',
      nounId: id,
      unitCode,
      facts: { importId: batch.id, withPhone: phone !== null },
    })),
  )
  return outcomes
}

/** What a row says of somebody, with the blind indexes of their numbers. */
interface Told {
  readonly knownAs: string | null
  readonly name: string
  readonly nameMd5: string
  readonly phone: string | null
  readonly phoneIndex: string | null
  readonly idNumber: string | null
  readonly idNumberIndex: string | null
  readonly birthYear: number | null
  readonly bornInAnotherYear: boolean
  readonly called: string | null
  readonly livesAlone: boolean
  readonly household: string | null
}

type Added = Told & Home & { readonly id: string }

function toldOf(values: Values): Told {
  const text = (key: string) => (values[key] as string | null) ?? null
  const [phone, idNumber, birth] = [text('phone'), text('idNumber'), text('birth')]
  const born = birth === null ? null : Number(birth.slice(0, 4))
  const birthYear = idNumber === null ? born : birthYearOf(idNumber)
  return {
    knownAs: text('id'),
    name: text('name')!,
    nameMd5: createHash('md5').update(text('name')!).digest('hex'),
    phone,
    phoneIndex: phone === null ? null : blindIndex(phone),
    idNumber,
    idNumberIndex: idNumber === null ? null : idNumberIndexOf(idNumber),
    birthYear,
    bornInAnotherYear: born !== null && born !== birthYear,
    called: text('called'),
    livesAlone: values.alone === true,
    household: text('household'),
  }
}

/** Another word than a phone number, so that the two never meet. */
function idNumberIndexOf(idNumber: string): string {
  return blindIndex(`id ${idNumber}`)
}

interface Known {
  /** Known, refused because a number is another person's, or null for somebody new. */
  same(told: Told, home: Home | null): RowOutcome | null
  keep(added: Added): void
}

async function findKnown({ tx }: Context, told: readonly Told[]): Promise<Known> {
  const present = <T>(values: readonly (T | null)[]) => values.filter((value) => value !== null)
  const numbered = await listByNumbers(
    tx,
    present(told.map(({ phoneIndex }) => phoneIndex)),
    present(told.map(({ idNumberIndex }) => idNumberIndex)),
  )
  const ids = present(told.map(({ knownAs }) => knownAs)).filter((id) => uuid.test(id))
  const named = await listByNames(tx, [...new Set(told.map(({ name }) => name))], ids)
  const byId = new Set(named.map(({ id }) => id))
  const byPhone = new Map<string | null, KnownPerson>(numbered.map((person) => [person.phoneIndex, person]))
  const byIdNumber = new Map<string | null, KnownPerson>(numbered.map((person) => [person.idNumberIndex, person]))
  const byName = Map.groupBy<string, KnownAtHome>(named, ({ name }) => name)

  return {
    same(person, home) {
      if (person.knownAs !== null) return byId.has(person.knownAs) ? 'known' : refusedAt('person-unknown', 'id')
      const holder = person.idNumberIndex === null ? undefined : byIdNumber.get(person.idNumberIndex)
      if (holder) return holder.nameMd5 === person.nameMd5 ? 'known' : refusedAt('id-number-of-another', 'idNumber')
      const caller = person.phoneIndex === null ? undefined : byPhone.get(person.phoneIndex)
      if (caller) {
        const alike = caller.nameMd5 === person.nameMd5 && !differ(caller.idNumberIndex, person.idNumberIndex)
        return alike ? 'known' : refusedAt('phone-of-another', 'phone')
      }
      return home && byName.get(person.name)?.some((other) => isSameAtHome(other, person, home)) ? 'known' : null
    },
    keep(person) {
      if (person.phoneIndex !== null) byPhone.set(person.phoneIndex, person)
      if (person.idNumberIndex !== null) byIdNumber.set(person.idNumberIndex, person)
      byName.set(person.name, [...(byName.get(person.name) ?? []), person])
    },
  }
}

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

/** The same name in the same home is the same person, unless a number or the year of birth speaks against it. */
function isSameAtHome(other: KnownAtHome, person: Told, home: Home): boolean {
  return (
    other.unitCode === home.unitCode &&
    other.doorId === home.doorId &&
    !differ(other.idNumberIndex, person.idNumberIndex) &&
    !differ(other.birthYear, person.birthYear) &&
    (home.doorId !== null || !differ(other.phoneIndex, person.phoneIndex))
  )
}

/** Both are known, and not the same. */
function differ<T>(one: T | null, other: T | null): boolean {
  return one !== null && other !== null && one !== other
}

function refusalOf(
  { actor, now }: Context,
  { birthYear, bornInAnotherYear }: Told,
  { unitCode }: Home,
): RowOutcome | null {
  if (bornInAnotherYear) return refusedAt('birth-differs', 'birth')
  if (birthYear !== null && birthYearRefusal(birthYear, now)) return refusedAt('birth-wrong', 'birth')
  return may(actor, 'register', unitCode) ? null : refusedAt('not-your-units', 'community')
}

/** The household of each who lives behind a door, made where there is none; by who comes in. */
async function settle(
  context: Context,
  batch: BatchOfImporter,
  added: readonly Added[],
): Promise<ReadonlyMap<string, string>> {
  const doorIds = added.flatMap(({ doorId }) => (doorId === null ? [] : [doorId]))
  const known = await listHouseholdsAt(context.tx, [...new Set(doorIds)])
  const made: NumberedHousehold[] = []
  const byPerson = new Map<string, string>()
  const byKey = new Map<string, string>()
  for (const { id, doorId, number } of known) {
    if (!byKey.has(doorId)) byKey.set(doorId, id)
    if (number !== null) byKey.set(`${doorId} ${number}`, id)
  }
  for (const { id, doorId, unitCode, household: number } of added) {
    if (doorId === null) continue
    const key = number === null ? doorId : `${doorId} ${number}`
    const householdId = byKey.get(key) ?? uuidv7(context.now)
    if (!byKey.has(key)) {
      made.push({ id: householdId, doorId, unitCode, number })
      byKey.set(key, householdId)
      if (!byKey.has(doorId)) byKey.set(doorId, householdId)
    }
    byPerson.set(id, householdId)
  }

  await insertHouseholds(context.tx, made)
  await noteBrought(
    context,
    batch,
    'household',
    made.map(({ id }) => id),
  )
  return byPerson
}

async function registered(
  { tx, now }: Context,
  added: readonly Added[],
  households: ReadonlyMap<string, string>,
): Promise<ImportedPerson[]> {
  const strict = added.flatMap(({ id, phone, idNumber }) =>
    [phone, idNumber].flatMap((text) => (text === null ? [] : [{ text, owner: id }])),
  )
  const sealed = (await sealAll(tx, strict)).values()
  const persons: ImportedPerson[] = []
  for (const person of added) {
    const { id, name, unitCode, doorId, called, birthYear, livesAlone, phone, phoneIndex, idNumberIndex } = person
    const { full, initials } = await pinyinOf(name)
    const phoneSealed = phone === null ? null : sealed.next().value!
    const idNumberSealed = person.idNumber === null ? null : sealed.next().value!
    persons.push({
      id,
      unitCode,
      name,
      pinyin: full,
      initials,
      called,
      birthYear,
      livesAlone,
      householdId: households.get(id) ?? null,
      doorId,
      phoneSealed,
      phoneIndex,
      phoneTailIndex: phone === null ? null : tailIndexOf(phone.slice(-4)),
      idNumberSealed,
      idNumberIndex,
      registeredAt: now,
    })
  }
  return persons
}

async function listRows(
  context: Context,
  { after, opened }: { after: string | null; opened: boolean },
): Promise<ExportPage> {
  const { tx, actor } = context
  const persons = await listPersonsAfter(tx, after, rowsOnAPage)
  const homes = await listHomesOf(tx, persons)
  const numbers = await openNumbers(tx, persons)

  const rows = persons.map((person, index) => {
    const { id, name, called, birthYear, livesAlone, household } = person
    const { phone, idNumber } = numbers.get(id)!
    const whole = opened && mayOpenPhone(actor, person)
    return {
      id,
      name,
      called,
      alone: livesAlone,
      household,
      birth: birthYear === null ? null : String(birthYear),
      ...homes[index]!,
      phone: phone && (whole ? phone : maskPhone(phone)),
      idNumber: idNumber && (whole ? idNumber : maskIdNumber(idNumber)),
    }
  })
  return { rows, next: persons.length < rowsOnAPage ? null : persons.at(-1)!.id }
}

async function openNumbers(tx: Context['tx'], persons: readonly ListedPerson[]) {
  const sealed = persons.flatMap(({ phoneSealed, idNumberSealed }) =>
    [phoneSealed, idNumberSealed].filter((text) => text !== null),
  )
  const opened = sealed.length > 0 ? await openAll(tx, sealed) : []
  const texts = new Map(sealed.map((text, index) => [text, opened[index] ?? null]))
  return new Map(
    persons.map(({ id, phoneSealed, idNumberSealed }) => [
      id,
      {
        phone: phoneSealed && (texts.get(phoneSealed) ?? null),
        idNumber: idNumberSealed && (texts.get(idNumberSealed) ?? null),
      },
    ]),
  )
}

function refusedAt(refused: keyof typeof importWords.reasons, column: string) {
  return { refused, column }
}
