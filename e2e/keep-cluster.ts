import pg from 'pg'
import { buildBundle } from '../src/app/command-line/browser-bundle.ts'
import { makeDemoStreet } from '../src/app/demo-street/index.ts'
import { loadModules, schemaSources } from '../src/app/modules.ts'
import { operatorId } from '../src/platform/actor/actor.ts'
import { openDatabase } from '../src/platform/database/database.ts'
import { startDatabase } from '../src/platform/database/embedded.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { sealEvents } from '../src/platform/events/seals.ts'
import { runAs } from '../src/platform/jobs/jobs.ts'
import { loadKeys } from '../src/platform/sealing/keys.ts'

// Keeps the database server of the journeys until it is told to end: an empty street, and the demo street.
const [dataDir = ''] = process.argv.slice(2)
await buildBundle(console.error)
const database = await startDatabase({ dataDir, fsync: false })
process.once('SIGTERM', () => void database.stop().then(() => process.exit(0)))

const admin = new pg.Client({ connectionString: database.adminUrl ?? '' })
await admin.connect()
await admin.query('create database journeys_empty owner wuse_owner')
await migrate({ connectionString: named(database.ownerUrl ?? '', 'journeys_empty') }, schemaSources())
await admin.query('create database journeys_demo template journeys_empty owner wuse_owner')
await admin.end()

loadKeys(dataDir)
await loadModules()
const db = openDatabase({ connectionString: named(database.appUrl, 'journeys_demo') }, { connections: 4 })
await makeDemoStreet({ db, dataDir, now: Date.now })
// The server seals the log once a minute, which is longer than a journey takes.
await runAs({ db, now: Date.now }, operatorId, ({ tx }) => sealEvents(tx))
await db.close()

process.send?.({ appUrl: database.appUrl, adminUrl: database.adminUrl })

function named(url: string, name: string): string {
  return url.replace('/wuse?', `/${name}?`)
}
