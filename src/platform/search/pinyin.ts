export interface Pinyin {
  /** All syllables without tones, blanks and capitals: `zhangguilan`. */
  full: string
  /** The first letter of each syllable: `zgl`. */
  initials: string
}

/** How a name is spelled in letters. A surname is read as surname: 单 is shan, 曾 is zeng. */
export async function pinyinOf(name: string): Promise<Pinyin> {
  // The dictionary takes 40 ms to load and is needed only where a name is written.
  const { pinyin } = await import('pinyin-pro')
  const syllables = pinyin(name, { toneType: 'none', type: 'array', surname: 'head', v: true, nonZh: 'consecutive' })
    .map((syllable) => syllable.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .filter(Boolean)
  return { full: syllables.join(''), initials: syllables.map((syllable) => syllable[0]).join('') }
}
