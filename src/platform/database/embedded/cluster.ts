import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { access, chown, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { CannotStart } from './cannot-start.ts'
import type { DatabaseHome } from './home.ts'

const run = promisify(execFile)

/** What PostgreSQL's programs see of the environment: nothing that a person's shell could change their ways with. */
export const SERVER_ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' }

/**
 * Makes the cluster where there is none: UTF-8, one order of characters on every machine, checksums on each page.
 * It is made under another name and moved into place, so that a start that was cut off leaves no half of one.
 */
export async function initialiseCluster(home: DatabaseHome, binaries: string, fsync: boolean): Promise<void> {
  if (await exists(path.join(home.clusterDir, 'PG_VERSION'))) return

  const draft = path.join(home.folder, `cluster.${randomUUID()}`)
  const passwordFile = `${draft}.password`
  await mkdir(draft, { mode: 0o700 })
  await writeFile(passwordFile, home.passwords.superuser, { mode: 0o600 })
  try {
    if (home.systemUser) {
      await chown(draft, home.systemUser.uid, home.systemUser.gid)
      await chown(passwordFile, home.systemUser.uid, home.systemUser.gid)
    }
    await initdb(home, binaries, [`--pgdata=${draft}`, `--pwfile=${passwordFile}`, ...(fsync ? [] : ['--no-sync'])])
    await rename(draft, home.clusterDir).catch(async (error) => {
      if (!(await exists(path.join(home.clusterDir, 'PG_VERSION')))) throw error
    })
  } finally {
    await rm(passwordFile, { force: true })
    await rm(draft, { recursive: true, force: true })
  }
}

async function initdb(home: DatabaseHome, binaries: string, places: string[]): Promise<void> {
  const settings = [
    '--username=postgres',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
  ]
  try {
    await run(path.join(binaries, 'bin', 'initdb'), [...places, ...settings], {
      ...home.systemUser,
      cwd: '/',
      env: SERVER_ENVIRONMENT,
    })
  } catch (error) {
    const said = String((error as { stderr?: string }).stderr ?? error)
      .trim()
      .split('\n')
      .slice(0, 3)
      .join(' ')
    throw new CannotStart(`The database in ${home.folder} could not be made: ${said}`)
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}
