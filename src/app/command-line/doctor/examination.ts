import { type Database, openDatabase } from '../../../platform/database/database.ts'
import { CannotStart } from '../../../platform/database/embedded/cannot-start.ts'
import { findCluster } from '../../../platform/database/embedded/home.ts'
import { type StartedDatabase, startDatabase } from '../../../platform/database/embedded.ts'
import { getServerFacts, type ServerFacts } from '../../../platform/database/server-facts.ts'
import { unlessInterrupted } from '../interruption.ts'
import { isServed, judgeClock, judgeServer, lookAtSchema, tableProbes } from './database-probes.ts'
import { type Finding, ill, unknown } from './finding.ts'
import { machineProbes } from './machine-probes.ts'

export type Probe = { readonly name: string } & Finding

const tableNames = Object.keys(tableProbes)

/**
 * Looks at a data folder and its database with every probe, and changes nothing. Starts the embedded database where it
 * doesn't run, and ends it again; makes neither folder, keys nor tables.
 */
export async function examine(dataDir: string, now: () => number): Promise<Probe[]> {
  const probes: Probe[] = []
  for (const [name, probe] of Object.entries(machineProbes)) {
    probes.push(await look(name, () => probe(dataDir, now())))
  }
  return [...probes, ...(await examineDatabase(dataDir, now))]
}

async function examineDatabase(dataDir: string, now: () => number): Promise<Probe[]> {
  const reached = await reachDatabase(dataDir)
  if ('state' in reached) return [{ name: 'database', ...reached }, ...unseen('The database was not reached.')]

  const db = openDatabase({ connectionString: reached.ownerUrl ?? reached.appUrl }, { connections: 1 })
  try {
    return await unlessInterrupted(
      () => examineTables(db, { dataDir, now, owned: reached.ownerUrl !== null }),
      () => reached.stop(),
    )
  } finally {
    await db.close()
    await reached.stop()
  }
}

async function reachDatabase(dataDir: string): Promise<StartedDatabase | Finding> {
  try {
    // Starting one would make it.
    if (!process.env.DATABASE_URL && !(await findCluster(dataDir))) {
      return ill(
        `${dataDir} holds no database yet.`,
        'Name the folder of the street with --data; bin/wuse start makes a new one.',
      )
    }
    return await startDatabase({ dataDir })
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error
    return ill(error.message, 'Mend that and look again; database/postgres.log has what the database said.')
  }
}

async function examineTables(
  db: Database,
  { dataDir, now, owned }: { dataDir: string; now: () => number; owned: boolean },
): Promise<Probe[]> {
  const asked = now()
  const facts = await db.read({ personId: null }, getServerFacts).catch((error: Error) => error)
  if (facts instanceof Error) {
    return [{ name: 'database', ...unanswered(facts) }, ...unseen('The database does not answer.')]
  }

  const server: Probe[] = [
    { name: 'database', ...judgeServer(facts) },
    await look('clock', () => judgeClock(facts, asked, now())),
  ]
  if (!owned) {
    const why = 'The tables show themselves to their owner alone.'
    return [
      ...server,
      ...unseen(why, ['schema', ...tableNames], 'Look again with DATABASE_OWNER_URL set beside DATABASE_URL.'),
    ]
  }

  const schema = await look('schema', () => db.read({ personId: null }, lookAtSchema))
  const rest =
    schema.state === 'well'
      ? await lookAtTables(db, { dataDir, now: now(), facts })
      : unseen('The tables are not those of this version.', tableNames)
  return [...server, schema, ...rest]
}

async function lookAtTables(
  db: Database,
  { dataDir, now, facts }: { dataDir: string; now: number; facts: ServerFacts },
): Promise<Probe[]> {
  const probes: Probe[] = []
  for (const [name, probe] of Object.entries(tableProbes)) {
    const ground = { dataDir, now, served: isServed(facts, now) }
    probes.push(await look(name, () => db.read({ personId: null }, (tx) => probe({ tx, ...ground }))))
  }
  return probes
}

function unanswered(error: Error): Finding {
  return ill(
    `The database does not answer: ${error.message}.`,
    process.env.DATABASE_URL
      ? 'Start the server that DATABASE_URL names, or correct that address.'
      : 'Look into database/postgres.log, and look again.',
  )
}

/** One probe that breaks says so, and the rest still look. */
async function look(name: string, probe: () => Finding | Promise<Finding>): Promise<Probe> {
  try {
    return { name, ...(await probe()) }
  } catch (error) {
    return { name, ...ill(`It could not be looked at: ${(error as Error).message}.`, 'Mend that, and look again.') }
  }
}

function unseen(
  why: string,
  names: readonly string[] = ['clock', 'schema', ...tableNames],
  remedy = 'Mend that first, and look again.',
): Probe[] {
  return names.map((name) => ({ name, ...unknown(`Not looked at. ${why}`, remedy) }))
}
