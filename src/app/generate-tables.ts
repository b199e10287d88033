import { execFileSync } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startDatabase } from '../platform/database/embedded.ts'
import { migrate } from '../platform/database/migrate.ts'
import { schemaSources } from './modules.ts'

/**
 * Writes the row types of every table from a freshly migrated database to `platform/database/tables.ts`.
 * With `--check` it writes nothing and exits with 1 when the file differs.
 */
const target = join(import.meta.dirname, '../platform/database/tables.ts')
const root = join(import.meta.dirname, '../..')

const dataDir = await mkdtemp(join(tmpdir(), 'wuse-tables-'))
await chmod(dataDir, 0o711)
const database = await startDatabase({ dataDir, fsync: false })
try {
  await migrate({ connectionString: database.ownerUrl! }, schemaSources())
  const text = generate(database.adminUrl!)
  const current = await readFile(target, 'utf8').catch(() => '')
  if (process.argv.includes('--check')) {
    if (text !== current) {
      console.error('src/platform/database/tables.ts is not what the schema says: run node src/app/generate-tables.ts')
      process.exitCode = 1
    }
  } else {
    await writeFile(target, text)
    console.log(`wrote ${target}`)
  }
} finally {
  await database.stop()
  await rm(dataDir, { recursive: true, force: true })
}

/** Times are read as milliseconds and written as `Date`; `int8` is a checked number. */
function generate(url: string): string {
  const out = execFileSync(
    process.execPath,
    [
      join(root, 'node_modules/kysely-codegen/dist/cli/bin.js'),
      '--dialect',
      'postgres',
      '--camel-case',
      '--print',
      '--exclude-pattern',
      '(pgboss|migrations).*',
      '--default-schema',
      'none',
      '--date-parser',
      'string',
      '--url',
      url,
    ],
    { encoding: 'utf8', cwd: root, maxBuffer: 64 * 1024 * 1024 },
  )
  return `// Generated from the migrated database by \`node src/app/generate-tables.ts\`; never edited by hand.\n${out.slice(
    out.indexOf('\nimport '),
  )}`
    .replace(/export type Timestamp = .*;/, 'export type Timestamp = ColumnType<number, Date, Date>;')
    .replace(/export type Int8 = .*;/, 'export type Int8 = number;')
    .replace(/export type Numeric = .*;/, 'export type Numeric = ColumnType<string, number | string, number | string>;')
}
