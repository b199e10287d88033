import { access, chmod, mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '../../../platform/command/command.ts'
import { type StartedDatabase, startDatabase } from '../../../platform/database/embedded.ts'
import { log } from '../../../platform/events/log.ts'
import { sealEvents } from '../../../platform/events/seals.ts'
import { keyFile } from '../../../platform/sealing/keys.ts'
import { ownCertificate } from '../certificate.ts'
import { asOperator, startMigrated } from '../open-street.ts'
import {
  isServed,
  judgeCalendar,
  judgeClock,
  judgeJobs,
  judgeOutbox,
  judgeSchema,
  judgeSearch,
  judgeServer,
} from './database-probes.ts'
import { listOutwardHosts } from './egress.ts'
import { examine } from './examination.ts'
import { judgeCertificate, judgeRuntime, judgeSpace } from './machine-probes.ts'

const now = Date.UTC(2026, 10, 30, 4)
const minute = 60_000
const day = 86_400_000

describe('a data folder', () => {
  let dataDir = ''
  let database: StartedDatabase
  let admin: pg.Client

  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'wuse-doctor-'))
    // As root, the database's own user has to walk through it.
    await chmod(dataDir, 0o711)
    database = await startDatabase({ dataDir, fsync: false })
    await (await startMigrated(dataDir)).stop()
    for (let i = 0; i < 3; i++) {
      await asOperator(dataDir, (context) =>
        log(context, { kind: 'tested', noun: 'test', nounId: uuidv7(), unitCode: null, facts: { i } }),
      )
      await asOperator(dataDir, ({ tx }) => sealEvents(tx))
    }
    admin = new pg.Client({ connectionString: database.adminUrl ?? '' })
    await admin.connect()
  })
  afterAll(async () => {
    await admin.end()
    await database.stop()
    await rm(dataDir, { recursive: true, force: true })
  })

  /** Names of what fails in it; the pages and the disk belong to the machine that the test runs on. */
  async function ill(): Promise<string[]> {
    const probes = await examine(dataDir, Date.now)
    return probes
      .filter(({ name, state }) => state === 'ill' && !['pages', 'space'].includes(name))
      .map(({ name, finding }) => `${name}: ${finding}`)
  }

  test('that is healthy has nothing that fails, and nothing but the backups is unknown', async () => {
    expect(await ill()).toEqual([])
    const probes = await examine(dataDir, Date.now)
    expect(probes.filter(({ state }) => state === 'unknown').map(({ name }) => name)).toEqual(['backups'])
  })

  test('without its keys, with other keys and with keys for everybody to read is told, and none are made', async () => {
    const file = keyFile(dataDir)
    await rename(file, `${file}.right`)
    expect(await ill()).toEqual([`keys: ${file} is missing.`])
    await expect(access(file)).rejects.toThrow(/ENOENT/)
    await rename(`${file}.right`, file)

    await admin.query(`insert into sealing.master_key (id) values ('m000000000000')`)
    expect(await ill()).toEqual(['keys: The keys don’t open what this database sealed.'])
    await admin.query(`delete from sealing.master_key where id = 'm000000000000'`)

    await chmod(file, 0o644)
    expect(await ill()).toEqual([`keys: Others than its owner may read ${file}.`])
    await chmod(file, 0o600)
    expect(await ill()).toEqual([])
  })

  test('whose tables were made from other files is told, and its tables are left alone', async () => {
    const name = '018-calendar/01-calendar'
    const { rows } = await admin.query('select sha256 from migrations.checksum where name = $1', [name])
    await admin.query(`update migrations.checksum set sha256 = 'other' where name = $1`, [name])

    const probes = await examine(dataDir, Date.now)

    expect(probes.find((probe) => probe.name === 'schema')).toMatchObject({
      state: 'ill',
      finding: `Applied files read differently today: ${name}.`,
    })
    expect(probes.find((probe) => probe.name === 'log')).toMatchObject({ state: 'unknown' })
    await admin.query('update migrations.checksum set sha256 = $2 where name = $1', [name, rows[0].sha256])
    expect(await ill()).toEqual([])
  })

  test.each([
    [
      'edited',
      `update events.event set kind = 'bent' where kind = 'tested'`,
      `update events.event set kind = 'tested' where kind = 'bent'`,
    ],
    [
      'taken out of the chain',
      `create table public.kept as select * from events.seal where no = 2; delete from events.seal where no = 2`,
      `insert into events.seal select * from public.kept; drop table public.kept`,
    ],
  ])('whose log was %s behind our back is told', async (_, change, back) => {
    await admin.query(change)
    expect(await ill()).toEqual([expect.stringMatching(/^log: Seal \d+ does not fit/)])
    await admin.query(back)
    expect(await ill()).toEqual([])
  })

  test('with a job that was given up is told', async () => {
    await admin.query(`
      select pgboss.create_queue('tested', '{"policy": "standard"}');
      insert into pgboss.job (name, state, completed_on) values ('tested', 'failed', now())`)
    expect(await ill()).toEqual(['jobs: Jobs came to nothing: tested (1 failed).'])
    await admin.query(`delete from pgboss.job where name = 'tested'`)
    expect(await ill()).toEqual([])
  })
})

