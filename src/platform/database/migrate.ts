import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Migration } from 'kysely/migration'
import pg from 'pg'
import type { Tx } from './database.ts'

/** A module's migrations: files of its `schema/` folder in name order, or SQL that a library brings. */
export interface SchemaSource {
  /** Its rung of the ladder and its name, e.g. `40-needs`: schemas are applied in the order of these names. */
  readonly module: string
  /** The folder that holds `01-….sql`. */
  readonly folder?: string
  /** SQL of a library, by name. */
  readonly statements?: Readonly<Record<string, () => string>>
}

/** An applied file was changed afterwards: add a new file instead. */
export class ChangedMigration extends Error {}

/**
 * Brings the database to the latest schema, module by module in the order of their names. Forward only, all or nothing.
 * `config` must be a login that may `set role wuse_owner`. Returns the names that were applied.
 */
export async function migrate(config: pg.ClientConfig, sources: readonly SchemaSource[]): Promise<string[]> {
  const files = await collect(sources)
  const pool = new pg.Pool({ ...config, max: 2 })
  // A connection that breaks fails the statement that waits on it, and with it the migration; told alone, it would end us.
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.on('error', () => {})
    client.query('set role wuse_owner; set client_min_messages = warning').catch(() => {})
  })
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    await sql`create schema if not exists migrations`.execute(db)
    const migrator = new Migrator({
      db,
      provider: { getMigrations: async () => Object.fromEntries(files.map((file) => [file.name, asMigration(file)])) },
      migrationTableSchema: 'migrations',
      allowUnorderedMigrations: true,
    })
    const { error, results } = await migrator.migrateToLatest()
    if (error) {
      const failed = results?.find((result) => result.status === 'Error')?.migrationName
      throw new Error(`migration ${failed ?? ''} failed: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      })
    }
    const applied = (results ?? [])
      .filter((result) => result.status === 'Success')
      .map((result) => result.migrationName)
    await checkSums(db, files, new Set(applied))
    return applied
  } finally {
    await db.destroy()
  }
}

/** How the tables of a database stand to the files of this version: names of files. */
export interface SchemaState {
  /** Not applied yet. */
  readonly missing: string[]
  /** Applied, and changed afterwards. */
  readonly changed: string[]
  /** Applied by another version, and not known to this one. */
  readonly unknown: string[]
}

/** Compares without applying anything; for the owner of the tables. */
export async function compareSchema(tx: Tx, sources: readonly SchemaSource[]): Promise<SchemaState> {
  const sums = new Map((await collect(sources)).map((file) => [file.name, sumOf(file)]))
  const { rows: found } = await sql<{ begun: boolean }>`
    select to_regclass('migrations.checksum') is not null as begun`.execute(tx)
  const { rows } = found[0]?.begun
    ? await sql<{ name: string; sha256: string }>`select name, sha256 from migrations.checksum order by name`.execute(
        tx,
      )
    : { rows: [] }
  const applied = new Map(rows.map(({ name, sha256 }) => [name, sha256]))
  return {
    missing: [...sums.keys()].filter((name) => !applied.has(name)),
    changed: [...sums].filter(([name, sum]) => applied.has(name) && applied.get(name) !== sum).map(([name]) => name),
    unknown: [...applied.keys()].filter((name) => !sums.has(name)),
  }
}

interface File {
  readonly name: string
  readonly text: string
}

async function collect(sources: readonly SchemaSource[]): Promise<File[]> {
  const files: File[] = []
  for (const source of sources) {
    for (const [name, text] of Object.entries(source.statements ?? {})) {
      files.push({ name: `${source.module}/${name}`, text: text() })
    }
    if (!source.folder) continue
    const names = (await readdir(source.folder)).filter((name) => name.endsWith('.sql')).sort()
    for (const name of names) {
      files.push({
        name: `${source.module}/${name.replace(/\.sql$/, '')}`,
        text: await readFile(join(source.folder, name), 'utf8'),
      })
    }
  }
  return files
}

function asMigration({ text }: File): Migration {
  return { up: async (db) => void (await sql.raw(text).execute(db)) }
}

function sumOf({ text }: File): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Remembers what was applied, and refuses to go on when an applied file reads differently today. */
async function checkSums(db: Kysely<unknown>, files: readonly File[], applied: ReadonlySet<string>): Promise<void> {
  await sql`create table if not exists migrations.checksum (name text primary key, sha256 text not null)`.execute(db)
  const known = await sql<{ name: string; sha256: string }>`select name, sha256 from migrations.checksum`.execute(db)
  const sums = new Map(known.rows.map((row) => [row.name, row.sha256]))
  for (const file of files) {
    const sum = sumOf(file)
    const before = sums.get(file.name)
    if (before === undefined || applied.has(file.name)) {
      await sql`insert into migrations.checksum values (${file.name}, ${sum}) on conflict (name) do nothing`.execute(db)
    } else if (before !== sum) {
      throw new ChangedMigration(
        `${file.name} was changed after it had been applied; write a new numbered file instead`,
      )
    }
  }
}
