import { type Context, personOf } from '../../platform/actor/actor.ts'
import { dateOf } from '../../platform/calendar/dates.ts'
import { uuidv7 } from '../../platform/command/command.ts'
import { NotFound, Refused } from '../../platform/contract/errors.ts'
import { log } from '../../platform/events/log.ts'
import { notifyAll } from '../../platform/notices/index.ts'
import { may, mayDecide } from './access.ts'
import { getTeam } from './actions.ts'
import {
  type Held,
  insertHeld,
  insertSuccessions,
  listHeld,
  listLeadersOf,
  listSquads,
  listSuccessions,
  lockHeld,
  type Team,
  updateHeldAsEnded,
  updateTeamAsEnded,
} from './store.ts'
import { successionRefusal } from './succession.ts'
import { words } from './words.zh.ts'

const mostPostsOfOne = 200

export interface Merging {
  readonly intoTeamIds: readonly string[]
  readonly onDay: string
  readonly reason: string
}

/**
 * Ends a team with its squads: it goes into others. Its people keep their posts until a leader of those has said of each
 * whether they come along; what it did stays under its name.
 */
export async function mergeTeam(
  context: Context,
  teamId: string,
  { intoTeamIds, onDay, reason }: Merging,
): Promise<void> {
  const { tx, actor, now } = context
  const team = await getTeam(tx, teamId)
  if (!may(actor, 'changeTeams', team.streetCode)) throw new Refused('not-your-post')
  const into: Team[] = []
  for (const id of new Set(intoTeamIds)) into.push(await getTeam(tx, id))
  const refusal = successionRefusal(team, into, onDay, dateOf(now))
  if (refusal) throw new Refused(refusal)

  await updateTeamAsEnded(tx, teamId, now)
  const merged = into.map(({ id }) => ({ fromTeamId: teamId, intoTeamId: id, onDay, reason }))
  await insertSuccessions(tx, merged, { by: personOf(context), at: now })
  await tellLeaders(context, team, into)
  const facts = { intoTeamIds: into.map(({ id }) => id), onDay }
  await log(context, {
    kind: 'team-merged',
    noun: 'team',
    nounId: teamId,
    unitCode: team.streetCode,
    facts,
    note: reason,
  })
}

/** Whoever leads a team that another went into is told to say who comes along. */
async function tellLeaders(context: Context, team: Team, into: readonly Team[]): Promise<void> {
  for (const { id, name } of into) {
    const leaders = await listLeadersOf(context.tx, id, null)
    await notifyAll(
      context,
      leaders.map(({ personId }) => ({
        to: personId,
        kind: 'team-merged',
        noun: 'team',
        nounId: id,
        ...words.notices.teamMerged(team.name, name),
        link: '/m/team/newcomers',
      })),
    )
  }
}

/** Somebody of a former team becomes a member of the one that it went into, in the squad of where they were. Returns the new post. */
export async function takeOver(context: Context, teamId: string, formerId: string): Promise<string> {
  const { tx, now } = context
  const { team, former } = await lockFormer(context, teamId, formerId)
  if (team.endedAt !== null) throw new Refused('team-ended')
  const { personId, unitCode } = former
  const squad = (await listSquads(tx, [unitCode])).find((one) => one.teamId === teamId)

  const squadId = squad?.id ?? null
  const held = await listHeld(tx, {
    personIds: [personId],
    post: 'team-member',
    teamId,
    runningAt: now,
    limit: mostPostsOfOne,
  })
  const already = held.find((one) => one.unitCode === unitCode && one.squadId === squadId)

  const id = already?.id ?? uuidv7(now)
  if (!already) {
    const member = {
      id,
      personId,
      post: 'team-member',
      unitCode,
      teamId,
      squadId,
      validFrom: now,
      validTo: null,
    } as const
    // Given before the former one ends: coming from there is what lets a leader give it.
    await insertHeld(tx, member, personOf(context))
  }
  await updateHeldAsEnded(tx, formerId, now)
  const facts = { grantId: id, formerId, teamId, fromTeamId: former.teamId }
  await log(context, { kind: 'member-taken-over', noun: 'person', nounId: personId, unitCode, facts })
  return id
}

/** Somebody of a former team leaves, and does not come along. */
export async function letGo(context: Context, teamId: string, formerId: string): Promise<void> {
  const { tx, now } = context
  const { former } = await lockFormer(context, teamId, formerId)

  await updateHeldAsEnded(tx, formerId, now)
  const { personId, unitCode } = former
  const facts = { grantId: formerId, post: former.post, teamId: former.teamId, squadId: former.squadId }
  await log(context, { kind: 'post-ended', noun: 'person', nounId: personId, unitCode, facts })
}

/** A running post in a team that went into this one. */
async function lockFormer(context: Context, teamId: string, formerId: string): Promise<{ team: Team; former: Held }> {
  const { tx, actor, now } = context
  const team = await getTeam(tx, teamId)
  if (!mayDecide(actor, team)) throw new Refused('not-your-team')
  const former = await lockHeld(tx, formerId)
  const merged = (await listSuccessions(tx)).filter(({ intoTeamId }) => intoTeamId === teamId)
  if (!former || !merged.some(({ fromTeamId }) => fromTeamId === former.teamId)) throw new NotFound()
  if (former.validTo !== null && former.validTo <= now) throw new Refused('already-ended')
  return { team, former }
}
