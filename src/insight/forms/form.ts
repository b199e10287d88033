import type { FigureKey } from '../figures/figure.ts'

/** In which order the list goes, the usual one first. */
export const formSorts = ['-added', 'added'] as const
export type FormSort = (typeof formSorts)[number]

/** What a form is told besides figures: of where, of when, made when and by whom. */
export const facts = ['unit', 'period', 'today', 'filler'] as const
export type Fact = (typeof facts)[number]

/** What a roster asks of people beyond the columns of their list. */
export const rosterFields = [
  'sex',
  'birth-year',
  'birthday',
  'id-number',
  'building',
  'entrance',
  'door',
  'household',
  'team',
  'post',
  'party',
  'party-body',
] as const
export type RosterField = (typeof rosterFields)[number]

/** Rows of a sheet that take the records of a list, one each. Rows count from 1 and columns from 0. */
export interface ListPart {
  readonly sheet: string
  readonly list: string
  /** The query of the list's page: only what it then shows. */
  readonly query: string
  readonly firstRow: number
  /** The last row that the blank form leaves free for it. */
  readonly lastRow: number
  readonly columns: readonly { readonly column: number; readonly field: string }[]
}

/** One cell that takes a figure, or a part of one, or a fact. */
export interface CellPart {
  readonly sheet: string
  readonly row: number
  readonly column: number
  readonly figure?: FigureKey | undefined
  readonly fact?: Fact | undefined
  /** A unit within the one that is asked for; without it the whole. */
  readonly unit?: string | undefined
  readonly kind?: string | undefined
  readonly category?: string | undefined
  readonly team?: string | undefined
  /** Behind what the cell says already: 填报单位：… */
  readonly append?: boolean | undefined
}

/** What goes where in a form. */
export interface FormMapping {
  readonly lists: readonly ListPart[]
  readonly cells: readonly CellPart[]
}

/** The cells of a sheet as its page draws them. Rows count from 1 and columns from 0. */
export interface Grid {
  readonly sheet: string
  readonly rows: number
  readonly columns: number
  readonly cells: readonly GridCell[]
  readonly merges: readonly {
    readonly row: number
    readonly column: number
    readonly lastRow: number
    readonly lastColumn: number
  }[]
}

export interface GridCell {
  readonly row: number
  readonly column: number
  readonly text: string
  readonly formula: boolean
}

export const rowsDrawn = 120
export const columnsDrawn = 52

export type MappingFault =
  | 'cell-twice'
  | 'cell-is-formula'
  | 'cell-is-merged'
  | 'rows-overlap'
  | 'sheet-unknown'
  | 'nothing-mapped'

/** Why a mapping can't be, or null. */
export function mappingFault({ lists, cells }: FormMapping, grids: readonly Grid[]): MappingFault | null {
  if (lists.length === 0 && cells.length === 0) return 'nothing-mapped'
  const taken = new Set<string>()
  for (const { sheet, row, column } of cells) {
    const grid = grids.find((one) => one.sheet === sheet)
    if (!grid) return 'sheet-unknown'
    const key = `${sheet} ${row} ${column}`
    if (taken.has(key)) return 'cell-twice'
    taken.add(key)
    if (grid.cells.some((cell) => cell.row === row && cell.column === column && cell.formula)) return 'cell-is-formula'
    if (isBehindMerge(grid, row, column)) return 'cell-is-merged'
    if (lists.some((list) => list.sheet === sheet && row >= list.firstRow && row <= list.lastRow)) return 'rows-overlap'
  }
  for (const [at, list] of lists.entries()) {
    if (!grids.some((grid) => grid.sheet === list.sheet)) return 'sheet-unknown'
    if (new Set(list.columns.map(({ column }) => column)).size < list.columns.length) return 'cell-twice'
    const others = lists.slice(at + 1).filter(({ sheet }) => sheet === list.sheet)
    if (others.some((other) => other.firstRow <= list.lastRow && list.firstRow <= other.lastRow)) return 'rows-overlap'
  }
  return null
}

function isBehindMerge({ merges }: Grid, row: number, column: number): boolean {
  return merges.some(
    (merge) =>
      row >= merge.row &&
      row <= merge.lastRow &&
      column >= merge.column &&
      column <= merge.lastColumn &&
      (row !== merge.row || column !== merge.column),
  )
}
