import type pg from 'pg'
import { measureLimit } from './limit.ts'
import { measureHttp } from './load.ts'
import type { Load } from './load.ts'
import { makeMessages } from './messages.ts'
import { processorTime } from './processor.ts'
import type { Server } from './servers.ts'
import { inboxCounted, inboxStatement, searchStatement } from './statements.ts'
import type { BenchStreet } from './street.ts'
import { community } from './street.ts'

/** One kind of request, as the limit, the plain server and the product carry it out. */
export interface Work {
  readonly name: string
  /** How much of the limit the product should reach. */
  readonly goal: number
  /** A script of pgbench. */
  readonly limit: string
  readonly plain: Load
  readonly product: Load
}

/** Rate a second, and milliseconds of processor time that one answer costs. */
export interface Sample {
  readonly rate: number
  readonly server: number
  readonly database: number
  readonly p97: number
}

export function worksOf({ tokens }: BenchStreet, plain: Server, product: Server): Work[] {
  const inbox = `${product.address}/api/needs/inbox?stage=understand&state=heard&unit=${community}&limit=50`
  const search = `${product.address}/api/needs/inbox?unit=${community}&limit=50&words=${encodeURIComponent(sought)}`
  const here = `community=${community}&state=heard`
  const bodies = makeMessages(2_000, 99).map(({ body }) => ({ text: body }))
  const placed = bodies.map(({ text }) => ({ text, unitCode: `${community}001` }))
  const plainReport = { url: `${plain.address}/needs`, bodies }
  const report = { url: `${product.address}/api/needs`, tokens: tokens.residents }
  const worker = [tokens.worker]
  return [
    {
      name: 'W1 create a need, one by one',
      goal: 0.35,
      limit: limitOfReport,
      plain: plainReport,
      product: { ...report, bodies: placed },
    },
    {
      name: 'W1 create a need, gathered, until indexed',
      goal: 1.2,
      limit: limitOfReport,
      plain: plainReport,
      product: { ...report, bodies },
    },
    {
      name: 'W2 inbox, 50 by deadline',
      goal: 0.2,
      limit: limitOf(inboxStatement),
      plain: { url: `${plain.address}/inbox?${here}` },
      product: { url: `${inbox}&total=false`, tokens: worker },
    },
    {
      name: 'W2c … with the exact total',
      goal: 0.4,
      limit: limitOf(inboxCounted),
      plain: { url: `${plain.address}/inbox-counted?${here}` },
      product: { url: inbox, tokens: worker },
    },
    {
      name: 'W3 words in all needs, newest 50',
      goal: 0.65,
      limit: limitOf(searchStatement),
      plain: { url: `${plain.address}/search?community=${community}&words=${encodeURIComponent(sought)}` },
      product: { url: search, tokens: worker },
    },
  ]
}

export function sampleLimit(street: BenchStreet, work: Work, seconds: number): number {
  return measureLimit(street.database.adminUrl!, work.limit, seconds)
}

/** Loads a server until whatever it put off is done too: the time of the index that lags behind counts. */
export async function sampleServer(
  { dataDir }: BenchStreet,
  admin: pg.Client,
  server: Server,
  load: Load,
  seconds: number,
): Promise<Sample> {
  await measureHttp(load, 2)
  await indexed(admin)
  const before = processorTime(server.pid, dataDir)
  const begun = performance.now()
  const { answers, p97 } = await measureHttp(load, seconds)
  await indexed(admin)
  const took = performance.now() - begun
  const after = processorTime(server.pid, dataDir)
  const spent = (of: 'server' | 'database') => (before && after ? (after[of] - before[of]) / answers : Number.NaN)
  return { rate: (answers / took) * 1000, server: spent('server'), database: spent('database'), p97 }
}

async function indexed(admin: pg.Client): Promise<void> {
  while ((await admin.query('select from needs.search_due limit 1')).rowCount) {
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** What pgbench inserts: words and terms of sample rows, so that it pays for the index as everybody does. */
export async function prepareLimit(admin: pg.Client): Promise<void> {
  await admin.query('create schema bench; create sequence bench.number')
  await admin.query(
    `create table bench.sample as
       select row_number() over () as n, need.title, need.body, term.terms
       from (select * from needs.need limit 2000) need join needs.search_term term on term.need_id = need.id`,
  )
  await admin.query('create unique index on bench.sample (n); analyze bench.sample')
}

const sought = '电梯常停'

const limitOfReport = `\\set n random(1, 2000)
with sample as (select * from bench.sample where n = :n), added as (
  insert into needs.need (number, unit_code, title, body, source, state, level, heard_at, deadline_at, soon_at)
  select 'b' || nextval('bench.number'), '${community}001', title, body, 'resident-phone', 'heard', 'community', now(), now() + interval '1 day', now()
  from sample returning id
), told as (
  insert into events.event (at, source, kind, noun, noun_id, unit_code) select now(), 'web', 'report', 'need', id, '${community}' from added
)
insert into needs.search_term (need_id, terms) select added.id, sample.terms from added, sample;
`

function limitOf(statement: string): string {
  const second = statement === searchStatement ? `'''电梯'' & ''梯常'' & ''常停'''` : `'heard'`
  return `${statement.replaceAll('$1', `'${community}'`).replaceAll('$2', second)};\n`
}
