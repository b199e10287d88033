import type { Tx } from '../../platform/database/database.ts'
import { at } from '../../platform/database/time.ts'

export interface EntryFilter {
  readonly kind?: string | undefined
  readonly noun?: string | undefined
  readonly nounId?: string | undefined
  readonly personId?: string | undefined
  readonly source?: string | undefined
  readonly fromAt?: number | undefined
  readonly beforeAt?: number | undefined
  readonly beforeId?: number | undefined
}

/** Newest first, one more than asked, so that the caller knows whether more follows. */
export function listEntries(tx: Tx, filter: EntryFilter, limit: number) {
  let query = tx
    .selectFrom('events.event')
    .select(['id', 'at', 'personId', 'source', 'kind', 'noun', 'nounId', 'unitCode', 'facts'])
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (filter.kind) query = query.where('kind', '=', filter.kind)
  if (filter.noun) query = query.where('noun', '=', filter.noun)
  if (filter.nounId) query = query.where('nounId', '=', filter.nounId)
  if (filter.personId) query = query.where('personId', '=', filter.personId)
  if (filter.source) query = query.where('source', '=', filter.source)
  if (filter.fromAt !== undefined) query = query.where('at', '>=', at(filter.fromAt))
  if (filter.beforeAt !== undefined) query = query.where('at', '<', at(filter.beforeAt))
  if (filter.beforeId !== undefined) query = query.where('id', '<', filter.beforeId)
  return query.execute()
}
