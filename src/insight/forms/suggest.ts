import type { FigureKey } from '../figures/figure.ts'
import type { CellPart, Fact, FormMapping, Grid, GridCell, ListPart } from './form.ts'

/** What the product can write into a form, with the words by which people call it. */
export interface Vocabulary {
  readonly lists: readonly {
    readonly name: string
    readonly title: string
    /** `added` is no column of the list. */
    readonly fields: readonly { readonly key: string; readonly words: readonly string[]; readonly added?: boolean }[]
  }[]
  readonly figures: readonly { readonly figure: FigureKey; readonly words: readonly string[] }[]
  readonly facts: readonly { readonly fact: Fact; readonly words: readonly string[] }[]
  /** What narrows a figure: units, teams, kinds and categories by their names. */
  readonly parts: readonly { readonly words: readonly string[]; readonly part: Narrowing }[]
  /** What a total is called. */
  readonly wholes: readonly string[]
  /** Heads with these in them hold the name of a field, and ask of something else. */
  readonly heldByOthers: readonly string[]
}

export type Narrowing = Pick<CellPart, 'unit' | 'kind' | 'category' | 'team'>

const rowsToLookForHeads = 15
const fewestHeads = 2
const rowNumber = 'row-number'

/**
 * What the heads of a sheet ask for: rows that take records where a row names fields of a list, and cells that take a
 * figure where the words at their left and above name one. Merged heads count for every cell that they cover.
 */
export function suggest(grid: Grid, vocabulary: Vocabulary): FormMapping {
  const view = viewOf(grid)
  const list = suggestList(view, vocabulary)
  const cells = suggestCells(view, vocabulary, list)
  return { lists: list ? [list] : [], cells }
}

interface View {
  readonly grid: Grid
  /** What a cell says, or the merged cell that covers it. */
  text(row: number, column: number): string
  cell(row: number, column: number): GridCell | undefined
  /** Free to be written into: says nothing, holds no formula, and stands behind no other. */
  isFree(row: number, column: number): boolean
}

function viewOf(grid: Grid): View {
  const cells = new Map(grid.cells.map((cell) => [`${cell.row} ${cell.column}`, cell]))
  const anchors = new Map<string, string>()
  for (const { row, column, lastRow, lastColumn } of grid.merges) {
    for (let r = row; r <= Math.min(lastRow, grid.rows); r++) {
      for (let c = column; c <= Math.min(lastColumn, grid.columns - 1); c++)
        anchors.set(`${r} ${c}`, `${row} ${column}`)
    }
  }
  const cell = (row: number, column: number) => cells.get(anchors.get(`${row} ${column}`) ?? `${row} ${column}`)
  return {
    grid,
    cell,
    text: (row, column) => cell(row, column)?.text ?? '',
    isFree(row, column) {
      const anchor = anchors.get(`${row} ${column}`)
      return !cell(row, column) && (anchor === undefined || anchor === `${row} ${column}`)
    },
  }
}

/**
 * The row of heads that names most fields of one list, and of lists with as many the one with most columns among them; of
 * heads in several rows the lowest, above the free ones.
 */
function suggestList(view: View, { lists, heldByOthers }: Vocabulary): ListPart | null {
  const { grid } = view
  const rows = Array.from({ length: Math.min(rowsToLookForHeads, grid.rows) }, (_, at) => at + 1)
  const found = rows
    .filter((row) => freeForARecord(view, row + 1))
    .flatMap((row) =>
      lists.map(({ name, fields }) => ({ row, list: name, columns: recognise(view, row, fields, heldByOthers) })),
    )
    .map((one) => ({ ...one, ...countNamed(one.columns, lists.find(({ name }) => name === one.list)!.fields) }))
  const most = Math.max(fewestHeads, ...found.map(({ named }) => named))
  const best = found.filter(({ named }) => named === most).toSorted((a, b) => b.own - a.own)[0]
  if (!best) return null
  const { row, list, columns } = best
  const firstRow = row + 1
  return { sheet: grid.sheet, list, query: '', firstRow, lastRow: lastFreeRow(view, firstRow, columns), columns }
}

