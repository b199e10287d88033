import type { Context } from '../../platform/actor/actor.ts'
import { Invalid } from '../../platform/contract/errors.ts'
import type { Routes } from '../../platform/http/module.ts'
import { setting } from '../../platform/settings/settings.ts'
import { readNeed } from '../needs/index.ts'
import { listNames } from '../people/index.ts'
import { communityOf, listBuildingsOf, listUnitNames, listUnits, streetOf } from '../territory/index.ts'
import { communityIn, houseOf } from '../territory/naming.ts'
import { access, may } from './access.ts'
import { answer, getOrder, record } from './actions.ts'
import { draftAnswer } from './answer.ts'
import type { OrderRow, ordersCalls, OrderView, ReadOrder } from './contract.ts'
import { orderState, type OrderSort, readOrder } from './order.ts'
import { reminderHours } from './settings.ts'
import { findNeedOf, listOrders, type Order, type OrderSearch, placeOf } from './store.ts'

export function ordersRoutes(): Routes<typeof ordersCalls> {
  return {
    listOrders: async (context, { query: { q, unit, sender, state, sort, after, limit } }) => ({
      ...(await readOrders(context, { words: q, unitCode: unit, sender, state, sort, limit }, after)),
      can: { record: context.actor.grants.some(({ post }) => (access.record as readonly string[]).includes(post)) },
    }),
    readPasted: (context, { body }) => readPasted(context, body.text),
    record: (context, { body }) => record(context, body),
    findOrder: async ({ tx }, { query }) => ({
      needId: (await findNeedOf(tx, streetOf(query.unitCode), query)) ?? null,
    }),
    getOrder: (context, { params }) => readOne(context, params.needId),
    answer: async (context, { params, body }) => {
      await answer(context, params.needId, body)
      return { done: true }
    },
  }
}

/** A pasted order, with the house that it is about: of the community that it names, else of one's own. */
async function readPasted(context: Context, pasted: string): Promise<ReadOrder> {
  const { tx, actor, now } = context
  const order = readOrder(pasted, now)
  const communities = (await listUnits(tx)).filter(({ level }) => level === 'community')
  const own = new Set(actor.grants.flatMap(({ unitCode }) => (unitCode && communityOf(unitCode)) || []))
  const community =
    communityIn(order.place ?? order.text, communities) ??
    (own.size === 1 ? communities.find(({ code }) => own.has(code)) : undefined)
  if (!community) return { ...order, community: null, building: null }

  const houses = await listBuildingsOf(tx, community.code)
  const id = houseOf(order.place ?? '', houses) ?? houseOf(order.text, houses)
  const building = houses.find((house) => house.id === id)
  return {
    ...order,
    community: { id: community.code, name: community.name },
    building: building ? { id: building.id, name: building.name } : null,
  }
}

/** A page of orders, as far as the actor sees their needs. */
export async function readOrders(
  context: Context,
  search: Omit<OrderSearch, 'after'>,
  after: string | undefined,
): Promise<{ rows: OrderRow[]; next: string | null }> {
  const wanted = {
    ...search,
    after: after === undefined ? null : readCursor(search.sort, after),
    limit: search.limit + 1,
  }
  const found = await listOrders(context.tx, wanted, context.now)
  const rows = found.slice(0, search.limit)
  const last = rows.at(-1)
  const next = found.length > search.limit && last ? `${placeOf(search, last)}.${last.needId}` : null
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

function readCursor(sort: OrderSort, after: string): { place: number | string; id: string } {
  const [, place = '', id = ''] = /^(.{1,40})\.([0-9a-f-]{36})$/.exec(after) ?? []
  if (sort === 'sender' ? place === '' : !/^\d{1,15}$/.test(place)) throw new Invalid('query.after', 'bad-shape')
  return { place: sort === 'sender' ? place : Number(place), id }
}
