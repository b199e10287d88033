/** The palette of team colours. Each was checked for contrast on white, paper, its tint and the wall. */
export const teamColours = ['red', 'orange', 'green', 'blue', 'purple', 'rainbow'] as const
export type TeamColour = (typeof teamColours)[number]

/** A colour key that comes as data; an unknown one is shown in ink, never refused. */
export function teamColour(key: string | null | undefined): TeamColour | 'ink' {
  return teamColours.find((colour) => colour === key) ?? 'ink'
}

/** Kinds differ by weight, not by hue: solid red, solid 黛, outline, pale outline. */
export type MarkWeight = 'alarm' | 'solid' | 'outline' | 'pale'
