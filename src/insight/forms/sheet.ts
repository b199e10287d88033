import { plainText } from '../../platform/imports/write-xlsx.ts'
import { afterInsertion, copiedDown, type Insertion, rangesAfterInsertion } from './formula.ts'

/**
 * The XML of one sheet, taken apart as far as cells are written into it: what stands around the rows, and every cell that
 * isn't touched, goes back as the same text.
 */
export interface Sheet {
  /** Of the elements, mostly empty: `x:`. */
  readonly prefix: string
  readonly before: string
  readonly rows: SheetRow[]
  after: string
}

interface SheetRow {
  number: number
  attributes: string
  cells: SheetCell[]
}

interface SheetCell {
  /** 0 is A. */
  readonly column: number
  attributes: string
  /** What stands between its tags; null for a cell that closes itself. */
  inner: string | null
}

export interface Merge {
  readonly row: number
  readonly column: number
  readonly lastRow: number
  readonly lastColumn: number
}

/** Takes the XML of a sheet apart, or null when it isn't one. */
export function readSheet(xml: string): Sheet | null {
  const found = /<((?:\w+:)?)sheetData(?:\s[^>]*)?(?:\/>|>)/.exec(xml)
  if (!found) return null
  const prefix = found[1]!
  const begin = found.index
  const inside = begin + found[0].length
  const closing = `</${prefix}sheetData>`
  const empty = found[0].endsWith('/>')
  const end = empty ? inside : xml.indexOf(closing, inside)
  if (end < 0) return null

  const rows: SheetRow[] = []
  for (const [, attributes = '', inner = ''] of elements(prefix, 'row', empty ? '' : xml.slice(inside, end))) {
    const number = Number(attribute(attributes, 'r') ?? (rows.at(-1)?.number ?? 0) + 1)
    rows.push({ number, attributes: without(attributes, 'r'), cells: readCells(prefix, inner) })
  }
  return { prefix, before: xml.slice(0, begin), rows, after: xml.slice(empty ? end : end + closing.length) }
}

export function writeSheet({ prefix, before, rows, after }: Sheet): string {
  const written = rows.map(({ number, attributes, cells }) => {
    const inner = cells.map((one) => {
      const open = `<${prefix}c r="${letters(one.column)}${number}"${one.attributes}`
      return one.inner === null ? `${open}/>` : `${open}>${one.inner}</${prefix}c>`
    })
    const open = `<${prefix}row r="${number}"${attributes}`
    return inner.length === 0 ? `${open}/>` : `${open}>${inner.join('')}</${prefix}row>`
  })
  return `${withDimension(before, rows)}<${prefix}sheetData>${written.join('')}</${prefix}sheetData>${after}`
}

/** What the file says of its size, where it became larger. */
function withDimension(before: string, rows: readonly SheetRow[]): string {
  return before.replace(
    /(<(?:\w+:)?dimension\s[^>]*?ref=")([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?"/,
    (_, open, column, row, to = column, last = row) => {
      const filled = rows.filter(({ cells }) => cells.length > 0)
      const lastRow = Math.max(Number(last), filled.at(-1)?.number ?? 1)
      const lastColumn = filled.reduce(
        (most, { cells }) => Math.max(most, cells.at(-1)!.column),
        columnOf(to as string),
      )
      return `${open}${column}${row}:${letters(lastColumn)}${lastRow}"`
    },
  )
}

function readCells(prefix: string, xml: string): SheetCell[] {
  const cells: SheetCell[] = []
  for (const [, attributes = '', inner] of elements(prefix, 'c', xml)) {
    const at = attribute(attributes, 'r')
    const column = at ? columnOf(at) : (cells.at(-1)?.column ?? -1) + 1
    cells.push({ column, attributes: without(attributes, 'r'), inner: inner ?? null })
  }
  return cells
}

function elements(prefix: string, name: string, xml: string): Iterable<RegExpMatchArray> {
  return xml.matchAll(new RegExp(`<${prefix}${name}((?:\\s[^>]*?)?)(?:/>|>([\\s\\S]*?)</${prefix}${name}>)`, 'g'))
}

/** What a cell says, as text; what a formula came to when the file was saved. */
export function textOf(sheet: Sheet, cell: SheetCell, shared: readonly string[]): string {
  const type = attribute(cell.attributes, 't')
  const inner = cell.inner ?? ''
  if (type === 'inlineStr') return textsIn(inner)
  const value = new RegExp(`<${sheet.prefix}v(?:\\s[^>]*)?>([\\s\\S]*?)</${sheet.prefix}v>`).exec(inner)?.[1] ?? ''
  return type === 's' ? (shared[Number(value)] ?? '') : decode(value)
}

export function isFormula(sheet: Sheet, { inner }: SheetCell): boolean {
  return inner !== null && new RegExp(`<${sheet.prefix}f[\\s>/]`).test(inner)
}

/** The texts of a run, without the readings that some files put above characters. */
export function textsIn(xml: string): string {
  const spoken = xml.replace(/<(\w+:)?rPh[\s>][\s\S]*?<\/(\w+:)?rPh>/g, '')
  return [...spoken.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?t>/g)]
    .map(([, text]) => decode(text!))
    .join('')
}