type Fields = Vocabulary['lists'][number]['fields']

function countNamed(columns: ListPart['columns'], fields: Fields): { named: number; own: number } {
  const named = columns.filter(({ field }) => field !== rowNumber)
  const own = named.filter(({ field }) => fields.some(({ key, added }) => key === field && !added))
  return { named: named.length, own: own.length }
}

/** The columns that a row of heads names, each field once: the same words first, then heads that begin with or hold them. */
function recognise(view: View, row: number, fields: Fields, heldByOthers: readonly string[]): ListPart['columns'] {
  const heads = Array.from({ length: view.grid.columns }, (_, column) => headsOf(view, row, column))
  const found = new Map<number, string>()
  const taken = new Set<string>()
  const ofOthers = heads.map(([own]) => own !== undefined && heldByOthers.some((word) => own.includes(word)))
  for (const fits of [same, begins, holds]) {
    for (const { key, words } of fields) {
      if (taken.has(key)) continue
      const column = heads.findIndex((names, at) => {
        if (found.has(at) || (fits !== same && ofOthers[at])) return false
        return names.some((head) => words.some((word) => fits(head, plain(word))))
      })
      if (column < 0) continue
      found.set(column, key)
      taken.add(key)
    }
  }
  return [...found].sort(([a], [b]) => a - b).map(([column, field]) => ({ column, field }))
}

/** The head of a column: what stands in the row itself, then together with the head above it. A title is none. */
function headsOf(view: View, row: number, column: number): string[] {
  const own = plain(view.text(row, column))
  if (own === '') return []
  const over = view.cell(row - 1, column)
  if (!over || coversAll(view, over) || /[:：]$/.test(over.text)) return [own]
  const above = plain(over.text)
  return above !== own ? [own, above + own] : [own]
}

function freeForARecord({ grid, cell }: View, row: number): boolean {
  const said = Array.from({ length: grid.columns }, (_, column) => cell(row, column)).filter(
    (one) => one && !one.formula,
  )
  return said.every((one) => /^\d{1,3}$/.test(one!.text))
}

/** Rows below that are as free, up to where the form says something again. */
function lastFreeRow(view: View, firstRow: number, columns: ListPart['columns']): number {
  let row = firstRow
  while (
    row + 1 <= view.grid.rows &&
    freeForARecord(view, row + 1) &&
    columns.every(({ column, field }) => field === rowNumber || view.isFree(row + 1, column))
  )
    row += 1
  return row
}

function suggestCells(view: View, vocabulary: Vocabulary, list: ListPart | null): CellPart[] {
  const { grid } = view
  const cells: CellPart[] = []
  for (let row = 1; row <= grid.rows; row++) {
    if (list && row >= list.firstRow - 1 && row <= list.lastRow) continue
    for (let column = 0; column < grid.columns; column++) {
      const place = { sheet: grid.sheet, row, column }
      const label = view.cell(row, column)
      if (label?.row === row && label.column === column) {
        const fact = /[:：]$/.test(label.text) ? factOf(label.text, vocabulary) : null
        if (fact && !freeAtRight(view, row, column)) cells.push({ ...place, fact, append: true })
      } else if (view.isFree(row, column)) {
        const asked = askedFor(view, row, column, vocabulary, list)
        if (asked) cells.push({ ...place, ...asked })
      }
    }
  }
  return cells
}

function freeAtRight(view: View, row: number, column: number): boolean {
  const merge = view.grid.merges.find((one) => one.row === row && one.column === column)
  const next = (merge?.lastColumn ?? column) + 1
  return next < view.grid.columns && view.isFree(row, next)
}

type Wanted = Narrowing & { readonly figure?: FigureKey; readonly fact?: Fact }

