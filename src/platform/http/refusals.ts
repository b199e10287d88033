import type { Module } from './module.ts'

/**
 * Every module's refusal words with their sentences. Throws when two modules give one word different sentences: whoever
 * reads it would be told the other module's.
 */
export function collectRefusals(
  modules: readonly Pick<Module, 'name' | 'refusals'>[],
): Readonly<Record<string, string>> {
  const collected = new Map<string, { sentence: string; module: string }>()
  for (const { name: module, refusals = {} } of modules) {
    for (const [word, sentence] of Object.entries(refusals)) {
      const earlier = collected.get(word)
      if (earlier && earlier.sentence !== sentence) {
        throw new Error(
          `The refusal "${word}" has two sentences, in ${earlier.module} and in ${module}: make them one, or choose another word.`,
        )
      }
      collected.set(word, { sentence, module })
    }
  }
  return Object.fromEntries([...collected].map(([word, { sentence }]) => [word, sentence]))
}
