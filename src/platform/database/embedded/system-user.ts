import { execFileSync, spawnSync } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { CannotStart } from './cannot-start.ts'

/** Whom the server's processes run as, where that isn't the person who started them. */
export interface SystemUser {
  uid: number
  gid: number
}

/**
 * PostgreSQL refuses to run as root. Started by root, it runs as the owner of the cluster that is there, else as the
 * system's user `postgres`, who is made where missing. Started by anybody else it runs as that person: null.
 */
export async function findSystemUser(clusterDir: string): Promise<SystemUser | null> {
  if (process.getuid?.() !== 0) return null

  const owner = await stat(clusterDir).catch(() => undefined)
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  return lookUpUser('postgres') ?? makePostgresUser() ?? giveUp()
}

/** Whether the server's user can walk into a folder; only trying tells, since access lists and mounts have a say too. */
export function canEnter(user: SystemUser | null, folder: string): boolean {
  if (user === null) return true
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...user, cwd: '/', stdio: 'ignore' }).status === 0
}

function lookUpUser(name: string): SystemUser | undefined {
  try {
    const ask = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }))
    return { uid: ask('-u'), gid: ask('-g') }
  } catch {
    return undefined
  }
}

function makePostgresUser(): SystemUser | undefined {
  const ways = [
    ['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/bin/false', 'postgres'],
    ['adduser', '-S', '-D', '-H', 'postgres'],
  ]
  for (const [command = '', ...rest] of ways) spawnSync(command, rest, { stdio: 'ignore' })
  return lookUpUser('postgres')
}

function giveUp(): never {
  throw new CannotStart(
    'PostgreSQL refuses to run as root and no user "postgres" could be made: run this as an ordinary user, or make that user first.',
  )
}
