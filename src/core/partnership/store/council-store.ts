import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/database.ts'
import { at } from '../../../platform/database/time.ts'
import type { CouncilRole, MeetingFacts, PromiseFacts } from '../council.ts'
import { type Asked, type Ordered, pageBy } from './asked.ts'

export interface CouncilMember {
  readonly id: string
  readonly unitCode: string
  readonly partnerId: string | null
  readonly personId: string | null
  readonly role: CouncilRole
  readonly since: number
  readonly endedAt: number | null
}

const memberColumns = ['id', 'unitCode', 'partnerId', 'personId', 'role', 'since', 'endedAt'] as const

export async function listMembers(tx: Tx, unitCode: string): Promise<CouncilMember[]> {
  return (await tx
    .selectFrom('partnership.councilMember')
    .select(memberColumns)
    .where('unitCode', '=', unitCode)
    .where('endedAt', 'is', null)
    .orderBy(sql`array_position(array['head', 'deputy', 'member'], role)`)
    .orderBy('id')
    .execute()) as CouncilMember[]
}

export async function lockMember(tx: Tx, id: string): Promise<CouncilMember | undefined> {
  return (await tx
    .selectFrom('partnership.councilMember')
    .select(memberColumns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()) as CouncilMember | undefined
}

/** False when the partner or the person sits there already. */
export async function insertMember(tx: Tx, member: Omit<CouncilMember, 'endedAt'>): Promise<boolean> {
  const result = await tx
    .insertInto('partnership.councilMember')
    .values({ ...member, since: at(member.since) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export async function updateMemberAsEnded(tx: Tx, id: string, now: number): Promise<void> {
  await tx
    .updateTable('partnership.councilMember')
    .set({ endedAt: at(now) })
    .where('id', '=', id)
    .execute()
}

export interface Meeting extends MeetingFacts {
  readonly id: string
  readonly unitCode: string
  readonly place: string
  readonly agenda: readonly string[]
  readonly attended: string | null
  readonly minutes: string | null
}

const meetingColumns = [
  'id',
  'unitCode',
  'heldAt',
  'place',
  'agenda',
  'attended',
  'minutes',
  'minutedAt',
  'cancelledAt',
] as const

export async function listMeetings(
  tx: Tx,
  { q, unit, state, ...page }: Asked<'meetings'>,
): Promise<Ordered<Meeting>[]> {
  let query = tx.selectFrom('partnership.meeting').select(meetingColumns)
  if (q)
    query = query.where(
      sql<boolean>`(strpos(meeting.place, ${q}) > 0 or strpos(array_to_string(meeting.agenda, ' '), ${q}) > 0)`,
    )
  if (unit) query = query.where(sql<boolean>`meeting.unit_code ^@ ${unit}`)
  if (state === 'held') query = query.where('minutedAt', 'is not', null)
  if (state === 'cancelled') query = query.where('cancelledAt', 'is not', null)
  if (state === 'called') query = query.where('minutedAt', 'is', null).where('cancelledAt', 'is', null)
  return pageBy(query, page, { held: sql`held_at` }).execute()
}

export async function findMeeting(tx: Tx, id: string): Promise<Meeting | undefined> {
  return tx.selectFrom('partnership.meeting').select(meetingColumns).where('id', '=', id).executeTakeFirst()
}

export async function lockMeeting(tx: Tx, id: string): Promise<Meeting | undefined> {
  return tx.selectFrom('partnership.meeting').select(meetingColumns).where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function insertMeeting(
  tx: Tx,
  meeting: Pick<Meeting, 'id' | 'unitCode' | 'heldAt' | 'place' | 'agenda'>,
  called: { readonly by: string; readonly at: number },
): Promise<void> {
  await tx
    .insertInto('partnership.meeting')
    .values({
      ...meeting,
      agenda: [...meeting.agenda],
      heldAt: at(meeting.heldAt),
      calledBy: called.by,
      calledAt: at(called.at),
    })
    .execute()
}

export async function updateMeetingAsCancelled(tx: Tx, id: string, now: number): Promise<void> {
  await tx
    .updateTable('partnership.meeting')
    .set({ cancelledAt: at(now) })
    .where('id', '=', id)
    .execute()
}

export async function updateMinutes(
  tx: Tx,
  id: string,
  { attended, minutes, now }: { attended: string; minutes: string; now: number },
): Promise<void> {
  await tx
    .updateTable('partnership.meeting')
    .set({ attended, minutes, minutedAt: at(now) })
    .where('id', '=', id)
    .execute()
}

export interface CouncilPromise extends PromiseFacts {
  readonly id: string
  readonly unitCode: string
  readonly meetingId: string | null
  readonly partnerId: string | null
  readonly personId: string | null
  readonly what: string
  readonly outcome: string | null
}

const promiseColumns = [
  'id',
  'unitCode',
  'meetingId',
  'partnerId',
  'personId',
  'what',
  'dueDay',
  'madeAt',
  'keptAt',
  'droppedAt',
  'outcome',
] as const

export async function listPromises(
  tx: Tx,
  { q, unit, partner, state, ...page }: Asked<'promises'>,
  today: string,
): Promise<Ordered<CouncilPromise>[]> {
  let query = tx.selectFrom('partnership.promise').select(promiseColumns)
  if (q) query = query.where(sql<boolean>`strpos(promise.what, ${q}) > 0`)
  if (unit) query = query.where(sql<boolean>`promise.unit_code ^@ ${unit}`)
  if (partner) query = query.where('partnerId', '=', partner)
  if (state === 'kept') query = query.where('keptAt', 'is not', null)
  if (state === 'dropped') query = query.where('droppedAt', 'is not', null)
  if (state === 'open' || state === 'late') {
    query = query.where('outcome', 'is', null).where('dueDay', state === 'late' ? '<' : '>=', today)
  }
  return pageBy(query, page, { due: sql`due_day` }).execute()
}

/** What stood on a council's list when it met: made before, due before that day, not ended by then. */
export async function listLateAt(tx: Tx, { unitCode, heldAt }: Meeting, day: string): Promise<CouncilPromise[]> {
  return tx
    .selectFrom('partnership.promise')
    .select(promiseColumns)
    .where('unitCode', '=', unitCode)
    .where('dueDay', '<', day)
    .where('madeAt', '<', at(heldAt))
    .where(sql<boolean>`coalesce(promise.kept_at, promise.dropped_at, 'infinity') > ${at(heldAt)}`)
    .orderBy('dueDay')
    .orderBy('id')
    .limit(200)
    .execute()
}

export async function listPromisedIn(tx: Tx, meetingId: string): Promise<CouncilPromise[]> {
  return tx
    .selectFrom('partnership.promise')
    .select(promiseColumns)
    .where('meetingId', '=', meetingId)
    .orderBy('id')
    .limit(200)
    .execute()
}

export async function findPromise(tx: Tx, id: string): Promise<CouncilPromise | undefined> {
  return tx.selectFrom('partnership.promise').select(promiseColumns).where('id', '=', id).executeTakeFirst()
}

export async function insertPromise(
  tx: Tx,
  promise: Omit<CouncilPromise, 'keptAt' | 'droppedAt' | 'outcome'>,
): Promise<void> {
  await tx
    .insertInto('partnership.promise')
    .values({ ...promise, madeAt: at(promise.madeAt) })
    .execute()
}

/** False when it ended meanwhile. */
export async function updatePromiseAsEnded(
  tx: Tx,
  id: string,
  { ending, outcome, now }: { ending: 'kept' | 'dropped'; outcome: string; now: number },
): Promise<boolean> {
  const result = await tx
    .updateTable('partnership.promise')
    .set({ ...(ending === 'kept' ? { keptAt: at(now) } : { droppedAt: at(now) }), outcome })
    .where('id', '=', id)
    .where('outcome', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export interface PromiseNote {
  readonly promiseId: string
  readonly text: string
  readonly notedBy: string
  readonly notedAt: number
}

export async function listNotes(tx: Tx, promiseIds: readonly string[]): Promise<Map<string, PromiseNote[]>> {
  if (promiseIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('partnership.promiseNote')
    .select(['promiseId', 'text', 'notedBy', 'notedAt'])
    .where('promiseId', 'in', [...promiseIds])
    .orderBy('id')
    .execute()
  return Map.groupBy(rows, ({ promiseId }) => promiseId)
}

export async function insertNote(
  tx: Tx,
  note: PromiseNote & { readonly id: string; readonly unitCode: string },
): Promise<void> {
  await tx
    .insertInto('partnership.promiseNote')
    .values({ ...note, notedAt: at(note.notedAt) })
    .execute()
}
