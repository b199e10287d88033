import type { Tx } from '../database/database.ts'
import type { PersonId } from './actor.ts'

type Names = ReadonlyMap<PersonId, string>

/** Told by the module that keeps people: what the given ones are called. */
export function registerNames(ask: (tx: Tx, ids: readonly PersonId[]) => Promise<Names>): void {
  askNames = ask
}

/** The names of those who did something, as far as they are known; for "who changed this". */
export async function namesOf(tx: Tx, ids: readonly (PersonId | null)[]): Promise<Names> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  return wanted.length === 0 || !askNames ? new Map() : askNames(tx, wanted)
}

let askNames: ((tx: Tx, ids: readonly PersonId[]) => Promise<Names>) | undefined