export function mergesOf({ prefix, after }: Sheet): Merge[] {
  return [...after.matchAll(new RegExp(`<${prefix}mergeCell\\s[^>]*?ref="([^"]+)"`, 'g'))].map(([, ref]) => {
    const [from, to = from] = ref!.split(':') as [string, string?]
    return { row: rowOf(from), column: columnOf(from), lastRow: rowOf(to), lastColumn: columnOf(to) }
  })
}

export function findCell({ rows }: Sheet, row: number, column: number): SheetCell | undefined {
  return rows.find(({ number }) => number === row)?.cells.find((cell) => cell.column === column)
}

/** What is written into a cell. `date` is a serial number of days for a cell that has a date's format. */
export type Written = { readonly text: string } | { readonly number: number }

/** Writes into a cell, which keeps its format; makes it where the file left it out. */
export function setCell(sheet: Sheet, rowNumber: number, column: number, value: Written | null): void {
  const row = rowAt(sheet, rowNumber)
  const next = row.cells.findIndex((one) => one.column >= column)
  let cell = row.cells[next]
  if (!cell || cell.column !== column) {
    cell = { column, attributes: '', inner: null }
    row.cells.splice(next < 0 ? row.cells.length : next, 0, cell)
    row.attributes = without(row.attributes, 'spans')
  }

  const { prefix } = sheet
  const kept = without(cell.attributes, 't')
  if (value === null) {
    cell.attributes = kept
    cell.inner = null
  } else if ('number' in value) {
    cell.attributes = kept
    cell.inner = `<${prefix}v>${value.number}</${prefix}v>`
  } else {
    cell.attributes = `${kept} t="inlineStr"`
    const text = encode(plainText(value.text).slice(0, mostCellLength))
    cell.inner = `<${prefix}is><${prefix}t xml:space="preserve">${text}</${prefix}t></${prefix}is>`
  }
}

/** What a cell of Excel holds at most. */
const mostCellLength = 32_767

function rowAt({ rows }: Sheet, number: number): SheetRow {
  const next = rows.findIndex((row) => row.number >= number)
  const found = rows[next]
  if (found?.number === number) return found
  const made = { number, attributes: '', cells: [] }
  rows.splice(next < 0 ? rows.length : next, 0, made)
  return made
}

/**
 * Puts rows in that look like the row `pattern` above them: its height, formats, formulas copied down and cells merged within
 * it. Whatever stands lower moves down, and every reference of this sheet with it.
 */
export function insertRows(sheet: Sheet, insertion: Insertion, pattern: number): void {
  const { at, count } = insertion
  const { prefix, rows } = sheet
  const model = rows.find(({ number }) => number === pattern)
  for (const row of rows) {
    if (row.number >= at) row.number += count
    for (const cell of row.cells) {
      cell.inner = mapFormulas(prefix, cell.inner, (formula) => afterInsertion(formula, insertion.sheet, insertion))
    }
  }
  const made = Array.from({ length: count }, (_, n) => ({
    number: at + n,
    attributes: model?.attributes ?? '',
    cells: (model?.cells ?? []).map((cell) => ({
      column: cell.column,
      attributes: without(cell.attributes, 't'),
      inner: isFormula(sheet, cell) ? copiedFormula(prefix, cell.inner, at + n - pattern) : null,
    })),
  }))
  const from = rows.findIndex(({ number }) => number >= at)
  rows.splice(from < 0 ? rows.length : from, 0, ...made)

  const repeated = mergesOf(sheet).filter(({ row, lastRow }) => row === pattern && lastRow === pattern)
  sheet.after = sheet.after.replace(
    new RegExp(
      `<${prefix}(mergeCell|conditionalFormatting|dataValidation|hyperlink|autoFilter|ignoredError|protectedRange)\\s[^>]*>`,
      'g',
    ),
    (tag) =>
      tag.replace(
        /\s(ref|sqref)="([^"]+)"/g,
        (_, name: string, range: string) => ` ${name}="${rangesAfterInsertion(range, insertion)}"`,
      ),
  )
  sheet.after = mapFormulaTexts(sheet.after, prefix, (formula) => afterInsertion(formula, insertion.sheet, insertion))
  if (repeated.length > 0) addMerges(sheet, repeated, at, count)
}

