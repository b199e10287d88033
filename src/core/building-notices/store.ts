import { sql } from 'kysely'
import type { Tx } from '../../platform/database/database.ts'
import { at } from '../../platform/database/time.ts'
import type { State } from '../needs/need.ts'
import type { Kind, MessageKind, Neighbour, NoticeFacts, NoticeSort, Span } from './notice.ts'

export interface Notice extends NoticeFacts {
  readonly id: string
  readonly unitCode: string
  readonly kind: Kind
  readonly places: string
  readonly responsible: string
  readonly postedAt: number
}

const noticeColumns = ['id', 'unitCode', 'kind', 'places', 'responsible', 'postedAt', 'overAt'] as const

export async function findNotice(tx: Tx, id: string): Promise<Notice | undefined> {
  return (await tx
    .selectFrom('buildingNotices.notice')
    .select(noticeColumns)
    .where('id', '=', id)
    .executeTakeFirst()) as Notice | undefined
}

/** The notice, locked until the transaction ends, for staff of its unit. */
export async function lockNotice(tx: Tx, id: string): Promise<Notice | undefined> {
  return (await tx
    .selectFrom('buildingNotices.notice')
    .select(noticeColumns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()) as Notice | undefined
}

export interface NewNotice extends Omit<Notice, 'overAt'> {
  readonly postedBy: string
}

export async function insertNotice(
  tx: Tx,
  { postedAt, ...notice }: NewNotice,
  buildings: readonly { readonly id: string; readonly unitCode: string }[],
): Promise<void> {
  await tx
    .insertInto('buildingNotices.notice')
    .values({ ...notice, postedAt: at(postedAt) })
    .execute()
  await tx
    .insertInto('buildingNotices.atBuilding')
    .values(buildings.map(({ id, unitCode }) => ({ noticeId: notice.id, buildingId: id, unitCode })))
    .execute()
}

export async function updateAsOver(tx: Tx, id: string, overBy: string, now: number): Promise<void> {
  await tx
    .updateTable('buildingNotices.notice')
    .set({ overAt: at(now), overBy })
    .where('id', '=', id)
    .execute()
}

export interface Message extends Span {
  readonly id: string
  readonly noticeId: string
  readonly kind: MessageKind
  readonly text: string
  readonly inApp: number
  readonly bySms: number
  readonly writtenAt: number
  readonly writtenBy: string
}

export async function insertMessage(tx: Tx, { fromAt, untilAt, writtenAt, ...message }: Message): Promise<void> {
  await tx
    .insertInto('buildingNotices.message')
    .values({
      ...message,
      fromAt: at(fromAt),
      untilAt: untilAt === null ? null : at(untilAt),
      writtenAt: at(writtenAt),
    })
    .execute()
}

/** The messages of these notices by notice, the newest of each first. */
export async function listMessages(tx: Tx, noticeIds: readonly string[]): Promise<Map<string, Message[]>> {
  if (noticeIds.length === 0) return new Map()
  const rows = (await tx
    .selectFrom('buildingNotices.message')
    .select(['id', 'noticeId', 'kind', 'text', 'fromAt', 'untilAt', 'inApp', 'bySms', 'writtenAt', 'writtenBy'])
    .where('noticeId', 'in', [...noticeIds])
    .orderBy('id', 'desc')
    .execute()) as Message[]
  return Map.groupBy(rows, ({ noticeId }) => noticeId)
}

/** Whether one of its buildings stands in a unit where the actor works. */
export async function concernsActor(tx: Tx, noticeId: string): Promise<boolean> {
  const { rows } = await sql<{ concerns: boolean }>`
    select exists (
      select from building_notices.at_building a
      where a.notice_id = ${noticeId} and a.unit_code = any((select actor.units('business'))::text[])) as concerns`.execute(
    tx,
  )
  return rows[0]!.concerns
}

export async function listBuildingIds(tx: Tx, noticeId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('buildingNotices.atBuilding')
    .select('buildingId')
    .where('noticeId', '=', noticeId)
    .execute()
  return rows.map(({ buildingId }) => buildingId)
}

export interface NoticeSearch {
  readonly words: string | undefined
  readonly unitCode: string | undefined
  readonly kind: Kind | undefined
  readonly over: boolean | undefined
  readonly sort: NoticeSort
  readonly after: string | undefined
  readonly limit: number
}

/** Notices for buildings of the units where the actor works. */
export async function listNotices(tx: Tx, search: NoticeSearch): Promise<(Notice & { tied: number })[]> {
  const { words, unitCode, kind, over, sort, after, limit } = search
  let query = tx
    .selectFrom('buildingNotices.notice')
    .select(noticeColumns)
    .select(
      sql<number>`(select count(*)::int from building_notices.tied_need t where t.notice_id = notice.id)`.as('tied'),
    )
    .where(sql<boolean>`id in (
      select a.notice_id from building_notices.at_building a
      where a.unit_code = any((select actor.units('business'))::text[]))`)
  if (words) {
    query = query.where(sql<boolean>`(strpos(places, ${words}) > 0 or exists (
      select from building_notices.message m where m.notice_id = notice.id and strpos(m.text, ${words}) > 0))`)
  }
  if (unitCode) query = query.where(sql<boolean>`unit_code ^@ ${unitCode}`)
  if (kind) query = query.where('kind', '=', kind)
  if (over !== undefined) query = query.where('overAt', over ? 'is not' : 'is', null)
  const upwards = sort === 'posted'
  if (after) query = query.where('id', upwards ? '>' : '<', after)
  return (await query
    .orderBy('id', upwards ? 'asc' : 'desc')
    .limit(limit)
    .execute()) as (Notice & { tied: number })[]
}

/** What holds for the building where the actor lives, and what was over since a moment; newest first. */
export async function listHere(tx: Tx, overSince: number): Promise<Notice[]> {
  const { rows } = await sql<Notice>`
    select n.id, n.unit_code, n.kind, n.places, n.responsible, n.posted_at, n.over_at
    from territory.door
    join territory.entrance on entrance.id = door.entrance_id
    join building_notices.at_building a on a.building_id = entrance.building_id
    join building_notices.notice n on n.id = a.notice_id
    where door.id = (select people.my_door()) and (n.over_at is null or n.over_at > ${at(overSince)})
    order by n.id desc
    limit 5`.execute(tx)
  return rows
}

/** Everybody known behind the doors of these buildings, as far as the actor sees them. */
export async function listNeighbours(
  tx: Tx,
  buildingIds: readonly string[],
): Promise<(Neighbour & { unitCode: string; name: string })[]> {
  const { rows } = await sql<Neighbour & { unitCode: string; name: string }>`
    select person.id as person_id, person.name, door.id as door_id, door.unit_code,
      accounts.has_signed_in(person.id) as signed_in, person.phone_index is not null as has_phone
    from territory.entrance
    join territory.door on door.entrance_id = entrance.id
    join people.person on person.door_id = door.id
    where entrance.building_id = any(${[...buildingIds]}::uuid[]) and person.erased_at is null
    order by length(entrance.name), entrance.name, length(door.name), door.name, person.pinyin`.execute(tx)
  return rows
}

/** Doors of these buildings behind which nobody is known. */
export async function countUnknownDoors(tx: Tx, buildingIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count
    from territory.entrance join territory.door on door.entrance_id = entrance.id
    where entrance.building_id = any(${[...buildingIds]}::uuid[])
      and not exists (select from people.person where person.door_id = door.id and person.erased_at is null)`.execute(
    tx,
  )
  return rows[0]!.count
}

/** When each door was told of a message in person. */
export async function listTold(tx: Tx, messageId: string): Promise<Map<string, number>> {
  const rows = (await tx
    .selectFrom('buildingNotices.toldDoor')
    .select(['doorId', 'toldAt'])
    .where('messageId', '=', messageId)
    .execute()) as { doorId: string; toldAt: number }[]
  return new Map(rows.map(({ doorId, toldAt }) => [doorId, toldAt]))
}

/** Once is enough: a second one changes nothing. */
export async function insertTold(
  tx: Tx,
  told: { messageId: string; doorId: string; unitCode: string; toldBy: string },
  now: number,
): Promise<boolean> {
  const added = await tx
    .insertInto('buildingNotices.toldDoor')
    .values({ ...told, toldAt: at(now) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

export interface NearNeed {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly body: string | null
  readonly state: State
  readonly heardAt: number
  readonly unitCode: string
  readonly buildingId: string | null
}

const nearColumns = sql`n.id, n.number, n.title, n.body, n.state, n.heard_at, n.unit_code, n.building_id`

export async function listTied(tx: Tx, noticeId: string): Promise<NearNeed[]> {
  const { rows } = await sql<NearNeed>`
    select ${nearColumns} from building_notices.tied_need t join needs.need n on n.id = t.need_id
    where t.notice_id = ${noticeId} order by n.id`.execute(tx)
  return rows
}

/** Open needs told of since a moment in these buildings, and in their grids without a building; newest first. */
export async function listNear(tx: Tx, buildingIds: readonly string[], since: number): Promise<NearNeed[]> {
  const { rows } = await sql<NearNeed>`
    with place as (select id, unit_code from territory.building where id = any(${[...buildingIds]}::uuid[]))
    select ${nearColumns} from needs.need n
    where n.lane is not null and n.guarded_at is null and n.heard_at >= ${at(since)}
      and (n.building_id in (select id from place)
        or n.building_id is null and n.unit_code in (select unit_code from place))
      and not exists (select from building_notices.tied_need t where t.need_id = n.id)
    order by n.id desc
    limit 100`.execute(tx)
  return rows
}

/** False when the need is tied already. */
export async function insertTie(
  tx: Tx,
  tie: { needId: string; noticeId: string; tiedBy: string },
  now: number,
): Promise<boolean> {
  const added = await tx
    .insertInto('buildingNotices.tiedNeed')
    .values({ ...tie, tiedAt: at(now) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

/** False when the need isn't tied to this notice. */
export async function deleteTie(tx: Tx, noticeId: string, needId: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('buildingNotices.tiedNeed')
    .where('needId', '=', needId)
    .where('noticeId', '=', noticeId)
    .executeTakeFirst()
  return gone.numDeletedRows === 1n
}
