import { z } from 'zod'
import { calls, Done, Id, paged, Paging } from '../../platform/contract/contract.ts'
import { UnitCode } from '../territory/contract.ts'
import { peopleAddresses } from './addresses.ts'
import { doorSorts } from './door.ts'
import { personSorts } from './person.ts'

const Name = z.string().trim().min(1).max(40)
const Called = z.string().trim().min(1).max(20)
const BirthYear = z.int().min(1900).max(2100)
const PhoneText = z.string().trim().min(1).max(30)
const SkillCode = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(40)
const SinceYear = z.int().min(1930).max(2100)

export const SkillView = z.object({ code: SkillCode, name: z.string() })
export type SkillView = z.infer<typeof SkillView>

const HeldSkill = z.object({ code: SkillCode, name: z.string(), sinceYear: z.int().nullable() })

export const PersonRow = z.object({
  id: Id,
  name: z.string(),
  called: z.string().nullable(),
  age: z.int().nullable(),
  livesAlone: z.boolean(),
  unitCode: UnitCode,
  unitName: z.string(),
  address: z.string().nullable().describe('building, entrance and door in words'),
  phone: z.string().nullable().describe('masked'),
  skills: z.array(z.string()),
  registeredAt: z.int(),
  can: z.object({ openPhone: z.boolean(), mend: z.boolean() }),
})
export type PersonRow = z.infer<typeof PersonRow>

export const DoorRow = z.object({
  id: Id,
  unitCode: UnitCode,
  unitName: z.string(),
  buildingId: Id,
  building: z.string(),
  entrance: z.string(),
  door: z.string(),
  households: z.int(),
  people: z.int().describe('registered behind it'),
})
export type DoorRow = z.infer<typeof DoorRow>

const Home = z.object({ buildingId: Id, entranceId: Id.nullable(), doorId: Id.nullable() })

export const PersonView = z.object({
  id: Id,
  name: z.string(),
  called: z.string().nullable(),
  birthYear: z.int().nullable(),
  age: z.int().nullable(),
  livesAlone: z.boolean(),
  unitCode: UnitCode,
  unitName: z.string(),
  address: z.string().nullable(),
  home: Home.nullable(),
  phone: z.string().nullable().describe('masked'),
  photoId: Id.nullable(),
  registeredAt: z.int(),
  skills: z.array(HeldSkill),
  household: z.array(z.object({ id: Id, name: z.string(), called: z.string().nullable() })),
  can: z.object({ openPhone: z.boolean(), mend: z.boolean() }),
})
export type PersonView = z.infer<typeof PersonView>

const Mending = z.object({
  name: Name,
  called: Called.nullable(),
  birthYear: BirthYear.nullable(),
  livesAlone: z.boolean(),
  doorId: Id.nullable(),
})

export const peopleCalls = calls(peopleAddresses, {
  listDoors: {
    summary: 'Doors of your units with how many are registered behind each, those with nobody too',
    query: z.object({
      ...Paging,
      words: z.string().trim().max(40).optional().describe('part of a house’s name'),
      unit: UnitCode.optional(),
      lived: z.enum(['yes', 'no']).optional().describe('whether anybody is registered there'),
      sort: z.enum(doorSorts).default('place'),
    }),
    answer: paged(DoorRow),
  },
  listPeople: {
    summary: 'People of your units, by name, pinyin, initials, a whole phone number or its last four digits',
    query: z.object({
      words: z.string().trim().max(40).optional(),
      unit: UnitCode.optional(),
      skill: SkillCode.optional(),
      alone: z.enum(['yes']).optional(),
      sort: z.enum(personSorts).default('name'),
      ...Paging,
    }),
    answer: paged(PersonRow).extend({ can: z.object({ register: z.boolean() }) }),
  },
  registerPerson: {
    summary: 'Registers somebody, with or without a phone; a door gives the grid',
    body: z.object({
      name: Name,
      unitCode: UnitCode.optional(),
      doorId: Id.optional(),
      joinsHousehold: z.boolean().default(true),
      phone: PhoneText.optional(),
      called: Called.optional(),
      birthYear: BirthYear.optional(),
      livesAlone: z.boolean().default(false),
    }),
    answer: z.object({ personId: Id }),
    refusals: ['phone-known', 'no-unit', 'not-your-post'],
  },
  getMe: { summary: 'What is kept about yourself', answer: PersonView },
  mendMe: {
    summary: 'Corrects your own name, how you wish to be addressed, your year of birth, your home and your photo',
    body: z.object({
      name: Name,
      called: Called.nullable(),
      birthYear: BirthYear.nullable(),
      doorId: Id.nullable(),
      unitCode: UnitCode.optional().describe('community or grid, while the door is not known'),
      buildingId: Id.optional().describe('the house, which gives the grid, while the door is not known'),
      photoId: Id.nullable().optional(),
    }),
    answer: Done,
    refusals: ['no-unit'],
  },
  findCoworkers: {
    summary: 'Staff and members of teams by name, for whoever holds a post',
    query: z.object({ words: z.string().trim().max(40).default('') }),
    answer: z.object({
      people: z.array(z.object({ id: Id, name: z.string(), unitCode: UnitCode, unitName: z.string() })),
    }),
  },
  listSkills: { summary: 'What people of this street can do', answer: z.object({ skills: z.array(SkillView) }) },
  addSkill: {
    summary: 'Adds a skill to the list of the street',
    body: z.object({ code: SkillCode, name: z.string().trim().min(1).max(20) }),
    answer: Done,
    refusals: ['skill-known', 'not-your-post'],
  },
  getPerson: { summary: 'One person of your units', params: z.object({ personId: Id }), answer: PersonView },
  mendPerson: {
    summary: 'Corrects what is kept about a person of your units',
    params: z.object({ personId: Id }),
    body: Mending,
    answer: Done,
    refusals: ['not-your-post'],
  },
  changePhone: {
    summary: 'Sets or removes the phone of a person of your units',
    params: z.object({ personId: Id }),
    body: z.object({ phone: PhoneText.nullable() }),
    answer: Done,
    refusals: ['phone-known', 'phone-signs-in', 'not-your-post'],
  },
  openPhone: {
    summary: 'Shows a phone number; the reason goes on record',
    remembered: false,
    params: z.object({ personId: Id }),
    body: z.object({ reason: z.string().trim().min(4).max(200) }),
    answer: z.object({ phone: z.string().nullable() }),
    refusals: ['not-your-post'],
  },
  nameSkills: {
    summary: 'Says what a person can do: your own, or somebody of your units',
    params: z.object({ personId: Id }),
    body: z.object({
      skills: z.array(z.object({ code: SkillCode, sinceYear: SinceYear.nullable().default(null) })).max(20),
    }),
    answer: Done,
    refusals: ['no-such-skill', 'not-your-post'],
  },
})
