import { sql } from 'kysely'
import type { Tx } from '../../platform/database/database.ts'
import { at } from '../../platform/database/time.ts'
import type { State } from '../needs/need.ts'
import type { PasteSort } from './chat.ts'

/** Times are epoch milliseconds. */

export interface Chat {
  readonly id: string
  readonly unitCode: string
  readonly name: string
}

/** The group of this name and unit, begun when it is new. */
export async function takeChat(tx: Tx, chat: Chat, by: string, now: number): Promise<string> {
  await tx
    .insertInto('groupChats.chat')
    .values({ ...chat, begunAt: at(now), begunBy: by })
    .onConflict((conflict) => conflict.columns(['unitCode', 'name']).doNothing())
    .execute()
  const { id } = await tx
    .selectFrom('groupChats.chat')
    .select('id')
    .where('unitCode', '=', chat.unitCode)
    .where('name', '=', chat.name)
    .executeTakeFirstOrThrow()
  return id
}

/** The groups of the actor's units, the newest hundred. */
export async function listChats(tx: Tx): Promise<Chat[]> {
  return tx.selectFrom('groupChats.chat').select(['id', 'unitCode', 'name']).orderBy('id', 'desc').limit(100).execute()
}

/** Which of these messages came in before. */
export async function listKnownHashes(tx: Tx, chatId: string, hashes: readonly Buffer[]): Promise<Set<string>> {
  const { rows } = await sql<{ hash: string }>`
    select encode(message.hash, 'hex') as hash from group_chats.message
    where message.chat_id = ${chatId}::uuid and message.hash = any(${hashes}::bytea[])`.execute(tx)
  return new Set(rows.map(({ hash }) => hash))
}

export interface NewPaste {
  readonly id: string
  readonly chatId: string
  readonly linesPasted: number
  readonly linesRead: number
  readonly knownCount: number
}

export async function insertPaste(tx: Tx, paste: NewPaste, by: string, now: number): Promise<void> {
  await tx
    .insertInto('groupChats.paste')
    .values({ ...paste, pastedAt: at(now), pastedBy: by })
    .execute()
}

export interface NewDraft {
  readonly id: string
  readonly pasteId: string
  readonly position: number
  readonly saidBy: string
  readonly saidAt: number | null
  readonly text: string
  readonly alsoCount: number
  readonly buildingId: string | null
}

export async function insertDrafts(tx: Tx, drafts: readonly NewDraft[]): Promise<void> {
  if (drafts.length === 0) return
  await tx
    .insertInto('groupChats.draft')
    .values(drafts.map((draft) => ({ ...draft, saidAt: draft.saidAt === null ? null : at(draft.saidAt) })))
    .execute()
}

export interface NewMessage {
  readonly id: string
  readonly draftId: string | null
  readonly position: number
  readonly hash: Buffer
  readonly saidBy: string
  readonly saidAt: number | null
  readonly text: string
}

/** Adds messages; one that somebody pasted in the same moment is left to them. */
export async function insertMessages(
  tx: Tx,
  { id: pasteId, chatId }: NewPaste,
  messages: readonly NewMessage[],
): Promise<void> {
  await sql`
    insert into group_chats.message (id, chat_id, paste_id, draft_id, position, hash, said_by, said_at, text)
    select told.id, ${chatId}::uuid, ${pasteId}::uuid, told.draft_id, told.position, told.hash, told.said_by, told.said_at, told.text
    from unnest(
      ${messages.map(({ id }) => id)}::uuid[], ${messages.map(({ draftId }) => draftId)}::uuid[],
      ${messages.map(({ position }) => position)}::integer[], ${messages.map(({ hash }) => hash)}::bytea[],
      ${messages.map(({ saidBy }) => saidBy)}::text[],
      ${messages.map(({ saidAt }) => (saidAt === null ? null : new Date(saidAt).toISOString()))}::timestamptz[],
      ${messages.map(({ text }) => text)}::text[]
    ) as told (id, draft_id, position, hash, said_by, said_at, text)
    on conflict (chat_id, hash) do nothing`.execute(tx)
}

