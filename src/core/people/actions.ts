import { type Context, listPostHolders, personOf } from '../../platform/actor/actor.ts'
import { hasSignedIn } from '../../platform/accounts/index.ts'
import { bindAttachments } from '../../platform/attachments/index.ts'
import { uuidv7 } from '../../platform/command/command.ts'
import { Invalid, NotFound, Refused } from '../../platform/contract/errors.ts'
import { log } from '../../platform/events/log.ts'
import { pinyinOf } from '../../platform/search/pinyin.ts'
import { blindIndex } from '../../platform/sealing/keys.ts'
import { recordOpening } from '../../platform/sealing/openings.ts'
import { normalisePhone } from '../../platform/sealing/phone.ts'
import { open, seal } from '../../platform/sealing/seal.ts'
import { findStreetCode } from '../../platform/settings/street.ts'
import { findUnit, getPlace, listAddresses } from '../territory/index.ts'
import { may, mayOpenPhone, type Step } from './access.ts'
import { birthYearRefusal } from './person.ts'
import {
  findByPhoneIndex,
  findHouseholdAt,
  findPerson,
  insertByPhone,
  insertHousehold,
  insertPerson,
  insertSkills,
  listRegistered,
  listSkills,
  type Mended,
  type Person,
  replaceSkills,
  type SealedPhone,
  type Skill,
  updatePerson,
  updatePhone,
} from './store.ts'
import { words } from './words.zh.ts'

export interface Registration {
  readonly name: string
  /** Where they belong; a door gives the grid and goes before it. */
  readonly unitCode?: string
  readonly doorId?: string
  /** True: lives with who is already registered behind that door. */
  readonly joinsHousehold?: boolean
  readonly phone?: string
  readonly called?: string
  readonly birthYear?: number
  readonly livesAlone?: boolean
}

/** Registers somebody who has, or has not, a phone, and returns their id. */
export async function registerPerson(context: Context, registration: Registration): Promise<string> {
  const { tx, now } = context
  const {
    name,
    doorId = null,
    joinsHousehold = true,
    called = null,
    birthYear = null,
    livesAlone = false,
  } = registration
  const unitCode = doorId ? await gridOfDoor(context, doorId) : registration.unitCode
  if (!unitCode || !(await findUnit(tx, unitCode))) throw new Refused('no-unit')
  allow(context, 'register', unitCode)
  refuseBirthYear(birthYear, now)
  if (registration.phone && (await findByPhoneIndex(tx, indexOf(phoneOf(registration.phone))))) {
    throw new Refused('phone-known')
  }

  const id = uuidv7(now)
  const householdId = doorId ? await householdAt(context, doorId, unitCode, joinsHousehold) : null
  const phone = await sealPhone(context, id, registration.phone ?? null)
  const spelled = await spell(name)
  const person = {
    id,
    unitCode,
    name,
    ...spelled,
    called,
    birthYear,
    livesAlone,
    householdId,
    doorId,
    registeredAt: now,
  }
  if (!(await insertPerson(tx, { ...person, ...phone }))) throw new Refused('phone-known')

  await log(context, {
    kind: 'registered',
    noun: 'person',
    nounId: id,
    unitCode,
    facts: { withPhone: phone.phoneIndex !== null },
  })
  return id
}

/**
 * Somebody signs in by phone for the first time: a person of the street whose home is not known yet. Needs no actor.
 * Whoever called it has proved that the number is theirs. Returns the id; the known one when the number is known.
 */
export async function registerResident(
  context: Context,
  { phone, name = words.unnamed }: { phone: string; name?: string },
): Promise<string> {
  const { tx, now } = context
  const known = await findPersonByPhone(tx, phone)
  if (known) return known
  const unitCode = await findStreetCode(tx)
  if (!unitCode) throw new Refused('no-unit')

  const id = uuidv7(now)
  const spelled = await spell(name)
  const unknown = { called: null, birthYear: null, livesAlone: false, householdId: null, doorId: null }
  await insertByPhone(tx, {
    id,
    unitCode,
    name,
    ...spelled,
    ...unknown,
    ...(await sealPhone(context, id, phone)),
    registeredAt: now,
  })
  await log(context, { kind: 'registered', noun: 'person', nounId: id, unitCode, facts: { bySignIn: true } })
  return id
}

