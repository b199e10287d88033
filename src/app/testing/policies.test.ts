import pg from 'pg'
import { describe, expect, test, vi } from 'vitest'
import { cast } from '../demo-street/cast.ts'
import { makeNeeds } from '../demo-street/needs.ts'
import { makeParty } from '../demo-street/party.ts'
import { makePartnership } from '../demo-street/partnership.ts'
import { openTestStreet } from './harness.ts'
import { namedPersons, withPeople } from './policies.people.ts'
import { setInPlace } from './policies.seed.ts'
import { expected, partsInNeed, untouchable } from './who-sees-what.ts'

/** Removing any policy turns this red: everybody's count of rows in every table is compared with the truth. */

// Some twelve thousand questions, and every rule taken away once: on a busy machine that takes a while.
vi.setConfig({ testTimeout: 180_000 })

const street = await openTestStreet({ now: Date.parse('2026-11-24T02:42:00Z') })
const everybody = Object.fromEntries(cast.map(({ name }) => [name, street.id(name)]))
const ground = { db: street.db, dataDir: street.dataDir, now: () => street.clock.now }
await makeNeeds(ground, everybody)
const { rows: partnerIds } = await street.admin.query('select name, id from partnership.partner')
const partners = Object.fromEntries(partnerIds.map(({ name, id }) => [name, id]))
await makeParty(ground, everybody)
await makePartnership(ground, { people: everybody, partners })
await setInPlace(street)

const persons = namedPersons(street.id)

/** One question, by whom it is asked and what comes of it. */
type Cells = ReadonlyMap<string, number>

const { rows: policies } = await street.admin.query<Policy>(`
  select schemaname || '.' || tablename as "table", policyname as name, qual, with_check as check
  from pg_policies where schemaname <> 'pgboss' order by 1, 2`)
const tables = await protectedTables()
const truth = new Map<string, Cells>()
const candidates = new Map<string, Record<string, unknown>[]>()
for (const table of Object.keys(expected)) {
  truth.set(table, await countTruth(table))
  candidates.set(table, await listCandidates(table))
}

describe('everybody sees and writes what is theirs', () => {
  test('every table with policies has its rules written down, and every way to touch it', () => {
    expect([...tables.keys()].toSorted()).toEqual([...Object.keys(expected), ...untouchable].toSorted())
    const ways = Object.fromEntries([...tables].map(([table, { may }]) => [table, may]))
    const written = Object.fromEntries(
      [...tables.keys()].map((table) => {
        const { see, add, change, remove } = expected[table] ?? {}
        return [table, [see && 'see', add && 'add', change && 'change', remove && 'remove'].filter(Boolean)]
      }),
    )
    expect(written).toEqual(ways)
  })

  test('and nothing else, counted for each person in each table', async () => {
    const app = await street.signInAsApplication()
    let compared = 0
    const wrong: string[] = []
    for (const [table, cells] of truth) {
      const seen = new Set<string>()
      await app.query('begin')
      for await (const [cell, count] of countAs(app, table)) {
        seen.add(cell)
        if (cells.get(cell) !== count) wrong.push(`${table} ${cell}: ${count} instead of ${cells.get(cell)}`)
      }
      await app.query('rollback')
      expect(seen).toEqual(new Set(cells.keys()))
      compared += seen.size
    }
    console.log(`promise 8  ${compared} cells of who sees and writes which rows  ${wrong.length} wrong`)
    expect(wrong).toEqual([])
    expect(compared).toBeGreaterThan(10_000)
  })

  test('each way of having a part in a need shows somebody a need that no other way would', async () => {
    const ways = Object.entries(partsInNeed('t'))
    const needless: string[] = []
    for (const [name, way] of ways) {
      const others = ways.filter(([other]) => other !== name).map(([, sql]) => sql)
      const { rows } = await askTruth(
        `select count(*)::int as count from needs.need t, people me
         where t.guarded_at is null and ${way} and t.reporter_id is distinct from me.id
           and not coalesce(${others.join(' or ')}, false)`,
      )
      if (rows[0].count === 0) needless.push(name)
    }
    expect(needless).toEqual([])
  })
})

describe('without any one of the rules somebody would see or write something else', () => {
  test('without any policy', async () => {
    const unnoticed = await unnoticedChanges(
      policies.map(({ table, name }) => ({ table, name, change: `drop policy ${name} on ${quoted(table)}` })),
    )
    expect(unnoticed).toEqual([])
    expect(policies.length).toBeGreaterThan(90)
  })

  test('with any policy open to everybody', async () => {
    const narrow = policies.filter(({ qual, check }) => qual !== 'true' && check !== 'true')
    const unnoticed = await unnoticedChanges(
      narrow.map(({ table, name, qual, check }) => ({
        table,
        name,
        change: `alter policy ${name} on ${quoted(table)} ${qual ? 'using (true)' : ''} ${check ? 'with check (true)' : ''}`,
      })),
    )
    expect(unnoticed).toEqual([])
    expect(narrow.length).toBeGreaterThan(70)
  })

  test('with any table open', async () => {
    const unnoticed = await unnoticedChanges(
      Object.keys(expected).map((table) => ({
        table,
        name: 'row level security',
        change: `alter table ${quoted(table)} disable row level security`,
      })),
    )
    expect(unnoticed).toEqual([])
  })
})

interface Policy {
  readonly table: string
  readonly name: string
  readonly qual: string | null
  readonly check: string | null
}

