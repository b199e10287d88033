import type { Context } from '../../platform/actor/actor.ts'

type ReadWords = (context: Context, needId: string) => Promise<string | null>

let read: ReadWords = async () => null

/** Says how the words of a need are read; the module above that keeps needs does so once, as it is loaded. */
export function registerNeedWords(reader: ReadWords): void {
  read = reader
}

/** What a need says in its own words, or null where the actor may not read it. */
export function wordsOfNeed(context: Context, needId: string): Promise<string | null> {
  return read(context, needId)
}
