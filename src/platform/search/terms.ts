/**
 * Chinese full-text search without cutting words, which loses hits: every pair of neighbouring characters is a term of a
 * `tsvector`. A single character is looked for as the beginning of a pair; only the last one of a run, which begins none,
 * is a term by itself. That makes half the terms that pairs and single characters would.
 */

const mostTerms = 4_000
const mostWordLength = 40

/**
 * The terms of a text, without repeats, for `array_to_tsvector(…::text[])`. Phone and ID numbers are left out, so that
 * nobody finds a person by them.
 */
export function searchTerms(text: string): string[] {
  const terms = new Set<string>()
  for (const run of runsOf(cleanText(text))) {
    if (terms.size >= mostTerms) break
    if (!isChinese(run)) {
      terms.add(run.slice(0, mostWordLength))
      continue
    }
    const characters = Array.from(run)
    for (let i = 0; i + 1 < characters.length; i++) terms.add(characters[i]! + characters[i + 1]!)
    terms.add(characters[characters.length - 1]!)
  }
  return [...terms]
}

/**
 * What to look for, as text for `…::tsquery`, or null when there is nothing to look for. Words of letters and digits, and
 * single characters, match by their beginning. A hit holds all pairs; that they stand together is for `phrasesOf` to check.
 */
export function tsquery(wanted: string): string | null {
  const terms = queryTerms(wanted)
  if (terms.length === 0) return null
  return terms.map(({ text, asBeginning }) => `'${text}'${asBeginning ? ':*' : ''}`).join(' & ')
}

export interface QueryTerm {
  text: string
  asBeginning: boolean
}

export function queryTerms(wanted: string): QueryTerm[] {
  const terms = new Map<string, QueryTerm>()
  for (const run of runsOf(cleanText(wanted)).slice(0, 20)) {
    const characters = isChinese(run) ? Array.from(run).slice(0, 60) : [run.slice(0, mostWordLength)]
    if (characters.length === 1) terms.set(`${characters[0]}*`, { text: characters[0]!, asBeginning: true })
    for (let i = 0; i + 1 < characters.length; i++) {
      const pair = characters[i]! + characters[i + 1]!
      terms.set(pair, { text: pair, asBeginning: false })
    }
  }
  return [...terms.values()]
}

/** The pieces between blanks, folded, each of which a true hit holds as it stands. */
export function phrasesOf(wanted: string): string[] {
  return cleanText(wanted).split(/\s+/).filter(Boolean).slice(0, 20)
}

/** Where the words that were looked for stand in a text: `[from, to)` in UTF-16 units, in order, without overlaps. */
export function highlight(text: string, wanted: string): [from: number, to: number][] {
  const folded = fold(text)
  const found: [number, number][] = []
  for (const phrase of new Set(phrasesOf(wanted))) {
    for (let at = folded.indexOf(phrase); at >= 0; at = folded.indexOf(phrase, at + phrase.length)) {
      found.push([at, at + phrase.length])
    }
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1])
  const apart: [number, number][] = []
  for (const [from, to] of found) {
    const last = apart.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else apart.push([from, to])
  }
  return apart
}

/** The text folded, with a blank where a phone, ID, card or other long number stood. */
export function cleanText(text: string): string {
  return fold(text).replace(personalNumbers, ' ')
}

/** Lower case and half width, one unit for one unit, so that positions in the folded text are positions in the text. */
export function fold(text: string): string {
  return text.replace(/[A-ZÀ-ÞＡ-Ｚ\uff01-\uff5e\u3000]/g, foldOne)
}

function foldOne(character: string): string {
  const code = character.charCodeAt(0)
  if (code === 0x3000) return ' '
  if (code >= 0xff01) return String.fromCharCode(code - 0xfee0).toLowerCase()
  return character.toLowerCase()
}

// In this order: an ID number with its gaps, a mobile number with its gaps or +86, a number with area code, any seven
// digits in a row, eleven or more digits written out in characters.
const personalNumbers = new RegExp(
  [
    /\d{6}[ -]?\d{4}[ -]?\d{4}[ -]?\d{3}[\dx]/,
    /(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}/,
    /0\d{2,3}[ -]\d{7,8}/,
    /\d{7,}x?/,
    /[零〇一幺二两三四五六七八九]{11,}/,
  ]
    .map((pattern) => pattern.source)
    .join('|'),
  'g',
)

function runsOf(cleaned: string): string[] {
  return cleaned.match(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? []
}

function isChinese(run: string): boolean {
  return /^\p{Script=Han}/u.test(run)
}
