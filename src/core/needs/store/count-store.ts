import { sql } from 'kysely'
import { sendText, type Tx } from '../../../platform/database/database.ts'
import { at } from '../../../platform/database/time.ts'
import type { OpenState } from '../need.ts'
import type { Need } from './need-store.ts'

/** How many wait where, and what else is near a need. */

/** Open needs by lane from the kept counter, exact as of now; within one unit if wanted. */
export async function countLanes(tx: Tx, unit: string | undefined): Promise<Map<string, number>> {
  const rows = await sendText<{ lane: string; count: number }>(tx, 'select lane, count from needs.count_open($1)', [
    unit,
  ])
  return new Map(rows.map(({ lane, count }) => [lane, count]))
}

/** Guarded needs that nobody may read, as nobody holds the post; 0 for whoever may not give that post. */
export async function countUnreadGuarded(tx: Tx): Promise<number> {
  const rows = await sendText<{ count: number }>(tx, 'select needs.count_unread_guarded() as count', [])
  return rows[0]!.count
}

/** How many of these lanes are late and how many soon will be; counted up to `most`. */
export async function countLights(
  tx: Tx,
  lanes: readonly OpenState[],
  unit: string | undefined,
  now: number,
  most: number,
): Promise<{ late: number; soon: number }> {
  const { rows } = await sql<{ late: number; soon: number }>`
    select late, soon from needs.count_lights(
      ${[...lanes]}::text[], ${unit ?? null}::text, ${at(now)}::timestamptz, ${most}::integer)`.execute(tx)
  return rows[0]!
}

export interface ShortNeed {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly state: Need['state']
  readonly heardAt: number
  readonly why: 'same-door' | 'same-building' | 'same-reporter' | 'joined-here' | 'joined-to'
}

/** Open needs of the same door or building, what is joined to this one, and the reporter's own of before. */
export async function listNear(tx: Tx, need: Need): Promise<ShortNeed[]> {
  const { rows } = await sql<ShortNeed>`
    (select n.id, n.number, n.title, n.state, n.heard_at, 'joined-here' as why from needs.need n
       where n.joined_to = ${need.id}::uuid order by n.id desc limit 20)
    union all
    (select n.id, n.number, n.title, n.state, n.heard_at, 'joined-to' from needs.need n where n.id = ${need.joinedTo}::uuid)
    union all
    (select n.id, n.number, n.title, n.state, n.heard_at,
            case when n.door_id = ${need.doorId}::uuid then 'same-door' else 'same-building' end
       from needs.need n
       where n.building_id = ${need.buildingId}::uuid and n.lane is not null and n.id <> ${need.id}::uuid
       order by n.id desc limit 10)
    union all
    (select n.id, n.number, n.title, n.state, n.heard_at, 'same-reporter' from needs.need n
       where n.reporter_id = ${need.reporterId}::uuid and n.id <> ${need.id}::uuid order by n.id desc limit 10)`.execute(
    tx,
  )
  return rows
}

/** How many open needs each of these people has in hand. */
export async function countInHand(tx: Tx, personIds: readonly string[]): Promise<Map<string, number>> {
  if (personIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; count: number }>`
    select n.assignee_id as id, count(*)::integer as count from needs.need n
    where n.assignee_id = any(${[...personIds]}::uuid[]) and n.lane is not null group by n.assignee_id`.execute(tx)
  return new Map(rows.map(({ id, count }) => [id, count]))
}
