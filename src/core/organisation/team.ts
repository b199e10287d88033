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
