import { z } from 'zod'
import { Day, Id, Moment } from '../../platform/contract/contract.ts'
import { Words } from '../../platform/lists/list.ts'
import { UnitCode } from '../territory/contract.ts'
import { bodyKinds, duties } from './party.ts'

const Year = z.string().regex(/^20\d\d$/)

/** What the two lists may be narrowed to, as it stands in the address. */
export const partyFilters = {
  members: z.object({
    q: Words,
    unit: UnitCode.optional(),
    kind: z.enum(bodyKinds).optional(),
    duty: z.enum(duties).optional(),
    ended: z.literal('1').optional(),
  }),
  themeDays: z.object({ q: Words, unit: UnitCode.optional(), year: Year.optional() }),
} as const
export type PartyFilters = { readonly [Name in keyof typeof partyFilters]: z.infer<(typeof partyFilters)[Name]> }

export const PartyBodyView = z.object({
  id: Id,
  kind: z.enum(bodyKinds),
  name: z.string(),
  unitCode: UnitCode,
  can: z.object({ changeMembers: z.boolean(), recordThemeDay: z.boolean() }),
})
export type PartyBodyView = z.infer<typeof PartyBodyView>

export const MembershipView = z.object({
  id: Id,
  personId: Id,
  name: z.string(),
  bodyId: Id,
  bodyName: z.string(),
  duty: z.enum(duties),
  fromDay: Day,
  toDay: Day.nullable(),
  can: z.object({ end: z.boolean() }),
})
export type MembershipView = z.infer<typeof MembershipView>

export const ThemeDayWords = z.object({
  heldOn: Day,
  subject: z.string().trim().min(1).max(60),
  place: z.string().trim().min(1).max(60),
  speaker: z.string().trim().min(1).max(40),
  done: z.string().trim().min(1).max(4000),
  cameIds: z.array(Id).min(1).max(300),
})

export const ThemeDayView = z.object({
  id: Id,
  bodyId: Id,
  bodyName: z.string(),
  unitCode: UnitCode,
  heldOn: Day,
  subject: z.string(),
  place: z.string(),
  speaker: z.string(),
  done: z.string(),
  came: z.array(z.object({ personId: Id, name: z.string() })),
  belonged: z.int().describe('members of the branch on that day'),
  recordedBy: z.string(),
  recordedAt: Moment,
  can: z.object({ mend: z.boolean() }),
})
export type ThemeDayView = z.infer<typeof ThemeDayView>

export const ServiceRow = z.object({ personId: Id, name: z.string(), what: z.string(), at: Moment })
export type ServiceRow = z.infer<typeof ServiceRow>
