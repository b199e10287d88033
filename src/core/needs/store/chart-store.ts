import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/database.ts'
import { at } from '../../../platform/database/time.ts'

/** What the chart and a branch's list of service tell of needs. */

/** Open needs by unit, from the kept counters; guarded ones are not among them. */
export async function countOpen(tx: Tx, unitCodes: readonly string[]): Promise<Map<string, number>> {
  const units = [...unitCodes]
  const { rows } = await sql<{ unitCode: string; count: number }>`
    select kept.unit_code, sum(kept.n)::integer as count
    from (
      select c.unit_code, c.count as n from needs.open_count c where c.unit_code = any(${units}::text[]) and c.lane <> 'guarded'
      union all
      select c.unit_code, c.change from needs.count_change c where c.unit_code = any(${units}::text[]) and c.lane <> 'guarded'
    ) kept
    group by kept.unit_code`.execute(tx)
  return new Map(rows.map(({ unitCode, count }) => [unitCode, count]))
}

/** Open needs by the team that has them. */
export async function countOpenOfTeams(tx: Tx, teamIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ teamId: string; count: number }>`
    select n.team_id, count(*)::integer as count from needs.need n
    where n.team_id = any(${[...teamIds]}::uuid[]) and n.lane is not null and n.lane <> 'guarded'
    group by n.team_id`.execute(tx)
  return new Map(rows.map(({ teamId, count }) => [teamId, count]))
}

export interface Closed {
  readonly unitCode: string
  readonly teamId: string | null
  readonly count: number
}

/** Needs of the actor's units that were closed since a moment, by unit and team. */
export async function countClosed(tx: Tx, unitCodes: readonly string[], since: number): Promise<Closed[]> {
  const { rows } = await sql<Closed>`
    select unit_code, team_id, count::integer from needs.count_closed(${[...unitCodes]}::text[], ${at(since)})`.execute(
    tx,
  )
  return rows
}

export interface Served {
  readonly personId: string
  readonly what: string
  readonly at: number
}

/** Visits that these people made, and needs that they saw to the end without one, as far as the actor may read them. */
export async function listServed(
  tx: Tx,
  personIds: readonly string[],
  from: number,
  to: number,
  most: number,
): Promise<Served[]> {
  const people = [...personIds]
  const { rows } = await sql<Served>`
    select told.person_id, told.title as what, told.at from (
      select visitor.person_id, n.title, visit.visit_at as at
      from needs.visitor
      join needs.visit on visit.id = visitor.visit_id
      join needs.need n on n.id = visitor.need_id
      where visitor.person_id = any(${people}::uuid[]) and visit.cancelled_at is null
        and visit.visit_at >= ${at(from)} and visit.visit_at < ${at(to)}
      union all
      select n.assignee_id, n.title, n.closed_at
      from needs.need n
      where n.assignee_id = any(${people}::uuid[]) and n.state = 'closed'
        and n.closed_at >= ${at(from)} and n.closed_at < ${at(to)}
        and not exists (
          select from needs.visitor v where v.need_id = n.id and v.person_id = n.assignee_id)
    ) told
    order by told.at, told.person_id
    limit ${most}`.execute(tx)
  return rows
}
