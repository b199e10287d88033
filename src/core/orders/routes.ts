import type { Context } from '../../platform/actor/actor.ts'
import { Invalid } from '../../platform/contract/errors.ts'
import type { Routes } from '../../platform/http/module.ts'
import { setting } from '../../platform/settings/settings.ts'
import { readNeed } from '../needs/index.ts'
import { listNames } from '../people/index.ts'
import { listUnitNames } from '../territory/index.ts'
import { access, may } from './access.ts'
import { answer, getOrder, record } from './actions.ts'
import { draftAnswer } from './answer.ts'
import type { OrderRow, ordersCalls, OrderView } from './contract.ts'
import { orderState, readOrder } from './order.ts'
import { reminderHours } from './settings.ts'
import { listOrders, type Order, type OrderSearch } from './store.ts'

export function ordersRoutes(): Routes<typeof ordersCalls> {
  return {
    listOrders: async (context, { query: { q, unit, sender, state, after, limit } }) => ({
      ...(await readOrders(context, { words: q, unitCode: unit, sender, state, limit }, after)),
      can: { record: context.actor.grants.some(({ post }) => (access.record as readonly string[]).includes(post)) },
    }),
    readPasted: async ({ now }, { body }) => readOrder(body.text, now),
    record: (context, { body }) => record(context, body),
    getOrder: (context, { params }) => readOne(context, params.needId),
    answer: async (context, { params, body }) => {
      await answer(context, params.needId, body)
      return { done: true }
    },
  }
}

/** A page of orders, as far as the actor sees their needs. */
export async function readOrders(
  context: Context,
  search: Omit<OrderSearch, 'after'>,
  after: string | undefined,
): Promise<{ rows: OrderRow[]; next: string | null }> {
  const wanted = { ...search, after: readCursor(after), limit: search.limit + 1 }
  const found = await listOrders(context.tx, wanted, context.now)
  const rows = found.slice(0, search.limit)
  const last = rows.at(-1)
  const next = found.length > search.limit && last ? `${last.answeredAt ?? last.dueAt}.${last.needId}` : null
  return { rows: await orderRows(context, rows), next }
}

async function orderRows(context: Context, orders: readonly Order[]): Promise<OrderRow[]> {
  const units = await listUnitNames(context.tx)
  const hours = await setting(context.tx, reminderHours)
  return orders.map((order) => ({
    id: order.needId,
    sender: order.sender,
    number: order.number,
    dueAt: order.dueAt,
    state: orderState(order, context.now, hours),
    title: order.title,
    needNumber: order.needNumber,
    needState: order.needState,
    unitName: units.get(order.unitCode) ?? '',
    recordedAt: order.recordedAt,
    answeredAt: order.answeredAt,
  }))
}

async function readOne(context: Context, needId: string): Promise<OrderView> {
  const order = await getOrder(context, needId)
  const [row] = await orderRows(context, [order])
  const names = await listNames(context.tx, [order.recordedBy, order.answeredBy])
  const { handling, reply, satisfied, answeredBy, howToAnswer } = order
  return {
    ...row!,
    howToAnswer,
    recordedBy: names.get(order.recordedBy)?.name ?? '',
    answeredBy: answeredBy === null ? null : (names.get(answeredBy)?.name ?? ''),
    answer:
      handling !== null && reply !== null && satisfied !== null
        ? { handling, reply, satisfied }
        : draftAnswer(await readNeed(context, needId)),
    can: { answer: order.answeredAt === null && may(context.actor, 'answer', order.unitCode) },
  }
}

function readCursor(after: string | undefined): OrderSearch['after'] {
  if (after === undefined) return null
  const found = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(after)
  if (!found) throw new Invalid('query.after', 'bad-shape')
  return { moment: Number(found[1]), id: found[2]! }
}
