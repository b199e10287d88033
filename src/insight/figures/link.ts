import type { FigureKey, Scope } from './figure.ts'

/** The page that shows how much a figure is and lists the records that it was counted from. */
export function figureLink(figure: FigureKey, { unitCode, from, to, kind, category, teamId }: Scope): string {
  const asked = { figure, unit: unitCode, from, to, kind, category, team: teamId }
  const query = new URLSearchParams(
    Object.entries(asked).filter((entry): entry is [string, string] => Boolean(entry[1])),
  )
  return `/desk/figures?${query.toString()}`
}
