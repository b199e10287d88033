import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { at } from '../database/time.ts'
import type { MessageKind, MessageState } from './message.ts'

export interface NoticeRow {
  id: string
  recipientId: string
  kind: string
  noun: string
  nounId: string
  title: string
  text: string
  link: string | null
  toldAt: number
}

export async function insertNotices(tx: Tx, notices: readonly NoticeRow[]): Promise<void> {
  if (notices.length === 0) return
  await tx
    .insertInto('notices.notice')
    .values(notices.map((notice) => ({ ...notice, toldAt: at(notice.toldAt) })))
    .execute()
}

/** The orders of both lists: what was told last first, or first. */
export const toldSorts = ['-told', 'told'] as const
type ToldSort = (typeof toldSorts)[number]

/** The person's own. */
export async function listNotices(
  tx: Tx,
  personId: string,
  {
    words,
    unread,
    sort,
    after,
    limit,
  }: { words?: string | undefined; unread: boolean; sort: ToldSort; after?: string | undefined; limit: number },
): Promise<(NoticeRow & { readAt: number | null })[]> {
  return tx
    .selectFrom('notices.notice')
    .select(['id', 'recipientId', 'kind', 'noun', 'nounId', 'title', 'text', 'link', 'toldAt', 'readAt'])
    .where('recipientId', '=', personId)
    .$if(after !== undefined, (query) => query.where('id', sort === 'told' ? '>' : '<', after!))
    .$if(unread, (query) => query.where('readAt', 'is', null))
    .$if(Boolean(words), (query) => query.where(sql<boolean>`strpos(title || ' ' || text, ${words}) > 0`))
    .orderBy('id', sort === 'told' ? 'asc' : 'desc')
    .limit(limit)
    .execute()
}

/** How many of the actor's own are unread, counted up to 100. Row security knows whose they are. */
export async function countUnread(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom((eb) =>
      eb.selectFrom('notices.notice').select('id').where('readAt', 'is', null).limit(100).as('unread'),
    )
    .select((eb) => eb.fn.countAll<number>().as('unread'))
    .executeTakeFirst()
  return Number(row?.unread ?? 0)
}

export async function findNotice(
  tx: Tx,
  personId: string,
  noticeId: string,
): Promise<{ readAt: number | null } | undefined> {
  return tx
    .selectFrom('notices.notice')
    .select('readAt')
    .where('id', '=', noticeId)
    .where('recipientId', '=', personId)
    .executeTakeFirst()
}

/** Marks one, or with null all, of the person's notices as read. Returns how many were unread. */
export async function updateAsRead(tx: Tx, personId: string, noticeId: string | null, now: number): Promise<number> {
  const result = await tx
    .updateTable('notices.notice')
    .set({ readAt: at(now) })
    .where('recipientId', '=', personId)
    .where('readAt', 'is', null)
    .$if(noticeId !== null, (query) => query.where('id', '=', noticeId!))
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

export async function updateAsUnread(tx: Tx, personId: string, noticeId: string): Promise<void> {
  await tx
    .updateTable('notices.notice')
    .set({ readAt: null })
    .where('id', '=', noticeId)
    .where('recipientId', '=', personId)
    .execute()
}

export interface MessageRow {
  id: string
  recipientId: string | null
  unitCode: string
  kind: MessageKind
  address: string | null
  text: string
  expiresAt: number | null
  state: MessageState
  tries: number
  writtenAt: number
  endedAt: number | null
  endedBy: string | null
}

export async function insertMessages(
  tx: Tx,
  messages: readonly Omit<MessageRow, 'state' | 'tries' | 'endedAt' | 'endedBy'>[],
): Promise<void> {
  if (messages.length === 0) return
  await tx
    .insertInto('notices.message')
    .values(
      messages.map(({ writtenAt, expiresAt, ...message }) => ({
        ...message,
        channel: 'sms',
        expiresAt: expiresAt === null ? null : at(expiresAt),
        writtenAt: at(writtenAt),
        nextTryAt: at(writtenAt),
      })),
    )
    .execute()
}

const messageColumns = [
  'id',
  'recipientId',
  'unitCode',
  'kind',
  'address',
  'text',
  'expiresAt',
  'state',
  'tries',
  'writtenAt',
  'endedAt',
  'endedBy',
] as const

/** When `open`, those that nobody has passed on yet and that are still worth passing on; to some people alone when told. */
export async function listMessages(
  tx: Tx,
  {
    to,
    open,
    now,
    sort,
    after,
    limit,
  }: {
    to: readonly string[] | null
    open: boolean
    now: number
    sort: ToldSort
    after: string | undefined
    limit: number
  },
): Promise<MessageRow[]> {
  const rows = await tx
    .selectFrom('notices.message')
    .select(messageColumns)
    .$if(after !== undefined, (query) => query.where('id', sort === 'told' ? '>' : '<', after!))
    .$if(to !== null, (query) => query.where(sql<boolean>`recipient_id = any(${to}::uuid[])`))
    .$if(open, (query) =>
      query
        .where('endedAt', 'is', null)
        .where((eb) => eb.or([eb('expiresAt', 'is', null), eb('expiresAt', '>', eb.val(at(now)) as never)])),
    )
    .orderBy('id', sort === 'told' ? 'asc' : 'desc')
    .limit(limit)
    .execute()
  return rows as MessageRow[]
}

export async function findMessage(tx: Tx, id: string): Promise<MessageRow | undefined> {
  const row = await tx
    .selectFrom('notices.message')
    .select(messageColumns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row as MessageRow | undefined
}

/** Takes some that are due, so that nobody else drains them beside this transaction. Oldest first. */
export async function lockDueMessages(tx: Tx, now: number, limit: number): Promise<MessageRow[]> {
  const rows = await tx
    .selectFrom('notices.message')
    .select(messageColumns)
    .where('state', '=', 'waiting')
    .where((eb) => eb('nextTryAt', '<=', eb.val(at(now)) as never))
    .orderBy('nextTryAt')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
  return rows as MessageRow[]
}

export async function updateMessage(
  tx: Tx,
  id: string,
  change: {
    state: MessageState
    address?: string | null
    tries?: number
    nextTryAt?: number
    endedAt: number | null
    endedBy?: string | null
  },
): Promise<void> {
  const { nextTryAt, endedAt, ...rest } = change
  await tx
    .updateTable('notices.message')
    .set({
      ...rest,
      endedAt: endedAt === null ? null : at(endedAt),
      ...(nextTryAt !== undefined && { nextTryAt: at(nextTryAt) }),
    })
    .where('id', '=', id)
    .execute()
}

/** Messages that nobody carried yet: how many, the oldest by when it was due, and the most tries that one took. */
export interface WaitingMessages {
  readonly count: number
  readonly dueSince: number | null
  readonly mostTries: number
}

export async function countWaitingMessages(tx: Tx): Promise<WaitingMessages> {
  const row = await tx
    .selectFrom('notices.message')
    .select((eb) => [
      eb.fn.countAll<number>().as('count'),
      eb.fn.min('nextTryAt').as('dueSince'),
      eb.fn.coalesce(eb.fn.max('tries'), eb.lit(0)).as('mostTries'),
    ])
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow()
  return row as WaitingMessages
}
