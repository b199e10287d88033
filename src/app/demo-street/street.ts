import { firstRun, givePost, listSquads, listTeams } from '../../core/organisation/index.ts'
import { addPartner } from '../../core/partnership/index.ts'
import { nameSkills, registerPerson } from '../../core/people/index.ts'
import { addBuilding, listDoorsOf, listEntrancesOf } from '../../core/territory/index.ts'
import { operatorId, type Context } from '../../platform/actor/actor.ts'
import { dayMs } from '../../platform/calendar/dates.ts'
import { runAs } from '../../platform/jobs/jobs.ts'
import type { JobGround } from '../../platform/jobs/jobs.ts'
import { changeSetting } from '../../platform/settings/actions.ts'
import { cast } from './cast.ts'
import type { Member } from './member.ts'
import { spotOf } from './spots.ts'
import { publicPhones } from '../front-page/settings.ts'
import { buildingName, communities, entranceName, partners, phones, street } from './units.zh.ts'

/** The street as it is made: every id by the name that stories and tests use. */
export interface MadeStreet {
  /** By full name. */
  readonly people: Readonly<Record<string, string>>
  readonly partners: Readonly<Record<string, string>>
}

/**
 * Makes units, houses, people, posts, teams and partners of the demo street through their own actions, in one transaction
 * of the operator, as if it had been set up a good year before `now()`. Returns everybody's id by name.
 */
export async function makeStreet({ db, now }: Pick<JobGround, 'db' | 'now'>): Promise<MadeStreet> {
  const founded = () => now() - 400 * dayMs
  return runAs({ db, now: founded }, operatorId, async (context) => {
    const officers = cast.filter(isOfficer)
    const { officerIds } = await firstRun(context, {
      street,
      communities: communities.map(({ code, name, grids }) => ({ code, name, grids })),
      officers: officers.map(({ name, tail }) => ({ name, phone: phoneOf(tail!) })),
    })
    const doors = await buildHouses(context)
    const people: Record<string, string> = Object.fromEntries(
      officers.map(({ name }, index) => [name, officerIds[index]!]),
    )
    for (const [index, member] of cast.entries()) {
      people[member.name] ??= await settle(inTurn(context, index), member, doors)
    }
    await givePosts(context, people)
    await changeSetting(context, publicPhones.key, phones)
    const made: Record<string, string> = {}
    for (const { at, name, kind, contact } of partners) {
      made[name] = await addPartner(context, { unitCode: unitCode(at), name, kind, contactId: people[contact]! })
    }
    return { people, partners: made }
  })
}

/** The division code of 街道, 宏吉 or 宏吉/2. */
export function unitCode(at: string): string {
  const [short, grid] = at.split('/')
  const community = communities.find((one) => one.short === short)
  if (!community) return street.code
  return grid ? community.code + grid.padStart(3, '0') : community.code
}

/** A number that nobody has. */
export function phoneOf(tail: string): string {
  return `1990000${tail}`
}

/** Doors by grid and line: `宏吉/2 5号楼 2单元 301`. */
type Doors = ReadonlyMap<string, string>

/** Sixteen houses a community, fifteen where it has three grids: three entrances, six floors, two doors a floor. */
async function buildHouses(context: Context): Promise<Doors> {
  const doors = new Map<string, string>()
  const wanted = new Set(cast.flatMap(({ at, home }) => (home ? [`${at} ${home}`] : [])))
  for (const { short, grids } of communities) {
    const houses = grids === 3 ? 5 : 4
    for (let grid = 1; grid <= grids; grid++) {
      const at = `${short}/${grid}`
      for (let house = 1; house <= houses; house++) {
        const name = buildingName((grid - 1) * houses + house)
        const entrances = [1, 2, 3].map((number) => ({ name: entranceName(number), doors: doorNames }))
        const id = await addBuilding(context, {
          unitCode: unitCode(at),
          name,
          ...spotOf(unitCode(at), house, houses),
          entrances,
        })
        await noteDoors(context, id, `${at} ${name}`, wanted, doors)
      }
    }
  }
  return doors
}

const doorNames = [1, 2, 3, 4, 5, 6].flatMap((floor) => [`${floor}01`, `${floor}02`])

/** Remembers the doors of a house behind which somebody of the cast lives. */
async function noteDoors(
  context: Context,
  buildingId: string,
  house: string,
  wanted: ReadonlySet<string>,
  doors: Map<string, string>,
) {
  const homes = [...wanted].filter((home) => home.startsWith(`${house} `))
  if (homes.length === 0) return
  for (const entrance of await listEntrancesOf(context.tx, buildingId)) {
    if (!homes.some((home) => home.startsWith(`${house} ${entrance.name} `))) continue
    for (const door of await listDoorsOf(context.tx, entrance.id)) {
      doors.set(`${house} ${entrance.name} ${door.name}`, door.id)
    }
  }
}

async function settle(context: Context, member: Member, doors: Doors): Promise<string> {
  const { name, called, born, at, home, livesAlone, tail, skills } = member
  const personId = await registerPerson(context, {
    name,
    unitCode: unitCode(at),
    ...(home && { doorId: doorOf(`${at} ${home}`, doors) }),
    ...(tail && { phone: phoneOf(tail) }),
    ...(called && { called }),
    ...(born && { birthYear: born }),
    ...(livesAlone && { livesAlone }),
  })
  if (skills) {
    const known = Object.entries(skills).map(([code, sinceYear]) => ({ code, sinceYear }))
    await nameSkills(context, personId, known)
  }
  return personId
}

function doorOf(line: string, doors: Doors): string {
  const id = doors.get(line)
  if (!id) throw new Error(`the demo street has no door ${line}`)
  return id
}

async function givePosts(context: Context, people: Readonly<Record<string, string>>): Promise<void> {
  const teams = new Map((await listTeams(context.tx)).map((team) => [team.name, team.id]))
  const squads = await listSquads(context.tx)
  for (const [index, { name, posts = [] }] of cast.filter((member) => !isOfficer(member)).entries()) {
    for (const [post, where, community] of posts) {
      const teamId = teams.get(where) ?? null
      const code = unitCode(teamId ? (community ?? street.name) : where)
      const squad = squads.find((one) => one.teamId === teamId && one.unitCode === code)
      await givePost(inTurn(context, index), {
        personId: people[name]!,
        post,
        unitCode: code,
        teamId,
        squadId: squad?.id ?? null,
      })
    }
  }
}

/** A millisecond later for each, so that lists in the order of age stand in the order of the cast, every time. */
function inTurn(context: Context, index: number): Context {
  return { ...context, now: context.now + index }
}

/** The first run gives the post of who begins the street. */
function isOfficer({ posts }: Member): boolean {
  return posts?.some(([post]) => post === 'street-officer') ?? false
}
