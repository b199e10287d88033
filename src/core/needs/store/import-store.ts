import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/database.ts'
import type { BroadCategory, Level, State } from '../need.ts'

/** What an import asks and writes: some hundred rows in one statement each. */

export interface KnownImport {
  readonly externalSystem: string
  readonly externalNumber: string
  readonly bodyMd5: string
}

/** Which of these numbers came in before, with a hash of their words. */
export async function listKnownImports(
  tx: Tx,
  streetCode: string,
  asked: readonly { readonly externalSystem: string; readonly externalNumber: string }[],
): Promise<KnownImport[]> {
  const systems = asked.map(({ externalSystem }) => externalSystem)
  const numbers = asked.map(({ externalNumber }) => externalNumber)
  const { rows } = await sql<KnownImport>`
    select external_system, external_number, body_md5
    from needs.known_imports(${streetCode}, ${systems}::text[], ${numbers}::text[])`.execute(tx)
  return rows
}

export interface NewImportedNeed {
  readonly id: string
  readonly unitCode: string
  readonly callerName: string | null
  readonly heardAt: number
  readonly title: string
  readonly body: string
  readonly externalSystem: string
  readonly externalNumber: string
  readonly category: BroadCategory | null
  readonly categoryId: string | null
  readonly guardedAt: number | null
  readonly state: State
  readonly level: Level
  readonly closedAt: number | null
  readonly clockStartedAt: number | null
  readonly deadlineAt: number | null
  readonly soonAt: number | null
  readonly escalateAt: number | null
  readonly provisional: boolean
}

/** Adds the needs of a batch, each with its number, and puts their words into the queue to be indexed. */
export async function insertImportedNeeds(
  tx: Tx,
  needs: readonly NewImportedNeed[],
  { importId, heardBy, year }: { importId: string; heardBy: string; year: number },
): Promise<void> {
  if (needs.length === 0) return
  await sql`
    with row as materialized (
      select * from unnest(
        ${needs.map(({ id }) => id)}::uuid[], ${needs.map(({ unitCode }) => unitCode)}::text[],
        ${needs.map(({ callerName }) => callerName)}::text[], ${needs.map(({ heardAt }) => moment(heardAt))}::timestamptz[],
        ${needs.map(({ title }) => title)}::text[], ${needs.map(({ body }) => body)}::text[],
        ${needs.map(({ externalSystem }) => externalSystem)}::text[],
        ${needs.map(({ externalNumber }) => externalNumber)}::text[], ${needs.map(({ category }) => category)}::text[],
        ${needs.map(({ categoryId }) => categoryId)}::uuid[], ${needs.map(({ guardedAt }) => moment(guardedAt))}::timestamptz[],
        ${needs.map(({ state }) => state)}::text[], ${needs.map(({ level }) => level)}::text[],
        ${needs.map(({ closedAt }) => moment(closedAt))}::timestamptz[],
        ${needs.map(({ clockStartedAt }) => moment(clockStartedAt))}::timestamptz[],
        ${needs.map(({ deadlineAt }) => moment(deadlineAt))}::timestamptz[],
        ${needs.map(({ soonAt }) => moment(soonAt))}::timestamptz[],
        ${needs.map(({ escalateAt }) => moment(escalateAt))}::timestamptz[],
        ${needs.map(({ provisional }) => provisional)}::boolean[]
      ) as row (
        id, unit_code, caller_name, heard_at, title, body, external_system, external_number, category, category_id,
        guarded_at, state, level, closed_at, clock_started_at, deadline_at, soon_at, escalate_at, provisional)
    ), added as (
      insert into needs.need (
        id, number, unit_code, source, caller_name, heard_by, heard_at, title, body, external_system, external_number,
        import_id, category, category_id, guarded_at, state, level, closed_at, clock_started_at, deadline_at, soon_at,
        escalate_at, provisional)
      select row.id, needs.next_number(left(row.unit_code, 9), ${year}::integer), row.unit_code, 'import', row.caller_name,
        ${heardBy}::uuid, row.heard_at, row.title, row.body, row.external_system, row.external_number, ${importId}::uuid,
        row.category, row.category_id, row.guarded_at, row.state, row.level, row.closed_at, row.clock_started_at,
        row.deadline_at, row.soon_at, row.escalate_at, row.provisional
      from row
    )
    insert into needs.search_due (need_id) select row.id from row`.execute(tx)
}

/** Takes a batch back: how many untouched needs went, and how many were touched and stay. */
export async function removeImport(tx: Tx, importId: string): Promise<{ removed: number; kept: number }> {
  const { rows } = await sql<{
    removed: number
    kept: number
  }>`select * from needs.undo_import(${importId}::uuid)`.execute(tx)
  return rows[0]!
}

function moment(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}
