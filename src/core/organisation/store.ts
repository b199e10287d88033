import { sql } from 'kysely'
import type { Tx } from '../../platform/database/database.ts'
import { at } from '../../platform/database/time.ts'
import type { Post } from './post.ts'
import type { TeamColour } from './team.ts'

/** Whether anybody was ever given the post of street officer; answers nobody too. */
export async function hasOfficer(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`select organisation.has_officer() as known`.execute(tx)
  return rows[0]!.known
}

export interface PartyBody {
  readonly unitCode: string
  readonly kind: 'work-committee' | 'branch'
  readonly name: string
}

export async function listPartyBodies(tx: Tx): Promise<PartyBody[]> {
  return (await tx
    .selectFrom('organisation.partyBody')
    .select(['unitCode', 'kind', 'name'])
    .orderBy('unitCode')
    .execute()) as PartyBody[]
}

export async function insertPartyBodies(tx: Tx, bodies: readonly PartyBody[]): Promise<void> {
  if (bodies.length > 0)
    await tx
      .insertInto('organisation.partyBody')
      .values([...bodies])
      .execute()
}

export interface Team {
  readonly id: string
  readonly streetCode: string
  readonly name: string
  readonly colour: TeamColour
  readonly place: number
  readonly services: readonly string[]
  readonly endedAt: number | null
}

const teamColumns = ['id', 'streetCode', 'name', 'colour', 'place', 'services', 'endedAt'] as const

/** Teams in the street's order; ended ones only when asked for. */
export async function listTeams(tx: Tx, { ended = false } = {}): Promise<Team[]> {
  let query = tx.selectFrom('organisation.team').select(teamColumns)
  if (!ended) query = query.where('endedAt', 'is', null)
  return (await query.orderBy('place').orderBy('id').execute()) as Team[]
}

export async function findTeam(tx: Tx, id: string): Promise<Team | undefined> {
  return (await tx.selectFrom('organisation.team').select(teamColumns).where('id', '=', id).executeTakeFirst()) as
    | Team
    | undefined
}

