import type { z } from 'zod'
import { listNames } from '../../core/people/index.ts'
import { words as organisation } from '../../core/organisation/words.zh.ts'
import { type Context, personOf } from '../../platform/actor/actor.ts'
import type { logBookCalls, OpeningView } from './contract.ts'
import { cursorOf, readReasons } from './read-entries.ts'
import { listEntries } from './store.ts'
import { words } from './words.zh.ts'

const titles: Readonly<Record<string, string>> = organisation.posts

/** One page of who opened what is sealed about the actor. */
export async function readOpenings(
  context: Context,
  { after, limit }: z.output<(typeof logBookCalls)['listOpenings']['query']>,
): Promise<{ rows: OpeningView[]; next: string | null }> {
  const { tx } = context
  const entries = await listEntries(
    tx,
    { openedOf: personOf(context), sort: '-written', afterId: after ? cursorOf(after) : undefined },
    limit,
  )
  const rows = entries.slice(0, limit)
  const names = await listNames(
    tx,
    rows.map(({ personId }) => personId),
  )
  const reasons = await readReasons(tx, rows)
  return {
    rows: rows.map(({ id, at, personId, facts }) => {
      const { field, post } = facts as { field: string; post?: string | null }
      return {
        id,
        at,
        person: personId ? (names.get(personId)?.name ?? words.unknownPerson) : words.system,
        post: (post && titles[post]) || null,
        field,
        reason: reasons.get(id) ?? null,
      }
    }),
    next: entries.length > limit ? String(rows.at(-1)!.id) : null,
  }
}
