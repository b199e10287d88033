/** Street → community → grid. Below the grid stand buildings, entrances and doors. */
export const levels = ['street', 'community', 'grid'] as const
export type Level = (typeof levels)[number]

export interface Unit {
  readonly code: string
  readonly level: Level
  readonly parentCode: string | null
  readonly name: string
  readonly id: string
}

/** Stands in for the code of a street that was not named yet; no division of the country has it. */
export const unnamedStreetCode = '000000000'

const digitsOf = { street: 9, community: 12, grid: 15 } as const satisfies Record<Level, number>

/** The level that a division code has by its length, or null when it is no code of ours. */
export function levelOf(code: string): Level | null {
  if (!/^\d+$/.test(code)) return null
  return levels.find((level) => digitsOf[level] === code.length) ?? null
}

/** The code of the unit around; null for a street. */
export function parentOf(code: string): string | null {
  return code.length > digitsOf.street ? code.slice(0, -3) : null
}

export function streetOf(code: string): string {
  return code.slice(0, digitsOf.street)
}

/** The community's code of a community or grid; null for a street. */
export function communityOf(code: string): string | null {
  return code.length >= digitsOf.community ? code.slice(0, digitsOf.community) : null
}

/** The unit itself, then what lies around it, up to the street. */
export function unitsAbove(code: string): string[] {
  const chain: string[] = []
  for (let unit: string | null = code; unit !== null; unit = parentOf(unit)) chain.push(unit)
  return chain
}

/** How a grid's name is said: half-width numbers with a space around them, however it was typed. */
export function saidName({ level, name }: Pick<Unit, 'level' | 'name'>): string {
  if (level !== 'grid') return name
  return name.replace(/([\u4e00-\u9fff])(\d)/g, '$1 $2').replace(/(\d)([\u4e00-\u9fff])/g, '$1 $2')
}

export function isWithin(code: string, scope: string): boolean {
  return code.startsWith(scope)
}

export function levelBelow(level: Level): Level | null {
  return levels[levels.indexOf(level) + 1] ?? null
}

export type UnitRefusal = 'no-level-below' | 'code-of-another-unit' | 'code-taken' | 'no-code-left'

/**
 * Why `code` can't be a new unit inside `parentCode`, or null.
 * A code is the parent's and three digits more, as the national division codes are built.
 */
export function unitRefusal(parentCode: string, code: string, taken: readonly string[]): UnitRefusal | null {
  const level = levelOf(parentCode)
  if (!level || !levelBelow(level)) return 'no-level-below'
  if (!/^\d+$/.test(code) || parentOf(code) !== parentCode) return 'code-of-another-unit'
  if (taken.includes(code)) return 'code-taken'
  return null
}

/** The next free code inside `parentCode`, or null when all 999 are given. */
export function nextCode(parentCode: string, taken: readonly string[]): string | null {
  const last = Math.max(
    0,
    ...taken.filter((code) => parentOf(code) === parentCode).map((code) => Number(code.slice(-3))),
  )
  return last < 999 ? parentCode + String(last + 1).padStart(3, '0') : null
}
