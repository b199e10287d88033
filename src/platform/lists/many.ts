import { z } from 'zod'
import { Id } from '../contract/contract.ts'
import { Declined } from '../contract/errors.ts'
import { mostAtOnce } from './at-once.ts'
import { words } from './words.zh.ts'

/** What came of a step on one of many rows; a refusal with its word and its sentence. */
export const Outcome = z.object({
  id: Id,
  done: z.boolean(),
  reason: z.string().nullable(),
  message: z.string().nullable(),
})
export type Outcome = z.infer<typeof Outcome>

/** The ids of the rows that a step is taken on. */
export const ManyIds = z.array(Id).min(1).max(mostAtOnce)

/**
 * The same step on many rows, each with its own outcome: what can't be done is told, the rest is done. One after another in
 * the order of their ids, so that two people's bulk steps never wait for each other in a ring. `sentences` are the module's
 * refusals.
 */
export async function takeEach(
  ids: readonly string[],
  take: (id: string) => Promise<unknown>,
  sentences: Readonly<Record<string, string>>,
): Promise<Outcome[]> {
  const outcomes = new Map<string, Outcome>()
  for (const id of [...new Set(ids)].sort()) {
    try {
      await take(id)
      outcomes.set(id, { id, done: true, reason: null, message: null })
    } catch (error) {
      // A rule says no before anything is written, so the transaction goes on with the next one.
      if (!(error instanceof Declined)) throw error
      const message = sentences[error.reason] ?? words.many.notFound
      outcomes.set(id, { id, done: false, reason: error.reason, message })
    }
  }
  return ids.map((id) => outcomes.get(id)!)
}
