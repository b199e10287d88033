import { type CellFault, type CellType, isFault, readCell, textOf, type Value } from './cells.ts'
import type { Cell } from './xlsx.ts'

/** A column that an importer takes. */
export interface Column {
  key: string
  /** What it is called on the page. */
  label: string
  /** What people write above it, most usual first. */
  heads: readonly string[]
  type: CellType
  required?: boolean
  /** No two rows of a file may have the same. */
  unique?: boolean
  /** In characters; 200 unless told. */
  maxLength?: number
  /** Of `choice`: what may stand there, and what people write instead of the label. */
  choices?: readonly Choice[]
  /** Of `date`: no later than today; a year, or a year with its month, is enough. */
  born?: boolean
  /** A line that helps whoever fills in the template. */
  note?: string
  /** What stands in the template's example. */
  example?: string
}

export interface Choice {
  value: string
  label: string
  also?: readonly string[]
}

/** Which column of the sheet, from 0, holds each column of the importer; null is none. */
export type Mapping = Readonly<Record<string, number | null>>

/** What a row holds for the importer. Or what is wrong with it, cell by cell. */
export type ParsedRow = { values: Record<string, Value> } | { faults: readonly { reason: CellFault; column: string }[] }

/** Cells by column of the importer. */
export type NamedCells = Readonly<Record<string, Cell>>

/**
 * Finds the columns by their heads: the same words first, then heads that begin with or hold them. A column's most usual
 * word counts before its others, wherever it stands.
 */
export function recogniseColumns(columns: readonly Column[], heads: readonly Cell[]): Record<string, number | null> {
  const read = heads.map(plainHead)
  const mapping: Record<string, number | null> = Object.fromEntries(columns.map(({ key }) => [key, null]))
  const taken = new Set<number>()
  for (const fits of [same, begins, holds]) {
    for (const column of columns) {
      if (mapping[column.key] !== null) continue
      const wanted = [column.label, ...column.heads].map(plainHead)
      const at = (word: string) => read.findIndex((head, i) => head !== '' && !taken.has(i) && fits(head, word))
      const found = wanted.map(at).find((index) => index >= 0)
      if (found === undefined) continue
      mapping[column.key] = found
      taken.add(found)
    }
  }
  return mapping
}

/** How many columns the row names: the head is the row that names most. */
export function countRecognised(columns: readonly Column[], cells: readonly Cell[]): number {
  const read = new Set(cells.map(plainHead))
  return columns.filter(({ label, heads }) => [label, ...heads].some((word) => read.has(plainHead(word)))).length
}

/** The cells of a row by the columns that they are taken for. */
export function namedCells(columns: readonly Column[], mapping: Mapping, cells: readonly Cell[]): NamedCells {
  return Object.fromEntries(columns.map(({ key }) => [key, cellAt(mapping, cells, key)]))
}

/** Reads a row: each cell by its column's type, as of `now` in milliseconds since 1970. */
export function parseRow(
  columns: readonly Column[],
  cells: NamedCells,
  isFormula: (column: string) => boolean,
  now: number,
): ParsedRow {
  const values: Record<string, Value> = {}
  const faults: { reason: CellFault; column: string }[] = []
  for (const column of columns) {
    const { key } = column
    const value = isFormula(key) ? { fault: 'row-formula' as const } : readCell(column, cells[key] ?? null, now)
    if (isFault(value)) faults.push({ reason: value.fault, column: key })
    else if (value === null && column.required) faults.push({ reason: 'row-empty', column: key })
    else values[key] = value
  }
  return faults.length > 0 ? { faults } : { values }
}

function cellAt(mapping: Mapping, cells: readonly Cell[], key: string): Cell {
  const at = mapping[key] ?? null
  return at === null ? null : (cells[at] ?? null)
}

/** `留言编号 （必填）*` is `留言编号`. */
function plainHead(cell: Cell): string {
  return textOf(cell)
    .replace(/[（(【[].*?[)）】\]]/g, '')
    .replace(/[\s*＊:：、。,，/]/g, '')
    .toLowerCase()
}

function same(head: string, word: string): boolean {
  return head === word
}

function begins(head: string, word: string): boolean {
  return word.length >= 2 && head.startsWith(word)
}

function holds(head: string, word: string): boolean {
  return word.length >= 2 && head.includes(word)
}
