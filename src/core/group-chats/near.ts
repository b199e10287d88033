import { searchTerms } from '../../platform/search/terms.ts'
import type { OpenNeed } from './store.ts'

/** Which open needs a draft may be one with. Pure. */

/** At most three, the likeliest first: words in common, and the same house. */
export function nearest<Need extends Pick<OpenNeed, 'title' | 'body' | 'buildingId'>>(
  { text, buildingId }: { text: string; buildingId: string | null },
  needs: readonly Need[],
): Need[] {
  const wanted = new Set(searchTerms(text).filter(tells))
  return needs
    .map((need) => {
      const shared = searchTerms(`${need.title}\n${need.body ?? ''}`).filter((term) => wanted.has(term)).length
      const elsewhere = buildingId !== null && need.buildingId !== null && need.buildingId !== buildingId
      const here = buildingId !== null && need.buildingId === buildingId
      return { need, likely: elsewhere ? 0 : shared + (here ? 2 : 0), enough: here ? shared >= 1 : shared >= 2 }
    })
    .filter(({ likely, enough }) => likely > 0 && enough)
    .toSorted((a, b) => b.likely - a.likely)
    .slice(0, 3)
    .map(({ need }) => need)
}

/** Two characters that mean something; words that every need holds don't. */
function tells(term: string): boolean {
  return [...term].length >= 2 && !common.has(term)
}

const common = new Set([
  '我们',
  '我家',
  '单元',
  '号楼',
  '小区',
  '社区',
  '怎么',
  '么办',
  '什么',
  '时候',
  '没有',
  '一个',
  '这个',
  '请问',
  '麻烦',
  '能不',
  '不能',
  '有人',
])
