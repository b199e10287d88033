import { listSquads, listTeams } from '../../core/organisation/index.ts'
import { listBuildingsOf, listUnits } from '../../core/territory/index.ts'
import { operatorId } from '../../platform/actor/actor.ts'
import { runAs, type JobGround } from '../../platform/jobs/jobs.ts'
import type { Names } from './names.ts'
import { call, play } from './play.ts'
import { stories as hongji } from './stories-hongji.zh.ts'
import { stories as hongru } from './stories-hongru.zh.ts'
import { stories as hongshun } from './stories-hongshun.zh.ts'
import { stories as hongxiang } from './stories-hongxiang.zh.ts'
import { stories as hongyi } from './stories-hongyi.zh.ts'
import type { Story } from './story.ts'
import { unitCode } from './street.ts'
import { communities, finerCategories } from './units.zh.ts'

export const stories: readonly Story[] = [...hongji, ...hongxiang, ...hongru, ...hongyi, ...hongshun]

/** Everybody who comes to somebody's door in a story. */
export function visitors(): string[] {
  const bodies = stories.flatMap(({ then }) => then.map(([, , , body]) => body))
  return [...new Set(bodies.flatMap((body) => (body?.visitors as string[] | undefined) ?? []))]
}

/** Plays the needs of the demo street up to `ground.now()`. Returns each need's id by the key of its story. */
export async function makeNeeds(
  ground: JobGround,
  people: Readonly<Record<string, string>>,
): Promise<Map<string, string>> {
  return play(ground, stories, await findNames(ground, people))
}

async function findNames(ground: JobGround, people: Readonly<Record<string, string>>): Promise<Names> {
  const officer = people[officerName]!
  const categories: Record<string, string> = {}
  for (const { broad, name } of finerCategories) {
    const { id } = (await call(ground, officer, 'addCategory', {}, { broad, name })) as { id: string }
    categories[`${broad} ${name}`] = id
  }
  return runAs(ground, operatorId, async ({ tx }) => {
    const teams = await listTeams(tx)
    const squads = await listSquads(tx)
    const grids = (await listUnits(tx)).filter(({ level }) => level === 'grid')
    const buildings: Record<string, string> = {}
    for (const { code } of grids) {
      for (const { id, name } of await listBuildingsOf(tx, code)) buildings[`${shortOf(code)} ${name}`] = id
    }
    return {
      people,
      teams: Object.fromEntries(teams.map(({ id, name }) => [name, id])),
      squads: Object.fromEntries(
        squads.map(({ id, teamId, unitCode: code }) => [
          `${teams.find((team) => team.id === teamId)!.name} ${shortOf(code)}`,
          id,
        ]),
      ),
      buildings,
      categories,
      unitCode,
    }
  })
}

const officerName = '韩志远'

/** 宏吉/2 of a grid's code, 宏吉 of a community's. */
function shortOf(code: string): string {
  const community = communities.find((one) => code.startsWith(one.code))!
  return code === community.code ? community.short : `${community.short}/${Number(code.slice(-3))}`
}
