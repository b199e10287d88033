import { openDatabase } from '../platform/database/database.ts'
import type { Database } from '../platform/database/database.ts'
import { findSession } from '../platform/accounts/sessions.ts'
import { openActors } from '../platform/http/actors.ts'
import { buildServer } from '../platform/http/server.ts'
import { type JobHandlers, makeQueues, startJobs } from '../platform/jobs/jobs.ts'
import { openKeys } from './keys.ts'
import { giveBackAtRest } from './memory.ts'
import { loadModules } from './modules.ts'
import { openBrowserFiles } from './browser-files.ts'

export interface StartOptions {
  /** Address of the database for the role that row security binds. */
  readonly appUrl: string
  readonly dataDir: string
  readonly port: number
  readonly host?: string
  readonly tls?: { readonly key: string; readonly cert: string }
  /** Behind a proxy that speaks HTTPS: its addresses, whose forwarded headers are believed. */
  readonly trustProxy?: string[]
  readonly logLevel?: string
  /** `false`: another process does the jobs. */
  readonly jobs?: boolean
}

export interface RunningServer {
  /** `http://127.0.0.1:8080` */
  readonly address: string
  readonly db: Database
  stop(): Promise<void>
}

/** Starts web server and jobs on a migrated database. Throws `WrongKey` when the data folder's keys aren't the database's. */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const { dataDir, port, host = '127.0.0.1', tls } = options
  const now = Date.now
  const db = openDatabase({ connectionString: options.appUrl })
  await openKeys(db, dataDir).catch(async (error: unknown) => {
    await db.close()
    throw error
  })
  const modules = await loadModules()
  const handlers: JobHandlers = Object.assign({}, ...modules.map((module) => module.jobs ?? {}))
  const actors = await openActors(db, findSession, now)
  const browser = await openBrowserFiles(modules.flatMap(({ pages = [] }) => pages.map(({ path }) => path)))
  const app = await buildServer({
    db,
    dataDir,
    actors,
    modules,
    now,
    secure: Boolean(tls) || Boolean(options.trustProxy?.length),
    logLevel: options.logLevel ?? 'warn',
    ...(browser && { documentOf: browser.documentOf }),
    ...(tls && { tls }),
    ...(options.trustProxy && { trustProxy: options.trustProxy }),
  })
  await browser?.serve(app)
  // Who leaves the jobs to another process still puts them into the queues, perhaps before that other one was ever there.
  if (options.jobs === false) await makeQueues(db, Object.keys(handlers))
  const jobs =
    options.jobs === false
      ? null
      : await startJobs(
          { db, dataDir, now },
          handlers,
          modules.flatMap((module) => module.schedules ?? []),
          (queue, error) => app.log.error({ queue, err: error }, 'job failed'),
        )
  const address = await app.listen({ port, host })
  const memory = giveBackAtRest()

  return {
    address: address.replace('0.0.0.0', '127.0.0.1'),
    db,
    async stop() {
      memory.cancel()
      await app.close()
      await jobs?.stop()
      await db.close()
    },
  }
}
