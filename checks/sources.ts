import { readFileSync } from 'node:fs'
import path from 'node:path'
import { heavyPhoneFaults, reachable, serverCodeFaults } from './architecture/browser.ts'
import { architectureFaults, tooFew } from './architecture/rules.ts'
import { oldBrowserFaults, oldBrowserStyleFaults } from './old-browsers.ts'
import { checkout, type Fault, isTest, moduleOf, readSources, type SourceFile } from './source-files.ts'
import { tooFewLists, undeclaredLists } from './undeclared-lists.ts'
import { wordsInPages } from './words-in-pages.ts'

/** What the sources held when this was last raised, less a fifth. */
const fewest = { files: 470, modules: 16 }

const files = readSources()
const product = files.filter((file) => !isTest(file.path))

const blind = tooFew(files, fewest) ?? tooFewLists(product)
const faults = [
  ...architectureFaults(files),
  ...serverCodeFaults(product, [...entriesOf('desk'), ...entriesOf('phone')]),
  ...heavyPhoneFaults(product, [entry('phone')]),
  ...wordsInPages(product),
  ...undeclaredLists(product),
  ...phoneFaults(),
]

for (const fault of faults) console.error(`${fault.path}:${fault.line}  ${fault.message}`)
if (blind) console.error(blind)
console.log(
  `${files.length} files in ${new Set(files.map((file) => moduleOf(file.path))).size} modules, ${faults.length} faults`,
)
process.exitCode = faults.length > 0 || blind ? 1 : 0

/** Everything that a phone may ever load, early or late, against what old phones know. */
function phoneFaults(): Fault[] {
  const loaded = reachable(product, entriesOf('phone'), { lazy: true })
  const reached = product.filter((file) => loaded.has(file.path))
  const sheets = reached.flatMap(styleSheetsOf)
  return [
    ...oldBrowserFaults(reached),
    ...[...new Set(sheets)].flatMap((sheet) => oldBrowserStyleFaults(sheet, readText(sheet))),
  ]
}

/** The entry of a face and its pages, which the build adds by itself. Public pages are shown on phones too. */
function entriesOf(face: 'desk' | 'phone'): string[] {
  const names = face === 'phone' ? /\/web\/(?:phone|public)[^/]*\.tsx$/ : /\/web\/(?:desk|wall|public)[^/]*\.tsx$/
  return [entry(face), ...product.map((file) => file.path).filter((name) => names.test(name))]
}

function entry(face: string): string {
  const name = /src="\/([^"]+)"/.exec(readText(`${face}.html`))?.[1]
  if (!name || !product.some((file) => file.path === name)) throw new Error(`${face}.html names no entry under src`)
  return name
}

/** Style sheets that a file imports, and those that these import. */
function styleSheetsOf(file: SourceFile): string[] {
  return file.imports.flatMap(({ target }) => (target?.endsWith('.css') ? withImported(target) : []))
}

function withImported(sheet: string): string[] {
  const inner = [...readText(sheet).matchAll(/@import\s+['"](\.[^'"]+)['"]/g)].map((match) => match[1] ?? '')
  return [sheet, ...inner.flatMap((name) => withImported(path.posix.join(path.posix.dirname(sheet), name)))]
}

function readText(name: string): string {
  return readFileSync(path.join(checkout, name), 'utf8')
}
