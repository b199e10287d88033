import pg from 'pg'
import { fromKysely, getConstructionPlans, PgBoss } from 'pg-boss'
import type { ConstructorOptions } from 'pg-boss'
import { loadActor, operatorId } from '../actor/actor.ts'
import type { Context, PersonId } from '../actor/actor.ts'
import { uuidv7 } from '../command/command.ts'
import type { Database } from '../database/database.ts'
import type { SchemaSource } from '../database/migrate.ts'
import { startBeat } from './beats.ts'
import type { Beat } from './beats.ts'

/** The tables of the job library, installed by our own migration as every other table. */
export const jobsSchema: SchemaSource = {
  module: '008-jobs',
  statements: {
    '01-queues': () =>
      `${withoutTransaction(getConstructionPlans('pgboss'))}
       grant usage on schema pgboss to wuse_app;
       grant all on all tables in schema pgboss to wuse_app;
       grant all on all sequences in schema pgboss to wuse_app;
       grant execute on all functions in schema pgboss to wuse_app;`,
  },
}

/** The migration's own transaction is open already, and its settings must not outlive these statements. */
function withoutTransaction(plans: string): string {
  return plans
    .replace(/^\s*BEGIN;/, '')
    .replace(/COMMIT;\s*$/, '')
    .replace(/^\s*SET LOCAL .*$/gm, '')
}

/** What a job's handler gets. A handler may be called twice for one job: it must be idempotent. */
export interface Job<Data = unknown> {
  readonly id: string
  readonly data: Data
  /** Who asked for it; the operator for what the clock starts. */
  readonly personId: PersonId
  /** Runs one transaction as that person, with the rights that they have now. */
  runAs<T>(work: (context: Context) => Promise<T>): Promise<T>
  /** Aborted when the server stops: end soon, the job starts again later. */
  readonly signal: AbortSignal
}

export type JobHandlers = Readonly<Record<string, (job: Job<never>, ground: JobGround) => Promise<void>>>

export interface JobGround {
  readonly db: Database
  readonly dataDir: string
  readonly now: () => number
}

/**
 * Something that happens by the clock: a queue and a cron line in Asia/Shanghai; or every few seconds in each process that
 * does jobs, for what is cheap when there is nothing to do and harmless beside itself.
 */
export type Schedule =
  | { readonly queue: string; readonly cron: string }
  | { readonly queue: string; readonly everySeconds: number }

interface Envelope {
  readonly personId: PersonId
  readonly data: unknown
}

/** Puts a job into the queue, inside the transaction: it starts only when this commits. Returns the job's id. */
export async function enqueue(
  context: Context,
  queue: string,
  data: object,
  { startAfter, singletonKey }: { startAfter?: Date; singletonKey?: string } = {},
): Promise<string | null> {
  const db = fromKysely(context.tx as never)
  const boss = new PgBoss({ ...quiet, db })
  const envelope: Envelope = { personId: context.actor.personId ?? operatorId, data }
  return boss.send(queue, envelope, { db, ...(startAfter && { startAfter }), ...(singletonKey && { singletonKey }) })
}

const quiet: ConstructorOptions = {
  schema: 'pgboss',
  migrate: false,
  createSchema: false,
  supervise: false,
  schedule: false,
}

/** Makes the queues that are not there yet: without its queue nothing can be enqueued. */
export async function makeQueues(db: Database, queues: readonly string[]): Promise<void> {
  const boss = new PgBoss({ ...quiet, db: bossDatabase(db) })
  await boss.start()
  for (const queue of queues)
    await boss.createQueue(queue, { retryLimit: 5, retryBackoff: true, expireInSeconds: 3600 })
  await boss.stop({ graceful: false })
}

/** Starts working on the queues of `handlers`. Every queue that is not there yet is made. */
export async function startJobs(
  ground: JobGround,
  handlers: JobHandlers,
  schedules: readonly Schedule[],
  report: (queue: string, error: unknown) => void,
): Promise<{ stop(): Promise<void> }> {
  const { db } = ground
  await makeQueues(db, Object.keys(handlers))
  const boss = new PgBoss({
    ...quiet,
    supervise: true,
    schedule: true,
    db: bossDatabase(db),
  })
  boss.on('error', (error) => report('', error))
  await boss.start()

  const stopping = new AbortController()
  const carryOut = (queue: string, id: string, personId: PersonId, data: unknown) => {
    const job: Job = { id, data, personId, signal: stopping.signal, runAs: (work) => runAs(ground, personId, work) }
    return handlers[queue]!(job as Job<never>, ground)
  }
  for (const queue of Object.keys(handlers)) {
    await boss.work<Envelope>(queue, { pollingIntervalSeconds: 1 }, async (jobs) => {
      for (const { id, data } of jobs) {
        try {
          await carryOut(queue, id, data?.personId ?? operatorId, data?.data ?? {})
        } catch (error) {
          report(queue, error)
          throw error
        }
      }
    })
  }
  const beats: Beat[] = []
  for (const schedule of schedules) {
    const { queue } = schedule
    if ('cron' in schedule) await boss.schedule(queue, schedule.cron, null, { tz: 'Asia/Shanghai' })
    else
      beats.push(
        startBeat(
          schedule.everySeconds,
          () => carryOut(queue, uuidv7(), operatorId, {}),
          (error) => report(queue, error),
        ),
      )
  }

  return {
    async stop() {
      stopping.abort()
      await Promise.all(beats.map((beat) => beat.stop()))
      await boss.stop({ graceful: true, timeout: 5_000 })
    },
  }
}

/** One transaction as a person, outside any request: for jobs and the command line. */
export function runAs<T>(
  { db, now }: Pick<JobGround, 'db' | 'now'>,
  personId: PersonId,
  work: (context: Context) => Promise<T>,
  source: Context['source'] = 'job',
): Promise<T> {
  return db.transact({ personId }, async (tx) => {
    const actor = await loadActor(tx, personId)
    return work({ tx, actor, now: now(), commandId: uuidv7(), source })
  })
}

/** The job library reads times as `Date`; our own column types would hand it numbers. */
function bossDatabase(db: Database) {
  return {
    async executeSql(text: string, values?: unknown[]) {
      const query: pg.QueryConfig = { text, values: values ?? [], types: pg.types }
      return db.pool.query<never>(query)
    },
  }
}
