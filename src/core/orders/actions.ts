import type { Context } from '../../platform/actor/actor.ts'
import { personOf } from '../../platform/actor/actor.ts'
import { Invalid, NotFound, Refused } from '../../platform/contract/errors.ts'
import { log } from '../../platform/events/log.ts'
import { normalisePhone } from '../../platform/sealing/phone.ts'
import { seal } from '../../platform/sealing/seal.ts'
import { report, reporting } from '../needs/index.ts'
import { getPlace, getUnit, streetOf } from '../territory/index.ts'
import { may } from './access.ts'
import type { OrderAnswer } from './answer.ts'
import { sourceOf } from './order.ts'
import { findOrder, insertOrder, listKnown, type Order, updateAsAnswered } from './store.ts'

export interface Recording {
  readonly sender: string
  readonly number: string
  readonly dueAt: number
  readonly unitCode: string
  readonly buildingId?: string | undefined
  readonly title?: string | undefined
  readonly text: string
  readonly callerName?: string | undefined
  readonly callerPhone?: string | undefined
  readonly place?: string | undefined
  readonly howToAnswer: string | null
}

/** Takes an order in, once: it becomes a need, whose deadline is the sender's. */
export async function record(context: Context, told: Recording): Promise<{ needId: string; number: string }> {
  await getUnit(context.tx, told.unitCode)
  if (!may(context.actor, 'record', told.unitCode)) throw new Refused('unit-not-yours')
  const known = await listKnown(context.tx, streetOf(told.unitCode), [told])
  if (known.length > 0) throw new Refused('order-known', 'body.number')
  return keepOrder(context, told, null)
}

/** The need and the order of it. Whoever calls has seen that the number is new. */
export async function keepOrder(
  context: Context,
  told: Recording,
  importId: string | null,
): Promise<{ needId: string; number: string }> {
  const { tx, now } = context
  const { sender, dueAt, howToAnswer } = told
  const phone = told.callerPhone === undefined ? undefined : normalisePhone(told.callerPhone)
  if (phone === null) throw new Invalid('body.callerPhone', 'not-a-mobile')
  const unitCode = told.buildingId ? (await getPlace(tx, { buildingId: told.buildingId })).unitCode : told.unitCode
  if (!may(context.actor, 'record', unitCode)) throw new Refused('unit-not-yours')

  const need = await report(context, {
    ...reporting({
      text: told.text,
      title: told.title,
      reporterName: told.callerName,
      placeNote: told.place,
      contactWay: phone ? 'phone' : 'community',
      ...(told.buildingId ? { buildingId: told.buildingId } : { unitCode }),
    }),
    source: sourceOf(sender),
    order: { sender, number: told.number, dueBy: dueAt },
    ...(phone && { callerPhone: await seal(tx, phone, null) }),
  })
  await insertOrder(tx, {
    needId: need.id,
    unitCode: need.unitCode,
    sender,
    number: told.number,
    dueAt,
    howToAnswer: howToAnswer || null,
    recordedAt: now,
    recordedBy: personOf(context),
    importId,
  })
  await log(context, {
    kind: 'order-recorded',
    noun: 'order',
    nounId: need.id,
    unitCode: need.unitCode,
    facts: { until: dueAt, ...(importId && { importId }) },
  })
  return { needId: need.id, number: need.number }
}

/** The answer went back to the sender in their form: kept as it was sent, once. */
export async function answer(context: Context, needId: string, told: OrderAnswer): Promise<void> {
  const order = await getOrder(context, needId)
  if (!may(context.actor, 'answer', order.unitCode)) throw new Refused('not-your-post')
  if (!(await updateAsAnswered(context.tx, needId, told, personOf(context), context.now))) {
    throw new Refused('order-answered-already')
  }
  await log(context, {
    kind: 'order-answered',
    noun: 'order',
    nounId: needId,
    unitCode: order.unitCode,
    facts: { late: context.now > order.dueAt, satisfied: told.satisfied },
  })
}

export async function getOrder({ tx }: Pick<Context, 'tx'>, needId: string): Promise<Order> {
  const order = await findOrder(tx, needId)
  if (!order) throw new NotFound()
  return order
}
