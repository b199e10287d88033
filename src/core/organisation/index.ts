import type { Tx } from '../../platform/database/database.ts'
import { type Level, levelOf, unitsAbove } from '../territory/index.ts'
import { listMemberships, listPartyBodies } from './party-store.ts'
import { type Post, responsiblePosts } from './post.ts'
import {
  type Held,
  listHeld,
  listLeadersOf,
  listResponsible,
  listSquads,
  listSuccessions,
  type Squad,
} from './store.ts'
import { countedFor } from './succession.ts'
import { words } from './words.zh.ts'

export { addTeam, givePost } from './actions.ts'
export { registerChartPart } from './chart-parts.ts'
export { registerMemberService } from './member-service.ts'
export { firstRun, needsFirstRun } from './first-run.ts'
export type { Post } from './post.ts'
export { rightsOfPost, staffPosts } from './post.ts'
export { addMember, endMembership, recordThemeDay } from './party-actions.ts'
export { listPartyBodies } from './party-store.ts'
export { letGo, mergeTeam, takeOver } from './succession-actions.ts'
export { registerWaiting } from './waiting.ts'
export type { Held, Squad } from './store.ts'
export { findTeam, listCrew, listSquads, listStaff, listTeams } from './store.ts'

const mostPosts = 1_000
const mostMemberships = 1_000

/** A running post with its Chinese title. */
export interface TitledPost extends Held {
  readonly title: string
}

/** Posts that run now, by person. */
export async function listPosts(
  tx: Tx,
  personIds: readonly string[],
  now = Date.now(),
): Promise<Map<string, TitledPost[]>> {
  if (personIds.length === 0) return new Map()
  const held = await listHeld(tx, { personIds, runningAt: now, limit: mostPosts })
  return Map.groupBy(
    held.map((one) => ({ ...one, title: words.posts[one.post] })),
    ({ personId }) => personId,
  )
}

/** The names of the Party bodies that people belong to, by person, as far as the actor may see. */
export async function listPartyOf(tx: Tx, personIds: readonly string[]): Promise<Map<string, string[]>> {
  if (personIds.length === 0) return new Map()
  const memberships = await listMemberships(tx, { personIds, limit: mostMemberships })
  const names = new Map((await listPartyBodies(tx)).map(({ id, name }) => [id, name]))
  const byPerson = Map.groupBy(memberships, ({ personId }) => personId)
  return new Map([...byPerson].map(([id, of]) => [id, of.flatMap(({ bodyId }) => names.get(bodyId) ?? [])]))
}

/** One level of the chain: who answers for the unit, first who decides. */
export interface Link {
  readonly unitCode: string
  readonly level: Level
  readonly people: readonly { readonly personId: string; readonly post: Post }[]
}

/** Who is responsible at each level from the unit up to the street. A level that nobody holds has no people. */
export async function unitChain(tx: Tx, unitCode: string): Promise<Link[]> {
  const units = unitsAbove(unitCode)
  const responsible = await listResponsible(tx, units)
  return units.map((code) => {
    const level = levelOf(code)!
    const order: readonly Post[] = responsiblePosts[level]
    const people = responsible
      .filter((one) => one.unitCode === code && order.includes(one.post))
      .sort((a, b) => order.indexOf(a.post) - order.indexOf(b.post))
      .map(({ personId, post }) => ({ personId, post }))
    return { unitCode: code, level, people }
  })
}

/** Who of the street sees what may accuse somebody within its own scope. */
export async function listMattersOfficers(tx: Tx, streetCode: string): Promise<string[]> {
  const responsible = await listResponsible(tx, [streetCode])
  return responsible.filter(({ post }) => post === 'matters-officer').map(({ personId }) => personId)
}

/** The teams whose deeds count for this one: itself and those that went into it. */
export async function teamsCountedFor(tx: Tx, teamId: string): Promise<string[]> {
  return countedFor(teamId, await listSuccessions(tx))
}

/** Who answers for a team's work, the squad's leaders before the team's. */
export async function listTeamLeaders(tx: Tx, teamId: string, squadId: string | null = null): Promise<string[]> {
  const leaders = await listLeadersOf(tx, teamId, squadId)
  const nearer = leaders.filter(({ post }) => post === 'squad-leader')
  const team = leaders.filter(({ post }) => post === 'team-leader')
  return [...new Set([...nearer, ...team].map(({ personId }) => personId))]
}

/** The squad of a team in a community, or undefined. */
export async function findSquad(tx: Tx, teamId: string, communityCode: string): Promise<Squad | undefined> {
  return (await listSquads(tx)).find((squad) => squad.teamId === teamId && squad.unitCode === communityCode)
}
