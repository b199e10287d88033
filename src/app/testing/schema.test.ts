import { expect, test } from 'vitest'
import { openTestStreet } from './harness.ts'

/** What every table, key and function of the schema keeps to. An exception stands here by name, with its reason. */

const street = await openTestStreet()

/** Schemas that aren't ours: the job library's own tables, and the list of applied migrations. */
const foreign = ['pgboss', 'migrations']

/** Tables that hold nobody's business, so that no policy is needed. Everything else has row level security. */
const openToTheApplication: Readonly<Record<string, string>> = {
  'actor.post_giver': 'which post gives which: constant rows, and the application may not write them',
  'actor.post_right': 'what each post opens: constant rows, and the application may not write them',
  'actor.unit': 'codes alone, the same for everybody: what scopes are made of',
  'events.seal': 'hashes of events: whoever checks the chain needs them all, and they tell nothing',
  'sealing.master_key': 'ids of keys, asked before there is an actor',
  'sealing.person_key': 'wrapped keys open nothing without the master key, and sealing works before sign-in',
}

test('every schema and every table says what it is for', async () => {
  const silent = await list(`
    select n.nspname as found from pg_namespace n
    where ${ours('n')} and obj_description(n.oid, 'pg_namespace') is null
    union all
    select ${tableName} from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ours('n')} and c.relkind in ('r', 'p') and obj_description(c.oid, 'pg_class') is null`)
  expect(silent).toEqual([])
  expect(await countTables()).toBeGreaterThanOrEqual(48)
})

test('every foreign key has an index that begins with its columns', async () => {
  const keys = await list(`select k.conname as found ${foreignKeys}`)
  expect(keys.length).toBeGreaterThanOrEqual(48)

  const slow = await list(`
    select ${tableName} || ': ' || k.conname as found ${foreignKeys} and not exists (
      select from pg_index i
      where i.indrelid = k.conrelid and i.indisvalid and ${coversKey} and ${holdsEveryKey})`)
  expect(slow).toEqual([])
})

test('every table of somebody’s business has row level security, and none is forced', async () => {
  const bare = await list(`
    select ${tableName} as found from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ours('n')} and c.relkind in ('r', 'p') and not c.relrowsecurity`)
  expect(bare).toEqual(Object.keys(openToTheApplication))

  // Forced, a definer function of a plain owner would find nothing.
  const forced = await list(`
    select ${tableName} as found from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ours('n')} and c.relforcerowsecurity`)
  expect(forced).toEqual([])
})

test('no view, and no table of another kind, goes round the policies', async () => {
  const others = await list(`
    select ${tableName} || ' ' || c.relkind::text as found from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ours('n')} and c.relkind in ('v', 'm', 'f')`)
  expect(others).toEqual([])
})

test('everything belongs to an owner who can’t sign in and stands above no policy', async () => {
  const strangers = await list(`
    select ${tableName} || ' of ' || pg_get_userbyid(c.relowner) as found
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ours('n')} and c.relkind in ('r', 'p', 'S') and pg_get_userbyid(c.relowner) <> 'wuse_owner'
    union all
    select p.oid::regprocedure::text || ' of ' || pg_get_userbyid(p.proowner)
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where ${ours('n')} and pg_get_userbyid(p.proowner) <> 'wuse_owner'
    union all
    select n.nspname || ' of ' || pg_get_userbyid(n.nspowner) from pg_namespace n
    where ${ours('n')} and pg_get_userbyid(n.nspowner) <> 'wuse_owner'`)
  expect(strangers).toEqual([])

  const { rows } = await street.admin.query(`
    select rolname, rolcanlogin, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
      pg_has_role(rolname, 'wuse_owner', 'member') as may_become_the_owner
    from pg_roles where rolname in ('wuse_owner', 'wuse_app') order by rolname`)
  const powerless = {
    rolsuper: false,
    rolbypassrls: false,
    rolcreaterole: false,
    rolcreatedb: false,
    rolreplication: false,
  }
  expect(rows).toEqual([
    { rolname: 'wuse_app', rolcanlogin: true, ...powerless, may_become_the_owner: false },
    { rolname: 'wuse_owner', rolcanlogin: false, ...powerless, may_become_the_owner: true },
  ])
})

