import type { Context } from '../../platform/actor/actor.ts'
import { listNames } from '../people/index.ts'
import { listUnitNames } from '../territory/index.ts'
import { may, mayDecide, mayGive } from './access.ts'
import type { CrewMember, PostView, Succeeded, TeamView } from './contract.ts'
import {
  type CrewRow,
  type Held,
  listCrew,
  listSquads,
  listSuccessions,
  listTeams,
  type Named,
  type Team,
} from './store.ts'

export async function teamViews({ tx, actor }: Context, teams: readonly Team[]): Promise<TeamView[]> {
  const unitNames = await listUnitNames(tx)
  const squads = await listSquads(tx)
  const crew = actor.personId
    ? await listCrew(
        tx,
        teams.map(({ id }) => id),
      )
    : []
  const seesMembers = actor.grants.length > 0

  return teams.map((team) => {
    const ours = crew.filter(({ teamId }) => teamId === team.id)
    return {
      id: team.id,
      name: team.name,
      colour: team.colour,
      place: team.place,
      services: [...team.services],
      endedAt: team.endedAt,
      leaders: ours.filter(({ post }) => post === 'team-leader').map(somebody),
      members: seesMembers ? countPeople(ours) : null,
      squads: squads
        .filter(({ teamId }) => teamId === team.id)
        .map(({ id, unitCode, name }) => ({
          id,
          unitCode,
          unitName: unitNames.get(unitCode) ?? unitCode,
          name,
          leaders: ours.filter(({ post, squadId }) => post === 'squad-leader' && squadId === id).map(somebody),
          members: countPeople(ours.filter(({ squadId }) => squadId === id)),
        })),
      can: {
        mend: may(actor, 'changeTeams', team.streetCode),
        addSquad: actor.grants.some(({ unitCode }) => unitCode !== null && may(actor, 'addSquad', unitCode)),
        decide: mayDecide(actor, team),
      },
    }
  })
}

/** Leaders first, then the members, each with the squad. */
export async function crewMembers({ tx }: Context, teamId: string): Promise<CrewMember[]> {
  const squadNames = new Map((await listSquads(tx)).map((squad) => [squad.id, squad.name]))
  const order = ['team-leader', 'squad-leader', 'team-member']
  return (await listCrew(tx, [teamId]))
    .sort((a, b) => order.indexOf(a.post) - order.indexOf(b.post))
    .map((member) => ({
      ...somebody(member),
      squadId: member.squadId,
      squadName: member.squadId ? (squadNames.get(member.squadId) ?? null) : null,
      from: member.validFrom,
    }))
}

/** What a team came from and what it went into; and who of its former teams has neither come along nor left. */
export async function teamHistory(
  context: Context,
  teamId: string,
): Promise<{ cameFrom: Succeeded[]; wentInto: Succeeded[]; undecided: (CrewMember & { formerName: string })[] }> {
  const { tx } = context
  const successions = await listSuccessions(tx)
  const teams = new Map((await listTeams(tx, { ended: true })).map((team) => [team.id, team]))
  const told = (otherId: string, { onDay, reason }: Pick<Succeeded, 'onDay' | 'reason'>): Succeeded => {
    const { name, colour } = teams.get(otherId)!
    return { teamId: otherId, name, colour, onDay, reason }
  }
  const cameFrom = successions.filter(({ intoTeamId }) => intoTeamId === teamId).map((one) => told(one.fromTeamId, one))

  const undecided: (CrewMember & { formerName: string })[] = []
  for (const former of cameFrom) {
    const crew = await crewMembers(context, former.teamId)
    undecided.push(...crew.map((member) => ({ ...member, formerName: former.name })))
  }
  return {
    cameFrom,
    wentInto: successions.filter(({ fromTeamId }) => fromTeamId === teamId).map((one) => told(one.intoTeamId, one)),
    undecided,
  }
}

export async function postViews({ tx, actor, now }: Context, held: readonly Held[]): Promise<PostView[]> {
  const unitNames = await listUnitNames(tx)
  const names = await listNames(
    tx,
    held.map(({ personId }) => personId),
  )
  const teams = new Map((await listTeams(tx, { ended: true })).map((team) => [team.id, team]))
  const squadNames = new Map((await listSquads(tx)).map((squad) => [squad.id, squad.name]))

  return held.map((one) => {
    const team = one.teamId ? teams.get(one.teamId) : undefined
    const over = one.validTo !== null && one.validTo <= now
    return {
      grantId: one.id,
      personId: one.personId,
      name: names.get(one.personId)?.name ?? '',
      post: one.post,
      unitCode: one.unitCode,
      unitName: unitNames.get(one.unitCode) ?? one.unitCode,
      teamId: one.teamId,
      teamName: team?.name ?? null,
      teamColour: team?.colour ?? null,
      squadName: one.squadId ? (squadNames.get(one.squadId) ?? null) : null,
      from: one.validFrom,
      to: one.validTo,
      running: one.validFrom <= now && !over,
      can: { end: !over && mayGive(actor, one.post, one.unitCode) },
    }
  })
}

function somebody({ grantId, personId, name, post }: Named): Named {
  return { grantId, personId, name, post }
}

/** People, not posts: somebody may lead a squad and be a member of it. */
function countPeople(crew: readonly CrewRow[]): number {
  return new Set(crew.map(({ personId }) => personId)).size
}
