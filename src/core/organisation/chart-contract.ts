import { z } from 'zod'
import { Day, Id } from '../../platform/contract/contract.ts'
import { UnitCode } from '../territory/contract.ts'
import { bodyKinds, duties } from './party.ts'
import { posts } from './post.ts'
import { teamColours } from './team.ts'

/** What stands on the chart. */
export const chartKinds = ['street', 'community', 'grid', 'body', 'team', 'squad', 'partners', 'volunteers'] as const
export type ChartKind = (typeof chartKinds)[number]

/** `unit:230506002001`, `team:0197…`, `partners:230506002`: what it is and which. */
export const NodeId = z
  .string()
  .regex(/^((unit|partners|volunteers):\d{9}(\d{3}){0,2}|(body|team|squad):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/)

const Body = z.object({ id: NodeId, kind: z.enum(bodyKinds), name: z.string(), leaders: z.array(z.string()) })

export const ChartNode = z.object({
  id: NodeId,
  kind: z.enum(chartKinds),
  name: z.string(),
  unitCode: UnitCode,
  colour: z.enum(teamColours).nullable(),
  bodies: z.array(Body).describe('the Party bodies of a street or community'),
  leaders: z.array(z.string()).describe('who leads it'),
  holders: z.int().describe('people who hold a post of staff right there'),
  volunteers: z.int().nullable().describe('people in teams there; null for who holds no post'),
  partners: z.int(),
  open: z.int().describe('needs that are open there, as far as the actor works there'),
  served: z.int().describe('needs closed there this month, likewise'),
  more: z.boolean().describe('something stands below it'),
})
export type ChartNode = z.infer<typeof ChartNode>

const ChartPerson = z.object({
  id: Id.describe('of the post or the membership'),
  personId: Id,
  name: z.string(),
  post: z.enum(posts).nullable(),
  duty: z.enum(duties).nullable(),
  from: Day,
  to: Day.nullable(),
})
export type ChartPerson = z.infer<typeof ChartPerson>

export const ChartDetail = z.object({
  node: ChartNode,
  path: z.array(z.object({ id: NodeId, name: z.string() })).describe('from the street down to it, itself left out'),
  people: z.array(ChartPerson),
  more: z.int().describe('people beyond those listed'),
  homes: z.object({ buildings: z.int(), doors: z.int(), residents: z.int() }).nullable().describe('of units alone'),
  cameFrom: z.array(z.object({ name: z.string(), onDay: Day, reason: z.string() })).describe('teams that went into it'),
  bodyKind: z.enum(bodyKinds).nullable(),
  can: z
    .object({ addBodies: z.boolean() })
    .describe('a Party body that its level has is missing, and the actor may add it'),
})
export type ChartDetail = z.infer<typeof ChartDetail>

export const ChartFound = z.object({
  id: NodeId,
  name: z.string(),
  /** Whose post it was found by. */
  person: z.object({ name: z.string(), post: z.enum(posts) }).nullable(),
  path: z.array(z.object({ id: NodeId, name: z.string() })),
})
export type ChartFound = z.infer<typeof ChartFound>
