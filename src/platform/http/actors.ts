import { hash } from 'node:crypto'
import { loadActor, nobody } from '../actor/actor.ts'
import type { Actor } from '../actor/actor.ts'
import type { Database } from '../database/database.ts'

/** A signed-in session or a personal token, found by the SHA-256 of what the client holds. */
export interface FoundSession {
  readonly sessionId: string
  readonly personId: string
  readonly expiresAt: number
}

export type FindSession = (db: Database, tokenHash: Buffer, now: number) => Promise<FoundSession | null>

/** Who holds a token, with the posts of now. Kept in memory and forgotten at once when a session or a post ends. */
export interface Actors {
  byToken(token: string): Promise<Actor>
}

const keptFor = 60_000
const mostKept = 20_000

/**
 * The database tells by NOTIFY `wuse_actor` whose session or posts changed. What is kept also ends by itself after a
 * minute, so a lost notice can't keep a right alive.
 */
export async function openActors(db: Database, find: FindSession, now: () => number): Promise<Actors> {
  const kept = new Map<string, { actor: Actor; until: number }>()
  const asked = new Map<string, Promise<Actor>>()
  let changes = 0

  await db.listen('wuse_actor', (personId) => {
    changes++
    for (const [key, entry] of kept) if (!personId || entry.actor.personId === personId) kept.delete(key)
  })

  async function load(key: string, tokenHash: Buffer): Promise<Actor> {
    const changesBefore = changes
    const session = await find(db, tokenHash, now())
    if (!session) return nobody
    const { personId, sessionId, expiresAt } = session
    const actor = await db.read({ personId }, (tx) => loadActor(tx, personId, sessionId))
    if (changes === changesBefore) {
      if (kept.size >= mostKept) kept.delete(kept.keys().next().value!)
      kept.set(key, { actor, until: Math.min(expiresAt, now() + keptFor) })
    }
    return actor
  }

  return {
    async byToken(token) {
      const key = hash('sha256', token, 'base64')
      const entry = kept.get(key)
      if (entry && entry.until > now()) return entry.actor
      let loading = asked.get(key)
      if (!loading) {
        loading = load(key, Buffer.from(key, 'base64')).finally(() => asked.delete(key))
        asked.set(key, loading)
      }
      return loading
    },
  }
}
