import { textOf } from './cells.ts'
import { type Mapping, type NamedCells, namedCells, parseRow } from './columns.ts'
import type { Importer, RowKey, RowToInsert, Values } from './importer.ts'
import { exampleMark } from './words.zh.ts'
import type { Row } from './xlsx.ts'

/** What is wrong with a row, and in which column of the importer, where one is at fault. */
export interface Fault {
  reason: string
  column: string | null
  /** The earlier row of the file that says the same. */
  otherRow: number | null
}

export type Judged = RowToInsert | { rowNumber: number; faults: readonly Fault[] }

/** What somebody wrote in place of cells, by column of the importer. */
export type Mended = Readonly<Record<string, string>>

interface Judging {
  importer: Importer
  mapping: Mapping
  /** Milliseconds since 1970. */
  now: number
  /** By row. */
  mended: ReadonlyMap<number, Mended>
}

/** Judges rows of one file, one behind another: it remembers what came before. Undefined for what is no row to take. */
export function judgeOf({ importer, mapping, now, mended }: Judging): (row: Row) => Judged | undefined {
  const twice = seenBefore(importer)
  return (row) => {
    if (isEmpty(row) || isExample(row)) return undefined
    const written = mended.get(row.rowNumber) ?? {}
    const parsed = parseNamed(importer, namedCells(importer.columns, mapping, row.cells), written, {
      isFormula: (column) => row.formulas.has(mapping[column] ?? -1),
      now,
    })
    const { rowNumber } = row
    if ('faults' in parsed) return { rowNumber, faults: parsed.faults }
    const fault = twice(rowNumber, parsed.values)
    return fault ? { rowNumber, faults: [fault] } : { rowNumber, values: parsed.values }
  }
}

/** The values of a row as it was mended, or what is still wrong. Whether another row says the same is not asked. */
export function parseNamed(
  { columns }: Importer,
  cells: NamedCells,
  mended: Mended,
  { isFormula, now }: { isFormula: (column: string) => boolean; now: number },
): { values: Values } | { faults: Fault[] } {
  const untouched = (column: string) => mended[column] === undefined && isFormula(column)
  const parsed = parseRow(columns, { ...cells, ...mended }, untouched, now)
  if ('values' in parsed) return parsed
  return { faults: parsed.faults.map((fault) => ({ ...fault, otherRow: null })) }
}

function seenBefore(importer: Importer): (rowNumber: number, values: Values) => Fault | null {
  const seen = new Map<string, number>()
  return (rowNumber, values) => {
    const keys = keysOf(importer, values)
    const twice = keys.find(({ key }) => seen.has(key))
    if (twice) return { reason: twice.reason ?? 'row-twice', column: twice.column, otherRow: seen.get(twice.key)! }
    for (const { key } of keys) seen.set(key, rowNumber)
    return null
  }
}

function keysOf(importer: Importer, values: Values): readonly RowKey[] {
  if (importer.keysOf) return importer.keysOf(values)
  const unique = importer.columns.filter(({ key, unique: alone }) => alone && values[key] !== null)
  return unique.map(({ key }) => ({ column: key, key: `${key} ${String(values[key])}` }))
}

function isEmpty({ cells }: Row): boolean {
  return cells.every((cell) => cell === null || cell === '')
}

/** The row that a template shows how to fill in. */
function isExample({ cells }: Row): boolean {
  return textOf(cells.find((cell) => cell !== null) ?? null).startsWith(exampleMark)
}
