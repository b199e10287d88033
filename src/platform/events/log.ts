import { sql } from 'kysely'
import type { Context, PersonId } from '../actor/actor.ts'
import { at } from '../database/time.ts'
import { sendBehind } from '../database/database.ts'
import type { Tx } from '../database/database.ts'
import { openAll, seal } from '../sealing/seal.ts'

export type Facts = Readonly<Record<string, string | number | boolean | null | readonly (string | number)[]>>

/** One thing that happened. `facts` hold ids, numbers and words of closed lists; free text goes into `note`. */
export interface Happening {
  readonly kind: string
  readonly noun: string
  readonly nounId: string
  readonly unitCode: string | null
  readonly facts?: Facts
  /** Free text, sealed under the key of `noteOwner` so that erasing that person makes it unreadable. */
  readonly note?: string | null
  readonly noteOwner?: PersonId | null
}

export interface Event {
  readonly id: number
  readonly at: number
  readonly personId: PersonId | null
  readonly kind: string
  readonly unitCode: string | null
  readonly facts: Facts
  readonly note: string | null
}

/**
 * Writes what happened into the one log, in the transaction that made it happen. It travels with what follows: when it
 * can't be written, nothing is.
 */
export async function log(context: Context, happening: Happening): Promise<void> {
  const { tx, actor, now, source, commandId } = context
  const { kind, noun, nounId, unitCode, facts, note, noteOwner } = happening
  const sealed = note ? await seal(tx, note, noteOwner ?? null) : null
  sendBehind(tx, insertingEvent, [
    at(now),
    actor.personId,
    actor.sessionId,
    source,
    kind,
    noun,
    nounId,
    unitCode,
    JSON.stringify(facts ?? {}),
    sealed,
    noteOwner ?? null,
    commandId,
  ])
}

const insertingEvent = `
  insert into events.event
    (at, person_id, session_id, source, kind, noun, noun_id, unit_code, facts, note, note_owner, command_id)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`

/** The same for many, in one statement of one shape however many they are. Notes are not for batches. */
export async function logAll(context: Context, happenings: readonly Omit<Happening, 'note'>[]): Promise<void> {
  if (happenings.length === 0) return
  const { actor, now, source, commandId } = context
  await sql`
    insert into events.event
      (at, person_id, session_id, source, kind, noun, noun_id, unit_code, facts, note_owner, command_id)
    select ${at(now)}::timestamptz, ${actor.personId}::uuid, ${actor.sessionId}::uuid, ${source}::text,
      happened.kind, happened.noun, happened.noun_id, happened.unit_code, happened.facts::jsonb, happened.note_owner,
      ${commandId}::uuid
    from unnest(
      ${happenings.map(({ kind }) => kind)}::text[], ${happenings.map(({ noun }) => noun)}::text[],
      ${happenings.map(({ nounId }) => nounId)}::uuid[], ${happenings.map(({ unitCode }) => unitCode)}::text[],
      ${happenings.map(({ facts }) => JSON.stringify(facts ?? {}))}::text[],
      ${happenings.map(({ noteOwner }) => noteOwner ?? null)}::uuid[]
    ) with ordinality as happened (kind, noun, noun_id, unit_code, facts, note_owner, place)
    order by happened.place`.execute(context.tx)
}

/** What happened to one noun, oldest first, with the notes opened. Row security decides which events are seen. */
export async function listEvents(tx: Tx, noun: string, nounId: string): Promise<Event[]> {
  const rows = await tx
    .selectFrom('events.event')
    .select(['id', 'at', 'personId', 'kind', 'unitCode', 'facts', 'note'])
    .where('nounId', '=', nounId)
    .where('noun', '=', noun)
    .orderBy('id')
    .execute()
  const sealed = rows.flatMap((row) => (row.note ? [row.note] : []))
  if (sealed.length === 0) return rows as Event[]
  const opened = await openAll(tx, sealed)
  const texts = new Map(sealed.map((text, index) => [text, opened[index] ?? null]))
  return rows.map((row) => ({ ...row, note: row.note ? (texts.get(row.note) ?? null) : null })) as Event[]
}
