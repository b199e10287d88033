import {
  addMember,
  addTeam,
  endMembership,
  givePost,
  letGo,
  listPartyBodies,
  listTeams,
  mergeTeam,
  recordThemeDay,
  takeOver,
} from '../../core/organisation/index.ts'
import type { Context } from '../../platform/actor/actor.ts'
import { addDays, dateOf, dayMs } from '../../platform/calendar/dates.ts'
import { type JobGround, runAs } from '../../platform/jobs/jobs.ts'
import { bodies, formerTeams, terms, themeDays } from './party.zh.ts'
import { street, communities } from './units.zh.ts'
import { unitCode } from './street.ts'

type As = <T>(name: string, day: number, work: (context: Context) => Promise<T>) => Promise<T>

const officer = '韩志远'
/** The former squads were there before the teams had their first members. */
const founded = -390

/**
 * The five squads that became six teams, the Party bodies with their members and what the branches did, up to `ground.now()`:
 * each step by whoever takes it.
 */
export async function makeParty(ground: JobGround, people: Readonly<Record<string, string>>): Promise<void> {
  const as: As = (name, day, work) =>
    runAs({ ...ground, now: () => ground.now() + day * dayMs }, people[name]!, work, 'web')
  const dayAt = (day: number) => addDays(dateOf(ground.now()), day)

  for (const team of formerTeams) await mergeFormer(as, people, team, dayAt(-team.merged))
  const ids = await addMembers(as, people, dayAt)
  for (const { at, by, held, came, ...told } of themeDays) {
    await as(by, -held, (context) =>
      recordThemeDay(context, ids.get(`${at} branch`)!, {
        ...told,
        heldOn: dayAt(-held),
        cameIds: came.map((name) => people[name]!),
      }),
    )
  }
  for (const { name, post, at, by, from, to } of terms) {
    const days = { from: ground.now() + from * dayMs, to: ground.now() + to * dayMs }
    await as(by, Math.min(from, 0), (context) =>
      givePost(context, { personId: people[name]!, post, unitCode: unitCode(at), ...days }),
    )
  }
}

async function mergeFormer(
  as: As,
  people: Readonly<Record<string, string>>,
  { name, colour, services, into, reason, merged, leader, stayed, left, undecided }: (typeof formerTeams)[number],
  onDay: string,
): Promise<void> {
  const everybody = [...stayed, ...left, ...undecided]
  const posts = await as(officer, founded, async (context) => {
    const teamId = await addTeam(context, { name, colour, services })
    const given = new Map<string, string>()
    for (const [index, member] of everybody.entries()) {
      const later = { ...context, now: context.now + index + 1 }
      const held = { personId: people[member]!, post: 'team-member', unitCode: street.code, teamId } as const
      given.set(member, await givePost(later, held))
    }
    return { teamId, given }
  })
  const intoIds = await as(officer, -merged, async (context) => {
    const teams = new Map((await listTeams(context.tx)).map((team) => [team.name, team.id]))
    const ids = into.map((one) => teams.get(one)!)
    await mergeTeam(context, posts.teamId, { intoTeamIds: ids, onDay, reason })
    return ids
  })
  for (const member of stayed) {
    await as(leader, 1 - merged, (context) => takeOver(context, intoIds[0]!, posts.given.get(member)!))
  }
  for (const member of left) {
    await as(leader, 2 - merged, (context) => letGo(context, intoIds[0]!, posts.given.get(member)!))
  }
}

/** Returns the bodies' ids: `宏吉 branch`. */
async function addMembers(
  as: As,
  people: Readonly<Record<string, string>>,
  dayAt: (day: number) => string,
): Promise<Map<string, string>> {
  const known = await as(officer, 0, ({ tx }) => listPartyBodies(tx))
  const ids = new Map(
    known.map(({ id, unitCode: code, kind }) => [
      `${communities.find((one) => one.code === code)?.short ?? '街道'} ${kind}`,
      id,
    ]),
  )
  for (const { at, kind, by, members } of bodies) {
    for (const [index, { name, duty, from, until }] of members.entries()) {
      const membershipId = await as(by, -from, (context) => {
        const later = { ...context, now: context.now + index }
        return addMember(later, ids.get(`${at} ${kind}`)!, { personId: people[name]!, duty, fromDay: dayAt(-from) })
      })
      if (until !== undefined) await as(by, -until, (context) => endMembership(context, membershipId, dayAt(-until)))
    }
  }
  return ids
}
