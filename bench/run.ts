import { execFileSync } from 'node:child_process'
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { measureStart, scriptKb } from './first-moments.ts'
import { costsIn } from './growth.ts'
import { measureImports } from './import.ts'
import { connections } from './load.ts'
import { measureMovingIn } from './moving-in.ts'
import { residentMiB } from './processor.ts'
import { startPlain, startProduct } from './servers.ts'
import { type BenchStreet, makeBenchStreet } from './street.ts'
import { prepareLimit, type Sample, sampleLimit, sampleServer, worksOf } from './works.ts'

/**
 * Limit, plain server and product in turns, medians of some rounds; ratios of one run.
 * `--needs N` (100,000), `--seconds N` a measurement (5), `--rounds N` (3), `--seed N` (1), `--only W2` (works whose name
 * begins so, and nothing else), `--json`.
 */
const { values: asked } = parseArgs({
  options: {
    needs: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})
const needs = Number(asked.needs)
const seconds = Number(asked.seconds)
const rounds = Number(asked.rounds)
const toRemove: (() => Promise<void>)[] = []
const busyBefore = busiest()

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => void removeStreets().finally(() => process.exit(1)))
}
try {
  const street = await makeStreet(needs)
  const compared = await compare(street)
  const others = asked.only ? [] : await measureOthers(street)
  report(compared, others)
} finally {
  await removeStreets()
}

async function removeStreets(): Promise<void> {
  for (const remove of toRemove.splice(0)) await remove()
}

function makeStreet(count: number): Promise<BenchStreet> {
  say(`Making a street with ${count} needs from seed ${asked.seed} …`)
  return makeBenchStreet(count, Number(asked.seed), (remove) => toRemove.push(remove))
}

/** Each work by the limit, the plain server and the product, one after another, in every round. */
async function compare(street: BenchStreet) {
  const admin = new pg.Client({ connectionString: street.database.adminUrl! })
  await admin.connect()
  await prepareLimit(admin)
  const plain = await startPlain(street)
  const product = await startProduct(street)
  const works = worksOf(street, plain, product).filter(({ name }) => name.startsWith(asked.only ?? ''))
  const figures = works.map((work) => ({ work, limit: [] as number[], plain: [] as Sample[], product: [] as Sample[] }))
  for (let round = 1; round <= rounds; round++) {
    for (const { work, ...samples } of figures) {
      say(`Round ${round}: ${work.name} …`)
      samples.limit.push(sampleLimit(street, work, seconds))
      samples.plain.push(await sampleServer(street, admin, plain, work.plain, seconds))
      samples.product.push(await sampleServer(street, admin, product, work.product, seconds))
    }
  }
  const loadedMiB = residentMiB(product.pid)
  await plain.stop()
  await product.stop()
  await admin.end()

  const rows = figures.map(({ work, ...samples }) => {
    const limit = median(samples.limit)
    const plainRate = median(samples.plain.map(({ rate }) => rate))
    const rate = median(samples.product.map((sample) => sample.rate))
    return {
      work: work.name,
      'limit/s': Math.round(limit),
      'plain/s': Math.round(plainRate),
      'Wuse/s': Math.round(rate),
      'plain : limit': round2(plainRate / limit),
      'Wuse : limit': round2(rate / limit),
      goal: work.goal,
      'Wuse : plain': round2(rate / plainRate),
      'plain ms': spent(samples.plain),
      'Wuse ms': spent(samples.product),
      'p97.5 ms': median(samples.product.map(({ p97 }) => p97)),
    }
  })
  return { rows, loadedMiB }
}

