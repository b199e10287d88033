import { type Context, personOf } from '../../platform/actor/actor.ts'
import { uuidv7 } from '../../platform/command/command.ts'
import { NotFound, Refused } from '../../platform/contract/errors.ts'
import { log } from '../../platform/events/log.ts'
import { type Outcome, takeEach } from '../../platform/lists/many.ts'
import { getPerson } from '../people/index.ts'
import { getUnit, listUnits } from '../territory/index.ts'
import { may, mayGive } from './access.ts'
import { endRefusal, type Post, postRefusal, termRefusal, undoJoinRefusal } from './post.ts'
import {
  findTeam,
  hasTeamNamed,
  type Held,
  insertHeld,
  insertSquads,
  insertTeams,
  listHeld,
  listSquads,
  listTeams,
  lockHeld,
  type Team,
  updateHeldAsEnded,
  updateTeam,
} from './store.ts'
import { squadRefusal } from './team.ts'
import { words } from './words.zh.ts'

const mostPostsOfOne = 200

export interface Gift {
  readonly personId: string
  readonly post: Post
  readonly unitCode: string
  readonly teamId?: string | null
  readonly squadId?: string | null
  /** From when, in milliseconds since 1970; now when left out. */
  readonly from?: number
  readonly to?: number | null
}

/** Gives somebody a post in a unit, team or squad, and returns the id of the grant. */
export async function givePost(context: Context, gift: Gift): Promise<string> {
  const { tx, actor, now } = context
  const { personId, post, unitCode, teamId = null, squadId = null, from = now, to = null } = gift
  const unit = await getUnit(tx, unitCode)
  if (!mayGive(actor, post, unitCode)) throw new Refused('not-your-post')
  const refusal = postRefusal(post, { level: unit.level, teamId, squadId }) ?? termRefusal(from, to)
  if (refusal) throw new Refused(refusal)
  await refuseTeam(context, { unitCode, teamId, squadId })
  await getPerson(context, personId)
  const held = await listHeld(tx, { personIds: [personId], post, runningAt: from, limit: mostPostsOfOne })
  if (held.some((one) => one.unitCode === unitCode && one.teamId === teamId && one.squadId === squadId)) {
    throw new Refused('post-held')
  }

  return insertPost(context, { personId, post, unitCode, teamId, squadId, validFrom: from, validTo: to })
}

async function insertPost(context: Context, held: Omit<Held, 'id'>): Promise<string> {
  const { tx, actor, now } = context
  const { personId, post, unitCode, teamId, squadId } = held
  const id = uuidv7(now)
  await insertHeld(tx, { id, ...held }, actor.personId)
  await log(context, {
    kind: 'post-given',
    noun: 'person',
    nounId: personId,
    unitCode,
    facts: { grantId: id, post, teamId, squadId },
  })
  return id
}

/** Ends a post as of now, or before it began when it lies in the future; or at a later moment within its term. */
export async function endPost(context: Context, grantId: string, endsAt = context.now): Promise<void> {
  const { tx, actor, now } = context
  const held = await lockHeld(tx, grantId)
  if (!held) throw new NotFound()
  if (!mayGive(actor, held.post, held.unitCode)) throw new Refused('not-your-post')
  const refusal = endRefusal(held, endsAt, now)
  if (refusal) throw new Refused(refusal)
  if (held.post === 'street-officer' && (await isLastOfficer(context, held))) throw new Refused('last-officer')

  await updateHeldAsEnded(tx, grantId, Math.max(endsAt, held.validFrom))
  const facts = { grantId, post: held.post, teamId: held.teamId, squadId: held.squadId }
  await log(context, { kind: 'post-ended', noun: 'person', nounId: held.personId, unitCode: held.unitCode, facts })
}

export interface Joined extends Outcome {
  /** The post that was given, for taking it back. */
  readonly grantId: string | null
}

/** Makes people members of a squad; each has its own outcome. Throws `NotFound` for a squad that has ended. */
export async function joinSquad(context: Context, squadId: string, personIds: readonly string[]): Promise<Joined[]> {
  const { tx, actor, now } = context
  const squad = (await listSquads(tx)).find(({ id }) => id === squadId)
  if (!squad) throw new NotFound()
  const { teamId, unitCode } = squad
  const post = 'team-member'
  if (!mayGive(actor, post, unitCode)) throw new Refused('not-your-post')
  const held = await listHeld(tx, { personIds, teamId, post, runningAt: now, limit: personIds.length * mostPostsOfOne })
  const members = new Set(held.filter((one) => one.squadId === squadId).map(({ personId }) => personId))

  const grants = new Map<string, string>()
  const outcomes = await takeEach(
    personIds,
    async (personId) => {
      if (members.has(personId)) throw new Refused('in-squad-already')
      await getPerson(context, personId)
      const given = { personId, post, unitCode, teamId, squadId, validFrom: now, validTo: null } as const
      grants.set(personId, await insertPost(context, given))
    },
    words.refusals,
  )
  return outcomes.map((outcome) => ({ ...outcome, grantId: grants.get(outcome.id) ?? null }))
}

