/** The orders of a list of buildings: grid by grid and by number, or the other way round. */
export const buildingSorts = ['place', '-place'] as const
export type BuildingSort = (typeof buildingSorts)[number]

/** Where something is: a building, and as far as known the entrance and the door. The grid follows from the building. */
export interface Place {
  readonly unitCode: string
  readonly buildingId: string
  readonly entranceId: string | null
  readonly doorId: string | null
  /** As it stands on an envelope: 3号楼 2单元 201. */
  readonly line: string
}

export function placeLine(building: string, entrance: string | null, door: string | null): string {
  return [building, entrance, door].filter((part) => part !== null).join(' ')
}

const breaks = /[\s,，、;；]+/u
const range = /^(\d{1,5})\s*[-~–—～至]\s*(\d{1,5})$/u
const mostDoors = 400

/**
 * Names of doors as a person writes them: `101 102 201` or `101-104`. Doubles count once, order stays.
 * Returns null when there are none, too many, or a range runs backwards.
 */
export function doorNames(text: string): string[] | null {
  const names = new Set<string>()
  for (const part of text.trim().split(breaks)) {
    const found = range.exec(part)
    const first = Number(found?.[1])
    const last = Number(found?.[2])
    if (found && (last < first || last - first >= mostDoors)) return null
    if (found) for (let number = first; number <= last; number++) names.add(String(number))
    else if (part.length > 0 && part.length <= 20) names.add(part)
    else return null
  }
  return names.size > 0 && names.size <= mostDoors ? [...names] : null
}
