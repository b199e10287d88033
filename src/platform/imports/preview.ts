import { countRecognised, type Mapping, recogniseColumns, textOf } from './columns.ts'
import type { Importer } from './importer.ts'
import type { Cell, Row, Workbook } from './xlsx.ts'

const rowsToLookForHeads = 15
const rowsShown = 20
const charactersShown = 120

/** The beginning of a workbook, and what was understood of it. */
export interface Preview {
  headRow: number
  heads: string[]
  rows: { rowNumber: number; cells: string[]; formulas: number[] }[]
  mapping: Mapping
  /** Columns that must be there and were not found. */
  missing: string[]
}

/** Finds the heads (the row among the first that names most columns) and shows what stands below. */
export async function previewWorkbook(workbook: Workbook, importer: Importer): Promise<Preview> {
  const first: Row[] = []
  for await (const row of workbook.rows()) {
    if (row.cells.some((cell) => textOf(cell) !== '')) first.push(row)
    if (first.length >= rowsToLookForHeads + rowsShown) break
  }

  const candidates = first.slice(0, rowsToLookForHeads)
  const head = candidates.reduce<Row | undefined>((best, row) => {
    const named = countRecognised(importer.columns, row.cells)
    return best === undefined || named > countRecognised(importer.columns, best.cells) ? row : best
  }, undefined)
  const mapping = recogniseColumns(importer.columns, head?.cells ?? [])
  return {
    headRow: head?.rowNumber ?? 1,
    heads: shown(head?.cells ?? []),
    rows: first
      .filter((row) => head !== undefined && row.rowNumber > head.rowNumber)
      .slice(0, rowsShown)
      .map(({ rowNumber, cells, formulas }) => ({ rowNumber, cells: shown(cells), formulas: [...formulas] })),
    mapping,
    missing: missingColumns(importer, mapping),
  }
}

/** Which columns must be mapped and are not. */
export function missingColumns(importer: Importer, mapping: Mapping): string[] {
  return importer.columns
    .filter(({ key, required }) => required && (mapping[key] ?? null) === null)
    .map(({ key }) => key)
}

function shown(cells: readonly Cell[]): string[] {
  return cells.slice(0, 60).map((cell) => textOf(cell).slice(0, charactersShown))
}
