import type { Context } from '../actor/actor.ts'
import { TooMany } from '../contract/errors.ts'
import { blindIndex } from '../sealing/keys.ts'
import type { Limit } from './account.ts'
import { countTry, deleteTally } from './store.ts'

/**
 * Counts one more try of a kind under a name, a phone or an address, none of which is kept in clear. Throws `TooMany` with
 * the seconds to wait. The row stays locked until the transaction ends, so tries at the same moment are counted one by one.
 */
export async function countTries(context: Context, kind: string, who: string, limits: readonly Limit[]): Promise<void> {
  const tooMany = await countedTooMany(context, kind, who, limits)
  if (tooMany) throw tooMany
}

/** The same for whoever goes on all the same, or keeps the count by returning what this gives: null while it is not too many. */
export async function countedTooMany(
  context: Context,
  kind: string,
  who: string,
  limits: readonly Limit[],
): Promise<TooMany | null> {
  for (const { most, seconds } of limits) {
    const { count, endsAt } = await countTry(context.tx, keyOf(kind, who, seconds), seconds, context.now)
    if (count > most) return new TooMany(Math.max(1, Math.ceil((endsAt - context.now) / 1000)))
  }
  return null
}

/** It was the right person after all: their mistakes of before count no more. */
export async function forgetTries(
  context: Context,
  kind: string,
  who: string,
  limits: readonly Limit[],
): Promise<void> {
  for (const { seconds } of limits) await deleteTally(context.tx, keyOf(kind, who, seconds))
}

function keyOf(kind: string, who: string, seconds: number): string {
  return blindIndex(`${kind} ${seconds} ${who}`)
}