/** Whose number this is; undefined when it is nobody's or no number at all. Needs no actor. */
export async function findPersonByPhone(tx: Context['tx'], phone: string): Promise<string | undefined> {
  const digits = normalisePhone(phone)
  return digits ? findByPhoneIndex(tx, indexOf(digits)) : undefined
}

export interface Mending {
  readonly name: string
  readonly called: string | null
  readonly birthYear: number | null
  readonly livesAlone: boolean
  readonly doorId: string | null
}

/** Corrects what is kept about somebody of one's units. */
export async function mendPerson(context: Context, personId: string, mending: Mending): Promise<void> {
  const person = await getPerson(context, personId)
  allow(context, 'mend', person.unitCode)

  await mend(context, person, mending)
}

export interface OwnMending extends Omit<Mending, 'livesAlone'> {
  /** Undefined leaves the photo as it is. */
  readonly photoId?: string | null
  /** The community or grid, for who has picked no door. */
  readonly unitCode?: string
  /** The house gives the grid, and goes before the community. */
  readonly buildingId?: string
}

/** Corrects what is kept about oneself. */
export async function mendMe(
  context: Context,
  { photoId, unitCode: picked, buildingId, ...mending }: OwnMending,
): Promise<void> {
  const me = await getPerson(context, personOf(context))
  const unitCode = buildingId ? (await getPlace(context.tx, { buildingId })).unitCode : picked
  if (unitCode && !(await findUnit(context.tx, unitCode))) throw new Refused('no-unit')

  await mend(context, me, { ...mending, livesAlone: me.livesAlone })
  if (unitCode && mending.doorId === null) await updatePerson(context.tx, me.id, { unitCode })
  if (photoId !== undefined && photoId !== me.photoId) {
    await bindAttachments(context, 'person', me.id, photoId === null ? [] : [photoId])
    await updatePerson(context.tx, me.id, { photoId })
  }
}

/** Sets or removes the phone of somebody of one's units; one that signs in is not set by just anybody. */
export async function changePhone(context: Context, personId: string, phone: string | null): Promise<void> {
  const person = await getPerson(context, personId)
  const holdsPosts = (await listPostHolders(context.tx, [personId])).size > 0
  const signsIn = holdsPosts || (await hasSignedIn(context.tx, personId))
  if (signsIn && !may(context.actor, 'changePhoneThatSignsIn', person.unitCode)) throw new Refused('phone-signs-in')
  allow(context, 'mend', person.unitCode)
  const owner = phone === null ? undefined : await findByPhoneIndex(context.tx, indexOf(phoneOf(phone)))
  if (owner && owner !== personId) throw new Refused('phone-known')

  await updatePhone(context.tx, personId, await sealPhone(context, personId, phone))
  await log(context, {
    kind: 'phone-changed',
    noun: 'person',
    nounId: personId,
    unitCode: person.unitCode,
    facts: { removed: phone === null },
  })
}

/**
 * The whole number of somebody whom the actor may see, or null when there is none. The reason (4 to 200 characters) goes
 * on record in the same transaction.
 */
export async function openPhone(context: Context, personId: string, reason: string): Promise<string | null> {
  const person = await getPerson(context, personId)
  if (!mayOpenPhone(context.actor, person)) throw new Refused('not-your-post')

  const { id, unitCode, phoneSealed } = person
  await recordOpening(context, { noun: 'person', nounId: id, subject: id, unitCode, field: 'phone', reason })
  return phoneSealed === null ? null : open(context.tx, phoneSealed)
}

/**
 * The whole ID number of somebody of one's units, or null when there is none. To lead them is not enough. The reason (4 to
 * 200 characters) goes on record in the same transaction.
 */
export async function openIdNumber(context: Context, personId: string, reason: string): Promise<string | null> {
  const [person] = await listRegistered(context.tx, [personId])
  if (!person) throw new NotFound()
  allow(context, 'openPhone', person.unitCode)

  const { id, unitCode, idNumberSealed } = person
  await recordOpening(context, { noun: 'person', nounId: id, subject: id, unitCode, field: 'id-number', reason })
  return idNumberSealed === null ? null : open(context.tx, idNumberSealed)
}

