import pg from 'pg'
import type { DatabaseHome } from './home.ts'
import { endServer, type RunningServer } from './server.ts'

/**
 * Each process that uses an embedded server holds one shared advisory lock for as long as it does. Who leaves asks for
 * the same lock alone: only the last one gets it, and ends the server while nobody can join. A killed process loses
 * its lock with its connection, so nothing is left to clean up.
 */
const LEASE = 20_230_506

/** Undefined when the server went away before the lease was held: the caller starts over. */
export async function holdLease(socketDir: string, password: string): Promise<pg.Client | undefined> {
  const client = new pg.Client({ connectionString: databaseUrl(socketDir, 'postgres', password, 'postgres') })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query(`select set_config('application_name', 'wuse lease', false), pg_advisory_lock_shared(${LEASE})`)
    return client
  } catch (error) {
    await client.end().catch(() => {})
    if (wentAway(error)) return undefined
    throw error
  }
}

/** Gives the lease back, and ends the server if nobody else holds one. */
export async function leaveServer(home: DatabaseHome, server: RunningServer, lease: pg.Client): Promise<void> {
  const last = (await isLast(lease)) ?? (await isLastAnew(home, server))
  if (last) await endServer(home.clusterDir, server.pid)
  await lease.end().catch(() => {})
}

/** A connection string over the server's socket. */
export function databaseUrl(socketDir: string, user: string, password: string, database = 'wuse'): string {
  return `postgres://${user}:${password}@/${database}?host=${encodeURIComponent(socketDir)}`
}

async function isLast(lease: pg.Client): Promise<boolean | undefined> {
  try {
    await lease.query(`select pg_advisory_unlock_shared(${LEASE})`)
    const answer = await lease.query<{ last: boolean }>(`select pg_try_advisory_lock(${LEASE}) as last`)
    return answer.rows[0]?.last
  } catch {
    return undefined
  }
}

/** A lease breaks when the server restarted itself after a crash of one of its processes. */
async function isLastAnew(home: DatabaseHome, server: RunningServer): Promise<boolean> {
  const lease = await holdLease(server.socketDir, home.passwords.superuser).catch(() => undefined)
  const last = lease ? await isLast(lease) : false
  if (!last) await lease?.end().catch(() => {})
  return last ?? false
}

/** Refused or missing socket, or "the database system is shutting down" and its kin (class 57P). */
function wentAway(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  return (
    ['ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE'].includes(code) ||
    code.startsWith('57P') ||
    /terminated/.test(message)
  )
}