/** The changes that no cell of their table tells of. Each is made and taken back in one transaction of the superuser. */
async function unnoticedChanges(
  changes: readonly { table: string; name: string; change: string }[],
): Promise<string[]> {
  const unnoticed: string[] = []
  const client = await street.admin.connect()
  try {
    for (const { table, name, change } of changes) {
      await client.query('begin')
      await client.query(change)
      await client.query('set local role wuse_app')
      if (!(await differs(client, table))) unnoticed.push(`${table}: ${name}`)
      await client.query('rollback')
    }
  } finally {
    client.release()
  }
  return unnoticed
}

async function differs(client: pg.ClientBase, table: string): Promise<boolean> {
  const cells = truth.get(table)!
  for await (const [cell, count] of countAs(client, table)) if (cells.get(cell) !== count) return true
  return false
}

/** What the rules say: rows seen, changed and removed, and for each row that might be added whether it may. */
async function countTruth(table: string): Promise<Cells> {
  const { see, change, remove, add } = expected[table]!
  const cells = new Map<string, number>()
  const counts = {
    see: see && `count(*) filter (where ${see})::int`,
    change: change && `count(*) filter (where ${see} and ${change})::int`,
    overwrite: change && `(count(*) filter (where ${change}) > 0)::int`,
    remove: remove && `count(*) filter (where ${remove})::int`,
  }
  for (const [way, count] of Object.entries(counts)) {
    if (!count) continue
    const { rows } = await askTruth(
      `select me.called, ${count} as count from people me left join ${quoted(table)} t on true group by me.called`,
    )
    for (const { called, count } of rows) cells.set(`${way} ${called}`, count)
  }
  if (add) {
    const { rows } = await askTruth(
      `select me.called, to_jsonb(t) as row, coalesce(${add.may}, false)::int as count from people me, (${add.rows}) t`,
    )
    for (const { called, row, count } of rows) cells.set(`add ${JSON.stringify(row)} ${called}`, count)
  }
  return cells
}

/** The same, as the database answers each person within the open transaction, cell by cell. */
async function* countAs(client: pg.ClientBase, table: string): AsyncGenerator<[cell: string, count: number]> {
  const { see, change, remove } = expected[table]!
  const { changeable } = tables.get(table)!
  for (const { called, id } of persons) {
    await client.query("select set_config('wuse.person', $1, true)", [id ?? ''])
    const touched = (sql: string) => trial(client, async () => (await client.query(sql)).rowCount!)
    if (see) {
      const { rows } = await client.query(`select count(*)::int as count from ${quoted(table)}`)
      yield [`see ${called}`, rows[0].count]
    }
    if (change) {
      yield [`change ${called}`, await touched(`update ${quoted(table)} set ${changeable} = ${changeable}`)]
      // Reading nothing, it asks the policy for changes alone, and not also the one for seeing.
      const overwritten = trial(client, () => letThrough(client, `update ${quoted(table)} set ${changeable} = default`))
      yield [`overwrite ${called}`, await overwritten]
    }
    if (remove) yield [`remove ${called}`, await touched(`delete from ${quoted(table)}`)]
    for (const row of candidates.get(table)!) {
      yield [`add ${JSON.stringify(row)} ${called}`, await trial(client, () => insert(client, table, row))]
    }
  }
}

async function insert(client: pg.ClientBase, table: string, row: Record<string, unknown>): Promise<number> {
  const places = Object.keys(row).map((_, index) => `$${index + 1}`)
  const sql = `insert into ${quoted(table)} (${Object.keys(row).join(', ')}) values (${places.join(', ')})`
  return letThrough(client, sql, Object.values(row))
}

/** 1 if a policy lets anything pass. It is asked before the constraints: a row that lacks other columns still tells. */
async function letThrough(client: pg.ClientBase, sql: string, values: unknown[] = []): Promise<number> {
  try {
    const { rowCount } = await client.query(sql, values)
    return Math.min(rowCount!, 1)
  } catch (error) {
    const { code, message } = error as { code: string; message: string }
    if (code.startsWith('23')) return 1
    if (code === '42501' && message.includes('row-level security')) return 0
    throw error
  }
}

async function trial(client: pg.ClientBase, attempt: () => Promise<number>): Promise<number> {
  await client.query('savepoint attempt')
  const count = await attempt()
  await client.query('rollback to savepoint attempt')
  return count
}

/** The rows that somebody might want to add. */
async function listCandidates(table: string): Promise<Record<string, unknown>[]> {
  const { add } = expected[table]!
  if (!add) return []
  const { rows } = await street.admin.query(`select to_jsonb(t) as row from (${add.rows}) t`)
  return rows.map(({ row }) => row)
}

/** Asks the superuser, with the named people as `people`. */
async function askTruth(query: string) {
  return street.admin.query(`${withPeople} ${query}`, [JSON.stringify(persons)])
}

async function protectedTables() {
  const { rows } = await street.admin.query<{ table: string; may: string[]; changeable: string | null }>(`
    select n.nspname || '.' || c.relname as "table",
      array_remove(array[
        case when has_any_column_privilege('wuse_app', c.oid, 'select') then 'see' end,
        case when has_any_column_privilege('wuse_app', c.oid, 'insert') then 'add' end,
        case when has_any_column_privilege('wuse_app', c.oid, 'update') then 'change' end,
        case when has_table_privilege('wuse_app', c.oid, 'delete') then 'remove' end], null) as may,
      (select a.attname from pg_attribute a
       where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
         and has_column_privilege('wuse_app', c.oid, a.attnum, 'select')
         and has_column_privilege('wuse_app', c.oid, a.attnum, 'update')
       order by a.attnum desc limit 1) as changeable
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relrowsecurity and n.nspname <> 'pgboss'`)
  return new Map(rows.map(({ table, may, changeable }) => [table, { may, changeable }]))
}

function quoted(table: string): string {
  return table
    .split('.')
    .map((part) => `"${part}"`)
    .join('.')
}