/** Growth, import, start and sizes: a figure and a goal each. */
async function measureOthers(street: BenchStreet) {
  const small = await makeStreet(needs / 10)
  say('Costs in a street and in one ten times larger …')
  const [before, after] = [await costsIn(small, seconds), await costsIn(street, seconds)]
  const growth = before.map(({ name, ms }, index) => ({
    figure: `${name}: ${round2(ms)} ms in ${needs / 10} needs, ${round2(after[index]!.ms)} ms in ${needs}`,
    value: `× ${round2(after[index]!.ms / ms)}, p97.5 ${after[index]!.p97} ms`,
    goal: '≤ × 2',
  }))

  say('Imports …')
  const imports = await measureImports(small, rounds)
  const moved = await measureMovingIn(small, Number(asked.seed))
  say('Starts …')
  const beside = await startProduct(small)
  await beside.stop()
  const again = await startProduct(small)
  await fetch(`${again.address}/healthz`)
  await again.stop()
  await small.database.stop()
  // The first one builds the pages and compiles what has changed.
  await measureStart(small.dataDir)
  const starts = []
  for (let round = 0; round < rounds; round++) starts.push(await measureStart(small.dataDir))
  return [
    ...growth,
    {
      figure: `W7 import of ${imports[0]!.rows} rows: seen`,
      value: `${round2(median(imports.map(({ visible }) => visible)))} s`,
      goal: '≤ 1.0 s',
    },
    {
      figure: 'W7 … found by their words',
      value: `${round2(median(imports.map(({ searchable }) => searchable)))} s`,
      goal: '≤ 6 s',
    },
    ...moved.map(({ kind, rows, added, refused, seconds, secondsAgain }) => ({
      figure: `Moving in: ${rows} ${kind}, ${added} added and ${refused} refused; again ${round2(secondsAgain)} s`,
      value: `${round2(seconds)} s`,
      goal: '≤ 30 s',
    })),
    { figure: 'W8 server start, database running', value: `${round2(again.startedIn / 1000)} s`, goal: '≤ 1.0 s' },
    {
      figure: 'W8 bin/wuse start until the first answer, database too',
      value: `${round2(median(starts.map((start) => start.seconds)))} s`,
      goal: '≤ 3 s',
    },
    {
      figure: 'W8 memory of the server at rest',
      value: `${median(starts.map(({ restMiB }) => restMiB))} MiB`,
      goal: '≤ 120 MiB',
    },
    { figure: 'W9 script of the phone before its first page', value: `${scriptKb('phone')} KB`, goal: '≤ 120 KB' },
    { figure: 'W9 script of the desk before its first page', value: `${scriptKb('desk')} KB`, goal: '≤ 300 KB' },
  ]
}

function report({ rows, loadedMiB }: Awaited<ReturnType<typeof compare>>, others: readonly object[]): void {
  const memory = { figure: 'W8 memory of the server after the load', value: `${loadedMiB} MiB`, goal: '≤ 250 MiB' }
  const machine = [
    `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${connections} connections, ${needs} needs, ${rounds} rounds of ${seconds} s, load average ${loadavg()[0]!.toFixed(1)}.`,
    `Node ${process.version}, flags: ${[...process.execArgv, process.env.NODE_OPTIONS].filter(Boolean).join(' ') || 'none'}; PostgreSQL with fsync on and the settings that every start uses.`,
    `What else ran, by processor: before ${busyBefore}; after ${busiest()}.`,
  ]
  if (asked.json) {
    console.log(JSON.stringify({ rows, others: [...others, memory], machine }))
    return
  }
  console.table(rows)
  console.table([...others, memory])
  for (const line of machine) console.log(line)
}

/** The five busiest programs of the machine, so that a reader can judge the figures. */
function busiest(): string {
  try {
    const lines = execFileSync('ps', ['-eo', 'pcpu,comm', '--sort=-pcpu', '--no-headers'], { encoding: 'utf8' })
    const busy = lines.trim().split('\n').slice(0, 5)
    return busy.map((line) => line.trim().replace(/\s+/, ' % ')).join(', ')
  } catch {
    return 'unknown'
  }
}

/** Milliseconds of processor time for one answer: server + database. */
function spent(samples: readonly Sample[]): string {
  return `${round2(median(samples.map(({ server }) => server)))} + ${round2(median(samples.map(({ database }) => database)))}`
}

function say(line: string): void {
  console.error(line)
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!
}

function round2(value: number): number {
  return Math.round(value * 100) / 100
}
