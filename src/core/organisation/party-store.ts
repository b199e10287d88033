import { sql } from 'kysely'
import type { Tx } from '../../platform/database/database.ts'
import { at } from '../../platform/database/time.ts'
import type { BodyKind, Duty, MemberSort, Term, ThemeDaySort } from './party.ts'

export interface PartyBody {
  readonly id: string
  readonly unitCode: string
  readonly kind: BodyKind
  readonly name: string
}

/** Party bodies, a street's before its communities'; of these units alone when told. */
export async function listPartyBodies(tx: Tx, unitCodes?: readonly string[]): Promise<PartyBody[]> {
  let query = tx.selectFrom('organisation.partyBody').select(['id', 'unitCode', 'kind', 'name'])
  if (unitCodes) query = query.where(sql<boolean>`unit_code = any(${[...unitCodes]}::text[])`)
  return (await query.orderBy('unitCode').orderBy(sql`kind like 'volunteer-%'`).execute()) as PartyBody[]
}

export async function findPartyBody(tx: Tx, id: string): Promise<PartyBody | undefined> {
  return (await tx
    .selectFrom('organisation.partyBody')
    .select(['id', 'unitCode', 'kind', 'name'])
    .where('id', '=', id)
    .executeTakeFirst()) as PartyBody | undefined
}

export async function insertPartyBodies(tx: Tx, bodies: readonly Omit<PartyBody, 'id'>[]): Promise<void> {
  if (bodies.length > 0)
    await tx
      .insertInto('organisation.partyBody')
      .values([...bodies])
      .execute()
}

export interface Membership extends Term {
  readonly id: string
  readonly bodyId: string
  readonly unitCode: string
  readonly personId: string
  readonly duty: Duty
}

const membershipColumns = ['id', 'bodyId', 'unitCode', 'personId', 'duty', 'fromDay', 'toDay'] as const

export interface MembershipSearch {
  readonly bodyIds?: readonly string[]
  readonly personIds?: readonly string[]
  readonly unitCode?: string
  readonly kind?: BodyKind
  readonly duty?: Duty
  /** Part of a member's name, or the beginning of its letters. */
  readonly words?: string
  /** Those over too. */
  readonly ended?: boolean
  /** Those added last first unless told. */
  readonly sort?: MemberSort
  /** The last row of the page before. */
  readonly after?: string
  readonly limit: number
}

/** What each order goes by; an index begins with the same columns. */
const memberKeys = {
  added: ['id'],
  from: ['from_day', 'id'],
  body: ['unit_code', 'body_id', 'id'],
} as const

/** Who belongs to which body. */
export async function listMemberships(tx: Tx, search: MembershipSearch): Promise<Membership[]> {
  let query = tx.selectFrom('organisation.membership').select(membershipColumns)
  if (search.bodyIds) query = query.where('bodyId', 'in', [...search.bodyIds])
  if (search.personIds) query = query.where(sql<boolean>`person_id = any(${[...search.personIds]}::uuid[])`)
  if (search.unitCode) query = query.where(sql<boolean>`membership.unit_code ^@ ${search.unitCode}`)
  if (search.kind) {
    query = query.where(sql<boolean>`membership.body_id in (
      select body.id from organisation.party_body body where body.kind = ${search.kind})`)
  }
  if (search.duty) query = query.where('duty', '=', search.duty)
  if (search.words) {
    const letters = search.words.toLowerCase()
    query = query.where(sql<boolean>`exists (select from people.person where person.id = membership.person_id
      and (strpos(person.name, ${search.words}) > 0 or person.pinyin ^@ ${letters} or person.initials ^@ ${letters}))`)
  }
  if (!search.ended) query = query.where('toDay', 'is', null)
  const order = orderBy('organisation.membership', memberKeys, { sort: '-added', ...search })
  if (order.beyond) query = query.where(order.beyond)
  return (await query.orderBy(order.by).limit(search.limit).execute()) as Membership[]
}

