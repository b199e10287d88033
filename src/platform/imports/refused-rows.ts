import type { Readable } from 'node:stream'
import { openKept } from './files.ts'
import type { Importer } from './importer.ts'
import type { Fault, Mended } from './judge.ts'
import type { Batch, RefusedRow } from './store.ts'
import { words } from './words.zh.ts'
import { type ColumnHead, writeRows } from './write-xlsx.ts'
import type { Cell, Row } from './xlsx.ts'

/** Why a row was refused, in a sentence; with the column that is at fault in front. */
export function reasonSentence(importer: Importer, { columnKey, ...refused }: Omit<RefusedRow, 'rowNumber'>): string {
  const sentence = faultSentence(importer, { ...refused, column: columnKey })
  const column = importer.columns.find(({ key }) => key === columnKey)
  return column ? words.inColumn(column.label, sentence) : sentence
}

/** The same as it stands under the cell that is at fault. */
export function faultSentence(importer: Importer, { reason, column, otherRow }: Fault): string {
  const choices = importer.columns.find(({ key }) => key === column)?.choices
  if (reason === 'row-choice' && choices) return words.rowChoice(choices.map(({ label }) => label))
  const own = words.rowFaults as Readonly<Record<string, string>>
  const sentence = importer.reasons[reason] ?? own[reason] ?? words.rowFaults['row-unfit']
  return sentence.replace('{row}', String(otherRow))
}

/**
 * The refused rows as an .xlsx to mend and import again: each with its number and the reason in front, then as it came, with
 * what was mended.
 */
export async function refusedWorkbook(
  { batch, importer, dataDir, mended }: Refusing,
  refused: readonly RefusedRow[],
): Promise<Readable> {
  const workbook = await openKept(dataDir, batch)
  const reasons = new Map(refused.map((row) => [row.rowNumber, reasonSentence(importer, row)]))
  const heads = await headsOf(workbook.rows(), batch.headRow)
  const columns: ColumnHead[] = [
    { head: words.refusedHeads.row, width: 8 },
    { head: words.refusedHeads.reason, width: 40 },
    ...heads.map((head) => ({ head })),
  ]
  const written = (row: Row) => cellsAsMended(row, batch, mended.get(row.rowNumber) ?? {})
  return writeRows(columns, pick(workbook.rows(), reasons, written), words.refusedSheet)
}

interface Refusing {
  batch: Batch
  importer: Importer
  dataDir: string
  /** What was written in place of cells, by row. */
  mended: ReadonlyMap<number, Mended>
}

function cellsAsMended({ cells }: Row, { mapping }: Batch, mended: Mended): Cell[] {
  const whole = [...cells]
  for (const [column, value] of Object.entries(mended)) {
    const at = mapping?.[column] ?? null
    if (at !== null) whole[at] = value
  }
  return Array.from(whole, (cell) => cell ?? null)
}

async function headsOf(rows: AsyncGenerator<Row>, headRow: number): Promise<string[]> {
  for await (const { rowNumber, cells } of rows)
    if (rowNumber === headRow) return cells.map((cell) => String(cell ?? ''))
  return []
}

async function* pick(
  rows: AsyncGenerator<Row>,
  reasons: ReadonlyMap<number, string>,
  written: (row: Row) => Cell[],
): AsyncGenerator<Cell[]> {
  for await (const row of rows) {
    const reason = reasons.get(row.rowNumber)
    if (reason !== undefined) yield [row.rowNumber, reason, ...written(row)]
  }
}
