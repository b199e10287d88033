import { sql } from 'kysely'
import type { Tx } from '../../platform/database/database.ts'
import { at } from '../../platform/database/time.ts'
import type { State } from '../needs/need.ts'
import { hotline, type OrderSort, type Satisfaction } from './order.ts'

/** An order with what its need says. Times are epoch milliseconds. */
export interface Order {
  readonly needId: string
  readonly unitCode: string
  readonly sender: string
  readonly number: string
  readonly dueAt: number
  readonly howToAnswer: string | null
  readonly recordedAt: number
  readonly recordedBy: string
  readonly handling: string | null
  readonly reply: string | null
  readonly satisfied: Satisfaction | null
  readonly answeredAt: number | null
  readonly answeredBy: string | null
  readonly title: string
  readonly needNumber: string
  readonly needState: State
}

function orders(tx: Tx) {
  return tx
    .selectFrom('orders.workOrder as o')
    .innerJoin('needs.need as n', 'n.id', 'o.needId')
    .select([
      'o.needId',
      'o.unitCode',
      'o.sender',
      'o.number',
      'o.dueAt',
      'o.howToAnswer',
      'o.recordedAt',
      'o.recordedBy',
      'o.handling',
      'o.reply',
      'o.satisfied',
      'o.answeredAt',
      'o.answeredBy',
      'n.title',
      'n.number as needNumber',
      'n.state as needState',
    ])
}

export interface OrderSearch {
  readonly words: string | undefined
  readonly unitCode: string | undefined
  readonly sender: '12345' | 'superior' | undefined
  readonly state: 'late' | 'answered' | undefined
  readonly sort: OrderSort
  /** The last row that was read, with its `placeOf`. */
  readonly after: { readonly place: number | string; readonly id: string } | null
  readonly limit: number
}

type Sorting = Pick<OrderSearch, 'sort' | 'state'>

/** What the list goes by: usually waiting ones by their deadline, so late ones first; answered ones from the newest answer. */
function sortingOf({ sort, state }: Sorting) {
  if (sort === 'sender') return { by: 'sender', upwards: true } as const
  if (sort === 'recorded' || sort === '-recorded') return { by: 'recordedAt', upwards: sort === 'recorded' } as const
  return state === 'answered'
    ? ({ by: 'answeredAt', upwards: sort === '-due' } as const)
    : ({ by: 'dueAt', upwards: sort === 'due' } as const)
}

/** Where an order stands in a list that goes that way: a moment, or whose it is. */
export function placeOf(sorting: Sorting, order: Order): number | string {
  return order[sortingOf(sorting).by] ?? 0
}

/** Waiting ones, or answered ones. */
export async function listOrders(
  tx: Tx,
  { words, unitCode, sender, state, sort, after, limit }: OrderSearch,
  now: number,
): Promise<Order[]> {
  let query = orders(tx)
  if (unitCode) query = query.where(sql<boolean>`o.unit_code ^@ ${unitCode}`)
  if (sender) query = query.where('o.sender', sender === '12345' ? '=' : '<>', hotline)
  if (words) query = query.where(sql<boolean>`(o.number ^@ ${words} or strpos(n.title, ${words}) > 0)`)
  query = query.where('o.answeredAt', state === 'answered' ? 'is not' : 'is', null)
  if (state === 'late') query = query.where('o.dueAt', '<=', at(now))
  const { by, upwards } = sortingOf({ sort, state })
  if (after) {
    const { place, id } = after
    const beyond = sql.raw(upwards ? '>' : '<')
    const from = typeof place === 'number' ? at(place) : place
    query = query.where(sql<boolean>`(${sql.ref(`o.${by}`)}, o.need_id) ${beyond} (${from}, ${id}::uuid)`)
  }
  const way = upwards ? 'asc' : 'desc'
  return (await query.orderBy(`o.${by}`, way).orderBy('o.needId', way).limit(limit).execute()) as unknown as Order[]
}

export async function findOrder(tx: Tx, needId: string): Promise<Order | undefined> {
  return (await orders(tx).where('o.needId', '=', needId).executeTakeFirst()) as unknown as Order | undefined
}

/** The need of an order by its number, as far as the actor sees it. */
export async function findNeedOf(
  tx: Tx,
  streetCode: string,
  { sender, number }: { readonly sender: string; readonly number: string },
): Promise<string | undefined> {
  const found = await tx
    .selectFrom('orders.workOrder')
    .select('needId')
    .where('streetCode', '=', streetCode)
    .where('sender', '=', sender)
    .where('number', '=', number)
    .executeTakeFirst()
  return found?.needId
}

/** Which of these came in before; whoever asks at the same time waits. */
export async function listKnown(
  tx: Tx,
  streetCode: string,
  asked: readonly { readonly sender: string; readonly number: string }[],
): Promise<{ sender: string; number: string }[]> {
  const senders = asked.map(({ sender }) => sender)
  const numbers = asked.map(({ number }) => number)
  const { rows } = await sql<{ sender: string; number: string }>`
    select sender, number from orders.known(${streetCode}, ${senders}::text[], ${numbers}::text[])`.execute(tx)
  return rows
}

export interface NewOrder {
  readonly needId: string
  readonly unitCode: string
  readonly sender: string
  readonly number: string
  readonly dueAt: number
  readonly howToAnswer: string | null
  readonly recordedAt: number
  readonly recordedBy: string
  readonly importId: string | null
}

export async function insertOrder(tx: Tx, { dueAt, recordedAt, ...order }: NewOrder): Promise<void> {
  await tx
    .insertInto('orders.workOrder')
    .values({ ...order, dueAt: at(dueAt), recordedAt: at(recordedAt) })
    .execute()
}

/** Whether nobody had answered it meanwhile. */
export async function updateAsAnswered(
  tx: Tx,
  needId: string,
  answer: { handling: string; reply: string; satisfied: Satisfaction },
  by: string,
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('orders.workOrder')
    .set({ ...answer, answeredAt: at(now), answeredBy: by })
    .where('needId', '=', needId)
    .where('answeredAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Waiting ones of a street that fall due by then and of which nobody was told. */
export async function listToRemind(tx: Tx, streetCode: string, until: number, most: number): Promise<Order[]> {
  return (await orders(tx)
    .where('o.streetCode', '=', streetCode)
    .where('o.answeredAt', 'is', null)
    .where('o.remindedAt', 'is', null)
    .where('o.dueAt', '<=', at(until))
    .orderBy('o.dueAt')
    .limit(most)
    .execute()) as unknown as Order[]
}

export async function updateAsReminded(tx: Tx, needId: string, now: number): Promise<void> {
  await tx
    .updateTable('orders.workOrder')
    .set({ remindedAt: at(now) })
    .where('needId', '=', needId)
    .execute()
}

/** Takes a batch back: how many untouched orders went with their needs, and how many stay. */
export async function removeImport(tx: Tx, importId: string): Promise<{ removed: number; kept: number }> {
  const { rows } = await sql<{
    removed: number
    kept: number
  }>`select * from orders.undo_import(${importId}::uuid)`.execute(tx)
  return rows[0]!
}
