import { type Fault, lineOf, type Node, type SourceFile, syntaxOf, visit } from './source-files.ts'

/**
 * What Chrome 87 or Safari 14 don't have, and the build can't add: it lowers syntax alone. A call with `?.` passes, as
 * it says what happens without. Versions: MDN browser-compat-data.
 */
const missingMethods: Readonly<Record<string, string>> = {
  at: 'use an index',
  findLast: 'loop from the end',
  findLastIndex: 'loop from the end',
  toSorted: 'copy with [...] and sort',
  toReversed: 'copy with [...] and reverse',
  toSpliced: 'copy with slice',
  with: 'copy with map',
  showModal: 'use the dialog of the web kit',
  isWellFormed: 'not needed for our texts',
  union: 'build a new Set',
  intersection: 'use filter',
  difference: 'use filter',
}

const missingFunctions: Readonly<Record<string, string>> = {
  'Object.groupBy': 'use a Map',
  'Map.groupBy': 'use a Map',
  'Object.hasOwn': 'use `in` or a Map',
  'Array.fromAsync': 'loop with await',
  'Promise.withResolvers': 'use new Promise',
  'Promise.try': 'use an async function',
  'AbortSignal.timeout': 'use AbortController and setTimeout',
  'AbortSignal.any': 'use one AbortController',
  'URL.canParse': 'try new URL',
  'crypto.randomUUID': 'use the id of platform/web/command-id.ts: it also works without HTTPS',
  structuredClone: 'build the copy',
  requestIdleCallback: 'use setTimeout',
}

const missingClasses: Readonly<Record<string, string>> = {
  'Intl.Segmenter': 'Array.from splits into characters',
  'Intl.ListFormat': 'join with 、',
  BroadcastChannel: 'use the storage event',
  OffscreenCanvas: 'use a canvas element',
}

/** CSS that those browsers drop or choke on, and that the build leaves as it is. */
const missingStyles: readonly (readonly [RegExp, string])[] = [
  [/@layer\b/, '@layer'],
  [/:has\(/, ':has()'],
  [/color-mix\(/, 'color-mix()'],
  [/oklch\(/, 'oklch()'],
  [/@container\b|container-type\s*:/, 'container queries'],
]

/** Calls in code that phones load which an old phone would stop at. */
export function oldBrowserFaults(files: readonly SourceFile[]): Fault[] {
  return files.flatMap(({ path, text }) => {
    const faults: Fault[] = []
    visit(syntaxOf(path, text), (node) => {
      const message = missingIn(node)
      if (message) faults.push({ path, line: lineOf(text, node.start), message })
    })
    return faults
  })
}

/** The same for a style sheet. */
export function oldBrowserStyleFaults(path: string, text: string): Fault[] {
  const bare = text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
  return missingStyles.flatMap(([pattern, name]) => {
    const place = bare.search(pattern)
    const message = `${name} is unknown to Chrome 87 and Safari 14, and this sheet is loaded by phones: do without.`
    return place < 0 ? [] : [{ path, line: lineOf(bare, place), message }]
  })
}

function missingIn(node: Node): string | null {
  if (node.type === 'Literal' && typeof node.regex === 'object' && node.regex) {
    const { pattern, flags } = node.regex as { pattern: string; flags: string }
    if (/\(\?<[=!]/.test(pattern))
      return 'Safari 14 refuses a whole file that has a look-behind in it: write the pattern without.'
    if (/[dv]/.test(flags))
      return `Safari 14 refuses a whole file that has the flag "${flags}" on a pattern: write it without.`
  }
  if (node.type === 'NewExpression') return advice(missingClasses, nameOf(node.callee as Node))
  if (node.type !== 'CallExpression' || node.optional) return null

  const callee = node.callee as Node
  const name = nameOf(callee)
  return (
    advice(missingFunctions, name) ??
    (callee.type === 'MemberExpression' ? advice(missingMethods, name.split('.').at(-1) ?? '') : null)
  )
}

function advice(missing: Readonly<Record<string, string>>, name: string): string | null {
  const instead = Object.hasOwn(missing, name) ? missing[name] : undefined
  return instead ? `${name} is unknown to Chrome 87 or Safari 14, and phones load this: ${instead}.` : null
}

/** `crypto.randomUUID` of `globalThis.crypto.randomUUID`; the last two words are enough to know a function by. */
function nameOf(node: Node): string {
  if (node.type === 'Identifier') return String(node.name)
  if (node.type !== 'MemberExpression' || node.computed) return ''
  const property = String((node.property as Node).name ?? '')
  const object = node.object as Node
  const owner =
    object.type === 'Identifier'
      ? String(object.name)
      : object.type === 'MemberExpression'
        ? String((object.property as Node).name ?? '')
        : ''
  return owner === 'globalThis' || owner === 'window' ? property : `${owner}.${property}`
}
