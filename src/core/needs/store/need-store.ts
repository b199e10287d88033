import { sql } from 'kysely'
import { sendText, type Tx } from '../../../platform/database/database.ts'
import { at } from '../../../platform/database/time.ts'
import { fold, searchTerms } from '../../../platform/search/terms.ts'
import type {
  BroadCategory,
  ContactWay,
  Flag,
  Kind,
  Level,
  NeedFacts,
  OpenState,
  Source,
  State,
  Topic,
} from '../need.ts'
import type { Undoable } from '../step-rules.ts'

/** One need as it is stored. Times are epoch milliseconds. */
export interface Need extends NeedFacts {
  readonly number: string
  readonly streetCode: string
  readonly communityCode: string
  readonly buildingId: string | null
  readonly doorId: string | null
  readonly placeNote: string | null
  readonly source: Source
  readonly callerName: string | null
  readonly callerPhone: string | null
  readonly heardBy: string | null
  readonly heardAt: number
  readonly title: string
  readonly body: string | null
  readonly topic: Topic | null
  readonly timeWish: string | null
  readonly contactWay: ContactWay
  readonly photoIds: string[]
  readonly voiceNoteId: string | null
  readonly externalSystem: string | null
  readonly externalNumber: string | null
  readonly categoryId: string | null
  readonly stateBefore: State | null
  readonly handlerId: string | null
  readonly minutesServed: number
  readonly referredTo: string | null
  readonly referBy: number | null
  readonly declinedTo: string | null
  readonly joinedTo: string | null
  readonly closedAt: number | null
  readonly clockStartedAt: number | null
  readonly soonAt: number | null
  readonly escalateAt: number | null
  readonly provisional: boolean
  readonly undoable: UndoableStep | null
}

/** A light step and what stood before it, so that it can be taken back whole. */
export interface UndoableStep extends Undoable {
  readonly before: NeedPatch
  readonly supporting: readonly { teamId: string | null; unitCode: string | null }[]
}

/** The columns that steps change: the same list as in needs.write_need. */
export interface NeedPatch {
  title?: string
  body?: string | null
  kind?: Kind | null
  category?: BroadCategory | null
  categoryId?: string | null
  flags?: readonly Flag[]
  livesAlone?: boolean | null
  guardedAt?: number | null
  state?: State
  stateBefore?: State | null
  level?: Level
  teamId?: string | null
  squadId?: string | null
  assigneeId?: string | null
  handlerId?: string | null
  dispatchedAt?: number | null
  peopleWanted?: number
  handedBackCount?: number
  callsMade?: number
  minutesServed?: number
  referredTo?: string | null
  referBy?: number | null
  declinedTo?: string | null
  joinedTo?: string | null
  closedAt?: number | null
  clockStartedAt?: number | null
  deadlineAt?: number | null
  soonAt?: number | null
  escalateAt?: number | null
  provisional?: boolean
  undoable?: UndoableStep | null
}

const moments = new Set([
  'guardedAt',
  'dispatchedAt',
  'referBy',
  'closedAt',
  'clockStartedAt',
  'deadlineAt',
  'soonAt',
  'escalateAt',
])

/** The need, locked until the transaction ends; undefined when the actor may not see it. */
export async function lockNeed(tx: Tx, needId: string): Promise<Need | undefined> {
  const { rows } = await sql<Need>`select * from needs.lock_need(${needId}::uuid)`.execute(tx)
  return rows[0]
}

export async function findNeed(tx: Tx, needId: string): Promise<Need | undefined> {
  return tx.selectFrom('needs.need').selectAll().where('id', '=', needId).executeTakeFirst() as Promise<
    Need | undefined
  >
}

/** Writes what a step changed. Returns the new version, or null when somebody else wrote since `version`. */
export async function updateNeed(tx: Tx, needId: string, version: number, patch: NeedPatch): Promise<number | null> {
  const columns = Object.fromEntries(
    Object.entries(patch).map(([name, value]) => [
      columnOf(name),
      moments.has(name) && typeof value === 'number' ? new Date(value).toISOString() : value,
    ]),
  )
  const { rows } = await sql<{ version: number | null }>`
    select needs.write_need(${needId}::uuid, ${version}::integer, ${JSON.stringify(columns)}::jsonb) as version`.execute(
    tx,
  )
  return rows[0]?.version ?? null
}

function columnOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** Writes the search terms of a need anew, after its words changed. */
export async function updateSearchTerms(
  tx: Tx,
  need: { id: string; title: string; body: string | null },
): Promise<void> {
  await sql`select needs.index_words(array[${need.id}::uuid], array[array_to_tsvector(${termsOf(need)}::text[])::text])`.execute(
    tx,
  )
}

