import { sql } from 'kysely'
import type { Tx } from '../../platform/database/database.ts'
import { at } from '../../platform/database/time.ts'

/** The orders of the log: the newest first, or the oldest. */
export const entrySorts = ['-written', 'written'] as const
export type EntrySort = (typeof entrySorts)[number]

export interface EntryFilter {
  readonly kind?: string | undefined
  readonly noun?: string | undefined
  readonly nounId?: string | undefined
  readonly personId?: string | undefined
  /** Whoever of `by` did it, or opened a sealed field of one of `of`. */
  readonly who?: { readonly by: readonly string[]; readonly of: readonly string[] } | undefined
  /** Whose sealed field was opened. */
  readonly openedOf?: string | undefined
  readonly source?: string | undefined
  readonly fromAt?: number | undefined
  readonly beforeAt?: number | undefined
  readonly sort: EntrySort
  /** The entry that the page before ended with. */
  readonly afterId?: number | undefined
}

/** One more than asked, so that the caller knows whether more follows. */
export function listEntries(tx: Tx, filter: EntryFilter, limit: number) {
  const upwards = filter.sort === 'written'
  let query = tx
    .selectFrom('events.event')
    .select(['id', 'at', 'personId', 'source', 'kind', 'noun', 'nounId', 'unitCode', 'facts', 'note'])
    .orderBy('id', upwards ? 'asc' : 'desc')
    .limit(limit + 1)
  if (filter.kind) query = query.where('kind', '=', filter.kind)
  if (filter.noun) query = query.where('noun', '=', filter.noun)
  if (filter.nounId) query = query.where('nounId', '=', filter.nounId)
  if (filter.personId) query = query.where('personId', '=', filter.personId)
  if (filter.who) {
    const { by, of } = filter.who
    query = query.where(sql<boolean>`(person_id = any(${[...by]}::uuid[])
      or kind = 'opened' and note_owner = any(${[...of]}::uuid[]))`)
  }
  if (filter.openedOf) query = query.where('kind', '=', 'opened').where('noteOwner', '=', filter.openedOf)
  if (filter.source) query = query.where('source', '=', filter.source)
  if (filter.fromAt !== undefined) query = query.where('at', '>=', at(filter.fromAt))
  if (filter.beforeAt !== undefined) query = query.where('at', '<', at(filter.beforeAt))
  if (filter.afterId !== undefined) query = query.where('id', upwards ? '>' : '<', filter.afterId)
  return query.execute()
}

/** Everybody of whom a sealed field was opened, as far as the actor reads the log. */
export async function listIdsOpened(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectFrom('events.event')
    .select('noteOwner')
    .distinct()
    .where('kind', '=', 'opened')
    .where('noteOwner', 'is not', null)
    .execute()
  return rows.map(({ noteOwner }) => noteOwner!)
}
