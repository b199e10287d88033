import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type StartedDatabase, startDatabase } from './embedded.ts'

let dataDir = ''

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'wuse-embedded-'))
  // As root, the server's own user has to walk through it.
  await chmod(dataDir, 0o711)
})
afterAll(() => rm(dataDir, { recursive: true, force: true }))

test('the app owns nothing, is no superuser and no member of the owner', async () => {
  const database = await start()
  const answer = await ask(
    database.appUrl,
    `select current_user as name, rolsuper or rolbypassrls as above_policies, pg_has_role(current_user, 'wuse_owner', 'member') as is_owner
     from pg_roles where rolname = current_user`,
  )
  await database.stop()

  expect(answer).toEqual({ name: 'wuse_app', above_policies: false, is_owner: false })
})

test('migrations act as an owner who is no superuser and cannot sign in', async () => {
  const database = await start()
  const answer = await ask(
    database.ownerUrl ?? '',
    'select current_user as name, rolsuper, rolcanlogin from pg_roles where rolname = current_user',
  )
  await database.stop()

  expect(answer).toEqual({ name: 'wuse_owner', rolsuper: false, rolcanlogin: false })
})

test('pages carry checksums, and text is ordered alike on every machine', async () => {
  const database = await start()
  const answer = await ask(
    database.appUrl,
    `select current_setting('data_checksums') as checksums, datlocprovider as provider, datlocale as locale
     from pg_database where datname = current_database()`,
  )
  await database.stop()

  expect(answer).toEqual({ checksums: 'on', provider: 'b', locale: 'C.UTF-8' })
})

test('who comes second joins the server, and only the last one out ends it', async () => {
  const first = await start()
  const second = await start()
  expect([first.startedHere, second.startedHere]).toEqual([true, false])

  await first.stop()
  expect(await ask(second.appUrl, 'select 1 as one')).toEqual({ one: 1 })

  await second.stop()
  await expect(ask(second.appUrl, 'select 1 as one')).rejects.toThrow()
})

test('a server that was killed starts again, with what was committed', async () => {
  const killed = await startDatabase({ dataDir })
  await ask(killed.ownerUrl ?? '', 'create table public.kept (one int); insert into public.kept values (1)')
  process.kill(await serverPid(), 'SIGKILL')

  const database = await start()
  const kept = await ask(database.ownerUrl ?? '', 'select one from public.kept')
  await database.stop()
  await killed.stop()

  expect(database.startedHere).toBe(true)
  expect(kept).toEqual({ one: 1 })
})

test('a number that was left behind and now belongs to another program does not stop a start', async () => {
  const before = await start()
  const file = path.join(dataDir, 'database/cluster/postmaster.pid')
  const left = await readFile(file, 'utf8')
  await before.stop()
  await writeFile(file, left.replace(/^\d+/, String(process.pid)))

  const database = await start()
  await database.stop()

  expect(database.startedHere).toBe(true)
})

function start(): Promise<StartedDatabase> {
  return startDatabase({ dataDir, fsync: false })
}

async function serverPid(): Promise<number> {
  return Number((await readFile(path.join(dataDir, 'database/cluster/postmaster.pid'), 'utf8')).split('\n')[0])
}

async function ask(url: string, statement: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    const answer = await client.query(statement)
    return (Array.isArray(answer) ? answer.at(-1) : answer).rows[0]
  } finally {
    await client.end()
  }
}
