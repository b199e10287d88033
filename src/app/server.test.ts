import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { operatorId } from '../platform/actor/actor.ts'
import { enqueue, runAs } from '../platform/jobs/jobs.ts'
import { keysInUse, useKeys } from '../platform/sealing/keys.ts'
import { startServer } from './server.ts'
import { named } from './testing/global-setup.ts'

/** A database of its own, and two data folders that could be beside it: the right one, and one with other keys. */
const { appUrl, adminUrl, dataDir } = inject('cluster')
const name = `test_server_${process.pid}`
const admin = new pg.Client({ connectionString: adminUrl })
const options = { appUrl: named(appUrl, name), dataDir, port: 0 }
let otherDir = ''

beforeAll(async () => {
  await admin.connect()
  await admin.query(`create database ${name} template wuse_template owner wuse_owner`)
  otherDir = await mkdtemp(join(tmpdir(), 'wuse-other-keys-'))
  await chmod(otherDir, 0o711)
})
afterAll(async () => {
  await admin.end()
  await rm(otherDir, { recursive: true, force: true })
})

test('a server that leaves the jobs to another process puts them into queues that were never there', async () => {
  const truth = new pg.Client({ connectionString: named(adminUrl, name) })
  await truth.connect()
  await truth.query('delete from pgboss.job')
  await truth.query('delete from pgboss.queue')

  const server = await startServer({ ...options, jobs: false })
  try {
    const ground = { db: server.db, now: Date.now }
    const jobId = await runAs(ground, operatorId, (context) => enqueue(context, 'notices.drain', {}))
    const { rows } = await truth.query('select id, state from pgboss.job')
    expect(rows).toEqual([{ id: jobId, state: 'created' }])
  } finally {
    await server.stop()
    await truth.end()
  }
})

test('a start with the keys of another database is refused with what to do', async () => {
  const right = keysInUse()
  await (await startServer({ ...options, jobs: false })).stop()

  const other = startServer({ ...options, dataDir: otherDir, jobs: false })
  await expect(other).rejects.toThrow('Put back the keys/master.json that belongs to it')
  await (await startServer({ ...options, jobs: false })).stop()
  useKeys(right)
})

test('counts and times are told to this machine alone, and not through a proxy', async () => {
  const server = await startServer({ ...options, jobs: false })
  try {
    await fetch(`${server.address}/api/front-page`)
    const told = await (await fetch(`${server.address}/metrics`)).text()
    expect(told).toContain('wuse_requests_total{method="GET",route="/api/front-page",status="200"} 1')
    expect(told).toContain('wuse_database_connections{state="open"}')

    const asked = (headers: Record<string, string>) =>
      new Promise((resolve, reject) => {
        get(`${server.address}/metrics`, { headers }, (answer) => resolve(answer.resume().statusCode)).on(
          'error',
          reject,
        )
      })
    expect(await asked({})).toBe(200)
    expect(await asked({ host: 'localhost' })).toBe(200)
    expect(await asked({ host: 'wuse.example.org' })).toBe(404)
    expect(await asked({ 'x-forwarded-for': '192.0.2.7' })).toBe(404)
    expect(await asked({ 'x-real-ip': '192.0.2.7' })).toBe(404)
  } finally {
    await server.stop()
  }
})
