import { fold, searchTerms } from '../../platform/search/terms.ts'
import { telling } from './fitting-words.zh.ts'
import type { ServiceKind } from './offer.ts'

/** Which offers could help a need, and why. Pure. */

interface Offered {
  readonly what: string
  readonly kind: ServiceKind
  readonly placeCode: string
}

interface Fit<Offer> {
  readonly offer: Offer
  /** The words that need and offer share, at most three; none where the kind alone fits. */
  readonly said: readonly string[]
}

const mostSaid = 3
const mostOfKind = 3

/**
 * Offers that say what the need says: those that share most first, then of its kind, then the nearest by. Where none does, a
 * few of its kind; nothing else. `text` is what the need says in its own words.
 */
export function fittingOffers<Offer extends Offered>(
  { text, kind }: { readonly text: string; readonly kind: ServiceKind | null },
  offers: readonly Offer[],
): Fit<Offer>[] {
  const found = offers.map((offer) => ({ offer, said: sharedWords(offer.what, text) }))
  const saying = found.filter(({ said }) => said.length > 0)
  const fits = saying.length > 0 ? saying : found.filter(({ offer }) => offer.kind === kind).slice(0, mostOfKind)
  const rank = ({ offer, said }: Fit<Offer>) => [
    said.join('').length,
    Number(offer.kind === kind),
    offer.placeCode.length,
  ]
  return fits
    .toSorted((a, b) => compare(rank(b), rank(a)))
    .map(({ offer, said }) => ({ offer, said: said.slice(0, mostSaid) }))
}

/** Runs of characters that stand in both and tell what it is about, as the offer has them. */
function sharedWords(what: string, text: string): string[] {
  const told = new Set(searchTerms(text))
  const words: string[] = []
  for (const term of searchTerms(what)) {
    if (!told.has(term) || [...term].length < 2 || nothing.has(term)) continue
    const longer = (words.at(-1) ?? '') + term.slice(1)
    const goesOn = words.at(-1)?.endsWith(term[0]!) && [what, text].every((one) => fold(one).includes(longer))
    if (goesOn) words[words.length - 1] = longer
    else words.push(term)
  }
  const [bareWhat, bareText] = [bare(what), bare(text)]
  const alone = [...telling.alone].filter((one) => bareWhat.includes(one) && bareText.includes(one))
  return [...words, ...alone.filter((one) => !words.some((word) => word.includes(one)))]
}

const nothing: ReadonlySet<string> = new Set(telling.nothing)

function bare(text: string): string {
  return telling.nothing.reduce((left, word) => left.replaceAll(word, ' '), text)
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((one, index) => one !== b[index])
  return at < 0 ? 0 : a[at]! - b[at]!
}