/** Takes back that one has put people into a squad. As ever, a post that was given is not unsaid: it ends now. */
export function undoJoinSquad(context: Context, grantIds: readonly string[]): Promise<Outcome[]> {
  return takeEach(
    grantIds,
    async (grantId) => {
      const held = await lockHeld(context.tx, grantId)
      if (!held) throw new NotFound()
      const refusal = undoJoinRefusal(held, personOf(context), context.now)
      if (refusal) throw new Refused(refusal)
      await endPost(context, grantId)
    },
    words.refusals,
  )
}

export type TeamWords = Pick<Team, 'name' | 'colour' | 'services'>

/** Adds a team behind the others and returns its id. */
export async function addTeam(context: Context, team: TeamWords): Promise<string> {
  const { tx, actor, now } = context
  const street = (await listUnits(tx)).find(({ level }) => level === 'street')
  if (!street) throw new Refused('no-street')
  if (!may(actor, 'changeTeams', street.code)) throw new Refused('not-your-post')

  const place = Math.max(0, ...(await listTeams(tx, { ended: true })).map((one) => one.place)) + 1
  const id = uuidv7(now)
  if (!(await insertTeams(tx, [{ id, streetCode: street.code, place, ...team }]))) throw new Refused('team-known')
  await log(context, {
    kind: 'team-added',
    noun: 'team',
    nounId: id,
    unitCode: street.code,
    facts: { colour: team.colour },
  })
  return id
}

/** Changes name, colour or services of a team. */
export async function mendTeam(context: Context, teamId: string, words: TeamWords): Promise<void> {
  const { tx, actor } = context
  const team = await getTeam(tx, teamId)
  if (!may(actor, 'changeTeams', team.streetCode)) throw new Refused('not-your-post')
  if (await hasTeamNamed(tx, { ...team, name: words.name })) throw new Refused('team-known')

  await updateTeam(tx, teamId, words)
  const facts = { colour: words.colour, services: words.services.length }
  await log(context, { kind: 'team-mended', noun: 'team', nounId: teamId, unitCode: team.streetCode, facts })
}

/** Adds the squad of a team in a community and returns its id; without a name it bears theirs. */
export async function addSquad(
  context: Context,
  teamId: string,
  { unitCode, name }: { unitCode: string; name?: string },
): Promise<string> {
  const { tx, actor, now } = context
  const team = await getTeam(tx, teamId)
  const unit = await getUnit(tx, unitCode)
  if (!may(actor, 'addSquad', unitCode)) throw new Refused('not-your-post')
  const refusal = squadRefusal(unit.level, team)
  if (refusal) throw new Refused(refusal)

  const id = uuidv7(now)
  const squad = { id, teamId, unitCode, name: name ?? words.squadName(unit.name, team.name) }
  if (!(await insertSquads(tx, [squad]))) throw new Refused('squad-known')
  await log(context, { kind: 'squad-added', noun: 'team', nounId: teamId, unitCode, facts: { squadId: id } })
  return id
}

/** The team, or `NotFound`. */
export async function getTeam(tx: Context['tx'], teamId: string): Promise<Team> {
  const team = await findTeam(tx, teamId)
  if (!team) throw new NotFound()
  return team
}

async function refuseTeam(
  { tx }: Context,
  { unitCode, teamId, squadId }: { unitCode: string; teamId: string | null; squadId: string | null },
): Promise<void> {
  if (teamId && (await getTeam(tx, teamId)).endedAt !== null) throw new Refused('team-ended')
  if (!squadId) return
  const squad = (await listSquads(tx)).find(({ id }) => id === squadId)
  if (squad?.teamId !== teamId || squad?.unitCode !== unitCode) throw new Refused('squad-of-another-team')
}

async function isLastOfficer({ tx, now }: Context, held: Held): Promise<boolean> {
  const officers = await listHeld(tx, { post: 'street-officer', unitCode: held.unitCode, runningAt: now, limit: 2 })
  return officers.every(({ id }) => id === held.id)
}
