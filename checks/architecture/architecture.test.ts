import { expect, test } from 'vitest'
import { oldBrowserFaults, oldBrowserStyleFaults } from '../old-browsers.ts'
import { readSource, type SourceFile } from '../source-files.ts'
import { tooFewLists, undeclaredLists } from '../undeclared-lists.ts'
import { wordsInPages } from '../words-in-pages.ts'
import { heavyPhoneFaults, serverCodeFaults } from './browser.ts'
import { architectureFaults, tooFew } from './rules.ts'

test('a sound street of files has no faults', () => {
  const files = sources({
    'src/app/server.ts': `import { needs } from '../core/needs/index.ts'`,
    'src/services/care/care.ts': `import { needs } from '../../core/needs/index.ts'`,
    'src/core/needs/index.ts': `export { person } from '../people/person.ts'`,
    'src/core/people/person.ts': `import { seal } from '../../platform/sealing/seal.ts'`,
    'src/platform/sealing/seal.ts': `import { createHash } from 'node:crypto'`,
  })

  expect(architectureFaults(files)).toEqual([])
})

test.each([
  ['a lower layer knows a higher one', 'src/platform/http/server.ts', 'src/core/needs/need.ts', /stands above it/],
  ['core knows a service', 'src/core/needs/need.ts', 'src/services/care/care.ts', /stands above it/],
  ['services know insight', 'src/services/care/care.ts', 'src/insight/figures/figure.ts', /stands above it/],
  ['services know each other', 'src/services/care/care.ts', 'src/services/patrol/patrol.ts', /never know each other/],
  ['people know needs', 'src/core/people/person.ts', 'src/core/needs/need.ts', /later on the ladder/],
  ['a .ts file imports a component', 'src/core/needs/pages.ts', 'src/core/needs/web/inbox.tsx', /without React/],
])('it is a fault when %s', (_, from, to, message) => {
  const files = sources({ [from]: `import { x } from '${relative(from, to)}'`, [to]: 'export const x = 1' })

  expect(architectureFaults(files).map((fault) => fault.message)).toEqual([expect.stringMatching(message)])
})

test.each([
  [`export { x } from '../../core/needs/need.ts'`],
  [`import type { x } from '../../core/needs/need.ts'`],
  [`const need = await import('../../core/needs/need.ts')`],
])('the way %s imports is seen', (text) => {
  const files = sources({ 'src/platform/http/server.ts': text, 'src/core/needs/need.ts': 'export const x = 1' })

  expect(architectureFaults(files)).toHaveLength(1)
})

test('a folder that is no layer, and a module that is not on the ladder, are named', () => {
  const files = sources({ 'src/utils/strings.ts': '', 'src/core/weather/forecast.ts': '' })

  expect(architectureFaults(files).map((fault) => fault.message)).toEqual([
    expect.stringContaining('core/weather is not on the ladder'),
    expect.stringContaining('src/utils is no layer'),
  ])
})

test('an import that leads nowhere is a fault', () => {
  const files = sources({ 'src/core/needs/need.ts': `import { x } from './gone.ts'` })

  expect(architectureFaults(files)[0]?.message).toBe('./gone.ts does not exist.')
})

test('a test may ask its module over the whole stack', () => {
  const files = sources({
    'src/core/needs/needs.test.ts': `import { openTestStreet } from '../../app/testing/harness.ts'`,
    'src/app/testing/harness.ts': '',
  })

  expect(architectureFaults(files)).toEqual([])
})

test('a check that saw hardly anything fails', () => {
  const files = sources({ 'src/core/needs/need.ts': '' })

  expect(tooFew(files, { files: 100, modules: 10 })).toMatch(/Only 1 files in 1 modules/)
  expect(tooFew(files, { files: 1, modules: 1 })).toBeNull()
})

test('server code that a page reaches is a fault, with the way that leads there', () => {
  const files = sources({
    'src/app/web/phone.tsx': `import { price } from '../../core/needs/price.ts'`,
    'src/core/needs/price.ts': `import { readFile } from 'node:fs/promises'\nimport pg from 'pg'\nimport type { Pool } from 'pg'`,
  })

  const messages = serverCodeFaults(files, ['src/app/web/phone.tsx']).map((fault) => fault.message)
  expect(messages).toHaveLength(2)
  expect(messages[0]).toContain('src/app/web/phone.tsx → src/core/needs/price.ts')
})

test('the phone loads zod later or not at all', () => {
  const early = sources({ 'src/app/web/phone.tsx': `import { z } from 'zod'` })
  const late = sources({
    'src/app/web/phone.tsx': `const form = () => import('./form.ts')`,
    'src/app/web/form.ts': `import { z } from 'zod'`,
  })

  expect(heavyPhoneFaults(early, ['src/app/web/phone.tsx'])).toHaveLength(1)
  expect(heavyPhoneFaults(late, ['src/app/web/phone.tsx'])).toEqual([])
})

test.each([
  ['const x = <p>您好</p>', 1],
  ["const x = '您好'", 1],
  ['const x = `${name}您好`', 1],
  ['const x = <p title="您好" />', 1],
  ['// 您好 stands in a comment\nconst x = words.hello', 0],
])('Chinese in a component: %s', (text, count) => {
  expect(wordsInPages(sources({ 'src/core/needs/web/phone-home.tsx': text }))).toHaveLength(count)
})

test.each([
  ['list.at(-1)', 1],
  ['Object.groupBy(list, key)', 1],
  ['globalThis.structuredClone(list)', 1],
  ['structuredClone(list)', 1],
  ['crypto.randomUUID()', 1],
  ['window.crypto.randomUUID()', 1],
  ['new Intl.ListFormat("zh")', 1],
  ['/(?<=a)b/.test(text)', 1],
  ['list.toSorted()', 1],
  ['list.toSorted?.()', 0],
  ['list.map((item) => item.at)', 0],
  ['text.replaceAll("a", "b")', 0],
])('an old phone meets %s', (text, count) => {
  expect(oldBrowserFaults(sources({ 'src/core/needs/web/phone-home.tsx': text }))).toHaveLength(count)
})

test('an old phone meets newer CSS', () => {
  expect(oldBrowserStyleFaults('a.css', '/* no :has( here */\n.a:has(.b) { color: oklch(1 0 0) }')).toHaveLength(2)
  expect(oldBrowserStyleFaults('a.css', '.a { color: red }')).toEqual([])
})

test('a table stands below the toolbar of a declared list, and a declared list on a page', () => {
  const table = `import { Table } from '../../../platform/web/kit/table.tsx'\n`
  const files = sources({
    'src/core/people/lists.ts': "const list = declareList({ name: 'people' })",
    'src/core/needs/lists.ts': 'const list = declareList({ name: `needs-${one}` })',
    'src/core/people/web/desk-people.tsx': `${table}const page = <ListToolbar\n  list="people" />`,
    'src/core/people/web/desk-other.tsx': `${table}const page = <ListToolbar list="others" />`,
    'src/platform/web/kit/table.tsx': '',
  })

  expect(undeclaredLists(files).map(({ path, message }) => [path, message.slice(0, 20)])).toEqual([
    ['src/core/people/web/desk-other.tsx', 'A table without a li'],
    ['src/core/needs/lists.ts', 'No page shows the li'],
  ])
  expect(tooFewLists(files)).toMatch(/Only 2 declared lists/)
})

function sources(texts: Record<string, string>): SourceFile[] {
  return Object.entries(texts)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, text]) => readSource(path, text))
}

function relative(from: string, to: string): string {
  return `${'../'.repeat(from.split('/').length - 1)}${to}`
}
