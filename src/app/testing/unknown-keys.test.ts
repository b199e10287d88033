import { expect, test } from 'vitest'
import { needsAddresses } from '../../core/needs/addresses.ts'
import type { Addresses, Call, Calls } from '../../platform/contract/contract.ts'
import { inputSchema } from '../../platform/http/schema.ts'
import { loadModules } from '../modules.ts'
import { openTestStreet } from './harness.ts'
import { samplesOf, type Shape } from './samples.ts'

/** Mass assignment: whatever a client adds to what a call takes, at whatever depth, reaches no action and no table. */

const street = await openTestStreet({ now: Date.now() - 60_000 })
const modules = await loadModules()
const everyCall: [string, Call & { address: string }][] = modules.flatMap(({ name: module, api }) =>
  Object.entries((api?.calls ?? {}) as Calls).map(([name, call]): [string, Call & { address: string }] => [
    `${module} ${name}`,
    call,
  ]),
)

/** Columns that somebody would like to set. Each is added wherever a call doesn't take it. */
const wished = [
  'id',
  'unitCode',
  'personId',
  'reporterId',
  'state',
  'version',
  'guardedAt',
  'createdAt',
  'givenBy',
  'rights',
]
const planted = 'planted-from-outside'

/** Inputs that hand on what they don't know, each with who drops it. */
const handedOn: Readonly<Record<string, string>> = {
  'platform/lists listRows query': 'each list’s own filters, which are a schema like any other',
}

const known = await realValues()
const parts = everyCall.flatMap(([name, call]) =>
  (['params', 'query', 'body'] as const).flatMap((part) => {
    const schema = call[part]
    return schema ? [{ name: `${name} ${part}`, schema, samples: samplesOf(inputSchema(schema) as Shape, known) }] : []
  }),
)

test('every call that takes anything drops what it doesn’t know', () => {
  let tried = 0
  const wrong: string[] = []
  for (const { name, schema, samples } of parts) {
    for (const sample of samples) {
      const [dirty, added] = withWishes(sample)
      const parsed = schema.safeParse(dirty)
      if (!schema.safeParse(sample).success)
        wrong.push(`${name}: no sample of it could be made, ${JSON.stringify(sample)}`)
      else if (name in handedOn) continue
      else if (parsed.success && JSON.stringify(parsed.data)?.includes(planted)) wrong.push(`${name} lets something in`)
      else tried += added
    }
  }
  console.log(
    `promise 10  ${tried} unknown keys in ${parts.length} inputs of ${everyCall.length} calls  ${wrong.length} let in`,
  )
  expect(wrong).toEqual([])
  expect(everyCall.length).toBeGreaterThan(100)
  expect(parts.length).toBeGreaterThan(120)
  expect(tried).toBeGreaterThan(1_500)
})

test('a call that let something in would be found out', () => {
  const [dirty, added] = withWishes({ state: 'heard', places: [{ code: '1' }] })
  expect(added).toBe(2 * wished.length - 1)
  expect(JSON.stringify(dirty).split(planted)).toHaveLength(added + 1)
  expect(dirty).toMatchObject({ state: 'heard' })
})

test('nothing of it is in any table after every command was sent with it', async () => {
  const done: string[] = []
  const commands = everyCall.filter(([, { address }]) => !address.startsWith('GET '))
  for (const [name, call] of commands) {
    const body = samplesAt(`${name} body`).map((sample) => withWishes(sample)[0])
    const query = samplesAt(`${name} query`)[0]
    for (const who of ['韩志远', '李敏', '王福贵']) {
      const client = await street.as(who, { call: call.address } as unknown as Addresses)
      const params = {
        ...samplesAt(`${name} params`)[0],
        ...(call.address.includes(':needId') && { needId: await report() }),
      }
      for (const one of body.length > 0 ? body : [{ ...Object.fromEntries(wished.map((key) => [key, planted])) }]) {
        const { status } = await client.send('call', { params, query, body: one })
        expect([name, status < 500]).toEqual([name, true])
        if (status < 300) done.push(name)
      }
    }
  }
  console.log(`promise 10  ${commands.length} commands, of which ${new Set(done).size} were carried out`)
  expect(new Set(done).size).toBeGreaterThan(20)
  expect(await tablesWith(planted)).toEqual([])
  expect(await tablesWith('刘淑琴')).toContain('people.person')
})

function samplesAt(name: string): Record<string, unknown>[] {
  return (parts.find((part) => part.name === name)?.samples ?? []) as Record<string, unknown>[]
}

/** The sample with a wish in each of its objects for every key that they haven't, and how many those are. */
function withWishes(sample: unknown): [unknown, number] {
  if (Array.isArray(sample)) {
    const each = sample.map(withWishes)
    return [each.map(([value]) => value), each.reduce((sum, [, added]) => sum + added, 0)]
  }
  if (typeof sample !== 'object' || sample === null) return [sample, 0]
  const inner = Object.entries(sample).map(([key, value]) => [key, withWishes(value)] as const)
  const added = wished.filter((key) => !(key in sample))
  const dirty = Object.fromEntries([
    ...inner.map(([key, [value]]) => [key, value]),
    ...added.map((key) => [key, planted]),
  ])
  return [dirty, added.length + inner.reduce((sum, [, [, below]]) => sum + below, 0)]
}

/** Things of the test street, by the name under which calls ask for them: so that many commands are carried out. */
async function realValues(): Promise<Readonly<Record<string, unknown>>> {
  const { rows } = await street.admin.query(`
    select (select id from organisation.team where name = '守护蓝') as "teamId",
      (select id from partnership.partner order by id limit 1) as "partnerId",
      building.id as "buildingId", entrance.id as "entranceId", door.id as "doorId", building.unit_code as "unitCode"
    from territory.door join territory.entrance on entrance.id = door.entrance_id
    join territory.building on building.id = entrance.building_id
    where building.unit_code = '230506002001002' order by door.id limit 1`)
  return {
    ...rows[0],
    needId: await report(),
    code: '230506002001',
    parentCode: '230506002001',
    personId: street.id('王福贵'),
  }
}

async function report(): Promise<string> {
  const resident = await street.as('王福贵', needsAddresses)
  const { id } = (await resident.call('report', { body: { text: '楼道的灯不亮了。' } })) as { id: string }
  return id
}

async function tablesWith(text: string): Promise<string[]> {
  const { rows } = await street.admin.query<{ name: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')`)
  expect(rows.length).toBeGreaterThan(48)
  const found: string[] = []
  for (const { name } of rows) {
    const hit = await street.admin.query(`select from ${name} t where strpos(t::text, $1) > 0 limit 1`, [text])
    if (hit.rowCount) found.push(name)
  }
  return found
}
