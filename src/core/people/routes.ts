import { personOf } from '../../platform/actor/actor.ts'
import { Invalid } from '../../platform/contract/errors.ts'
import type { Routes } from '../../platform/http/module.ts'
import { blindIndex } from '../../platform/sealing/keys.ts'
import { listUnitNames } from '../territory/index.ts'
import { mayAnywhere } from './access.ts'
import {
  addSkill,
  changePhone,
  getPerson,
  mendMe,
  mendPerson,
  nameSkills,
  openPhone,
  registerPerson,
  tailIndexOf,
} from './actions.ts'
import type { peopleCalls } from './contract.ts'
import { phoneQuery } from './phone.ts'
import { listSkills, type Search, searchCoworkers, searchPersons } from './store.ts'
import { personRows, personView } from './views.ts'

const mostCoworkers = 20

export function peopleRoutes(): Routes<typeof peopleCalls> {
  return {
    listPeople: async (context, { query }) => {
      const { unit, skill, alone, limit } = query
      const search: Search = {
        ...wordsOrPhone(query.words),
        ...(unit && { unitCode: unit }),
        ...(skill && { skill }),
        ...(alone && { alone: true }),
        ...(query.after && { after: cursorOf(query.after) }),
        limit: limit + 1,
      }
      const found = await searchPersons(context.tx, search)
      const persons = found.slice(0, limit)
      const last = persons.at(-1)
      return {
        rows: await personRows(context, persons),
        next: found.length > limit && last ? cursorAt(last) : null,
        can: { register: mayAnywhere(context.actor, 'register') },
      }
    },
    registerPerson: async (context, { body }) => ({ personId: await registerPerson(context, body) }),
    getMe: async (context) => personView(context, await getPerson(context, personOf(context))),
    mendMe: async (context, { body }) => {
      await mendMe(context, body)
      return { done: true }
    },
    findCoworkers: async ({ tx }, { query }) => {
      const unitNames = await listUnitNames(tx)
      const found = await searchCoworkers(tx, query.words, mostCoworkers)
      return {
        people: found.map((person) => ({ ...person, unitName: unitNames.get(person.unitCode) ?? person.unitCode })),
      }
    },
    listSkills: async ({ tx }) => ({ skills: await listSkills(tx) }),
    addSkill: async (context, { body }) => {
      await addSkill(context, body)
      return { done: true }
    },
    getPerson: async (context, { params }) => personView(context, await getPerson(context, params.personId)),
    mendPerson: async (context, { params, body }) => {
      await mendPerson(context, params.personId, body)
      return { done: true }
    },
    changePhone: async (context, { params, body }) => {
      await changePhone(context, params.personId, body.phone)
      return { done: true }
    },
    openPhone: async (context, { params, body }) => ({ phone: await openPhone(context, params.personId, body.reason) }),
    nameSkills: async (context, { params, body }) => {
      await nameSkills(context, params.personId, body.skills)
      return { done: true }
    },
  }
}

/** Eleven digits or four are looked up by blind index; anything else is part of a name. */
function wordsOrPhone(words: string | undefined): Partial<Search> {
  const phone = words ? phoneQuery(words) : null
  if (phone && 'whole' in phone) return { phoneIndex: blindIndex(phone.whole) }
  if (phone) return { phoneTailIndex: tailIndexOf(phone.tail) }
  return words ? { words } : {}
}

function cursorAt({ pinyin, id }: { pinyin: string; id: string }): string {
  return Buffer.from(JSON.stringify([pinyin, id])).toString('base64url')
}

function cursorOf(cursor: string): { pinyin: string; id: string } {
  try {
    const [pinyin, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    if (typeof pinyin === 'string' && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id)) return { pinyin, id }
  } catch {
    // Falls through: a cursor that we did not make.
  }
  throw new Invalid('query.after', 'bad-shape')
}
