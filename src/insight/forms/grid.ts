import { columnsDrawn, type Grid, type GridCell, rowsDrawn } from './form.ts'
import { isFormula, mergesOf, textOf } from './sheet.ts'
import type { FormWorkbook, SheetOfForm } from './workbook.ts'

const charactersDrawn = 80

/** The beginning of a sheet, to be drawn and to be understood. */
export function gridOf(book: FormWorkbook, { name, sheet }: SheetOfForm): Grid {
  const merges = mergesOf(sheet).filter(({ row, column }) => row <= rowsDrawn && column < columnsDrawn)
  const cells: GridCell[] = []
  let rows = Math.max(1, ...merges.map(({ lastRow }) => lastRow))
  let columns = Math.max(1, ...merges.map(({ lastColumn }) => lastColumn + 1))
  for (const row of sheet.rows) {
    if (row.number > rowsDrawn) break
    for (const cell of row.cells) {
      if (cell.column >= columnsDrawn) break
      rows = Math.max(rows, row.number)
      columns = Math.max(columns, cell.column + 1)
      const text = textOf(sheet, cell, book.shared).trim()
      const formula = isFormula(sheet, cell)
      if (text === '' && !formula) continue
      cells.push({ row: row.number, column: cell.column, text: text.slice(0, charactersDrawn), formula })
    }
  }
  return { sheet: name, rows: Math.min(rows, rowsDrawn), columns: Math.min(columns, columnsDrawn), cells, merges }
}
