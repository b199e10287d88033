export { type TeamColour, teamColours } from '../../platform/web/kit/palette.ts'

export const mostServices = 24

/** Services as a person types them: one a line or set apart by marks; doubles once, blanks gone. */
export function servicesFrom(text: string): string[] {
  const parts = text.split(/[\n,，、;；]+/u).map((part) => part.trim())
  return [...new Set(parts.filter((part) => part.length > 0 && part.length <= 20))].slice(0, mostServices)
}

export type SquadRefusal = 'not-a-community' | 'team-ended'

export function squadRefusal(level: string, team: { readonly endedAt: number | null }): SquadRefusal | null {
  if (level !== 'community') return 'not-a-community'
  return team.endedAt === null ? null : 'team-ended'
}

/** The orders of a list of teams: as the street puts them, or by how many people they have. */
export const teamSorts = ['place', '-members', 'members'] as const

interface Listed {
  readonly name: string
  readonly services: readonly string[]
  readonly leaders: readonly { readonly name: string }[]
  readonly members: number | null
  readonly squads: readonly { readonly unitCode: string }[]
}

/** Teams, already in the street's order, with these words in their name, services or leaders, and a squad in the community. */
export function narrowTeams<Team extends Listed>(
  teams: readonly Team[],
  { q = '', community = '' }: { readonly q?: string | undefined; readonly community?: string | undefined },
  sort: string,
): Team[] {
  const found = teams.filter(
    ({ name, services, leaders, squads }) =>
      [name, ...services, ...leaders.map((leader) => leader.name)].some((text) => text.includes(q)) &&
      (community === '' || squads.some(({ unitCode }) => unitCode === community)),
  )
  if (sort === 'place') return found
  found.sort((a, b) => (a.members ?? 0) - (b.members ?? 0))
  return sort === 'members' ? found : found.reverse()
}
