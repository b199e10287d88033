import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'

/** A queue with jobs that came to nothing. */
export interface TroubledQueue {
  readonly queue: string
  /** Given up for good in the last day, after all tries. */
  readonly failed: number
  /** Begun, and past the time that they may take. */
  readonly overdue: number
  /** Due for more than ten minutes, and begun by nobody. */
  readonly waiting: number
}

export async function listTroubledQueues(tx: Tx): Promise<TroubledQueue[]> {
  const { rows } = await sql<TroubledQueue>`
    select * from (
      select job.name as queue,
        (count(*) filter (where job.state = 'failed' and job.completed_on > now() - interval '1 day'))::int as failed,
        (count(*) filter (
          where job.state = 'active' and job.started_on + job.expire_seconds * interval '1 second' < now() - interval '5 minutes'
        ))::int as overdue,
        (count(*) filter (
          where job.state in ('created', 'retry') and job.start_after < now() - interval '10 minutes'
        ))::int as waiting
      from pgboss.job
      where job.state in ('created', 'retry', 'active', 'failed')
      group by job.name
    ) as queues
    where failed + overdue + waiting > 0
    order by queue`.execute(tx)
  return rows
}