test('a folder that is not there stays so, and what lies in it is not looked at', async () => {
  const dataDir = path.join(tmpdir(), 'wuse-doctor-nowhere')
  const probes = await examine(dataDir, Date.now)

  const states = Object.fromEntries(probes.map(({ name, state }) => [name, state]))
  expect(states).toMatchObject({ folder: 'ill', database: 'ill', space: 'unknown', keys: 'unknown', log: 'unknown' })
  await expect(access(dataDir)).rejects.toThrow(/ENOENT/)
})

test('a database server elsewhere that does not answer is told, without its password', async () => {
  process.env.DATABASE_URL = 'postgres://wuse_app:secret@127.0.0.1:1/wuse'
  try {
    const probes = await examine(tmpdir(), Date.now)
    const found = probes.find(({ name }) => name === 'database')
    expect(found).toMatchObject({ state: 'ill', remedy: expect.stringContaining('DATABASE_URL') })
    expect(JSON.stringify(probes)).not.toContain('secret')
  } finally {
    delete process.env.DATABASE_URL
  }
})

test.each([
  [{}, []],
  [{ DATABASE_URL: 'postgres://wuse_app:x@/wuse?host=%2Frun%2Fpostgresql' }, []],
  [{ DATABASE_URL: 'postgres://wuse_app:x@127.0.0.1/wuse' }, []],
  [{ DATABASE_URL: 'postgres://wuse_app:x@db.example/wuse' }, ['db.example:5432']],
])('the outward hosts of %j are %j', (environment, hosts) => {
  expect(listOutwardHosts(environment as NodeJS.ProcessEnv).map(({ host }) => host)).toEqual(hosts)
})

const facts = { version: '18.4', major: 18, now, startedAt: now, shanghaiAheadMinutes: 480, served: true }
const failed = { queue: 'needs.clock', failed: 1, overdue: 0, waiting: 0 }
const waiting = { queue: 'needs.clock', failed: 0, overdue: 0, waiting: 7 }

test.each([
  ['Node 24', judgeRuntime('24.1.0'), 'well'],
  ['Node 20', judgeRuntime('20.9.0'), 'ill'],
  ['PostgreSQL 18', judgeServer(facts), 'well'],
  ['PostgreSQL 17', judgeServer({ ...facts, version: '17.2', major: 17 }), 'ill'],
  ['room on both disks', judgeSpace([room('files', 5e9), room('the database', 2e9)]), 'well'],
  ['a full disk of the database', judgeSpace([room('files', 5e9), room('the database', 2e8)]), 'ill'],
  ['clocks that agree', judgeClock(facts, now - 10, now + 10), 'well'],
  ['a database a minute behind', judgeClock({ ...facts, now: now - minute }, now, now + 10), 'ill'],
  ['a database a minute before', judgeClock({ ...facts, now: now + minute }, now, now + 10), 'ill'],
  ['time zone data of another China', judgeClock({ ...facts, shanghaiAheadMinutes: 540 }, now, now), 'ill'],
  ['tables of a newer version', judgeSchema({ missing: [], changed: [], unknown: ['070-needs/09-new'] }), 'ill'],
  ['tables that wait for a migration', judgeSchema({ missing: ['070-needs/09-new'], changed: [], unknown: [] }), 'ill'],
  ['a failed job while nobody serves', judgeJobs([failed], false), 'ill'],
  ['waiting jobs while nobody serves', judgeJobs([waiting], false), 'well'],
  ['waiting jobs beside a server', judgeJobs([waiting], true), 'ill'],
  ['an empty outbox', judgeOutbox({ count: 0, dueSince: null, mostTries: 0 }, true, now), 'well'],
  ['a message of a minute ago', judgeOutbox({ count: 1, dueSince: now - minute, mostTries: 0 }, true, now), 'well'],
  ['a message of an hour ago', judgeOutbox({ count: 1, dueSince: now - 60 * minute, mostTries: 0 }, true, now), 'ill'],
  [
    'the same while nobody serves',
    judgeOutbox({ count: 1, dueSince: now - 60 * minute, mostTries: 0 }, false, now),
    'well',
  ],
  ['a message tried four times', judgeOutbox({ count: 1, dueSince: now + minute, mostTries: 4 }, true, now), 'ill'],
  ['words that wait for an hour', judgeSearch({ count: 3, since: now - 60 * minute }, true, now), 'ill'],
  ['November before a year unknown', judgeCalendar([2026], now), 'well'],
  ['December before a year unknown', judgeCalendar([2026], now + day), 'ill'],
  ['December before a year entered', judgeCalendar([2026, 2027], now + day), 'well'],
  ['no certificate but a text', judgeCertificate('nothing', '/x/https/cert.pem', now), 'ill'],
] as const)('%s', (_, finding, state) => {
  expect(finding.state).toBe(state)
})

test('a server gets ten minutes to catch up before what waits counts against it', () => {
  expect([9, 11].map((minutes) => isServed(facts, now + minutes * minute))).toEqual([false, true])
  expect(isServed({ ...facts, served: false }, now + day)).toBe(false)
})

test('our own certificate is told of a month before it ends', async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'wuse-doctor-'))
  const { cert } = await ownCertificate(dataDir)
  await rm(dataDir, { recursive: true })

  const state = (afterDays: number) => judgeCertificate(cert, '/x/https/cert.pem', Date.now() + afterDays * day).state
  expect([0, 690, 710, 740].map(state)).toEqual(['well', 'well', 'ill', 'ill'])
})

function room(what: string, free: number) {
  return { what, folder: '/srv/wuse', free }
}
