import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildBundle, bundleFolder } from '../src/app/command-line/browser-bundle.ts'

/**
 * Script that each face loads before any page of it, gzip, in kilobytes of 1024 bytes. The pages themselves come on top:
 * `e2e/first-load.journey.ts` measures whole first screens in a browser, against the budgets that people feel.
 */
const budgets = [
  { face: 'phone', entry: 'phone.html', scriptKb: 115 },
  { face: 'desk', entry: 'desk.html', scriptKb: 200 },
]

interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
}

await buildBundle(() => {})
const manifest = JSON.parse(readFileSync(path.join(bundleFolder, '.vite/manifest.json'), 'utf8')) as Record<
  string,
  Chunk
>

const measured = budgets.map((budget) => ({ ...budget, ...measure(budget.entry) }))
const tooBig = measured.filter(({ kb, scriptKb }) => kb > scriptKb)

for (const { face, kb, scriptKb, largest } of tooBig) {
  console.error(`Before its first page the ${face} loads ${kb} KB of script, at most ${scriptKb} are allowed.`)
  console.error(`Largest: ${largest}. Load what the first screen doesn't show by import().`)
}
console.log(measured.map(({ face, kb, scriptKb }) => `${face} ${kb} of ${scriptKb} KB`).join(' · '))
process.exitCode = tooBig.length > 0 ? 1 : 0

function measure(entry: string): { kb: number; largest: string } {
  if (!manifest[entry]) throw new Error(`the build has no ${entry}`)
  const scripts = new Set(closure(entry).map((chunk) => chunk.file))
  const sizes = [...scripts]
    .filter((file) => file.endsWith('.js'))
    .map((file) => ({ file, bytes: gzipSync(readFileSync(path.join(bundleFolder, file)), { level: 9 }).length }))
    .sort((a, b) => b.bytes - a.bytes)
  return {
    kb: Math.round(sizes.reduce((sum, each) => sum + each.bytes, 0) / 102.4) / 10,
    largest: sizes
      .slice(0, 3)
      .map(({ file, bytes }) => `${file} ${Math.round(bytes / 1024)} KB`)
      .join(', '),
  }
}

/** A chunk with all that it loads at once. */
function closure(entry: string): Chunk[] {
  const seen = new Set<string>()
  const waiting = [entry]
  for (let name = waiting.shift(); name; name = waiting.shift()) {
    if (seen.has(name)) continue
    seen.add(name)
    waiting.push(...(manifest[name]?.imports ?? []))
  }
  return [...seen].flatMap((name) => manifest[name] ?? [])
}
