import { sql } from 'kysely'
import type { Tx } from '../../platform/database/database.ts'
import { at } from '../../platform/database/time.ts'
import type { Post, PostSort } from './post.ts'
import type { Succession } from './succession.ts'
import type { TeamColour } from './team.ts'

/** Whether anybody was ever given the post of street officer; answers nobody too. */
export async function hasOfficer(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`select organisation.has_officer() as known`.execute(tx)
  return rows[0]!.known
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

/** Ends a team and its squads. */
export async function updateTeamAsEnded(tx: Tx, id: string, endedAt: number): Promise<void> {
  const ended = { endedAt: at(endedAt) }
  await tx.updateTable('organisation.team').set(ended).where('id', '=', id).execute()
  await tx.updateTable('organisation.squad').set(ended).where('teamId', '=', id).where('endedAt', 'is', null).execute()
}

/** Which team went into which, the earliest first. */
export async function listSuccessions(tx: Tx): Promise<Succession[]> {
  return (await tx
    .selectFrom('organisation.teamSuccession')
    .select(['fromTeamId', 'intoTeamId', 'onDay', 'reason'])
    .orderBy('onDay')
    .orderBy('fromTeamId')
    .orderBy('intoTeamId')
    .execute()) as Succession[]
}

export async function insertSuccessions(
  tx: Tx,
  successions: readonly Succession[],
  { by, at: moment }: { by: string; at: number },
): Promise<void> {
  await tx
    .insertInto('organisation.teamSuccession')
    .values(successions.map((one) => ({ ...one, decidedBy: by, decidedAt: at(moment) })))
    .execute()
}

export interface Squad {
  readonly id: string
  readonly teamId: string
  readonly unitCode: string
  readonly name: string
}

/** Squads in the order of the communities; of these units alone when told. */
export async function listSquads(tx: Tx, unitCodes?: readonly string[]): Promise<Squad[]> {
  let query = tx
    .selectFrom('organisation.squad')
    .select(['id', 'teamId', 'unitCode', 'name'])
    .where('endedAt', 'is', null)
  if (unitCodes) query = query.where(sql<boolean>`unit_code = any(${[...unitCodes]}::text[])`)
  return (await query.orderBy('unitCode').execute()) as Squad[]
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
  readonly squadId?: string
  readonly personIds?: readonly string[]
  /** Only what runs at this moment, milliseconds since 1970. */
  readonly runningAt?: number
  /** Only what ends after the first and not after the second. */
  readonly endsWithin?: readonly [number, number]
  /** Only what has not begun at this moment. */
  readonly beginsAfter?: number
  /** Only the last post of people who hold none at this moment or later. */
  readonly lastOfFormer?: number
  /** Only what runs in teams at this moment, one post a person: the last of those that the rest of the search finds. */
  readonly crewAt?: number
  readonly sort?: PostSort
  readonly after?: string
  readonly limit: number
}

/** Posts, the latest given first unless told. */
export async function listHeld(tx: Tx, search: PostSearch): Promise<Held[]> {
  let query = tx.selectFrom('actor.grant').select(heldColumns).where('post', '!=', 'operator')
  if (search.unitCode) query = query.where(sql<boolean>`unit_code ^@ ${search.unitCode}`)
  if (search.post) query = query.where('post', '=', search.post)
  if (search.teamId) query = query.where('teamId', '=', search.teamId)
  if (search.squadId) query = query.where('squadId', '=', search.squadId)
  if (search.personIds) query = query.where(sql<boolean>`person_id = any(${[...search.personIds]}::uuid[])`)
  const upwards = search.sort === 'given'
  if (search.after) query = query.where('id', upwards ? '>' : '<', search.after)
  if (search.runningAt !== undefined) {
    const moment = at(search.runningAt)
    query = query.where(sql<boolean>`valid_from <= ${moment} and (valid_to is null or valid_to > ${moment})`)
  }
  if (search.endsWithin) {
    const [after, until] = search.endsWithin
    query = query.where(sql<boolean>`valid_to > ${at(after)} and valid_to <= ${at(until)}`)
  }
  if (search.beginsAfter !== undefined) query = query.where(sql<boolean>`valid_from > ${at(search.beginsAfter)}`)
  if (search.lastOfFormer !== undefined) {
    query = query.where(sql<boolean>`not exists (
      select from actor.grant other where other.person_id = "grant".person_id
        and (other.valid_to is null or other.valid_to > ${at(search.lastOfFormer)} or other.id > "grant".id))`)
  }
  if (search.crewAt !== undefined) {
    const moment = at(search.crewAt)
    const { unitCode = '', post = null, teamId = null, squadId = null } = search
    query = query.where(sql<boolean>`team_id is not null
      and valid_from <= ${moment} and (valid_to is null or valid_to > ${moment})
      and not exists (
        select from actor.grant other where other.person_id = "grant".person_id and other.id > "grant".id
          and other.team_id is not null and other.unit_code ^@ ${unitCode}
          and (${post}::text is null or other.post = ${post}) and (${teamId}::uuid is null or other.team_id = ${teamId})
          and (${squadId}::uuid is null or other.squad_id = ${squadId})
          and other.valid_from <= ${moment} and (other.valid_to is null or other.valid_to > ${moment}))`)
  }
  return (await query
    .orderBy('id', upwards ? 'asc' : 'desc')
    .limit(search.limit)
    .execute()) as Held[]
}

/** Running posts whose end comes by that moment and of which nobody was told yet, the nearest first. */
export async function listToRemind(
  tx: Tx,
  { street, now, by, limit }: { street: string; now: number; by: number; limit: number },
): Promise<(Held & { readonly validTo: number })[]> {
  return (await tx
    .selectFrom('actor.grant')
    .select(heldColumns)
    .where('post', 'not in', ['operator', 'partner-contact'])
    .where(sql<boolean>`unit_code ^@ ${street}`)
    .where(sql<boolean>`valid_from <= ${at(now)} and valid_to > ${at(now)} and valid_to <= ${at(by)}`)
    .where(sql<boolean>`not exists (
      select from organisation.term_reminder told where told.grant_id = "grant".id and told.ends_at = "grant".valid_to)`)
    .orderBy('validTo')
    .orderBy('id')
    .limit(limit)
    .execute()) as (Held & { readonly validTo: number })[]
}

export async function insertReminder(
  tx: Tx,
  { grantId, endsAt, toldAt }: { grantId: string; endsAt: number; toldAt: number },
): Promise<void> {
  await tx
    .insertInto('organisation.termReminder')
    .values({ grantId, endsAt: at(endsAt), toldAt: at(toldAt) })
    .execute()
}

/** The post with who gave it, locked until the transaction ends. */
export async function lockHeld(tx: Tx, id: string): Promise<(Held & { givenBy: string | null }) | undefined> {
  return (await tx
    .selectFrom('actor.grant')
    .select([...heldColumns, 'givenBy'])
    .where('id', '=', id)
    .where('post', '!=', 'operator')
    .forUpdate()
    .executeTakeFirst()) as (Held & { givenBy: string | null }) | undefined
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
  readonly validTo: number | null
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
  readonly validTo: number | null
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
