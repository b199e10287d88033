import type { Context } from '../../platform/actor/actor.ts'
import { uuidv7 } from '../../platform/command/command.ts'
import { Invalid, NotFound, Refused } from '../../platform/contract/errors.ts'
import { log } from '../../platform/events/log.ts'
import { getPerson, listNames } from '../people/index.ts'
import { getUnit, listUnits } from '../territory/index.ts'
import { may, mayGive } from './access.ts'
import { type Post, postRefusal, termRefusal } from './post.ts'
import {
  findPartner,
  findTeam,
  hasPartnerNamed,
  hasTeamNamed,
  type Held,
  insertHeld,
  insertPartner,
  insertSquads,
  insertTeams,
  listHeld,
  listSquads,
  listTeams,
  lockHeld,
  type Partner,
  type Team,
  updateHeldAsEnded,
  updatePartner,
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

  const id = uuidv7(now)
  await insertHeld(tx, { id, personId, post, unitCode, teamId, squadId, validFrom: from, validTo: to }, actor.personId)
  await log(context, {
    kind: 'post-given',
    noun: 'person',
    nounId: personId,
    unitCode,
    facts: { grantId: id, post, teamId, squadId },
  })
  return id
}

/** Ends a post as of now, or before it began when it lies in the future. */
export async function endPost(context: Context, grantId: string): Promise<void> {
  const { tx, actor, now } = context
  const held = await lockHeld(tx, grantId)
  if (!held) throw new NotFound()
  if (!mayGive(actor, held.post, held.unitCode)) throw new Refused('not-your-post')
  if (held.validTo !== null && held.validTo <= now) throw new Refused('already-ended')
  if (held.post === 'street-officer' && (await isLastOfficer(context, held))) throw new Refused('last-officer')

  await updateHeldAsEnded(tx, grantId, Math.max(now, held.validFrom))
  const facts = { grantId, post: held.post, teamId: held.teamId, squadId: held.squadId }
  await log(context, { kind: 'post-ended', noun: 'person', nounId: held.personId, unitCode: held.unitCode, facts })
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

export interface NewPartner {
  readonly unitCode: string
  readonly name: string
  readonly kind: string
  readonly contactId?: string | null
}

/** Adds a partner and returns its id. */
export async function addPartner(
  context: Context,
  { unitCode, name, kind, contactId = null }: NewPartner,
): Promise<string> {
  const { tx, actor, now } = context
  await getUnit(tx, unitCode)
  if (!may(actor, 'addPartner', unitCode)) throw new Refused('not-your-post')
  await refuseContact(context, contactId)

  const id = uuidv7(now)
  if (!(await insertPartner(tx, { id, unitCode, name, kind, contactId, endedAt: null })))
    throw new Refused('partner-known')
  await log(context, { kind: 'partner-added', noun: 'partner', nounId: id, unitCode })
  return id
}

/** Changes the name, kind or contact of a partner. */
export async function mendPartner(
  context: Context,
  partnerId: string,
  mended: Pick<Partner, 'name' | 'kind' | 'contactId'>,
): Promise<void> {
  const { tx, actor } = context
  const partner = await findPartner(tx, partnerId)
  if (!partner) throw new NotFound()
  if (!may(actor, 'addPartner', partner.unitCode)) throw new Refused('not-your-post')
  if (await hasPartnerNamed(tx, { ...partner, name: mended.name })) throw new Refused('partner-known')
  await refuseContact(context, mended.contactId)

  await updatePartner(tx, partnerId, mended)
  await log(context, { kind: 'partner-mended', noun: 'partner', nounId: partnerId, unitCode: partner.unitCode })
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

async function refuseContact({ tx }: Context, contactId: string | null): Promise<void> {
  if (contactId && !(await listNames(tx, [contactId])).has(contactId))
    throw new Invalid('body.contactId', 'not-a-choice')
}
