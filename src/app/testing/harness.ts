import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { runAs } from '../../platform/jobs/jobs.ts'
import type { Context } from '../../platform/actor/actor.ts'
import { operatorId } from '../../platform/actor/actor.ts'
import { makeToken } from '../../platform/accounts/index.ts'
import { findSession } from '../../platform/accounts/sessions.ts'
import { uuidv7 } from '../../platform/command/command.ts'
import type { Addresses, Answer, Call, Sending } from '../../platform/contract/contract.ts'
import { openDatabase } from '../../platform/database/database.ts'
import type { Database } from '../../platform/database/database.ts'
import { openActors } from '../../platform/http/actors.ts'
import { buildServer } from '../../platform/http/server.ts'
import { loadKeys } from '../../platform/sealing/keys.ts'
import { loadModules } from '../modules.ts'
import { named } from './global-setup.ts'

/**
 * A street of its own for one test file: a clone of the migrated template with the named people, served in process
 * through the real HTTP stack.
 *
 *     const street = await openTestStreet()
 *     const li = await street.as('李敏', needsAddresses)         // client typed by the contract
 *     await li.call<typeof needsCalls['report']>('report', { body: … })
 *     expect(await li.refusal('accept', { params: { needId } })).toBe('not-yours')
 *
 * `street.clock.now` is the time that the server sees; set it to move on.
 */
export interface TestStreet {
  readonly db: Database
  readonly app: FastifyInstance
  /** The superuser's connection: for looking at truth, and for breaking things on purpose. */
  readonly admin: pg.Pool
  readonly clock: { now: number }
  readonly dataDir: string
  /** A connection of its own, as the application signs in: what bare SQL may do. Ends with the test file. */
  signInAsApplication(): Promise<pg.Client>
  /** The id of a named person of the test street. */
  id(name: string): string
  /** A signed-in client. */
  as<const A extends Addresses>(name: string, addresses: A): Promise<TestClient<A>>
  /** A client without sign-in. */
  nobody<const A extends Addresses>(addresses: A): TestClient<A>
  /** Runs an action directly, in one transaction, as a named person or the operator (`null`). */
  act<T>(name: string | null, work: (context: Context) => Promise<T>): Promise<T>
  /** Runs a job's handler at once. */
  runJob(queue: string, data?: object): Promise<void>
}

export interface TestClient<A extends Addresses> {
  readonly personId: string | null
  /** The parsed answer; throws with the status and the answer's text when it isn't 2xx. */
  call<C extends Call>(
    name: keyof A,
    input?: Partial<Sending<C>> | Record<string, unknown>,
    commandId?: string,
  ): Promise<Answer<C>>
  /** Status and body, whatever they are. */
  send(name: keyof A, input?: Record<string, unknown>, commandId?: string): Promise<{ status: number; body: unknown }>
  /** The reason word of what must fail; throws when it succeeds. */
  refusal(name: keyof A, input?: Record<string, unknown>): Promise<string>
}

let databases = 0

export async function openTestStreet({ now = Date.parse('2026-11-24T02:00:00Z') } = {}): Promise<TestStreet> {
  const cluster = inject('cluster')
  const name = `test_${process.pid}_${databases++}`
  const admin = new pg.Client({ connectionString: cluster.adminUrl })
  await admin.connect()
  await admin.query(`create database ${name} template wuse_template owner wuse_owner`)
  await admin.end()

  loadKeys(cluster.dataDir)
  const clock = { now }
  const db = openDatabase({ connectionString: named(cluster.appUrl, name) })
  const truth = new pg.Pool({ connectionString: named(cluster.adminUrl, name), max: 2 })
  const modules = await loadModules()
  const actors = await openActors(db, findSession, () => clock.now)
  const app = await buildServer({
    db,
    dataDir: cluster.dataDir,
    actors,
    modules,
    now: () => clock.now,
    logLevel: process.env.WUSE_TEST_LOG ?? 'silent',
  })
  await app.ready()
  const tokens = new Map<string, string>()

  const ofApplication: pg.Client[] = []
  afterAll(async () => {
    for (const client of ofApplication) await client.end()
    await app.close()
    await db.close()
    await truth.end()
  })

  const ground = { db, now: () => clock.now, dataDir: cluster.dataDir }

  function id(person: string): string {
    const found = cluster.people[person]
    if (!found)
      throw new Error(`nobody of the test street is called ${person}: ${Object.keys(cluster.people).join(' ')}`)
    return found
  }

  async function tokenOf(person: string): Promise<string> {
    let token = tokens.get(person)
    if (!token) {
      token = await runAs(ground, operatorId, (context) => makeToken(context, id(person), { hours: 24 * 365 }))
      tokens.set(person, token)
    }
    return token
  }

  function client<const A extends Addresses>(
    addresses: A,
    token: string | null,
    personId: string | null,
  ): TestClient<A> {
    async function send(call: keyof A, input: Record<string, unknown> = {}, commandId = uuidv7()) {
      const [method, pattern] = addresses[call]!.split(' ') as ['GET' | 'POST' | 'PUT' | 'DELETE', string]
      const params = (input.params ?? {}) as Record<string, string>
      const path = pattern.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key] ?? ''))
      const query = Object.entries((input.query ?? {}) as Record<string, unknown>).filter(
        ([, value]) => value !== undefined,
      )
      const response = await app.inject({
        method,
        url: path,
        query: Object.fromEntries(
          query.map(([key, value]) => [key, Array.isArray(value) ? value.map(String) : String(value)]),
        ),
        headers: {
          ...(token && { authorization: `Bearer ${token}` }),
          ...(method !== 'GET' && { 'command-id': commandId }),
        },
        ...(input.body !== undefined && { payload: input.body as object }),
      })
      const text = response.body
      return { status: response.statusCode, body: text && text.startsWith('{') ? JSON.parse(text) : text }
    }
    return {
      personId,
      send,
      async call(name, input, commandId) {
        const { status, body } = await send(name, input as Record<string, unknown>, commandId)
        if (status >= 300) throw new Error(`${String(name)} answered ${status}: ${JSON.stringify(body)}`)
        return body as never
      },
      async refusal(name, input) {
        const { status, body } = await send(name, input)
        if (status < 300) throw new Error(`${String(name)} was not refused: ${JSON.stringify(body).slice(0, 300)}`)
        return (body as { reason: string }).reason
      },
    }
  }

  return {
    db,
    app,
    admin: truth,
    clock,
    dataDir: cluster.dataDir,
    async signInAsApplication() {
      const client = new pg.Client({ connectionString: named(cluster.appUrl, name) })
      await client.connect()
      ofApplication.push(client)
      return client
    },
    id,
    as: async (person, addresses) => client(addresses, await tokenOf(person), id(person)),
    nobody: (addresses) => client(addresses, null, null),
    act: (person, work) => runAs(ground, person === null ? operatorId : id(person), work, 'web'),
    async runJob(queue, data = {}) {
      const handler = modules.map((module) => module.jobs?.[queue]).find(Boolean)
      if (!handler) throw new Error(`no module works on the queue ${queue}`)
      const personId = operatorId
      await handler(
        {
          id: uuidv7(),
          data: data as never,
          personId,
          signal: new AbortController().signal,
          runAs: (work) => runAs(ground, personId, work),
        },
        ground,
      )
    },
  }
}
