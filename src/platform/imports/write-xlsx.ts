import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import type { Cell } from './xlsx.ts'

export interface ColumnHead {
  head: string
  /** In characters. */
  width?: number
  /** How Excel shows the dates in it. */
  dates?: string
}

/**
 * Rows as the bytes of an .xlsx, made while they are pulled. A text stays a text whatever it begins with: `=1+1` is never
 * a formula, and 18 digits keep each digit. Control characters that no reader shows are left out.
 */
export async function writeRows(
  columns: readonly ColumnHead[],
  rows: Iterable<Cell[]> | AsyncIterable<Cell[]>,
  sheetName: string,
): Promise<Readable> {
  const { writeXlsxStream } = await import('hucre/xlsx')
  const stream = writeXlsxStream(plain(rows), {
    name: sheetName,
    columns: columns.map(({ head, width, dates }) => ({
      header: head,
      width: width ?? 16,
      ...(dates && { numFmt: dates }),
    })),
    freezePane: { rows: 1 },
  })
  return Readable.fromWeb(stream as NodeReadableStream)
}

export async function writeRowsToFile(
  path: string,
  columns: readonly ColumnHead[],
  rows: Iterable<Cell[]> | AsyncIterable<Cell[]>,
  sheetName: string,
): Promise<void> {
  await pipeline(await writeRows(columns, rows, sheetName), createWriteStream(path, { mode: 0o600 }))
}

async function* plain(rows: Iterable<Cell[]> | AsyncIterable<Cell[]>): AsyncGenerator<Cell[]> {
  for await (const cells of rows) {
    yield cells.map((cell) => (typeof cell === 'string' ? plainText(cell).slice(0, mostCellLength) : cell))
  }
}

/** What a cell of Excel holds at most. */
const mostCellLength = 32_767

/** Without what XML or a database can't hold: control characters and half surrogates. */
export function plainText(text: string): string {
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
}