/** Leaves the number alone in what people were told of a guarded need, but for who told of it. */
export async function withholdNotices(tx: Tx, needId: string): Promise<void> {
  await sql`select needs.withhold_notices(${needId}::uuid)`.execute(tx)
}

/** Indexes the words of needs that wait for it. Returns how many. */
export async function indexDue(tx: Tx, most: number): Promise<number> {
  const { rows } = await sql<{
    id: string
    words: string
  }>`select id, words from needs.take_search_due(${most}::integer)`.execute(tx)
  if (rows.length === 0) return 0
  const vectors = rows.map(({ words }) => vectorText(searchTerms(words)))
  await sql`select needs.index_words(${rows.map(({ id }) => id)}::uuid[], ${vectors}::text[])`.execute(tx)
  return rows.length
}

/** Needs whose words wait to be indexed, and when the oldest of them came in. */
export async function countSearchDue(tx: Tx): Promise<{ count: number; since: number | null }> {
  const { rows } = await sql<{ count: number; since: number | null }>`
    select count(*)::int as count, min(uuid_extract_timestamp(need_id)) as since from needs.search_due`.execute(tx)
  return rows[0]!
}

function vectorText(terms: readonly string[]): string {
  return terms.map((term) => `'${term.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`).join(' ')
}

/** Search terms of a need's words. */
export function termsOf({ title, body }: { title: string; body: string | null }): string[] {
  return searchTerms(body === null || body.startsWith(title) ? (body ?? title) : `${title}\n${body}`)
}

/** Phrases that a hit of the words must hold, folded as the index folds. */
export function phrasesOf(words: string): string[] {
  return fold(words)
    .split(/\s+/)
    .filter((phrase) => phrase !== '')
}

/** Whether somebody came before to who asked, or behind their door; and whether they live alone. */
export async function findVisitFacts(
  tx: Tx,
  { id }: Pick<Need, 'id'>,
  now: number,
): Promise<{ hadVisit: boolean; livesAlone: boolean }> {
  const rows = await sendText<{ visits: number; livesAlone: boolean }>(
    tx,
    'select visits, lives_alone as "livesAlone" from needs.visit_facts($1::uuid, $2::timestamptz)',
    [id, at(now)],
  )
  return { hadVisit: rows[0]!.visits > 0, livesAlone: rows[0]!.livesAlone }
}

export interface Due {
  readonly id: string
  readonly state: State
  readonly cause: 'escalate' | 'call-back' | 'invitations'
}

/** Needs whose clock has run out; for the operator alone. */
export async function listDue(tx: Tx, now: number, most: number): Promise<Due[]> {
  const { rows } =
    await sql<Due>`select id, state, cause from needs.list_due(${at(now)}::timestamptz, ${most}::integer)`.execute(tx)
  return rows
}

export async function foldCounts(tx: Tx): Promise<void> {
  await sql`select needs.fold_counts()`.execute(tx)
}

/** Where a kept counter is wrong: never, or something is broken. */
export async function recount(tx: Tx): Promise<{ unitCode: string; lane: string; kept: number; counted: number }[]> {
  const { rows } = await sql<{ unitCode: string; lane: string; kept: number; counted: number }>`
    select * from needs.recount()`.execute(tx)
  return rows
}

export interface Provisional {
  readonly id: string
  readonly unitCode: string
  readonly version: number
  readonly state: OpenState
  readonly kind: Kind | null
  readonly level: Level
  readonly clockStartedAt: number
  readonly escalateAt: number | null
}

/** Open needs of a street whose deadline was counted with a calendar that did not know the year, guarded ones too. */
export async function listProvisional(tx: Tx, streetCode: string): Promise<Provisional[]> {
  return sendText(
    tx,
    `select id, unit_code as "unitCode", version, state, kind, level, clock_started_at as "clockStartedAt",
       escalate_at as "escalateAt"
     from needs.list_provisional($1)`,
    [streetCode],
  )
}

export interface LoggedNeed {
  readonly id: string
  readonly number: string
  readonly opens: boolean
}

/** What the log calls needs, and whether its reader may open them. Nothing for who reads no log of their units. */
export async function listLogged(tx: Tx, ids: readonly string[]): Promise<LoggedNeed[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<LoggedNeed>`select * from needs.logged(${[...new Set(ids)]}::uuid[])`.execute(tx)
  return rows
}
