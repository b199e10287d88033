import { dateOf, shanghaiAheadMs } from '../calendar/dates.ts'
import { plainText } from './write-xlsx.ts'
import type { Cell } from './xlsx.ts'

/** A column that an importer takes. */
export interface Column {
  key: string
  /** What it is called on the page. */
  label: string
  /** What people write above it, most usual first. */
  heads: readonly string[]
  type: 'text' | 'number' | 'time'
  required?: boolean
  /** No two rows of a file may have the same. */
  unique?: boolean
  /** In characters; 200 unless told. */
  maxLength?: number
}

/** Which column of the sheet, from 0, holds each column of the importer; null is none. */
export type Mapping = Readonly<Record<string, number | null>>

export type Value = string | number | null

export const rowFaults = ['row-formula', 'row-empty', 'row-twice', 'row-time', 'row-number', 'row-too-long'] as const
export type RowFault = (typeof rowFaults)[number]

/** What a row holds for the importer; `time` values are epoch milliseconds. Or what is wrong with it, and in which column. */
export type ParsedRow = { values: Record<string, Value> } | { fault: RowFault; column: string }

/** Finds the columns by their heads: the same words first, then heads that begin with or hold them. */
export function recogniseColumns(columns: readonly Column[], heads: readonly Cell[]): Record<string, number | null> {
  const read = heads.map(plainHead)
  const mapping: Record<string, number | null> = Object.fromEntries(columns.map(({ key }) => [key, null]))
  const taken = new Set<number>()
  for (const fits of [same, begins, holds]) {
    for (const column of columns) {
      if (mapping[column.key] !== null) continue
      const wanted = [column.label, ...column.heads].map(plainHead)
      const found = read.findIndex((head, i) => head !== '' && !taken.has(i) && wanted.some((word) => fits(head, word)))
      if (found < 0) continue
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

/** Reads a row. Rows beyond `now` plus a day, or before 1990, are no times that anything was said at. */
export function parseRow(
  columns: readonly Column[],
  mapping: Mapping,
  cells: readonly Cell[],
  formulas: ReadonlySet<number>,
  now: number,
): ParsedRow {
  const values: Record<string, Value> = {}
  for (const column of columns) {
    const at = mapping[column.key] ?? null
    if (at !== null && formulas.has(at)) return { fault: 'row-formula', column: column.key }
    const value = readCell(column, at === null ? null : (cells[at] ?? null), now)
    if (typeof value === 'object' && value !== null) return { fault: value.fault, column: column.key }
    if (value === null && column.required) return { fault: 'row-empty', column: column.key }
    values[column.key] = value
  }
  return { values }
}

export function textOf(cell: Cell): string {
  if (cell === null) return ''
  if (cell instanceof Date) return clockText(cell)
  return plainText(String(cell)).trim()
}

function readCell(column: Column, cell: Cell, now: number): Value | { fault: RowFault } {
  if (cell === null || textOf(cell) === '') return null
  if (column.type === 'time') {
    const at = readTime(cell)
    return at !== null && at >= earliest && at <= now + 86_400_000 ? at : { fault: 'row-time' }
  }
  if (column.type === 'number') {
    const number = typeof cell === 'number' ? cell : Number(textOf(cell).replace(/,/g, ''))
    return Number.isFinite(number) ? number : { fault: 'row-number' }
  }
  const text = textOf(cell)
  return text.length > (column.maxLength ?? 200) ? { fault: 'row-too-long' } : text
}

const earliest = Date.UTC(1990, 0, 1)

/** A time as sheets hold it: a date cell, its bare serial number, or a text like `2026/1/2 8:05` in Shanghai's time. */
export function readTime(cell: Cell): number | null {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? null : cell.getTime() - shanghaiAheadMs
  if (typeof cell === 'number') {
    // Day 1 of a sheet is 1900-01-01; 25569 days lie between its day 0 and 1970.
    return cell > 20_000 && cell < 80_000 ? Math.round((cell - 25_569) * 86_400) * 1000 - shanghaiAheadMs : null
  }
  const parts = textual.exec(textOf(cell))
  if (!parts) return null
  const [year, month, day, hour = 0, minute = 0, second = 0] = parts
    .slice(1)
    .map((part) => (part ? Number(part) : undefined))
  const at = Date.UTC(year!, month! - 1, day!, hour, minute, second)
  const exact = new Date(at)
  const exists =
    exact.getUTCMonth() === month! - 1 && exact.getUTCDate() === day && hour < 24 && minute < 60 && second < 60
  return exists ? at - shanghaiAheadMs : null
}

const textual =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]+(\d{1,2})[:：时](\d{1,2})分?(?:[:：]?(\d{1,2})(?:\.\d+)?秒?)?)?$/

function clockText(date: Date): string {
  if (Number.isNaN(date.getTime())) return ''
  const clock = date.toISOString().slice(11, 19)
  return `${dateOf(date.getTime() - shanghaiAheadMs)}${clock === '00:00:00' ? '' : ` ${clock}`}`
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
