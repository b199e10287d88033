import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { stepNames } from '../../core/needs/need.ts'
import { kindWords, nounWords } from './words-kinds.zh.ts'

const root = join(import.meta.dirname, '../..')

test('everything that is logged has its Chinese words, for what was done and to what', () => {
  const logged = everythingLogged()
  expect(logged.kinds.size).toBeGreaterThan(40)
  expect(logged.nouns.size).toBeGreaterThan(10)

  expect([...logged.kinds, ...stepNames].filter((kind) => !(kind in kindWords))).toEqual([])
  expect([...logged.nouns].filter((noun) => !(noun in nounWords))).toEqual([])
})

test('no two words of one list read alike: a filter by them would be a guess', () => {
  for (const words of [kindWords, nounWords]) {
    const labels = Object.values(words)
    expect(new Set(labels).size).toBe(labels.length)
  }
})

/** The words that stand in the sources where something is logged. Words that are put together can't be found so. */
function everythingLogged(): { kinds: Set<string>; nouns: Set<string> } {
  const kinds = new Set<string>()
  const nouns = new Set<string>()
  for (const file of globSync('**/*.ts', { cwd: root })) {
    if (/\.test\.ts$|\.zh\.ts$|\/testing\//.test(file)) continue
    const source = readFileSync(join(root, file), 'utf8')
    for (const { index } of source.matchAll(/\b(?:log|logAll|recordOpening)\(\s*(?:\w+|\{)/g)) {
      const call = source.slice(index, index + 420).split(/\n\s*\n|\n\}/)[0]!
      const kind = /\bkind: ([^,\n]+)/.exec(call)?.[1] ?? ''
      for (const [, word] of kind.matchAll(/'([\w-]+)'/g)) kinds.add(word!)
      const noun = /\bnoun: '([\w-]+)'/.exec(call)?.[1]
      if (noun) nouns.add(noun)
    }
    for (const [, word] of source.matchAll(/\blog(?:Account|Unit)\([^,()]+, '([\w-]+)'/g)) kinds.add(word!)
  }
  return { kinds, nouns }
}