export interface Paste {
  readonly id: string
  readonly chatId: string
  readonly chatName: string
  readonly unitCode: string
  readonly pastedAt: number
  readonly pastedBy: string
  readonly linesPasted: number
  readonly linesRead: number
  readonly knownCount: number
  /** When what became no need was let go; null while it is there. */
  readonly clearedAt: number | null
  readonly messages: number
  readonly open: number
  readonly taken: number
}

function pastes(tx: Tx) {
  return tx
    .selectFrom('groupChats.paste as p')
    .innerJoin('groupChats.chat as c', 'c.id', 'p.chatId')
    .select([
      'p.id',
      'p.chatId',
      'c.name as chatName',
      'c.unitCode',
      'p.pastedAt',
      'p.pastedBy',
      'p.linesPasted',
      'p.linesRead',
      'p.knownCount',
      'p.clearedAt',
      sql<number>`(select count(*)::int from group_chats.message m where m.paste_id = p.id)`.as('messages'),
      sql<number>`(select count(*)::int from group_chats.draft d where d.paste_id = p.id and d.outcome is null)`.as(
        'open',
      ),
      sql<number>`(select count(*)::int from group_chats.draft d
        where d.paste_id = p.id and d.outcome in ('accepted', 'joined'))`.as('taken'),
    ])
}

export interface PasteSearch {
  readonly words: string | undefined
  readonly unitCode: string | undefined
  readonly open: boolean
  readonly sort: PasteSort
  readonly after?: string | undefined
  readonly limit: number
}

export async function listPastes(tx: Tx, { words, unitCode, open, sort, after, limit }: PasteSearch): Promise<Paste[]> {
  let query = pastes(tx)
  if (unitCode) query = query.where(sql<boolean>`c.unit_code ^@ ${unitCode}`)
  if (words) query = query.where(sql<boolean>`strpos(c.name, ${words}) > 0`)
  if (open) {
    query = query.where(
      sql<boolean>`exists (select from group_chats.draft d where d.paste_id = p.id and d.outcome is null)`,
    )
  }
  const upwards = sort === 'pasted'
  if (after) query = query.where('p.id', upwards ? '>' : '<', after)
  return (await query
    .orderBy('p.id', upwards ? 'asc' : 'desc')
    .limit(limit)
    .execute()) as unknown as Paste[]
}

export async function findPaste(tx: Tx, id: string): Promise<Paste | undefined> {
  return (await pastes(tx).where('p.id', '=', id).executeTakeFirst()) as unknown as Paste | undefined
}

/** Pieces of a street that were pasted before a moment, are decided to the last draft and still hold everything, the oldest first. */
export async function listUncleared(
  tx: Tx,
  streetCode: string,
  pastedBefore: number,
  most: number,
): Promise<{ id: string; unitCode: string }[]> {
  return tx
    .selectFrom('groupChats.paste as p')
    .innerJoin('groupChats.chat as c', 'c.id', 'p.chatId')
    .select(['p.id', 'c.unitCode'])
    .where('p.clearedAt', 'is', null)
    .where('p.pastedAt', '<', at(pastedBefore))
    .where(sql<boolean>`c.unit_code ^@ ${streetCode}`)
    .where(sql<boolean>`not exists (select from group_chats.draft d where d.paste_id = p.id and d.outcome is null)`)
    .orderBy('p.pastedAt')
    .limit(most)
    .execute()
}

/** Deletes what of a piece became no need, and tells how many messages those were. */
export async function letGo(tx: Tx, pasteId: string, now: number): Promise<number> {
  const { rows } = await sql<{ messages: number }>`
    select group_chats.let_go(${pasteId}::uuid, ${at(now)}) as messages`.execute(tx)
  return rows[0]!.messages
}

