import { sql } from 'kysely'
import type { Tx } from './database.ts'

/** What a database server says of itself. */
export interface ServerFacts {
  /** `18.4` */
  readonly version: string
  readonly major: number
  /** Its clock, in epoch milliseconds. */
  readonly now: number
  readonly startedAt: number
  /** How far its time zone data puts Asia/Shanghai ahead of UTC today. */
  readonly shanghaiAheadMinutes: number
  /** Whether any process is connected to this database as the application: a web server, or a command beside it. */
  readonly served: boolean
}

export async function getServerFacts(tx: Tx): Promise<ServerFacts> {
  const { rows } = await sql<ServerFacts>`
    select current_setting('server_version') as version,
      current_setting('server_version_num')::int / 10000 as major,
      clock_timestamp() as now,
      pg_postmaster_start_time() as started_at,
      (extract(epoch from (now() at time zone 'Asia/Shanghai') - (now() at time zone 'UTC')) / 60)::int
        as shanghai_ahead_minutes,
      exists (
        select from pg_stat_activity a
        where a.datname = current_database() and a.usename = 'wuse_app' and a.pid <> pg_backend_pid()
      ) as served`.execute(tx)
  return rows[0]!
}