test('no role, not even everybody, holds more of a table than it was given by name', async () => {
  const given = await list(`
    select distinct ${tableName} || ' to ' || case held.grantee when 0 then 'everybody' else pg_get_userbyid(held.grantee) end
      as found
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    cross join lateral aclexplode(c.relacl) held
    where ${ours('n')} and held.grantee not in ('wuse_owner'::regrole, 'wuse_app'::regrole)`)
  expect(given).toEqual([])

  const dangerous = await list(`
    select ${tableName} || ': ' || held.privilege_type as found
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    cross join lateral aclexplode(c.relacl) held
    where ${ours('n')} and held.grantee = 'wuse_app'::regrole
      and (held.privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE') or held.is_grantable)`)
  expect(dangerous).toEqual([])
})

test('a function that looks past the policies finds nothing by a search path, and not everybody may call it', async () => {
  const definers = await list(`select p.oid::regprocedure::text as found ${definerFunctions}`)
  expect(definers.length).toBeGreaterThanOrEqual(45)

  const misled = await list(`
    select p.oid::regprocedure::text as found ${definerFunctions}
      and not coalesce(p.proconfig @> array['search_path=""'], false)`)
  expect(misled).toEqual([])

  const open = await list(`
    select p.oid::regprocedure::text as found ${definerFunctions}
      and exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) held where held.grantee = 0)`)
  expect(open).toEqual([])
})

test('no function of ours runs before the arguments of a policy unless it tells nothing', async () => {
  expect(
    await list(`
    select p.oid::regprocedure::text as found from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where ${ours('n')} and p.proleakproof`),
  ).toEqual([])
})

test('every rule of a table has a name of words, not the one that the database makes up', async () => {
  const made = await list(`
    select ${tableName} || ': ' || k.conname as found
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where ${ours('n')} and k.contype in ('c', 'u', 'x') and (
         k.conname !~ '^[a-z0-9]+(_[a-z0-9]+){2,}$'
      or k.conname ~ ('^' || c.relname || '_.*_(check|key|excl)[0-9]*$'))`)
  expect(made).toEqual([])
})

const tableName = `n.nspname || '.' || c.relname`

const foreignKeys = `
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
  where k.contype = 'f' and ${ours('n')}`

/** The columns of the key come first in the index, in whatever order. */
const coversKey = `(
  select array_agg(part order by part) from unnest((i.indkey::int2[])[0:cardinality(k.conkey) - 1]) part
) = (select array_agg(part order by part) from unnest(k.conkey) part)`

/** A partial index leaves out rows without a value, which point nowhere, and no others. */
const holdsEveryKey = `(i.indpred is null or exists (
  select from unnest(k.conkey) part join pg_attribute a on a.attrelid = k.conrelid and a.attnum = part
  where pg_get_expr(i.indpred, i.indrelid) = format('(%I IS NOT NULL)', a.attname)))`

const definerFunctions = `
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and ${ours('n')}`

function ours(schema: string): string {
  const names = foreign.map((name) => `'${name}'`).join(', ')
  return `${schema}.nspname not in (${names}, 'public', 'information_schema') and ${schema}.nspname !~ '^pg_'`
}

async function countTables(): Promise<number> {
  const tables = await list(`
    select ${tableName} as found from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ours('n')} and c.relkind in ('r', 'p')`)
  return tables.length
}

async function list(query: string): Promise<string[]> {
  const { rows } = await street.admin.query<{ found: string }>(
    `select found from (${query}) asked order by found collate "C"`,
  )
  return rows.map(({ found }) => found)
}
