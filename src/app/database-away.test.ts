import { afterEach, expect, it } from 'vitest'
import { needsAddresses } from '../core/needs/addresses.ts'
import { openTestStreet } from './testing/harness.ts'

const street = await openTestStreet()
const li = await street.as('李敏', needsAddresses)
const busy = { error: 'failed', reason: 'busy', message: '系统正忙，没有办成。请过一会儿再发一次。' }

afterEach(() => open(true))

it('connections that are killed while requests run fail those requests as busy, and none after', async () => {
  let over = false
  const statuses = new Map<number, number>()
  const bodies: unknown[] = []
  const send = async (call: () => Promise<{ status: number; body: unknown }>) => {
    while (!over) {
      const { status, body } = await call()
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      if (status >= 500) bodies.push(body)
    }
  }
  const running = Promise.all([
    ...[1, 2, 3, 4].map(() => send(() => li.send('listInbox', { query: { stage: 'find' } }))),
    ...[1, 2, 3, 4].map(() =>
      send(() => li.send('report', { body: { text: '路口有冰。', unitCode: '230506002001001', source: 'door' } })),
    ),
  ])
  for (let round = 0; round < 20; round += 1) {
    await kill()
    await li.send('listInbox', {})
  }
  over = true
  await running

  expect([...statuses.keys()].filter((status) => status >= 500 && status !== 503)).toEqual([])
  expect(statuses.get(503)).toBeGreaterThan(0)
  for (const body of bodies) expect(body).toMatchObject(busy)
  expect((await li.send('listInbox', {})).status).toBe(200)
})

it('while the database is away every request is answered as busy, and the server is back with it', async () => {
  await open(false)
  await kill()
  expect((await street.app.inject('/readyz')).statusCode).toBe(503)
  expect(await li.send('listInbox', {})).toMatchObject({ status: 503, body: busy })
  expect(await li.send('report', { body: { text: '路口有冰。' } })).toMatchObject({ status: 503, body: busy })
  expect((await street.app.inject('/healthz')).statusCode).toBe(200)

  await open(true)
  expect((await street.app.inject('/readyz')).statusCode).toBe(200)
  expect((await li.send('listInbox', {})).status).toBe(200)
})

it('whoever is signed out meanwhile is out once the database is back', async () => {
  expect((await li.send('listInbox', {})).status).toBe(200)
  await kill()
  await street.admin.query('update accounts.session set ended_at = $1 where person_id = $2', [
    new Date(street.clock.now),
    li.personId,
  ])
  await expect.poll(async () => (await li.send('listInbox', {})).status, { timeout: 5_000 }).toBe(401)
})

/** Ends every connection to the street's database but this one. */
async function kill(): Promise<void> {
  await street.admin.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'wuse_app'",
  )
}

/** Whether the server's role may connect at all. */
async function open(may: boolean): Promise<void> {
  const { rows } = await street.admin.query('select quote_ident(current_database()) as name')
  const [act, whom] = may ? ['grant', 'to'] : ['revoke', 'from']
  await street.admin.query(`${act} connect on database ${rows[0].name} ${whom} public, wuse_app`)
}
