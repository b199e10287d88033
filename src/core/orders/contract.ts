import { z } from 'zod'
import { calls, Done, Id, Moment, paged, Paging } from '../../platform/contract/contract.ts'
import { mostText, states } from '../needs/need.ts'
import { ordersAddresses } from './addresses.ts'
import { orderSorts, orderStates, satisfactions } from './order.ts'
import { needRefusals, refusals } from './refusals.ts'

const UnitCode = z.string().regex(/^\d{9}(\d{3}){0,2}$/)
const Satisfied = z.enum(satisfactions)

export const OrderRow = z.object({
  id: Id.describe('of the need that it became'),
  sender: z.string(),
  number: z.string(),
  dueAt: Moment.describe('the sender’s deadline, in place of ours'),
  state: z.enum(orderStates),
  title: z.string(),
  needNumber: z.string(),
  needState: z.enum(states),
  unitName: z.string(),
  recordedAt: Moment,
  answeredAt: Moment.nullable(),
})
export type OrderRow = z.infer<typeof OrderRow>

export const OrderView = z.object({
  ...OrderRow.shape,
  howToAnswer: z.string().nullable(),
  recordedBy: z.string(),
  answeredBy: z.string().nullable(),
  answer: z
    .object({ handling: z.string(), reply: z.string(), satisfied: Satisfied })
    .describe('as it was given, or as it may be given from what is known'),
  can: z.object({ answer: z.boolean() }),
})
export type OrderView = z.infer<typeof OrderView>

export const ReadOrder = z.object({
  sender: z.string().nullable(),
  number: z.string().nullable(),
  dueAt: Moment.nullable(),
  title: z.string().nullable(),
  text: z.string(),
  callerName: z.string().nullable(),
  callerPhone: z.string().nullable(),
  place: z.string().nullable(),
  howToAnswer: z.string().nullable(),
  community: z.object({ id: UnitCode, name: z.string() }).nullable().describe('that the address names, else one’s own'),
  building: z.object({ id: Id, name: z.string() }).nullable().describe('the one house there that is spoken of'),
})
export type ReadOrder = z.infer<typeof ReadOrder>

export const filters = z.object({
  q: z.string().trim().max(60).optional(),
  unit: UnitCode.optional(),
  sender: z.enum(['12345', 'superior']).optional(),
  state: z.enum(['late', 'answered']).optional(),
})

const OneOrder = z.object({ needId: Id })

export const ordersCalls = calls(ordersAddresses, {
  listOrders: {
    summary:
      'Orders that wait for their answer, late ones first unless told; or those that were answered, newest first',
    query: z.object({ ...filters.shape, sort: z.enum(orderSorts).default('due'), ...Paging }),
    answer: paged(OrderRow).extend({ can: z.object({ record: z.boolean() }) }),
  },
  readPasted: {
    summary: 'Reads the parts of a pasted order; keeps nothing',
    remembered: false,
    body: z.object({ text: z.string().trim().min(1, 'word:required').max(10_000) }),
    answer: ReadOrder,
  },
  record: {
    summary: 'Take an order in: it becomes a need, whose deadline is the sender’s',
    body: z.object({
      sender: z.string().trim().min(1, 'word:required').max(40),
      number: z.string().trim().min(1, 'word:required').max(60),
      dueAt: Moment.min(0).max(4_102_444_800_000),
      unitCode: UnitCode,
      buildingId: Id.optional(),
      title: z.string().trim().min(1).max(60).optional(),
      text: z.string().trim().min(1, 'word:required').max(mostText),
      callerName: z.string().trim().min(1).max(40).optional(),
      callerPhone: z.string().trim().min(1).max(30).optional(),
      place: z.string().trim().max(100).optional(),
      howToAnswer: z.string().trim().max(500).nullable().default(null),
    }),
    answer: z.object({ needId: Id, number: z.string() }),
    refusals: [...refusals, ...needRefusals],
  },
  findOrder: {
    summary: 'The order that came in under this number, where one may see it',
    query: z.object({
      unitCode: UnitCode.describe('any unit of the street'),
      sender: z.string().trim().min(1, 'word:required').max(40),
      number: z.string().trim().min(1, 'word:required').max(60),
    }),
    answer: z.object({ needId: Id.nullable() }),
  },
  getOrder: { summary: 'One order with its answer, given or prepared', params: OneOrder, answer: OrderView },
  answer: {
    summary: 'The answer went back to the sender: kept as it was sent',
    params: OneOrder,
    body: z.object({
      handling: z.string().trim().min(1, 'word:required').max(2000),
      reply: z.string().trim().min(1, 'word:required').max(2000),
      satisfied: Satisfied,
    }),
    answer: Done,
    refusals,
  },
})
