import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { missingTools } from './full.ts'
import { runSteps, type Step } from './runner.ts'
import { checkout } from './source-files.ts'

const HELP = `NAME
    bin/check - prove that this checkout is sound

SYNOPSIS
    bin/check [--full] [--help]

DESCRIPTION
    Installs what is missing, then checks format, lint, types, the way imports run, unused code, generated
    files, all tests on a real database, the size of the pages, and the journeys in a real browser. Stops at
    what fails first. Nothing but Node and npm is needed.

OPTIONS
    --full  also runs what needs tools from outside npm; names those that are missing

EXIT CODES
    0  sound; the last line counts the tests
    1  something failed; its output stands above the last line
    2  the arguments can't be right

EXAMPLE
    bin/check
`

const results = path.join(checkout, '.cache/check')
const testResults = path.join(results, 'tests.json')
const journeyResults = path.join(results, 'journeys.json')

const node = process.execPath
const tool = (name: string) => path.join(checkout, 'node_modules/.bin', name)
const file = (name: string) => path.join(checkout, name)

const quick: readonly Step[] = [
  { name: 'types', run: [tool('tsc'), '--noEmit'] },
  {
    name: 'format',
    run: [tool('biome'), 'format', '--colors=off', '--reporter=summary', '.'],
    advice: 'node_modules/.bin/biome format --write .',
  },
  { name: 'lint', run: [tool('oxlint'), '--type-aware', '--deny-warnings', '--format=unix'] },
  { name: 'sources', run: [node, file('checks/sources.ts')] },
  { name: 'unused', run: [tool('knip'), '--no-progress'] },
  { name: 'generated', run: [node, file('checks/generated.ts')] },
]

const slow: readonly Step[] = [
  { name: 'pages', run: [node, file('checks/pages.ts')], after: quick.map((step) => step.name) },
  {
    name: 'tests',
    run: [tool('vitest'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${testResults}`],
    after: quick.map((step) => step.name),
  },
  { name: 'journeys', run: [tool('playwright'), 'test'], after: ['pages', 'tests'] },
]

process.exit(await check(process.argv.slice(2)))

async function check(words: readonly string[]): Promise<number> {
  if (words.includes('--help')) return say(HELP, 0)
  const unknown = words.find((word) => word !== '--full')
  if (unknown) return say(`${unknown} is unknown. bin/check --help says more.`, 2)

  process.chdir(checkout)
  mkdirSync(results, { recursive: true })
  process.env.PLAYWRIGHT_JSON_OUTPUT_FILE = journeyResults
  const full = words.includes('--full')
  const missing = full ? missingTools() : []
  if (missing.length > 0) return say(missing.join('\n'), 1)

  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())
  const steps = [...quick, ...slow, ...(full ? fullSteps() : [])]
  const failed = await runSteps(steps, (text) => void console.log(text), stopping.signal)
  if (stopping.signal.aborted) return say('check interrupted', 130)
  if (failed.length > 0) return say(`check failed: ${failed.join(', ')}`, 1)

  return say(`check passed: ${count()}`, 0)
}

function fullSteps(): Step[] {
  return [{ name: 'bench', run: [file('bench/run')], after: ['journeys'] }]
}

/** Counts what ran from the reports of the runners, not from what was written. Some tests need files that only some have. */
function count(): string {
  const tests = read<{ numPassedTests: number; numPendingTests: number; testResults: unknown[] }>(testResults)
  const journeys = read<{ stats: { expected: number } }>(journeyResults).stats
  const without = tests.numPendingTests > 0 ? `, ${tests.numPendingTests} skipped for want of their data` : ''
  return `${tests.numPassedTests} tests (${tests.testResults.length} files${without}), ${journeys.expected} journeys`
}

function read<T>(name: string): T {
  if (!existsSync(name)) throw new Error(`${name} is missing: the step that writes it did not run`)
  return JSON.parse(readFileSync(name, 'utf8')) as T
}

function say(text: string, code: number): number {
  const out = code === 0 ? process.stdout : process.stderr
  out.write(`${text.trimEnd()}\n`)
  return code
}
