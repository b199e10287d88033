import type { Readable } from 'node:stream'
import { openKept } from './files.ts'
import type { Importer } from './importer.ts'
import type { Batch, RefusedRow } from './store.ts'
import { words } from './words.zh.ts'
import { type ColumnHead, writeRows } from './write-xlsx.ts'
import type { Cell, Row } from './xlsx.ts'

/** Why a row was refused, in a sentence; with the column that is at fault in front. */
export function reasonSentence(importer: Importer, { reason, columnKey }: RefusedRow): string {
  const own = words.rowFaults as Readonly<Record<string, string>>
  const sentence = importer.reasons[reason] ?? own[reason] ?? words.rowFaults['row-unfit']
  const column = importer.columns.find(({ key }) => key === columnKey)
  return column ? words.inColumn(column.label, sentence) : sentence
}

/**
 * The refused rows as an .xlsx to mend and import again: each with its number and the reason in front, then as it came.
 */
export async function refusedWorkbook(
  { batch, importer, dataDir }: { batch: Batch; importer: Importer; dataDir: string },
  refused: readonly RefusedRow[],
): Promise<Readable> {
  const workbook = await openKept(dataDir, batch.id)
  const reasons = new Map(refused.map((row) => [row.rowNumber, reasonSentence(importer, row)]))
  const heads = await headsOf(workbook.rows(), batch.headRow)
  const columns: ColumnHead[] = [
    { head: words.refusedHeads.row, width: 8 },
    { head: words.refusedHeads.reason, width: 40 },
    ...heads.map((head) => ({ head })),
  ]
  return writeRows(columns, pick(workbook.rows(), reasons), words.refusedSheet)
}

async function headsOf(rows: AsyncGenerator<Row>, headRow: number): Promise<string[]> {
  for await (const { rowNumber, cells } of rows)
    if (rowNumber === headRow) return cells.map((cell) => String(cell ?? ''))
  return []
}

async function* pick(rows: AsyncGenerator<Row>, reasons: ReadonlyMap<number, string>): AsyncGenerator<Cell[]> {
  for await (const { rowNumber, cells } of rows) {
    const reason = reasons.get(rowNumber)
    if (reason !== undefined) yield [rowNumber, reason, ...cells]
  }
}
