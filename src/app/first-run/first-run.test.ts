import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { accountsAddresses } from '../../platform/accounts/addresses.ts'
import { findSession } from '../../platform/accounts/sessions.ts'
import { openDatabase } from '../../platform/database/database.ts'
import type { Database } from '../../platform/database/database.ts'
import { migrate } from '../../platform/database/migrate.ts'
import { openActors } from '../../platform/http/actors.ts'
import { buildServer } from '../../platform/http/server.ts'
import { loadKeys } from '../../platform/sealing/keys.ts'
import { loadModules, schemaSources } from '../modules.ts'
import { named } from '../testing/global-setup.ts'
import { setupPath } from './setup-code.ts'

let db: Database
let app: Awaited<ReturnType<typeof buildServer>>

beforeAll(async () => {
  const cluster = inject('cluster')
  const name = `first_run_${process.pid}`
  const admin = new pg.Client({ connectionString: cluster.adminUrl })
  await admin.connect()
  await admin.query(`create database ${name} owner wuse_owner`)
  await admin.end()
  await migrate({ connectionString: named(cluster.adminUrl, name) }, schemaSources())

  loadKeys(cluster.dataDir)
  db = openDatabase({ connectionString: named(cluster.appUrl, name) })
  const actors = await openActors(db, findSession, Date.now)
  app = await buildServer({ db, dataDir: cluster.dataDir, actors, modules: await loadModules(), logLevel: 'silent' })
  app.get('/', async () => 'the front page')
  await app.ready()
})

afterAll(async () => {
  await app.close()
  await db.close()
})

const password = '松花江上的雪化了没有'
function answers() {
  return {
    code: setupPath().split('#')[1],
    password,
    street: { code: '990000001', name: '试验街道' },
    communities: [
      { code: '990000001001', name: '第一社区', grids: 2 },
      { code: '990000001002', name: '第二社区', grids: 0 },
    ],
    officers: [
      { name: '甲干部', phone: '19900008001' },
      { name: '乙干部', phone: '19900008002' },
    ],
  }
}

async function setUp(body: unknown) {
  const headers = { 'command-id': crypto.randomUUID() }
  const response = await app.inject({ method: 'POST', url: '/api/first-run', headers, payload: body as object })
  return {
    status: response.statusCode,
    body: response.json(),
    cookie: response.cookies.find(({ name }) => name === 'wuse')?.value,
  }
}

async function visit(url: string) {
  const { statusCode, headers } = await app.inject({ method: 'GET', url, headers: { accept: 'text/html,*/*' } })
  return [statusCode, headers.location]
}

describe('a fresh installation', () => {
  it('leads every page to the one that makes the street', async () => {
    expect(await visit('/')).toEqual([302, '/first-run'])
    expect((await app.inject('/api/first-run')).json()).toEqual({ needed: true })
    expect((await app.inject('/api/front-page')).json()).toMatchObject({ firstRun: true, street: null, teams: [] })
  })

  it('lets in nobody without the code that the server printed', async () => {
    for (const code of ['guessed', '', setupPath().split('#')[1]!.slice(1)]) {
      expect((await setUp({ ...answers(), code })).body.reason).toBe('setup-code-wrong')
    }
  })

  it('says what is wrong with the answers, and keeps nothing of them', async () => {
    const other = [{ code: '990000002001', name: '别处', grids: 0 }]
    expect((await setUp({ ...answers(), communities: other })).body.reason).toBe('community-of-another-street')
    expect((await setUp({ ...answers(), password: 'short' })).body.reason).toBe('password-too-short')
    expect((await app.inject('/api/first-run')).json()).toEqual({ needed: true })
  })

  it('makes the street once, though two send it at the same moment, and signs the first officer in', async () => {
    const both = await Promise.all([setUp(answers()), setUp(answers())])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422])
    const made = both.find(({ status }) => status === 200)!
    expect(made.body.links.map(({ name }: { name: string }) => name)).toEqual(['乙干部'])

    const me = await app.inject({ url: '/api/me', headers: { cookie: `wuse=${made.cookie}` } })
    expect(me.json()).toMatchObject({
      person: { name: '甲干部' },
      street: { name: '试验街道' },
      posts: [{ post: 'street-officer' }],
    })
    expect((await setUp(answers())).body.reason).toBe('already-set-up')
    expect(await visit('/')).toEqual([200, undefined])
  })

  it('lets the officers in afterwards: by password, and by their link', async () => {
    const headers = { 'command-id': crypto.randomUUID() }
    const url = accountsAddresses.signInByPassword.split(' ')[1]!
    const signIn = await app.inject({ method: 'POST', url, headers, payload: { name: '199 0000 8001', password } })
    expect(signIn.json()).toMatchObject({ staff: true, isNew: false })
  })

  it('shows what the street offers to whoever looks in', async () => {
    const view = (await app.inject('/api/front-page')).json()
    expect(view).toMatchObject({ firstRun: false, street: { name: '试验街道' } })
    expect(view.communities.map(({ name }: { name: string }) => name)).toEqual(['第一社区', '第二社区'])
    expect(view.teams).toHaveLength(6)
  })
})
