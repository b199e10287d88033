import { personOf } from '../../platform/actor/actor.ts'
import type { Routes } from '../../platform/http/module.ts'
import { listUnitNames } from '../territory/index.ts'
import {
  addSkill,
  changePhone,
  getPerson,
  mendMe,
  mendPerson,
  nameSkills,
  openPhone,
  registerPerson,
} from './actions.ts'
import type { peopleCalls } from './contract.ts'
import { readDoors } from './read-doors.ts'
import { readPeople } from './read-people.ts'
import { listSkills, searchCoworkers } from './store.ts'
import { personView } from './views.ts'

const mostCoworkers = 20

export function peopleRoutes(): Routes<typeof peopleCalls> {
  return {
    listPeople: (context, { query }) => readPeople(context, query),
    registerPerson: async (context, { body }) => ({ personId: await registerPerson(context, body) }),
    listDoors: (context, { query }) => readDoors(context, query),
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
