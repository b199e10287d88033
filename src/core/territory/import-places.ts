import type { Value } from '../../platform/imports/cells.ts'
import type { RowRefusal, Values } from '../../platform/imports/importer.ts'
import { importWords } from './import-words.zh.ts'
import { communityKey, gridKey } from './naming.ts'
import { isWithin, levelOf, type Unit } from './unit.ts'

export type PlaceRefusal = keyof typeof importWords.reasons

/** Finds units by what a row writes: a code, or a name as people write it. */
export interface UnitsByName {
  /** The grid, null when the row names none, or why it can't be told. */
  grid(values: Values): string | RowRefusal | null
  /** A unit of any level, by its code or its name: 宏吉社区, 宏吉社区第一网格, the street. */
  unit(text: string, column: string): Unit | RowRefusal
}

export function unitsByName(units: readonly Unit[], streetCode: string): UnitsByName {
  const inStreet = units.filter(({ code }) => isWithin(code, streetCode))
  const byCode = new Map(inStreet.map((unit) => [unit.code, unit]))
  const communities = inStreet.filter(({ level }) => level === 'community')
  const grids = inStreet.filter(({ level }) => level === 'grid')

  function ofCode(code: string, column: string): Unit | RowRefusal {
    if (!isWithin(code, streetCode)) return refusedAt('unit-of-another-street', column)
    return byCode.get(code) ?? refusedAt('unit-unknown', column)
  }

  function unit(text: string, column: string): Unit | RowRefusal {
    if (isCode(text)) return ofCode(text, column)
    const named = communities.find(({ name }) => communityKey(name) === communityKey(text))
    const street = inStreet.find(({ level, name }) => level === 'street' && name === text)
    if (named || street) return named ?? street!
    const grid = gridNamed(text, null)
    return typeof grid === 'string' ? byCode.get(grid)! : { ...grid, column }
  }

  function gridNamed(text: string, community: Unit | null): string | RowRefusal {
    if (isCode(text)) return codeOrRefusal(ofCode(text, 'grid'))
    // 宏吉社区第一网格 names both.
    const within = community ?? communities.find(({ name }) => text.startsWith(communityKey(name))) ?? null
    const rest = within && text.startsWith(communityKey(within.name)) ? restBehind(text, within) : text
    const found = grids.filter(
      ({ code, name }) => (!within || isWithin(code, within.code)) && gridKey(name) === gridKey(rest),
    )
    if (found.length > 1) return refusedAt('grid-not-clear', 'grid')
    return found[0]?.code ?? refusedAt('unit-unknown', 'grid')
  }

  return {
    unit,
    grid({ gridCode, community, grid }) {
      if (isText(gridCode)) return codeOrRefusal(ofCode(gridCode, 'gridCode'))
      const within = isText(community) ? unit(community, 'community') : null
      if (within && 'refused' in within) return within
      if (isText(grid)) return gridNamed(grid, within)
      const only = within ? grids.filter(({ code }) => isWithin(code, within.code)) : grids
      return only.length === 1 ? only[0]!.code : null
    },
  }
}

export function refusedAt(refused: PlaceRefusal, column: string): RowRefusal {
  return { refused, column }
}

export function isText(value: Value | undefined): value is string {
  return typeof value === 'string' && value !== ''
}

function codeOrRefusal(unit: Unit | RowRefusal): string | RowRefusal {
  return 'refused' in unit ? unit : unit.code
}

function isCode(text: string): boolean {
  return levelOf(text) !== null
}

function restBehind(text: string, { name }: Unit): string {
  return text.startsWith(name) ? text.slice(name.length) : text.slice(communityKey(name).length)
}