/** False when the street has a team of this name. */
export async function insertTeams(tx: Tx, teams: readonly Omit<Team, 'endedAt'>[]): Promise<boolean> {
  const result = await tx
    .insertInto('organisation.team')
    .values(teams.map((team) => ({ ...team, services: [...team.services] })))
    .onConflict((conflict) => conflict.columns(['streetCode', 'name']).doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === BigInt(teams.length)
}

export async function hasTeamNamed(
  tx: Tx,
  { id, streetCode, name }: Pick<Team, 'id' | 'streetCode' | 'name'>,
): Promise<boolean> {
  const row = await tx
    .selectFrom('organisation.team')
    .select('id')
    .where('streetCode', '=', streetCode)
    .where('name', '=', name)
    .where('id', '!=', id)
    .executeTakeFirst()
  return row !== undefined
}

export async function updateTeam(
  tx: Tx,
  id: string,
  { name, colour, services }: Pick<Team, 'name' | 'colour' | 'services'>,
): Promise<void> {
  await tx
    .updateTable('organisation.team')
    .set({ name, colour, services: [...services] })
    .where('id', '=', id)
    .execute()
}

export interface Squad {
  readonly id: string
  readonly teamId: string
  readonly unitCode: string
  readonly name: string
}

export async function listSquads(tx: Tx): Promise<Squad[]> {
  return (await tx
    .selectFrom('organisation.squad')
    .select(['id', 'teamId', 'unitCode', 'name'])
    .where('endedAt', 'is', null)
    .orderBy('unitCode')
    .execute()) as Squad[]
}

/** False when a team has a squad in one of the communities already. */
export async function insertSquads(tx: Tx, squads: readonly Squad[]): Promise<boolean> {
  if (squads.length === 0) return true
  const result = await tx
    .insertInto('organisation.squad')
    .values([...squads])
    .onConflict((conflict) => conflict.columns(['teamId', 'unitCode']).doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === BigInt(squads.length)
}

/** A post that somebody holds or held: a row of the ground's grants. */
export interface Held {
  readonly id: string
  readonly personId: string
  readonly post: Post
  readonly unitCode: string
  readonly teamId: string | null
  readonly squadId: string | null
  readonly validFrom: number
  readonly validTo: number | null
}

const heldColumns = ['id', 'personId', 'post', 'unitCode', 'teamId', 'squadId', 'validFrom', 'validTo'] as const

export interface PostSearch {
  readonly unitCode?: string
  readonly post?: Post
  readonly teamId?: string
  readonly personIds?: readonly string[]
  /** Only what runs at this moment, milliseconds since 1970. */
  readonly runningAt?: number
  readonly after?: string
  readonly limit: number
}

/** Posts, the latest given first. */
export async function listHeld(tx: Tx, search: PostSearch): Promise<Held[]> {
  let query = tx.selectFrom('actor.grant').select(heldColumns).where('post', '!=', 'operator')
  if (search.unitCode) query = query.where(sql<boolean>`unit_code ^@ ${search.unitCode}`)
  if (search.post) query = query.where('post', '=', search.post)
  if (search.teamId) query = query.where('teamId', '=', search.teamId)
  if (search.personIds) query = query.where('personId', 'in', [...search.personIds])
  if (search.after) query = query.where('id', '<', search.after)
  if (search.runningAt !== undefined) {
    const moment = at(search.runningAt)
    query = query.where(sql<boolean>`valid_from <= ${moment} and (valid_to is null or valid_to > ${moment})`)
  }
  return (await query.orderBy('id', 'desc').limit(search.limit).execute()) as Held[]
}

/** The post, locked until the transaction ends. */
export async function lockHeld(tx: Tx, id: string): Promise<Held | undefined> {
  return (await tx
    .selectFrom('actor.grant')
    .select(heldColumns)
    .where('id', '=', id)
    .where('post', '!=', 'operator')
    .forUpdate()
    .executeTakeFirst()) as Held | undefined
}

export async function insertHeld(tx: Tx, held: Held, givenBy: string | null): Promise<void> {
  const { validFrom, validTo, ...rest } = held
  await tx
    .insertInto('actor.grant')
    .values({ ...rest, validFrom: at(validFrom), validTo: validTo === null ? null : at(validTo), givenBy })
    .execute()
}

export async function updateHeldAsEnded(tx: Tx, id: string, endsAt: number): Promise<void> {
  await tx
    .updateTable('actor.grant')
    .set({ validTo: at(endsAt) })
    .where('id', '=', id)
    .execute()
}

export interface Named {
  readonly grantId: string
  readonly personId: string
  readonly name: string
  readonly post: Post
}

export interface StaffMember extends Named {
  readonly unitCode: string
  readonly validFrom: number
}

/** Who holds a post of staff right in these units, with names. */
export async function listStaff(tx: Tx, unitCodes: readonly string[]): Promise<StaffMember[]> {
  const { rows } = await sql<StaffMember>`select * from organisation.staff(${[...unitCodes]}::text[])`.execute(tx)
  return rows
}

export interface CrewRow extends Named {
  readonly teamId: string
  readonly squadId: string | null
  readonly validFrom: number
}

/** Leaders and members of teams with names; leaders alone for who holds no post. */
export async function listCrew(tx: Tx, teamIds: readonly string[]): Promise<CrewRow[]> {
  const { rows } = await sql<CrewRow>`select * from organisation.crew(${[...teamIds]}::uuid[])`.execute(tx)
  return rows
}

export interface Responsible {
  readonly personId: string
  readonly post: Post
  readonly unitCode: string
}

export async function listResponsible(tx: Tx, unitCodes: readonly string[]): Promise<Responsible[]> {
  const { rows } = await sql<Responsible>`select * from organisation.responsible(${[...unitCodes]}::text[])`.execute(tx)
  return rows
}

export async function listLeadersOf(
  tx: Tx,
  teamId: string,
  squadId: string | null,
): Promise<{ personId: string; post: Post }[]> {
  const { rows } = await sql<{ personId: string; post: Post }>`
    select * from organisation.team_leaders(${teamId}, ${squadId})`.execute(tx)
  return rows
}

export interface Partner {
  readonly id: string
  readonly unitCode: string
  readonly name: string
  readonly kind: string
  readonly contactId: string | null
  readonly endedAt: number | null
}

const partnerColumns = ['id', 'unitCode', 'name', 'kind', 'contactId', 'endedAt'] as const

export async function listPartners(tx: Tx): Promise<Partner[]> {
  return (await tx
    .selectFrom('organisation.partner')
    .select(partnerColumns)
    .where('endedAt', 'is', null)
    .orderBy('unitCode')
    .orderBy('name')
    .execute()) as Partner[]
}

export async function countPartners(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom('organisation.partner')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('endedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export async function findPartner(tx: Tx, id: string): Promise<Partner | undefined> {
  return (await tx.selectFrom('organisation.partner').select(partnerColumns).where('id', '=', id).executeTakeFirst()) as
    | Partner
    | undefined
}

/** False when the unit has a partner of this name. */
export async function insertPartner(tx: Tx, partner: Partner): Promise<boolean> {
  const result = await tx
    .insertInto('organisation.partner')
    .values({ ...partner, endedAt: null })
    .onConflict((conflict) => conflict.columns(['unitCode', 'name']).doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export async function hasPartnerNamed(
  tx: Tx,
  { id, unitCode, name }: Pick<Partner, 'id' | 'unitCode' | 'name'>,
): Promise<boolean> {
  const row = await tx
    .selectFrom('organisation.partner')
    .select('id')
    .where('unitCode', '=', unitCode)
    .where('name', '=', name)
    .where('id', '!=', id)
    .executeTakeFirst()
  return row !== undefined
}

export async function updatePartner(
  tx: Tx,
  id: string,
  { name, kind, contactId }: Pick<Partner, 'name' | 'kind' | 'contactId'>,
): Promise<void> {
  await tx.updateTable('organisation.partner').set({ name, kind, contactId }).where('id', '=', id).execute()
}
