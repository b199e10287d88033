import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { CannotStart } from './cannot-start.ts'
import { SERVER_ENVIRONMENT } from './cluster.ts'
import type { DatabaseHome } from './home.ts'

export interface RunningServer {
  pid: number
  socketDir: string
}

/** A server that recovers after a crash replays its log first; one that ends writes its pages. */
const LONGEST_WAIT_MS = 120_000

const LARGEST_LOG_BYTES = 10_000_000

/** Sized for one street on a small machine beside the web server. Sockets alone: nothing listens on the network. */
const SETTINGS = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '100',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  jit: 'off',
  random_page_cost: '1.1',
  min_wal_size: '256MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Statements carry names and texts of people; the log of the server keeps none of them.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
}

const NO_FSYNC = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/** The server that runs on a cluster, waiting while it starts; undefined when none does or it has just ended. */
export async function findRunningServer(clusterDir: string): Promise<RunningServer | undefined> {
  const deadline = Date.now() + LONGEST_WAIT_MS
  while (Date.now() < deadline) {
    const found = await readPidFile(clusterDir)
    if (!found || !(await isServerOf(found.pid, clusterDir))) return undefined
    if (found.status === 'ready') return { pid: found.pid, socketDir: found.socketDir }
    await pause(5)
  }
  throw new CannotStart(`The database in ${clusterDir} is busy starting or stopping for two minutes: try again later.`)
}

/** Starts the server. Undefined when it could not just now, as another process is starting or ending one. */
export async function launchServer(
  home: DatabaseHome,
  binaries: string,
  fsync: boolean,
): Promise<RunningServer | undefined> {
  await releaseReusedNumber(home)
  const settings = Object.entries({ ...SETTINGS, unix_socket_directories: home.socketDir, ...(fsync ? {} : NO_FSYNC) })
  const log = openSync(home.logFile, (await outgrown(home.logFile)) ? 'w' : 'a', 0o600)
  // In a process group of its own: Ctrl-C reaches the caller, who ends the server after its own work is done.
  const child = spawn(
    path.join(binaries, 'bin', 'postgres'),
    ['-D', home.clusterDir, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...home.systemUser, cwd: '/', env: SERVER_ENVIRONMENT, detached: true, stdio: ['ignore', log, log] },
  )
  closeSync(log)
  child.unref()
  let ended: string | undefined
  child.once('error', (error) => (ended = String(error)))
  child.once('exit', (code) => (ended ??= `exit code ${code}`))

  const deadline = Date.now() + LONGEST_WAIT_MS
  while (Date.now() < deadline) {
    const found = await readPidFile(home.clusterDir)
    if (found?.pid === child.pid && found?.status === 'ready') return { pid: found.pid, socketDir: found.socketDir }
    if (ended && found && (await isServerOf(found.pid, home.clusterDir))) return undefined
    if (ended) return whyEnded(ended, home)
    await pause(5)
  }
  throw new CannotStart(`The database did not start within two minutes: see ${home.logFile}.`)
}

async function whyEnded(ended: string, home: DatabaseHome): Promise<undefined> {
  const words = await lastWords(home.logFile)
  if (!/shared memory block/.test(words)) throw new CannotStart(`The database did not start (${ended}): ${words}`)
  // Processes of a server that was killed are still on their way out.
  await pause(100)
  return undefined
}

/** Ends the server fast but in order: guests are cut off, what was committed is kept. */
export async function endServer(clusterDir: string, pid: number): Promise<void> {
  process.kill(pid, 'SIGINT')
  const deadline = Date.now() + LONGEST_WAIT_MS
  while (await isServerOf(pid, clusterDir)) {
    if (Date.now() > deadline) throw new CannotStart(`The database (process ${pid}) does not end within two minutes.`)
    await pause(5)
  }
}

/**
 * The server clears what a killed one left, unless its old process number now belongs to some other program of the same
 * user, as happens in a container that was started again. A number of its own parent it passes over, and still makes sure
 * by the shared memory that nobody works on the cluster; so ours is written there.
 */
async function releaseReusedNumber(home: DatabaseHome): Promise<void> {
  const found = await readPidFile(home.clusterDir)
  if (!found || !isAlive(found.pid) || (await isServerOf(found.pid, home.clusterDir))) return
  for (const file of [path.join(home.clusterDir, 'postmaster.pid'), path.join(home.socketDir, '.s.PGSQL.5432.lock')]) {
    const text = await readFile(file, 'utf8').catch(() => undefined)
    if (text !== undefined) await writeFile(file, text.replace(/^\d+/, String(process.pid)))
  }
}

/** Lines of `postmaster.pid`: process, cluster, start, port, socket folder, address, memory, status. */
async function readPidFile(clusterDir: string): Promise<(RunningServer & { status: string }) | undefined> {
  const text = await readFile(path.join(clusterDir, 'postmaster.pid'), 'utf8').catch(() => '')
  const lines = text.split('\n')
  const pid = Number(lines[0])
  return pid > 0 ? { pid, socketDir: lines[4] ?? '', status: (lines[7] ?? '').trim() } : undefined
}

async function isServerOf(pid: number, clusterDir: string): Promise<boolean> {
  if (process.platform === 'linux') {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    return command.split('\0').includes(clusterDir)
  }
  return isAlive(pid)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function outgrown(file: string): Promise<boolean> {
  return (await stat(file).catch(() => ({ size: 0 }))).size > LARGEST_LOG_BYTES
}

async function lastWords(logFile: string): Promise<string> {
  const lines = (await readFile(logFile, 'utf8').catch(() => '')).trim().split('\n')
  return (
    lines
      .filter((line) => /FATAL|ERROR|PANIC|HINT/.test(line))
      .slice(-2)
      .join(' ') || `see ${logFile}`
  )
}
