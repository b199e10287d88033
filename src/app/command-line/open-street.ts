import { type Context, operatorId } from '../../platform/actor/actor.ts'
import { type Database, openDatabase } from '../../platform/database/database.ts'
import { type StartedDatabase, startDatabase } from '../../platform/database/embedded.ts'
import { CannotStart } from '../../platform/database/embedded/cannot-start.ts'
import { ChangedMigration, migrate } from '../../platform/database/migrate.ts'
import { runAs } from '../../platform/jobs/jobs.ts'
import { openKeys } from '../keys.ts'
import { schemaSources } from '../modules.ts'
import { unlessInterrupted } from './interruption.ts'

/** Starts or joins the database of a data folder and brings its tables up to date. Leave it with `stop`. */
export async function startMigrated(dataDir: string): Promise<StartedDatabase & { applied: string[] }> {
  const database = await startDatabase({ dataDir })
  try {
    return { ...database, applied: await migrateAsOwner(database) }
  } catch (error) {
    await database.stop()
    throw error
  }
}

/** Does one piece of work on the database of a data folder, whether or not a server runs on it. */
export async function onStreet<T>(dataDir: string, work: (db: Database) => Promise<T>): Promise<T> {
  const database = await startMigrated(dataDir)
  try {
    const db = openDatabase({ connectionString: database.appUrl }, { connections: 2 })
    try {
      return await unlessInterrupted(
        () => work(db),
        () => database.stop(),
      )
    } finally {
      await db.close()
    }
  } finally {
    await database.stop()
  }
}

/** One transaction of the operator, which the log shows as done at the command line. */
export async function asOperator<T>(dataDir: string, work: (context: Context) => Promise<T>): Promise<T> {
  return onStreet(dataDir, async (db) => {
    await openKeys(db, dataDir)
    return runAs({ db, now: Date.now }, operatorId, work, 'command-line')
  })
}

async function migrateAsOwner({ ownerUrl }: StartedDatabase): Promise<string[]> {
  // A server outside without an address for the owner: somebody migrates it by `bin/wuse migrate` elsewhere.
  if (ownerUrl === null) return []
  return migrate({ connectionString: ownerUrl }, schemaSources()).catch((error) => {
    if (error instanceof ChangedMigration) throw new CannotStart(error.message)
    throw error
  })
}
