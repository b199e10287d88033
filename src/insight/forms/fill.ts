import { dateOf, dayFrom, shanghaiAheadMs } from '../../platform/calendar/dates.ts'
import type { CellValue } from '../../platform/lists/list.ts'
import type { CellPart, ListPart } from './form.ts'
import { attribute, findCell, isFormula, letters, setCell, textOf, type Written } from './sheet.ts'
import type { FormWorkbook, SheetOfForm } from './workbook.ts'

/** A record of a list with what each of its fields says. */
export interface RecordOfList {
  readonly id: string
  readonly href: string
  readonly values: Readonly<Record<string, CellValue>>
}

/** What was read for a form: each list's records, and what each cell takes with where it comes from. */
export interface ReadForForm {
  readonly lists: readonly {
    readonly part: ListPart
    readonly title: string
    readonly records: readonly RecordOfList[]
  }[]
  readonly cells: readonly {
    readonly part: CellPart
    readonly value: CellValue
    readonly name: string
    readonly href: string | null
  }[]
}

/** Where a filled cell, or a row of cells, comes from. */
export interface TracedCell {
  readonly sheet: string
  /** `C5`, or `B6:H6` for a record. */
  readonly cells: string
  readonly name: string
  readonly value: string
  readonly href: string | null
}

export interface Filled {
  readonly bytes: Buffer
  readonly trace: readonly TracedCell[]
}

interface Trace extends Omit<TracedCell, 'cells'> {
  row: number
  readonly from: number
  readonly to: number
}

/**
 * Writes what was read into the cells of a form. Rows that the form has too few of are put in, and what stands below moves
 * down. Throws `Refused` with `no-room` where that can't be.
 */
export function fillForm(book: FormWorkbook, { lists, cells }: ReadForForm): Filled {
  const trace: Trace[] = []
  for (const { part, value, name, href } of cells) {
    const sheet = sheetOf(book, part.sheet)
    if (!sheet) continue
    const said = part.append ? textAt(book, sheet, part.row, part.column) : ''
    write(book, sheet, part.row, part.column, part.append ? `${said}${shown(value)}` : value)
    trace.push({
      sheet: part.sheet,
      row: part.row,
      from: part.column,
      to: part.column,
      name,
      value: shown(value),
      href,
    })
  }
  // From the lowest up, so that rows put in move no list that is still to come.
  for (const { part, title, records } of [...lists].sort((a, b) => b.part.firstRow - a.part.firstRow)) {
    const sheet = sheetOf(book, part.sheet)
    if (!sheet) continue
    const moved = makeRoom(book, sheet, part, records.length)
    for (const one of trace) if (one.sheet === part.sheet && one.row >= moved.at) one.row += moved.count
    trace.push(...fillRows(book, sheet, part, title, records))
  }
  const place = new Map(book.sheets.map(({ name }, at) => [name, at]))
  const order = trace.sort((a, b) => place.get(a.sheet)! - place.get(b.sheet)! || a.row - b.row || a.from - b.from)
  return {
    bytes: book.write(),
    trace: order.map(({ sheet, row, from, to, name, value, href }) => {
      const first = `${letters(from)}${row}`
      return { sheet, cells: from === to ? first : `${first}:${letters(to)}${row}`, name, value, href }
    }),
  }
}

/**
 * Rows are put in before the last free one, so that sums over the free rows reach as far as the records. Where nothing stands
 * below and nothing is summed, they follow behind it.
 */
function makeRoom(
  book: FormWorkbook,
  sheet: SheetOfForm,
  part: ListPart,
  records: number,
): { at: number; count: number } {
  const { firstRow, lastRow } = part
  const count = records - (lastRow - firstRow + 1)
  if (count <= 0) return { at: lastRow + 1, count: 0 }
  const at = lastRow > firstRow && !endsWithList(sheet, lastRow) ? lastRow : lastRow + 1
  book.insertRows(sheet, at, count, at - 1)
  return { at, count }
}

function endsWithList({ sheet }: SheetOfForm, lastRow: number): boolean {
  return sheet.rows.every(({ number, cells }) => {
    return cells.every((cell) => (number <= lastRow ? !isFormula(sheet, cell) : cell.inner === null))
  })
}

function fillRows(
  book: FormWorkbook,
  sheet: SheetOfForm,
  part: ListPart,
  title: string,
  records: readonly RecordOfList[],
): Trace[] {
  const columns = part.columns.map(({ column }) => column)
  return records.map((record, n) => {
    const row = part.firstRow + n
    for (const { column, field } of part.columns) {
      write(book, sheet, row, column, field === rowNumberField ? n + 1 : (record.values[field] ?? null))
    }
    const [from, to] = [Math.min(...columns), Math.max(...columns)]
    const value = shown(Object.values(record.values).find((one) => one !== null) ?? null)
    return { sheet: part.sheet, row, from, to, name: title, value, href: record.href }
  })
}

/** The field that counts the rows of a list: 序号. */
export const rowNumberField = 'row-number'

function write(book: FormWorkbook, sheet: SheetOfForm, row: number, column: number, value: CellValue): void {
  const style = Number(attribute(findCell(sheet.sheet, row, column)?.attributes ?? '', 's') ?? 0)
  setCell(sheet.sheet, row, column, written(value, book.isDateFormat(style)))
  book.touch(sheet)
}

function written(value: CellValue, asDate: boolean): Written | null {
  if (value === null || value === '') return null
  if (typeof value === 'number') return { number: value }
  if (value instanceof Date) return asDate ? { number: serialOf(value) } : { text: shown(value) }
  return { text: value }
}

/** Day 0 of a sheet lies 25569 days before 1970. Times of day are parts of a day, as on a clock in Shanghai. */
function serialOf(moment: Date): number {
  const local = moment.getTime() + shanghaiAheadMs
  return 25_569 + Math.round((local / 86_400_000) * 1e9) / 1e9
}

function shown(value: CellValue): string {
  if (value === null) return ''
  if (!(value instanceof Date)) return String(value)
  const day = dateOf(value.getTime())
  const minutes = Math.round((value.getTime() + shanghaiAheadMs - dayFrom(day) * 86_400_000) / 60_000)
  const clock = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
  return minutes === 0 ? day : `${day} ${clock}`
}

function textAt(book: FormWorkbook, { sheet }: SheetOfForm, row: number, column: number): string {
  const cell = findCell(sheet, row, column)
  return cell ? textOf(sheet, cell, book.shared) : ''
}

function sheetOf(book: FormWorkbook, name: string): SheetOfForm | undefined {
  return book.sheets.find((sheet) => sheet.name === name)
}
