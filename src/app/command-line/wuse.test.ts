import { spawn } from 'node:child_process'
import { chmod, mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerPerson } from '../../core/people/index.ts'
import { listUnits } from '../../core/territory/index.ts'
import { type StartedDatabase, startDatabase } from '../../platform/database/embedded.ts'
import { writeRowsToFile } from '../../platform/imports/write-xlsx.ts'
import { keyFile } from '../../platform/sealing/keys.ts'
import { asOperator } from './open-street.ts'
import { checkout } from './run-program.ts'

/** A data folder of its own. The server that a web server would have running is held open, and the commands join it. */
let dataDir = ''
let database: StartedDatabase

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'wuse-command-'))
  // As root, the database's own user has to walk through it.
  await chmod(dataDir, 0o711)
  database = await startDatabase({ dataDir, fsync: false })
})
afterAll(async () => {
  await database.stop()
  await rm(dataDir, { recursive: true, force: true })
})

test('a spreadsheet comes in on a fresh folder, and a second time adds nothing', async () => {
  const file = path.join(dataDir, 'needs.xlsx')
  const heads = ['编号', '标题', '内容', '时间', '上报人'].map((head) => ({ head }))
  const rows = [
    ['A-1', '楼道灯不亮', '三单元二楼的灯坏了一周，晚上看不见台阶。', '2026-11-20 08:10', '王福贵'],
    ['A-2', '想学用手机', '想学怎么在手机上挂号。', '2026-11-20 09:30', '刘淑琴'],
    ['A-3', '没有内容', '', '2026-11-20 10:00', '马永年'],
  ]
  await writeRowsToFile(file, heads, rows, '诉求')

  expect(await wuse('needs', 'import', file)).toEqual({ code: 0, facts: { read: 3, added: 2, known: 0, refused: 1 } })
  expect(await wuse('needs', 'import', file)).toEqual({ code: 0, facts: { read: 3, added: 0, known: 2, refused: 1 } })
})

test('a token is made for a person who is known by name or number, and not for a stranger', async () => {
  const personId = await asOperator(dataDir, async (context) => {
    const [street] = await listUnits(context.tx)
    return registerPerson(context, { unitCode: street?.code ?? '', name: '李敏', phone: '19900000021' })
  })

  const byName = await wuse('account', 'token', '李敏', '--for', '1h')
  const byNumber = await wuse('account', 'link', '19900000021')
  const stranger = await wuse('account', 'token', '没有这个人')

  expect(byName).toMatchObject({ code: 0, facts: { personId, token: expect.stringMatching(/^[\w-]{43}$/) } })
  expect(byNumber).toMatchObject({ code: 0, facts: { personId, path: expect.stringMatching(/^\/sign-in\/link#/) } })
  expect(stranger).toMatchObject({ code: 1, facts: { error: 'Nobody here is known as "没有这个人".' } })
})

test('units go out to a spreadsheet, and come in again without adding any', async () => {
  const file = path.join(dataDir, 'units.xlsx')
  expect(await wuse('export', 'units', '--out', file)).toEqual({ code: 0, facts: { file } })
  expect(await wuse('import', 'units', file)).toMatchObject({ code: 0, facts: { added: 0, refused: 0 } })
})

test('an empty spreadsheet to fill in needs no street, and a kind that there is not is told', async () => {
  const file = path.join(dataDir, 'people.xlsx')
  expect(await wuse('export', 'people', '--template', '--out', file)).toEqual({ code: 0, facts: { file } })
  expect(await wuse('import', 'dragons', file)).toMatchObject({ code: 2 })
})

test('an account is stopped and let in again, and both are on record', async () => {
  const disabled = async () =>
    asOperator(dataDir, async ({ tx }) => {
      const rows = await tx.selectFrom('accounts.account').select('disabledAt').execute()
      return rows.filter(({ disabledAt }) => disabledAt !== null).length
    })

  expect(await wuse('account', 'disable', '李敏')).toMatchObject({ code: 0, facts: { name: '李敏', disabled: true } })
  expect(await disabled()).toBe(1)
  expect(await wuse('account', 'enable', '李敏')).toMatchObject({ code: 0, facts: { name: '李敏', disabled: false } })
  expect(await disabled()).toBe(0)
  const kinds = await asOperator(dataDir, async ({ tx }) =>
    tx.selectFrom('events.event').select('kind').where('kind', 'like', 'account-%').orderBy('id').execute(),
  )
  expect(kinds.map(({ kind }) => kind)).toEqual(['account-disabled', 'account-enabled'])
})

test('a folder whose keys are another database’s is refused, and the right keys work again', async () => {
  const file = keyFile(dataDir)
  await rename(file, `${file}.right`)
  expect(await wuse('account', 'token', '李敏')).toMatchObject({
    code: 1,
    facts: { error: expect.stringContaining('Put back the keys/master.json') },
  })
  await rename(`${file}.right`, file)
  expect(await wuse('account', 'token', '李敏')).toMatchObject({ code: 0 })
})

test('the log is whole until somebody edits it behind our back', async () => {
  expect(await wuse('audit', 'verify')).toMatchObject({ code: 0, facts: { whole: true } })

  const admin = new pg.Client({ connectionString: database.adminUrl ?? '' })
  await admin.connect()
  await admin.query(
    `set session_replication_role = replica; update events.event set kind = 'decline' where kind = 'report'`,
  )
  await admin.end()

  expect(await wuse('audit', 'verify')).toMatchObject({ code: 1, facts: { whole: false } })
})

test('the doctor names what fails and ends with 1, and with --egress lists no outward host', async () => {
  const { code, facts } = await wuse('doctor')
  const { probes } = facts as { probes: { name: string; state: string; remedy: string | null }[] }

  expect(code).toBe(1)
  expect(probes.find(({ name }) => name === 'log')).toMatchObject({
    state: 'ill',
    remedy: expect.stringContaining('audit verify'),
  })
  expect(probes.filter(({ state, remedy }) => (state === 'well') !== (remedy === null))).toEqual([])
  expect(await wuse('doctor', '--egress')).toEqual({ code: 0, facts: { hosts: [] } })
})

test('arguments that cannot be right end with 2 and say where to read on', async () => {
  const { code, facts } = await wuse('account', 'token')

  expect(code).toBe(2)
  expect(facts).toEqual({ error: 'It takes PERSON. bin/wuse account token --help says more.' })
})

/** Runs the real command with `--json`; its exit code and its one line. What signs somebody in stands there alone. */
async function wuse(...words: string[]): Promise<{ code: number | null; facts: unknown }> {
  const child = spawn(path.join(checkout, 'bin/wuse'), [...words, '--data', dataDir, '--json'], {
    cwd: tmpdir(),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let beside = ''
  child.stderr.on('data', (chunk) => (beside += chunk))
  child.stdout.on('data', (chunk) => (output += chunk))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  expect(output.trim().split('\n')).toHaveLength(1)
  const facts = JSON.parse(output)
  for (const secret of [facts.token, facts.path].filter(Boolean)) expect(beside).not.toContain(secret)
  return { code, facts }
}
