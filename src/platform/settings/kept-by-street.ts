import type { Database, Tx } from '../database/database.ts'
import { findStreetCode, streetCodeOf } from './street.ts'

/** Something that is read often, changes seldom, and belongs to a street. */
export interface KeptByStreet<Value> {
  /** As it stands now, of the street of `unitCode`, or without one of the street that this installation serves. */
  get(tx: Tx, unitCode?: string | null): Promise<Value>
  forget(): void
  /** Forgets whatever another process changes. */
  listen(db: Database, channel: string): Promise<void>
}

// The database tells of each change; this is for a process that isn't told, because its ear is just reconnecting.
const longestKeptMs = 5_000

/** Keeps in memory what `load` reads. `streetCode` is null before the first run. */
export function keptByStreet<Value>(load: (tx: Tx, streetCode: string | null) => Promise<Value>): KeptByStreet<Value> {
  const kept = new Map<string, { value: Value; until: number }>()
  let changes = 0

  function forget(): void {
    changes += 1
    kept.clear()
  }

  return {
    async get(tx, unitCode) {
      const name = unitCode ? streetCodeOf(unitCode) : ''
      const known = kept.get(name)
      if (known && performance.now() < known.until) return known.value

      const asOf = changes
      const value = await load(tx, name || (await findStreetCode(tx)))
      // What was read while somebody changed it may be old already: good for this answer, not for the next.
      if (asOf === changes) kept.set(name, { value, until: performance.now() + longestKeptMs })
      return value
    },
    forget,
    listen: (db, channel) => db.listen(channel, forget),
  }
}
