import { textOf } from './cells.ts'
import { countRecognised, type Mapping, recogniseColumns } from './columns.ts'
import type { Importer } from './importer.ts'
import { type Cell, openWorkbook, type Row, type Workbook } from './xlsx.ts'

const rowsToLookForHeads = 15
const rowsShown = 20
const charactersShown = 120
const mostSheetsTried = 12

/** The beginning of a sheet, and what was understood of it. */
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

/**
 * Opens the sheet that is most likely meant: of those that aren't hidden and hold something, the first whose heads name the
 * most columns. Throws as `openWorkbook`.
 */
export async function openLikeliest(
  bytes: Buffer,
  importer: Importer,
): Promise<{ workbook: Workbook; preview: Preview }> {
  const first = await openWorkbook(bytes)
  let best = { workbook: first, preview: await previewWorkbook(first, importer) }
  const others = first.sheets.filter(({ index, hidden }) => !hidden && index > first.sheet)
  for (const { index } of others.slice(0, mostSheetsTried)) {
    const workbook = await openWorkbook(bytes, index).catch(() => null)
    if (!workbook) continue
    const preview = await previewWorkbook(workbook, importer)
    if (countMapped(preview) > countMapped(best.preview)) best = { workbook, preview }
  }
  return best
}

function countMapped({ mapping }: Preview): number {
  return Object.values(mapping).filter((at) => at !== null).length
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
