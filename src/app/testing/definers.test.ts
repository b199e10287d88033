import { describe, expect, test } from 'vitest'
import { needsAddresses } from '../../core/needs/addresses.ts'
import { operatorId, unsignedId } from '../../platform/actor/actor.ts'
import { type Asker, askers, type Facts, type Proof, proofs } from './definers.proofs.ts'
import { openTestStreet } from './harness.ts'

/** A function that looks past the policies carries its own scope, or refuses, or tells nothing. Each is asked by many. */

const street = await openTestStreet()
const reporter = await street.as('王福贵', needsAddresses)
const need = await report('楼道的灯不亮了。')
const guarded = await report('社区干部收礼的事。')
const facts: Facts = { need, guarded, ...(await lookUp()) }
const proven = proofs(facts)

const { rows: definers } = await street.admin.query<{ name: string; open: boolean }>(`
  select p.oid::regprocedure::text as name, has_function_privilege('wuse_app', p.oid, 'execute') as open
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where p.prosecdef and n.nspname <> 'pgboss' and n.nspname !~ '^pg_' order by 1`)

test('every function that looks past the policies has its reason and its proof', () => {
  expect(definers.map(({ name }) => name)).toEqual(Object.keys(proven).toSorted())
  expect(definers.length).toBeGreaterThan(60)
  const unasked = definers.filter(({ name, open }) => open !== 'ask' in proven[name]!)
  expect(unasked).toEqual([])
})

test.each(Object.entries(proven).filter(([, { ask }]) => ask))(
  '%s answers nobody beyond its scope',
  async (_, proof) => {
    const answers: Record<string, unknown> = {}
    for (const asker of Object.keys(askers) as Asker[]) answers[asker] = await answerOf(proof, asker)
    expect(answers).toEqual(proof.says)
  },
)

describe('those who report together', () => {
  const home = (sessions: string) => ({
    why: '',
    ask: `(select count(*) from needs.homes_of(array['${facts.resident}', '${facts.worker}']::uuid[], ${sessions}, 2026))`,
  })

  test('are all signed in themselves', async () => {
    const first = `insert into accounts.account (person_id, created_at) values ('${facts.worker}', now());
      insert into accounts.session (id, person_id, kind, means, token_hash, device, created_at, last_seen_at, expires_at)
      values ('${aSession}', '${facts.worker}', 'session', 'password', sha256('x'), '', now(), now(), now() + interval '1 day')`
    const both = home(`array['${facts.session}', '${aSession}']::uuid[]`)
    expect(await answerOf({ ...both, first }, 'resident')).toBe(2)
    expect(await answerOf(both, 'resident')).toBe('refused')
    const ended = `${first}; update accounts.session set ended_at = now() where id = '${aSession}'`
    expect(await answerOf({ ...both, first: ended }, 'resident')).toBe('refused')
  })

  test.each([
    ['under one session', () => `array['${facts.session}', '${facts.session}']::uuid[]`],
    ['with one without a session', () => `array['${facts.session}', null]::uuid[]`],
    ['with too few sessions', () => `array['${facts.session}']::uuid[]`],
  ])('never %s', async (_, sessions) => {
    expect(await answerOf(home(sessions()), 'resident')).toBe('refused')
  })
})

test('whoever configures the street mends a clock unseen, and nothing else of a guarded need', async () => {
  const first = `update needs.need set provisional = true where id = '${guarded}'`
  const write = (patch: object): Proof => ({
    why: '',
    first,
    ask: `needs.write_need('${guarded}', 1, '${JSON.stringify(patch)}')`,
  })
  const clock = { soon_at: '2026-12-01T00:00:00Z', provisional: false }
  expect(await answerOf(write(clock), 'officer')).toBe(2)
  expect(await answerOf(write({ ...clock, title: 'planted' }), 'officer')).toBe('refused')
  expect(await answerOf(write(clock), 'worker')).toBe('refused')
  expect(await answerOf({ ...write(clock), first: '' }, 'officer')).toBe('refused')
})

test('notices of a guarded need keep its number for all but who told of it, whoever asks for that', async () => {
  const first = `insert into notices.notice (id, recipient_id, kind, noun, noun_id, title, text, told_at)
    select uuidv7(), person, 'x', 'need', noun_id, 'told', 'secret', now()
    from unnest(array['${facts.resident}', '${facts.worker}']::uuid[]) person,
      unnest(array['${need}', '${guarded}']::uuid[]) noun_id`
  const told = `select string_agg(text, ' ' order by noun_id = '${guarded}', recipient_id = '${facts.worker}') from notices.notice where title = 'told'`
  const ask = `needs.withhold_notices('${guarded}')`
  const { rows } = await street.admin.query('select number from needs.need where id = $1', [guarded])
  expect(await answerOf({ why: '', first, ask, then: told }, 'elsewhere')).toBe(
    `secret secret secret ${rows[0].number}`,
  )
})

const nobodies: Readonly<Record<string, string>> = { operator: operatorId, unsigned: unsignedId }
const aSession = '019aa000-0000-7000-8000-00000000bbbb'

/** What somebody gets, as the application asks for them; everything is taken back. */
async function answerOf({ first, ask, then }: Proof, asker: Asker): Promise<unknown> {
  const client = await street.admin.connect()
  const name = askers[asker]
  try {
    await client.query('begin')
    if (first) await client.query(first)
    await client.query('set local role wuse_app')
    const person = name === null ? '' : (nobodies[name] ?? street.id(name))
    await client.query("select set_config('wuse.person', $1, true)", [person])
    const answer = await client.query(`select ${ask} as value`)
    await client.query('reset role')
    const { rows } = then ? await client.query({ text: then, rowMode: 'array' }) : answer
    return plain(then ? rows[0][0] : rows[0].value)
  } catch (error) {
    const { code } = error as { code?: string }
    if (!code) throw error
    return code === '42501' ? 'refused' : code
  } finally {
    await client.query('rollback')
    client.release()
  }
}

/** The driver gives large numbers as text. */
function plain(value: unknown): unknown {
  return typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : value
}

async function report(text: string): Promise<string> {
  const { id } = (await reporter.call('report', { body: { text } })) as { id: string }
  return id
}

async function lookUp(): Promise<Omit<Facts, 'need' | 'guarded'>> {
  const resident = street.id('王福贵')
  const { rows } = await street.admin.query(
    `select session.id as session, door.id as door, door.entrance_id as entrance, door.name as "doorName", team.id as team,
       need.lane
     from people.person
     join territory.door on door.id = person.door_id
     join accounts.session on session.person_id = person.id
     join needs.need on need.id = $2
     join organisation.team on team.name = '守护蓝'
     where person.id = $1`,
    [resident, need],
  )
  return { ...rows[0], resident, worker: street.id('李敏') }
}
