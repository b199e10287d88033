import type { Socket } from 'node:net'
import pg from 'pg'
import { bindTo } from './bound.ts'
import type { Tx } from './bound.ts'
import { columnTypes } from './column-types.ts'

export { sendBehind, sendText } from './bound.ts'
export type { Tx } from './bound.ts'

/** Who a transaction acts as. `null` sees nothing that a policy guards. */
export interface TransactionActor {
  readonly personId: string | null
}

export interface Database {
  /**
   * Runs `work` in one transaction as `actor`, and commits. BEGIN and the actor travel with the first statement.
   * What `work` sent without waiting for it must have succeeded too. Throws what `work` throws (after a rollback), what
   * failed of its statements, or `LostCommit` when the server did not confirm the commit.
   */
  transact<T>(actor: TransactionActor, work: (tx: Tx) => Promise<T>): Promise<T>
  /**
   * For work that only reads, as `actor`. All statements that `work` sends in one moment are one transaction in one flush:
   * begin, actor, statements, commit. The database refuses writes; a lock does not outlast its flush.
   */
  read<T>(actor: TransactionActor, work: (tx: Tx) => Promise<T>): Promise<T>
  /** Calls `heard` for each NOTIFY on `channel`; reconnects by itself and then calls `heard('')`, as something may be missed. */
  listen(channel: string, heard: (payload: string) => void): Promise<void>
  /** True when a connection answers. */
  alive(): Promise<boolean>
  readonly pool: pg.Pool
  close(): Promise<void>
}

/** The server ended the transaction otherwise than by committing it. */
export class LostCommit extends Error {}

/** No connection to the database was to be had; it may be back in a moment. */
export class DatabaseAway extends Error {}

export function openDatabase(config: pg.ClientConfig, { connections = 16 } = {}): Database {
  const pool = new pg.Pool({
    ...config,
    max: connections,
    idleTimeoutMillis: 0,
    pipeline: true,
    types: columnTypes,
    application_name: 'wuse',
    // Each shape of a question has a text of its own, so one plan serves them all: with row security, planning anew would
    // cost twice what the answer does.
    options: '-c plan_cache_mode=force_generic_plan',
  } as pg.PoolConfig)
  pool.on('error', ignore)
  // A connection that breaks while it is lent fails the statements that wait on it; nobody needs to be told once more.
  pool.on('connect', (client) => client.on('error', ignore))
  const lines = new WeakMap<pg.PoolClient, Line>()
  const listeners: pg.Client[] = []
  let closed = false

  function lineOf(client: pg.PoolClient): Line {
    let line = lines.get(client)
    if (!line) lines.set(client, (line = openLine(client)))
    return line
  }

  async function transact<T>(actor: TransactionActor, work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await borrow(pool)
    const line = lineOf(client)
    let result: T
    try {
      gatherInOneFlush(client)
      // Not awaited: it travels in one flush with the first statement of the work. A failure shows there.
      client.query(beginAs(actor)).catch(ignore)
      result = await work(line.tx)
    } catch (error) {
      const failure = isAfterFailure(error) ? (line.takeFailure() ?? error) : error
      await client.query('rollback').then(
        () => release(),
        (broken) => release(broken as Error),
      )
      throw failure
    }
    await client.query('commit').then(
      ({ command }) => {
        const failure = release()
        if (command !== 'COMMIT') throw failure ?? new LostCommit('the transaction was rolled back')
      },
      (broken) => {
        release(broken as Error)
        throw broken
      },
    )
    return result

    function release(broken?: Error): unknown {
      client.release(broken)
      return line.takeFailure()
    }
  }

  async function listen(channel: string, heard: (payload: string) => void): Promise<void> {
    const client = new pg.Client(config)
    client.on('notification', (message) => heard(message.payload ?? ''))
    client.on('error', ignore)
    client.on('end', () => {
      if (!closed) setTimeout(() => void listen(channel, heard).then(() => heard(''), ignore), 500).unref()
    })
    await client.connect()
    await client.query(`listen ${channel}`)
    listeners.push(client)
  }

  return {
    transact,
    read: async (actor, work) => work(bindTo(readingAs(actor, pool), refuseWriting)),
    listen,
    alive: () =>
      pool.query('select 1').then(
        () => true,
        () => false,
      ),
    pool,
    async close() {
      closed = true
      await Promise.all(listeners.map((client) => client.end().catch(ignore)))
      await pool.end()
    },
  }
}

function borrow(pool: pg.Pool): Promise<pg.PoolClient> {
  return pool.connect().catch((cause: Error) => {
    throw new DatabaseAway(cause.message, { cause })
  })
}

/** A connection as its transactions use it, one after another. */
interface Line {
  readonly tx: Tx
  /** What failed first in the transaction that ends, if anything did; the next one begins without it. */
  takeFailure(): unknown
}

function openLine(client: pg.PoolClient): Line {
  let failure: unknown
  const send = (statement: pg.QueryConfig) => {
    gatherInOneFlush(client)
    return client.query(statement).catch((error) => {
      failure ??= error
      throw error
    })
  }
  const tx = bindTo(send, (statement) => void send(statement).catch(ignore))
  return {
    tx,
    takeFailure() {
      const failed = failure
      failure = undefined
      return failed
    },
  }
}

interface Waiting {
  readonly statement: pg.QueryConfig
  readonly resolve: (result: pg.QueryResult) => void
  readonly reject: (error: unknown) => void
}

/** Collects the statements of a moment and sends them as one transaction in one flush. */
function readingAs(actor: TransactionActor, pool: pg.Pool) {
  let waiting: Waiting[] = []

  async function flush(): Promise<void> {
    const sent = waiting
    waiting = []
    try {
      const client = await borrow(pool)
      gatherInOneFlush(client)
      client.query(beginAs(actor, 'read only')).catch(ignore)
      for (const { statement, resolve, reject } of sent) client.query(statement).then(resolve, reject)
      client.query('commit').then(
        () => client.release(),
        (broken) => client.release(broken as Error),
      )
    } catch (error) {
      for (const { reject } of sent) reject(error)
    }
  }

  return (statement: pg.QueryConfig) =>
    new Promise<pg.QueryResult>((resolve, reject) => {
      if (waiting.push({ statement, resolve, reject }) === 1) process.nextTick(() => void flush())
    })
}

/** Until this turn of the event loop ends, what is sent over the connection is held back; then it goes in one write. */
function gatherInOneFlush(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
  if (stream.writableCorked > 0) return
  stream.cork()
  process.nextTick(() => stream.uncork())
}

/** Opens a transaction and tells it who acts, in one message that PostgreSQL needn't plan. */
function beginAs({ personId }: TransactionActor, mode = ''): string {
  if (personId !== null && !uuidPattern.test(personId)) throw new TypeError('an actor is a person by their id')
  return `begin ${mode}; set local wuse.person = '${personId ?? ''}'`
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** "current transaction is aborted": says nothing of why. */
function isAfterFailure(error: unknown): boolean {
  return (error as { code?: string }).code === '25P02'
}

function refuseWriting(): never {
  throw new Error('work that reads writes nothing')
}

function ignore(): void {}