export interface Draft {
  readonly id: string
  readonly pasteId: string
  readonly saidBy: string
  readonly saidAt: number | null
  readonly text: string | null
  readonly alsoCount: number
  readonly buildingId: string | null
  readonly outcome: 'accepted' | 'joined' | 'dropped' | null
  readonly needId: string | null
}

const draftColumns = [
  'id',
  'pasteId',
  'saidBy',
  'saidAt',
  'text',
  'alsoCount',
  'buildingId',
  'outcome',
  'needId',
] as const

export async function listDrafts(tx: Tx, pasteId: string): Promise<Draft[]> {
  return (await tx
    .selectFrom('groupChats.draft')
    .select(draftColumns)
    .where('pasteId', '=', pasteId)
    .orderBy('position')
    .execute()) as Draft[]
}

export async function lockDraft(tx: Tx, id: string): Promise<Draft | undefined> {
  return (await tx
    .selectFrom('groupChats.draft')
    .select(draftColumns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()) as Draft | undefined
}

export async function updateDraft(
  tx: Tx,
  id: string,
  decided: { outcome: Draft['outcome']; needId?: string; withoutWords?: true },
  by: string,
  now: number,
): Promise<void> {
  const { outcome, needId = null, withoutWords } = decided
  await tx
    .updateTable('groupChats.draft')
    .set({
      outcome,
      needId,
      ...(withoutWords && { text: null }),
      decidedAt: outcome === null ? null : at(now),
      decidedBy: outcome === null ? null : by,
    })
    .where('id', '=', id)
    .execute()
}

/** What went on as a guarded need leaves no words in the group's messages. */
export async function updateMessagesAsGuarded(tx: Tx, draftId: string): Promise<void> {
  await tx.updateTable('groupChats.message').set({ text: null }).where('draftId', '=', draftId).execute()
}

export interface StoredMessage {
  readonly id: string
  readonly position: number
  readonly saidBy: string
  readonly saidAt: number | null
  readonly text: string | null
  readonly draftId: string | null
}

export async function listMessages(
  tx: Tx,
  pasteId: string,
  after: number | null,
  limit: number,
): Promise<StoredMessage[]> {
  let query = tx
    .selectFrom('groupChats.message')
    .select(['id', 'position', 'saidBy', 'saidAt', 'text', 'draftId'])
    .where('pasteId', '=', pasteId)
  if (after !== null) query = query.where('position', '>', after)
  return (await query.orderBy('position').limit(limit).execute()) as unknown as StoredMessage[]
}

export interface OpenNeed {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly body: string | null
  readonly state: State
  readonly buildingId: string | null
}

/** The newest open needs of a community, as far as the actor sees them: what a draft may be one with. */
export async function listOpenNeeds(tx: Tx, communityCode: string): Promise<OpenNeed[]> {
  return (await tx
    .selectFrom('needs.need')
    .select(['id', 'number', 'title', sql<string | null>`left(body, 400)`.as('body'), 'state', 'buildingId'])
    .where(sql<boolean>`need.unit_code ^@ ${communityCode}`)
    .where('lane', 'is not', null)
    .where('lane', '<>', 'guarded')
    .orderBy('id', 'desc')
    .limit(300)
    .execute()) as unknown as OpenNeed[]
}

export interface TakenNeed {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly state: State
  readonly unitCode: string
  readonly teamId: string | null
  readonly deadlineAt: number | null
  readonly joinedTo: string | null
}

/** Needs by id, as far as the actor sees them. */
export async function listTaken(tx: Tx, ids: readonly string[]): Promise<Map<string, TakenNeed>> {
  if (ids.length === 0) return new Map()
  const rows = (await tx
    .selectFrom('needs.need')
    .select(['id', 'number', 'title', 'state', 'unitCode', 'teamId', 'deadlineAt', 'joinedTo'])
    .where('id', 'in', [...ids])
    .execute()) as unknown as TakenNeed[]
  return new Map(rows.map((row) => [row.id, row]))
}
