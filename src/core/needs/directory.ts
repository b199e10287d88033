import type { Tx } from '../../platform/database/database.ts'
import { keptByStreet } from '../../platform/settings/kept-by-street.ts'
import { listSquads, listTeams } from '../organisation/index.ts'
import { listNames } from '../people/index.ts'
import { listUnits } from '../territory/index.ts'
import { listCategories } from './store/desk-store.ts'

/**
 * What units, teams, squads and categories are called: a few dozen names that stand on the notice board, kept in memory
 * for some seconds so that no list joins them row by row.
 */
export interface Directory {
  readonly units: ReadonlyMap<string, string>
  readonly teams: ReadonlyMap<string, { readonly id: string; readonly name: string; readonly colour: string }>
  readonly squads: ReadonlyMap<string, string>
  readonly categories: ReadonlyMap<string, string>
}

/** The directory as it is kept; read anew when one of these needs names something that it does not know yet. */
export async function directory(tx: Tx, needs: readonly Naming[]): Promise<Directory> {
  const known = await kept.get(tx)
  if (needs.every((need) => knows(known, need))) return known
  kept.forget()
  return kept.get(tx)
}

interface Naming {
  readonly unitCode: string
  readonly teamId: string | null
  readonly squadId: string | null
  readonly categoryId: string | null
}

function knows(
  { units, teams, squads, categories }: Directory,
  { unitCode, teamId, squadId, categoryId }: Naming,
): boolean {
  return (
    units.has(unitCode) &&
    (teamId === null || teams.has(teamId)) &&
    (squadId === null || squads.has(squadId)) &&
    (categoryId === null || categories.has(categoryId))
  )
}

const kept = keptByStreet(async (tx): Promise<Directory> => {
  const [units, teams, squads, categories] = await Promise.all([
    listUnits(tx),
    listTeams(tx, { ended: true }),
    listSquads(tx),
    listCategories(tx),
  ])
  return {
    units: new Map(units.map(({ code, name }) => [code, name])),
    teams: new Map(teams.map(({ id, name, colour }) => [id, { id, name, colour }])),
    squads: new Map(squads.map(({ id, name }) => [id, name])),
    categories: new Map(categories.map(({ id, name }) => [id, name])),
  }
})

/** Names of people that lists show, for as long as the directory's. */
export async function namesOfPeople(tx: Tx, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const wanted = new Set(ids.filter((id) => id !== null))
  if (wanted.size === 0) return new Map()
  const now = performance.now()
  const missing = [...wanted].filter((id) => (people.get(id)?.until ?? 0) < now)
  if (missing.length > 0) {
    if (people.size > mostKept) people.clear()
    for (const [id, { name }] of await listNames(tx, missing)) people.set(id, { name, until: now + keptMs })
  }
  return new Map([...wanted].map((id) => [id, people.get(id)?.name ?? '']))
}

const people = new Map<string, { name: string; until: number }>()
const keptMs = 5_000
const mostKept = 20_000