export async function lockMembership(tx: Tx, id: string): Promise<Membership | undefined> {
  return (await tx
    .selectFrom('organisation.membership')
    .select(membershipColumns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()) as Membership | undefined
}

/** False when somebody belongs to the body already. */
export async function insertMembership(
  tx: Tx,
  membership: Omit<Membership, 'toDay'>,
  addedBy: string,
): Promise<boolean> {
  const result = await tx
    .insertInto('organisation.membership')
    .values({ ...membership, addedBy })
    .onConflict((conflict) => conflict.columns(['bodyId', 'personId']).where('toDay', 'is', null).doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export async function updateMembershipAsEnded(tx: Tx, id: string, toDay: string): Promise<void> {
  await tx.updateTable('organisation.membership').set({ toDay }).where('id', '=', id).execute()
}

export interface ThemeDay {
  readonly id: string
  readonly bodyId: string
  readonly unitCode: string
  readonly heldOn: string
  readonly subject: string
  readonly place: string
  readonly speaker: string
  readonly done: string
  readonly recordedBy: string
  readonly recordedAt: number
}

const themeDayColumns = [
  'id',
  'bodyId',
  'unitCode',
  'heldOn',
  'subject',
  'place',
  'speaker',
  'done',
  'recordedBy',
  'recordedAt',
] as const

export interface ThemeDaySearch {
  readonly unitCode?: string
  readonly year?: string
  /** Part of the subject or of the speaker's name. */
  readonly words?: string
  readonly sort: ThemeDaySort
  /** The last row of the page before. */
  readonly after?: string
  readonly limit: number
}

const themeDayKeys = { held: ['held_on', 'id'], body: ['unit_code', 'held_on', 'id'] } as const

/** Theme days; by branch each goes from its first to its latest. */
export async function listThemeDays(tx: Tx, search: ThemeDaySearch): Promise<ThemeDay[]> {
  let query = tx.selectFrom('organisation.themeDay').select(themeDayColumns)
  if (search.unitCode) query = query.where(sql<boolean>`theme_day.unit_code ^@ ${search.unitCode}`)
  if (search.year)
    query = query.where('heldOn', '>=', `${search.year}-01-01`).where('heldOn', '<=', `${search.year}-12-31`)
  if (search.words) {
    query = query.where(
      sql<boolean>`(strpos(theme_day.subject, ${search.words}) > 0 or strpos(theme_day.speaker, ${search.words}) > 0)`,
    )
  }
  const order = orderBy('organisation.themeDay', themeDayKeys, search)
  if (order.beyond) query = query.where(order.beyond)
  return (await query.orderBy(order.by).limit(search.limit).execute()) as ThemeDay[]
}

/** An order by these columns, downwards for a sort with a dash, and what comes beyond the last row of the page before. */
function orderBy(
  table: string,
  keys: Readonly<Record<string, readonly string[]>>,
  { sort, after }: { readonly sort: string; readonly after?: string },
) {
  const descends = sort.startsWith('-')
  const columns = keys[sort.replace(/^-/, '')]!.map((column) => sql.ref(column))
  const direction = sql.raw(descends ? 'desc' : 'asc')
  const listed = sql.join(columns)
  return {
    by: sql`${sql.join(columns.map((column) => sql`${column} ${direction}`))}`,
    beyond:
      after !== undefined &&
      sql<boolean>`(${listed}) ${sql.raw(descends ? '<' : '>')} (select ${listed} from ${sql.table(table)} where id = ${after})`,
  }
}

export async function findThemeDay(tx: Tx, id: string): Promise<ThemeDay | undefined> {
  return (await tx
    .selectFrom('organisation.themeDay')
    .select(themeDayColumns)
    .where('id', '=', id)
    .executeTakeFirst()) as ThemeDay | undefined
}

export async function insertThemeDay(tx: Tx, day: ThemeDay): Promise<void> {
  await tx
    .insertInto('organisation.themeDay')
    .values({ ...day, recordedAt: at(day.recordedAt) })
    .execute()
}

export type ThemeDayWords = Pick<ThemeDay, 'heldOn' | 'subject' | 'place' | 'speaker' | 'done'>

export async function updateThemeDay(
  tx: Tx,
  id: string,
  { heldOn, subject, place, speaker, done }: ThemeDayWords,
): Promise<void> {
  await tx
    .updateTable('organisation.themeDay')
    .set({ heldOn, subject, place, speaker, done })
    .where('id', '=', id)
    .execute()
}

/** Who came, by theme day. */
export async function listWhoCame(tx: Tx, themeDayIds: readonly string[]): Promise<Map<string, string[]>> {
  if (themeDayIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('organisation.themeDayMember')
    .select(['themeDayId', 'personId'])
    .where('themeDayId', 'in', [...themeDayIds])
    .execute()
  const came = new Map<string, string[]>()
  for (const { themeDayId, personId } of rows) came.set(themeDayId, [...(came.get(themeDayId) ?? []), personId])
  return came
}

/** Says anew who came. */
export async function replaceWhoCame(tx: Tx, themeDayId: string, personIds: readonly string[]): Promise<void> {
  await tx.deleteFrom('organisation.themeDayMember').where('themeDayId', '=', themeDayId).execute()
  if (personIds.length > 0) {
    await tx
      .insertInto('organisation.themeDayMember')
      .values(personIds.map((personId) => ({ themeDayId, personId })))
      .execute()
  }
}