/** Says what a person can do: oneself, or somebody of one's units. */
export async function nameSkills(
  context: Context,
  personId: string,
  skills: readonly { readonly code: string; readonly sinceYear: number | null }[],
): Promise<void> {
  const person = await getPerson(context, personId)
  if (personId !== context.actor.personId) allow(context, 'mend', person.unitCode)
  const known = new Set((await listSkills(context.tx)).map((skill) => skill.code))
  if (skills.some(({ code }) => !known.has(code))) throw new Refused('no-such-skill')

  const once = [...new Map(skills.map((skill) => [skill.code, skill])).values()]
  await replaceSkills(context.tx, personId, once)
  const facts = { skills: once.map(({ code }) => code) }
  await log(context, { kind: 'skills-named', noun: 'person', nounId: personId, unitCode: person.unitCode, facts })
}

/** Puts a skill on the list of the street. */
export async function addSkill(context: Context, skill: Skill): Promise<void> {
  const unitCode = await findStreetCode(context.tx, context.actor)
  allow(context, 'addSkill', unitCode ?? '')

  if ((await insertSkills(context.tx, [skill])) === 0) throw new Refused('skill-known')
}

/** The row that the actor may see, or `NotFound`. */
export async function getPerson({ tx }: Pick<Context, 'tx'>, id: string): Promise<Person> {
  const person = await findPerson(tx, id)
  if (!person) throw new NotFound()
  return person
}

async function mend(
  context: Context,
  person: Person,
  { name, called, birthYear, livesAlone, doorId }: Mending,
): Promise<void> {
  refuseBirthYear(birthYear, context.now)
  const mended: Mended = {
    name,
    ...(await spell(name)),
    called,
    birthYear,
    livesAlone,
    ...(await moved(context, person, doorId)),
  }

  await updatePerson(context.tx, person.id, mended)
  const facts = { moved: mended.doorId !== undefined }
  await log(context, {
    kind: 'mended',
    noun: 'person',
    nounId: person.id,
    unitCode: mended.unitCode ?? person.unitCode,
    facts,
  })
}

/** Another door takes the person out of the household; who lives there now says so, they don't. */
async function moved(context: Context, person: Person, doorId: string | null): Promise<Mended> {
  if (doorId === person.doorId) return {}
  const unitCode = doorId === null ? person.unitCode : await gridOfDoor(context, doorId)
  return { doorId, householdId: null, unitCode }
}

async function gridOfDoor({ tx }: Context, doorId: string): Promise<string> {
  const address = (await listAddresses(tx, [doorId])).get(doorId)
  if (!address) throw new Invalid('body.doorId', 'no-such-door')
  return address.unitCode
}

async function householdAt(context: Context, doorId: string, unitCode: string, joins: boolean): Promise<string> {
  const known = joins ? await findHouseholdAt(context.tx, doorId) : undefined
  if (known) return known.id
  const id = uuidv7(context.now)
  await insertHousehold(context.tx, { id, doorId, unitCode })
  return id
}

function allow({ actor }: Context, step: Step, unitCode: string): void {
  if (!may(actor, step, unitCode)) throw new Refused('not-your-post')
}

function refuseBirthYear(birthYear: number | null, now: number): void {
  const refusal = birthYear === null ? null : birthYearRefusal(birthYear, now)
  if (refusal) throw new Invalid('body.birthYear', refusal)
}

async function spell(name: string): Promise<{ pinyin: string; initials: string }> {
  const { full, initials } = await pinyinOf(name)
  return { pinyin: full, initials }
}

function phoneOf(text: string): string {
  const phone = normalisePhone(text)
  if (!phone) throw new Invalid('body.phone', 'not-a-phone')
  return phone
}

function indexOf(phone: string): string {
  return blindIndex(phone)
}

/** Blind index of the last four digits; another word than a whole number, so that the two never meet. */
export function tailIndexOf(tail: string): string {
  return blindIndex(`tail ${tail}`)
}

async function sealPhone({ tx }: Context, personId: string, text: string | null): Promise<SealedPhone> {
  if (text === null) return { phoneSealed: null, phoneIndex: null, phoneTailIndex: null }
  const phone = phoneOf(text)
  return {
    phoneSealed: await seal(tx, phone, personId),
    phoneIndex: indexOf(phone),
    phoneTailIndex: tailIndexOf(phone.slice(-4)),
  }
}
