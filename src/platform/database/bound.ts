import { CamelCasePlugin, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely'
import type pg from 'pg'
import type { DB as Tables } from './tables.ts'

/** One open transaction. Its actor is set before the first statement and ends with it. */
export type Tx = Kysely<Tables>

/** Sends one statement of a transaction. Statements that are sent in one moment travel in one flush. */
export type Send = (statement: pg.QueryConfig) => Promise<pg.QueryResult>

/** A Kysely whose statements go through `send`. `behind` takes those that nobody waits for. */
export function bindTo(send: Send, behind: (statement: pg.QueryConfig) => void): Tx {
  const tx = new Kysely<Tables>({ dialect: new BoundDialect(send), plugins })
  ways.set(tx, { send, behind })
  return tx
}

/**
 * Sends a text with its values as it stands: for the lanes that are asked for all day. Nothing is compiled, and columns
 * come back under the names that the text gives them. Values travel apart from the text, always.
 */
export async function sendText<Row>(tx: Tx, text: string, values: readonly unknown[] = []): Promise<Row[]> {
  const { rows } = await wayOf(tx).send(statement(text, values))
  return rows as Row[]
}

/**
 * As `sendText`, for a write of which only matters that it succeeds: nobody waits for it, so that it travels with what
 * follows, at the latest with the commit. When it fails, the transaction fails.
 */
export function sendBehind(tx: Tx, text: string, values: readonly unknown[]): void {
  wayOf(tx).behind(statement(text, values))
}

interface Way {
  readonly send: Send
  readonly behind: (statement: pg.QueryConfig) => void
}

const ways = new WeakMap<Tx, Way>()

function wayOf(tx: Tx): Way {
  const way = ways.get(tx)
  if (!way) throw new Error('not a transaction of Database.transact or Database.read')
  return way
}

const plugins = [new CamelCasePlugin({ maintainNestedObjectKeys: true })]

class BoundDialect implements Dialect {
  readonly #send: Send
  constructor(send: Send) {
    this.#send = send
  }
  createDriver = (): Driver => new BoundDriver(this.#send)
  createQueryCompiler = () => new PostgresQueryCompiler()
  createAdapter = () => new PostgresAdapter()
  createIntrospector = (db: Kysely<unknown>) => new PostgresIntrospector(db)
}

class BoundDriver implements Driver {
  readonly #connection: DatabaseConnection
  constructor(send: Send) {
    this.#connection = { executeQuery: (query) => execute(send, query), streamQuery: refuseStream }
  }
  init = async () => {}
  acquireConnection = async () => this.#connection
  beginTransaction = refuseNesting
  commitTransaction = refuseNesting
  rollbackTransaction = refuseNesting
  releaseConnection = async () => {}
  destroy = async () => {}
}

async function refuseNesting(): Promise<never> {
  throw new Error('a request is one transaction: it is opened by Database.transact alone')
}

function refuseStream(): never {
  throw new Error('rows are paged by key, never streamed through a transaction')
}

async function execute<R>(send: Send, query: CompiledQuery): Promise<QueryResult<R>> {
  const result = await send(statement(query.sql, query.parameters))
  return { rows: result.rows as R[], numAffectedRows: result.rowCount === null ? undefined : BigInt(result.rowCount) }
}

function statement(text: string, values: readonly unknown[]): pg.QueryConfig {
  const name = statementName(text)
  return { text, values: values as unknown[], ...(name && { name }) }
}

/** Statements are prepared once a connection. The cap keeps texts that grow with their input from filling the server. */
const statementNames = new Map<string, string>()
const mostStatements = 600

function statementName(sql: string): string | undefined {
  let name = statementNames.get(sql)
  if (!name && statementNames.size < mostStatements && sql.length < 8_000) {
    statementNames.set(sql, (name = `s${statementNames.size}`))
  }
  return name
}
