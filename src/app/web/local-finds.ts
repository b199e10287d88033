/** What is found without the server: pages, acts and parts of the manual, by words, pinyin or initials. Pure. */

export interface Findable {
  readonly label: string
  /** Other words for it. */
  readonly also?: readonly string[]
  /** In letters without tones: whole, then initials. */
  readonly letters: readonly string[]
}

/** How close somebody's typing is to a label, 0 closest; null where it isn't meant. */
export function distance({ label, also = [], letters }: Findable, typed: string): number | null {
  const words = typed.trim().toLowerCase()
  const inLetters = words.replace(/[\s']/g, '')
  const name = label.toLowerCase()
  if (words === '' || name.startsWith(words)) return 0
  if (name.includes(words) || also.some((other) => other.toLowerCase().includes(words))) return 1
  if (!/^[a-z]+$/.test(inLetters)) return null
  if (letters.some((all) => all.startsWith(inLetters))) return 2
  return letters.some((all) => all.includes(inLetters)) ? 3 : null
}

/** Those that are meant, the ones used last first, then the closest; the order that they have decides between equals. */
export function findLocally<Item extends Findable>(
  items: readonly Item[],
  typed: string,
  lastUsed: (item: Item) => number,
): Item[] {
  return items
    .flatMap((item) => {
      const far = distance(item, typed)
      return far === null ? [] : [{ item, far }]
    })
    .sort((a, b) => Number(a.far > 1) - Number(b.far > 1) || lastUsed(b.item) - lastUsed(a.item) || a.far - b.far)
    .map(({ item }) => item)
}
