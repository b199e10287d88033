import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../../platform/database/database.ts'
import { startDatabase } from '../../platform/database/embedded.ts'
import { migrate } from '../../platform/database/migrate.ts'
import { makeQueues } from '../../platform/jobs/jobs.ts'
import { loadKeys } from '../../platform/sealing/keys.ts'
import { loadModules, schemaSources } from '../modules.ts'
import { makeTestStreet } from './test-street.ts'

declare module 'vitest' {
  interface ProvidedContext {
    cluster: TestCluster
  }
}

/** One PostgreSQL for the whole run; each test file gets a clone of the template. */
export interface TestCluster {
  readonly appUrl: string
  readonly adminUrl: string
  readonly dataDir: string
  /** Everybody of the test street by the name the tests use. */
  readonly people: Readonly<Record<string, string>>
}

export async function setup(project: TestProject) {
  const dataDir = await mkdtemp(join(tmpdir(), 'wuse-test-'))
  await chmod(dataDir, 0o711)
  const database = await startDatabase({ dataDir, fsync: false })
  const admin = new pg.Client({ connectionString: database.adminUrl! })
  await admin.connect()
  await admin.query('create database wuse_template owner wuse_owner')
  await migrate({ connectionString: named(database.ownerUrl!, 'wuse_template') }, schemaSources())

  loadKeys(dataDir)
  const modules = await loadModules()
  const db = openDatabase({ connectionString: named(database.appUrl, 'wuse_template') })
  await makeQueues(
    db,
    modules.flatMap(({ jobs }) => Object.keys(jobs ?? {})),
  )
  const people = await makeTestStreet(db)
  await db.close()
  await admin.end()

  project.provide('cluster', { appUrl: database.appUrl, adminUrl: database.adminUrl!, dataDir, people })
  return async () => {
    await database.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** The same server, another database of it. */
export function named(url: string, database: string): string {
  return url.replace(/\/wuse\?/, `/${database}?`)
}
