import { mkdir, realpath } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'
import { findBinaries } from './embedded/binaries.ts'
import { CannotStart } from './embedded/cannot-start.ts'
import { initialiseCluster } from './embedded/cluster.ts'
import { type DatabaseHome, openHome } from './embedded/home.ts'
import { databaseUrl, holdLease, leaveServer } from './embedded/lease.ts'
import { createRoles } from './embedded/roles.ts'
import { findRunningServer, launchServer, type RunningServer } from './embedded/server.ts'

/**
 * The database that a process works on: addresses for three roles, and how to leave it.
 *
 * `appUrl` signs in as `wuse_app`, which row level security binds. `ownerUrl` signs in as `wuse_migrator` and acts as
 * `wuse_owner`, who owns every table: migrations alone use it. `adminUrl` is the superuser of the embedded server, for
 * tests and benches that make databases; null for a server outside. `ownerUrl` is null when only DATABASE_URL was given.
 */
export interface StartedDatabase {
  appUrl: string
  ownerUrl: string | null
  adminUrl: string | null
  startedHere: boolean
  stop(): Promise<void>
}

/**
 * Starts the embedded PostgreSQL of a data folder, or joins it when another process has it running already; makes the
 * cluster first where there is none. With DATABASE_URL set, that server is used and nothing is started.
 *
 * The last process to call `stop` ends the server, so a command may run beside a web server on the same folder, in any
 * order. A server left over by a killed process is joined, and its stale files are cleared.
 *
 * `fsync: false` loses data on a power cut: for tests only.
 *
 * Throws `CannotStart` with one sentence that says what to do.
 */
export async function startDatabase(options: { dataDir: string; fsync?: boolean }): Promise<StartedDatabase> {
  if (process.env.DATABASE_URL) return outsideDatabase(process.env.DATABASE_URL)
  refuseForeignSystem()

  const fsync = options.fsync ?? true
  const home = await openHome(await makeFolder(options.dataDir))
  const binaries = await findBinaries(home.systemUser)
  await initialiseCluster(home, binaries, fsync)
  const { server, lease, startedHere } = await reachServer(home, binaries, fsync)
  await createRoles(lease, home.passwords)

  return {
    appUrl: databaseUrl(server.socketDir, 'wuse_app', home.passwords.app),
    ownerUrl: databaseUrl(server.socketDir, 'wuse_migrator', home.passwords.migrator),
    adminUrl: databaseUrl(server.socketDir, 'postgres', home.passwords.superuser),
    startedHere,
    stop: stopOnce(home, server, lease, startedHere),
  }
}

function outsideDatabase(appUrl: string): StartedDatabase {
  return {
    appUrl,
    ownerUrl: process.env.DATABASE_OWNER_URL ?? null,
    adminUrl: null,
    startedHere: false,
    stop: async () => {},
  }
}

function refuseForeignSystem(): void {
  if (process.platform === 'win32') {
    throw new CannotStart(
      'The embedded database runs on Linux and macOS; on Windows set DATABASE_URL to a PostgreSQL 18 server.',
    )
  }
}

async function makeFolder(dataDir: string): Promise<string> {
  try {
    // As root, the server's own user has to walk through this folder to its part of it.
    await mkdir(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
    return await realpath(dataDir)
  } catch (error) {
    throw new CannotStart(
      `The data folder ${path.resolve(dataDir)} can't be made or read (${String(error)}): choose another with --data.`,
    )
  }
}

/** Joins or launches until one of both holds; processes that start or end beside this one only make it try again. */
async function reachServer(
  home: DatabaseHome,
  binaries: string,
  fsync: boolean,
): Promise<{ server: RunningServer; lease: pg.Client; startedHere: boolean }> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const running = await findRunningServer(home.clusterDir)
    const server = running ?? (await launchServer(home, binaries, fsync))
    const lease = server && (await holdLease(server.socketDir, home.passwords.superuser))
    if (server && lease) return { server, lease, startedHere: !running }
  }
  throw new CannotStart(`The database under ${home.folder} starts and stops again and again: see ${home.logFile}.`)
}

function stopOnce(
  home: DatabaseHome,
  server: RunningServer,
  lease: pg.Client,
  startedHere: boolean,
): () => Promise<void> {
  // A process that ends without calling `stop` must not leave a server behind: it is asked to go when its guests have.
  const askToEnd = () => {
    try {
      process.kill(server.pid, 'SIGTERM')
    } catch {
      // It has ended already.
    }
  }
  if (startedHere) process.once('exit', askToEnd)

  let stopping: Promise<void> | undefined
  return () => {
    process.removeListener('exit', askToEnd)
    stopping ??= leaveServer(home, server, lease)
    return stopping
  }
}
