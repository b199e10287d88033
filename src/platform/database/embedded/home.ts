import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { chmod, chown, link, lstat, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { CannotStart } from './cannot-start.ts'
import { canEnter, findSystemUser, type SystemUser } from './system-user.ts'

/** Where root keeps what the server's user must reach when the data folder or the checkout shuts that user out. */
export const SHARED_FOLDER = '/var/lib/wuse'

/** Everything about one embedded server that doesn't change while it runs. */
export interface DatabaseHome {
  folder: string
  clusterDir: string
  socketDir: string
  logFile: string
  passwords: Passwords
  systemUser: SystemUser | null
}

export interface Passwords {
  superuser: string
  migrator: string
  app: string
}

/** The file `database.json`: who may sign in, and where the server's files lie if not beside it. */
interface Record {
  passwords: Passwords
  elsewhere: string | null
}

/** Longest folder whose socket `.s.PGSQL.5432` still fits into the 107 bytes of a socket's address. */
const LONGEST_SOCKET_FOLDER = 92

/** Opens `<data>/database`, and prepares it when it is new. */
export async function openHome(dataDir: string): Promise<DatabaseHome> {
  const isRoot = process.getuid?.() === 0
  const beside = path.join(dataDir, 'database')
  await reachable(beside, () => mkdir(beside, { recursive: true, mode: isRoot ? 0o711 : 0o700 }))

  const recordFile = path.join(beside, 'database.json')
  const known = await readRecord(recordFile)
  const systemUser = await findSystemUser(path.join(known?.elsewhere ?? beside, 'cluster'))

  const record =
    known ?? (await writeRecord(recordFile, { passwords: newPasswords(), elsewhere: elsewhere(beside, systemUser) }))
  const folder = record.elsewhere ?? beside
  await mkdir(folder, { recursive: true, mode: 0o711 })
  refuseUnreachable(folder, systemUser)

  return {
    folder,
    clusterDir: path.join(folder, 'cluster'),
    socketDir: await makeSocketFolder(folder, systemUser),
    logFile: path.join(folder, 'postgres.log'),
    passwords: record.passwords,
    systemUser,
  }
}

/** The cluster of a data folder; undefined where none was made yet. Makes nothing. */
export async function findCluster(dataDir: string): Promise<string | undefined> {
  const beside = path.join(dataDir, 'database')
  const known = await readRecord(path.join(beside, 'database.json'))
  const clusterDir = path.join(known?.elsewhere ?? beside, 'cluster')
  const made = await lstat(path.join(clusterDir, 'PG_VERSION')).catch(undefinedWhenMissing)
  return known && made && clusterDir
}

async function readRecord(file: string): Promise<Record | undefined> {
  const text = await reachable(file, () => readFile(file, 'utf8').catch(undefinedWhenMissing))
  return text === undefined ? undefined : (JSON.parse(text) as Record)
}

/** Of two first starts at once, one writes the record and the other takes what was written: `link` decides. */
async function writeRecord(file: string, record: Record): Promise<Record> {
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 })
  await link(draft, file).catch(() => {})
  await rm(draft)
  return JSON.parse(await readFile(file, 'utf8')) as Record
}

function newPasswords(): Passwords {
  const password = () => randomBytes(32).toString('base64url')
  return { superuser: password(), migrator: password(), app: password() }
}

function elsewhere(beside: string, systemUser: SystemUser | null): string | null {
  return canEnter(systemUser, beside) ? null : path.join(SHARED_FOLDER, `database-${randomUUID()}`)
}

function refuseUnreachable(folder: string, systemUser: SystemUser | null): void {
  if (canEnter(systemUser, folder)) return
  throw new CannotStart(
    `PostgreSQL doesn't run as root, and the user it runs as instead can't enter ${folder}: choose a folder that other users may enter with --data.`,
  )
}

async function makeSocketFolder(folder: string, systemUser: SystemUser | null): Promise<string> {
  const beside = path.join(folder, 'socket')
  const uid = systemUser?.uid ?? process.getuid?.() ?? 0
  const socketDir = Buffer.byteLength(beside) <= LONGEST_SOCKET_FOLDER ? beside : shortFolder(folder, uid)

  await mkdir(socketDir, { mode: 0o700 }).catch(() => {})
  const found = await lstat(socketDir)
  if (systemUser && found.uid === 0) await chown(socketDir, systemUser.uid, systemUser.gid)
  else if (!found.isDirectory() || found.uid !== uid) {
    throw new CannotStart(`The folder ${socketDir} belongs to another user: choose another data folder with --data.`)
  }
  if ((found.mode & 0o777) !== 0o700) await chmod(socketDir, 0o700)
  return socketDir
}

function shortFolder(folder: string, uid: number): string {
  return `/tmp/wuse-${uid}-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`
}

async function reachable<T>(file: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    throw new CannotStart(
      `${file} can't be used (${String(error)}): run this as its owner, or choose another data folder with --data.`,
    )
  }
}

function undefinedWhenMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
  return undefined
}
