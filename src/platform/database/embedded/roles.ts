import type pg from 'pg'
import type { Passwords } from './home.ts'

/**
 * Makes the database `wuse` and its three roles where they are missing. `wuse_owner` owns everything and can't sign in;
 * `wuse_migrator` signs in and acts as the owner; `wuse_app` signs in, owns nothing and is no member of the owner, so
 * that row level security binds it. `docs/operations.md` has the same statements for a server outside.
 */
export async function createRoles(admin: pg.Client, passwords: Passwords): Promise<void> {
  const found = await admin.query(`select from pg_database where datname = 'wuse'`)
  if (found.rowCount) return

  await admin.query('select pg_advisory_lock(20230507)')
  try {
    const roles = await admin.query<{ name: string }>(`select rolname as name from pg_roles where rolname like 'wuse%'`)
    const known = new Set(roles.rows.map((role) => role.name))
    for (const [name, statements] of roleStatements(passwords)) {
      if (!known.has(name)) for (const statement of statements) await admin.query(statement)
    }
    const again = await admin.query(`select from pg_database where datname = 'wuse'`)
    if (!again.rowCount) await admin.query('create database wuse owner wuse_owner')
    await admin.query('revoke all on database wuse from public')
    await admin.query('grant connect on database wuse to wuse_migrator, wuse_app')
  } finally {
    await admin.query('select pg_advisory_unlock(20230507)')
  }
}

function roleStatements(passwords: Passwords): [string, string[]][] {
  return [
    ['wuse_owner', ['create role wuse_owner nologin']],
    [
      'wuse_migrator',
      [
        `create role wuse_migrator login noinherit password '${passwords.migrator}' in role wuse_owner`,
        'alter role wuse_migrator set role = wuse_owner',
      ],
    ],
    ['wuse_app', [`create role wuse_app login password '${passwords.app}'`]],
  ]
}
