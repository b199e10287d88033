import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { measureLimit } from './limit.ts'
import { connections, measureHttp } from './load.ts'
import { makeMessages } from './messages.ts'
import { inboxCounted, inboxStatement } from './statements.ts'
import { community, makeBenchStreet } from './street.ts'

/**
 * Limit, plain server and product in turns, three rounds, medians; ratios of one run.
 * `--needs N` (100,000), `--seconds N` a measurement (5), `--rounds N` (3), `--seed N` (1), `--json`.
 */
const { values: asked } = parseArgs({
  options: {
    needs: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
})
const needs = Number(asked.needs)
const seconds = Number(asked.seconds)

console.error(`Making a street with ${needs} needs from seed ${asked.seed} …`)
const street = await makeBenchStreet(needs, Number(asked.seed))
const admin = new pg.Client({ connectionString: street.database.adminUrl! })
await admin.connect()
const texts = makeMessages(2_000, 99).map(({ body }) => body.slice(0, 200))
await prepareSamples()

const plain = await startChild('plain.ts', {
  DATABASE_URL: street.database.adminUrl!,
  UNIT_CODE: `${community}001`,
})
const product = await startChild('product.ts', { APP_URL: street.database.appUrl, DATA_DIR: street.dataDir })

const inbox = `stage=understand&state=heard&unit=${community}&limit=50`
const works = [
  {
    name: 'W1 create a need',
    goal: 0.35,
    limit: () => measureLimit(street.database.adminUrl!, limitOfReport(), seconds),
    plain: () => measureHttp({ url: `${plain.address}/needs`, texts }, seconds),
    product: () => measureHttp({ url: `${product.address}/api/needs`, token: street.tokens.resident, texts }, seconds),
  },
  {
    name: 'W2 inbox, 50 by deadline',
    goal: 0.2,
    limit: () => measureLimit(street.database.adminUrl!, limitOf(inboxStatement), seconds),
    plain: () => measureHttp({ url: `${plain.address}/inbox?community=${community}&state=heard` }, seconds),
    product: () =>
      measureHttp({ url: `${product.address}/api/needs/inbox?${inbox}`, token: street.tokens.worker }, seconds),
  },
  {
    name: 'W2c … with the exact total',
    goal: 0.4,
    limit: () => measureLimit(street.database.adminUrl!, limitOf(inboxCounted), seconds),
    plain: () => measureHttp({ url: `${plain.address}/inbox-counted?community=${community}&state=heard` }, seconds),
    product: () =>
      measureHttp({ url: `${product.address}/api/needs/inbox?${inbox}`, token: street.tokens.worker }, seconds),
  },
] as const

const figures = works.map(({ name, goal }) => ({
  name,
  goal,
  limit: [] as number[],
  plain: [] as number[],
  product: [] as number[],
}))
for (let round = 1; round <= Number(asked.rounds); round++) {
  for (const [index, work] of works.entries()) {
    console.error(`Round ${round}: ${work.name} …`)
    figures[index]!.limit.push(work.limit())
    figures[index]!.plain.push(await work.plain())
    figures[index]!.product.push(await work.product())
  }
}

report()
plain.process.kill()
product.process.kill()
await admin.end()
await street.database.stop()
await rm(street.dataDir, { recursive: true, force: true })

function report(): void {
  const rows = figures.map(({ name, goal, limit, plain, product }) => {
    const [l, p, w] = [median(limit), median(plain), median(product)]
    return {
      work: name,
      'limit a second': Math.round(l),
      'plain : limit': round2(p / l),
      'Wuse : limit': round2(w / l),
      goal,
      'Wuse : plain': round2(w / p),
    }
  })
  if (asked.json) console.log(JSON.stringify({ needs, seconds, connections, rows }))
  else console.table(rows)
  console.error(
    `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${connections} connections, ${needs} needs, ${asked.rounds} rounds of ${seconds} s; load average of this machine ${loadavg()[0]!.toFixed(1)}, everything that ran is in it.`,
  )
  console.error(
    `Node ${process.version} without flags; PostgreSQL with fsync on and the settings that every start uses.`,
  )
}

/** What pgbench inserts: words and terms of a sample row, so that it pays for the index as everybody does. */
async function prepareSamples(): Promise<void> {
  await admin.query('create schema bench; create sequence bench.number')
  await admin.query(
    `create table bench.sample as
       select row_number() over () as n, need.title, need.body, term.terms
       from (select * from needs.need limit 2000) need join needs.search_term term on term.need_id = need.id`,
  )
  await admin.query('create unique index on bench.sample (n); analyze bench.sample')
}

function limitOfReport(): string {
  return `\\set n random(1, 2000)
with sample as (select * from bench.sample where n = :n), added as (
  insert into needs.need (number, unit_code, title, body, source, state, level, heard_at, deadline_at, soon_at)
  select 'b' || nextval('bench.number'), '${community}001', title, body, 'resident-phone', 'heard', 'community', now(), now() + interval '1 day', now()
  from sample returning id
), told as (
  insert into events.event (at, source, kind, noun, noun_id, unit_code) select now(), 'web', 'report', 'need', id, '${community}' from added
)
insert into needs.search_term (need_id, terms) select added.id, sample.terms from added, sample;
`
}

function limitOf(statement: string): string {
  return `${statement.replaceAll('$1', `'${community}'`).replaceAll('$2', `'heard'`)};\n`
}

interface Child {
  readonly process: ChildProcess
  readonly address: string
}

function startChild(file: string, env: Record<string, string>): Promise<Child> {
  const child = fork(join(import.meta.dirname, file), {
    env: { ...process.env, ...env },
    stdio: ['ignore', 2, 2, 'ipc'],
  })
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve({ process: child, address: (message as { address: string }).address }))
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code} before it listened`)))
  })
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!
}

function round2(value: number): number {
  return Math.round(value * 100) / 100
}