function addMerges(sheet: Sheet, merges: readonly Merge[], at: number, count: number): void {
  const { prefix } = sheet
  const refs = Array.from({ length: count }, (_, n) => at + n).flatMap((row) =>
    merges.map(
      ({ column, lastColumn }) => `<${prefix}mergeCell ref="${letters(column)}${row}:${letters(lastColumn)}${row}"/>`,
    ),
  )
  const total = mergesOf(sheet).length + refs.length
  sheet.after = sheet.after
    .replace(new RegExp(`(<${prefix}mergeCells\\b[^>]*?\\scount=")\\d+`), `$1${total}`)
    .replace(`</${prefix}mergeCells>`, `${refs.join('')}</${prefix}mergeCells>`)
}

/** Every formula of the sheet, as another one's insertion leaves it; false when none says otherwise. */
export function mendFormulas(sheet: Sheet, name: string, insertion: Insertion): boolean {
  let mended = false
  for (const { cells } of sheet.rows) {
    for (const cell of cells) {
      const inner = mapFormulas(sheet.prefix, cell.inner, (formula) => afterInsertion(formula, name, insertion))
      if (inner !== cell.inner) mended = true
      cell.inner = inner
    }
  }
  return mended
}

/** Whether a formula is shared across this row: such can't be moved apart. */
export function sharesFormulaAcross({ prefix, rows }: Sheet, at: number): boolean {
  const shared = new RegExp(
    `<${prefix}f\\s[^>]*?(?:t="(?:shared|array)"[^>]*?\\sref="([^"]+)"|ref="([^"]+)"[^>]*?t="(?:shared|array)")`,
  )
  return rows.some(({ cells }) =>
    cells.some(({ inner }) => {
      const found = inner === null ? null : shared.exec(inner)
      const [from, to] = (found?.[1] ?? found?.[2] ?? '').split(':')
      return from !== undefined && to !== undefined && rowOf(from) < at && rowOf(to) >= at
    }),
  )
}

/** Whether a cell says something, or is merged, from this row on. */
export function hasContentFrom(sheet: Sheet, at: number): boolean {
  const said = sheet.rows.some(({ number, cells }) => number >= at && cells.some(({ inner }) => inner !== null))
  return said || mergesOf(sheet).some(({ lastRow }) => lastRow >= at)
}

/** Pictures, tables and notes are bound to rows by other parts of the file. */
export function hasThingsBoundToRows({ prefix, after }: Sheet): boolean {
  return new RegExp(`<${prefix}(?:drawing|legacyDrawing|tableParts|rowBreaks)[\\s>]`).test(after)
}

function mapFormulas(prefix: string, inner: string | null, change: (formula: string) => string): string | null {
  if (inner === null || !inner.includes(`<${prefix}f`)) return inner
  return inner.replace(
    new RegExp(`(<${prefix}f(?:\\s[^>]*)?>)([^<]*)(</${prefix}f>)`, 'g'),
    (_, open: string, formula: string, close: string) => open + encode(change(decode(formula))) + close,
  )
}

/** Of conditional formats and of choices that cells offer. */
function mapFormulaTexts(xml: string, prefix: string, change: (formula: string) => string): string {
  return xml.replace(
    new RegExp(`(<${prefix}formula[12]?(?:\\s[^>]*)?>)([^<]*)(</${prefix}formula[12]?>)`, 'g'),
    (_, open: string, formula: string, close: string) => open + encode(change(decode(formula))) + close,
  )
}

function copiedFormula(prefix: string, inner: string | null, rows: number): string | null {
  const formula = new RegExp(`<${prefix}f(?:\\s[^>]*)?>([^<]*)</${prefix}f>`).exec(inner ?? '')?.[1]
  return formula ? `<${prefix}f>${encode(copiedDown(decode(formula), rows))}</${prefix}f>` : null
}

export function attribute(attributes: string, name: string): string | undefined {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1]
}

function without(attributes: string, name: string): string {
  return attributes.replace(new RegExp(`\\s${name}="[^"]*"`), '')
}

/** 0 is A, 26 is AA. */
export function letters(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest > 0 ? letters(rest - 1) : '') + String.fromCharCode(65 + (column % 26))
}

export function columnOf(reference: string): number {
  let column = 0
  for (const letter of /^\$?([A-Z]+)/.exec(reference)?.[1] ?? 'A') column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

function rowOf(reference: string): number {
  return Number(/\d+$/.exec(reference)?.[0] ?? 1)
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

export function decode(xml: string): string {
  return xml.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name) return named[name] ?? whole
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}

function encode(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;')
}