/** What the nearest words at the left and above ask of a free cell. Beneath records, their heads ask for no figure. */
function askedFor(
  view: View,
  row: number,
  column: number,
  vocabulary: Vocabulary,
  list: ListPart | null,
): Wanted | null {
  const left = nearestLeft(view, row, column)
  const above = nearestAbove(view, row, column, list && row > list.lastRow ? list.lastRow + 1 : 1)
  const beside = left?.distance === 1 ? left.text : ''
  const fact = factOf(beside, vocabulary)
  if (fact) return { fact }

  const figureAbove = above ? figureOf(above.text, vocabulary) : null
  if (figureAbove && above) {
    const part = left ? partOf(left.text, vocabulary) : null
    if (part) return { figure: figureAbove, ...part }
    if (above.distance === 1 && !left) return { figure: figureAbove }
  }
  const figureLeft = left ? figureOf(left.text, vocabulary) : null
  if (!figureLeft || !left) return null
  const part = above ? partOf(above.text, vocabulary) : null
  if (part) return { figure: figureLeft, ...part }
  return left.distance === 1 ? { figure: figureLeft } : null
}

interface Near {
  readonly text: string
  /** 1 is right beside. Cells of one merged head count as one. */
  readonly distance: number
}

function nearestLeft(view: View, row: number, column: number): Near | null {
  for (let at = column - 1; at >= 0; at--) {
    const cell = view.cell(row, at)
    if (cell && !cell.formula && !isCount(cell.text)) return { text: cell.text, distance: column - at }
  }
  return null
}

function nearestAbove(view: View, row: number, column: number, topRow: number): Near | null {
  for (let at = row - 1; at >= topRow; at--) {
    const cell = view.cell(at, column)
    // A title that covers the whole sheet is the head of no column.
    if (cell && !cell.formula && !isCount(cell.text) && !coversAll(view, cell))
      return { text: cell.text, distance: row - at }
  }
  return null
}

function coversAll({ grid }: View, { row, column }: GridCell): boolean {
  const merge = grid.merges.find((one) => one.row === row && one.column === column)
  return merge !== undefined && merge.lastColumn - merge.column + 1 >= grid.columns
}

function isCount(text: string): boolean {
  return /^\d+$/.test(text)
}

/** A count, never a share: whoever asks for 办结率 is not served by how many there are. */
function figureOf(text: string, { figures }: Vocabulary): FigureKey | null {
  const head = plain(text)
  return /(?:率|比|比例|比重|百分比)$/.test(head) ? null : (bestOf(head, figures)?.figure ?? null)
}

function factOf(text: string, { facts }: Vocabulary): Fact | null {
  const head = plain(text)
  return facts.find(({ words }) => words.some((word) => same(head, plain(word))))?.fact ?? null
}

/** A part of the whole, or the whole itself; null when the words say something else. */
function partOf(text: string, { parts, wholes }: Vocabulary): Narrowing | null {
  const head = plain(text)
  if (wholes.some((word) => same(head, plain(word)))) return {}
  return parts.find(({ words }) => words.some((word) => same(head, plain(word))))?.part ?? null
}

/** Among words that fit, the longest say most. */
function bestOf<One extends { readonly words: readonly string[] }>(head: string, list: readonly One[]): One | null {
  for (const fits of [same, begins, holds]) {
    const found = list
      .flatMap((one) => one.words.map((word) => ({ one, word: plain(word) })))
      .filter(({ word }) => fits(head, word))
      .sort((a, b) => b.word.length - a.word.length)[0]
    if (found) return found.one
  }
  return null
}

/** `联系电话（必填）*` is `联系电话`, `诉求数(件)` is `诉求数`. */
function plain(text: string): string {
  return text
    .replace(/[（(【[].*?[)）】\]]/g, '')
    .replace(/[\s*＊:：、。,，/]/g, '')
    .toLowerCase()
}

function same(head: string, word: string): boolean {
  return head !== '' && head === word
}

function begins(head: string, word: string): boolean {
  return word.length >= 2 && head.startsWith(word)
}

function holds(head: string, word: string): boolean {
  return word.length >= 2 && head.includes(word)
}
