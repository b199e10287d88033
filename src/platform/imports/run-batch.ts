import type { Context } from '../actor/actor.ts'
import { Declined, NotFound } from '../contract/errors.ts'
import { log } from '../events/log.ts'
import { parseRow } from './columns.ts'
import { openKept } from './files.ts'
import { findImporter, type Importer, type RowOutcome, type RowToInsert } from './importer.ts'
import {
  type Batch,
  type Counts,
  insertRefusedRows,
  lockBatch,
  type RefusedRow,
  updateAsEnded,
  updateCounts,
} from './store.ts'
import type { Row } from './xlsx.ts'

const rowsInOneTransaction = 500

/** One transaction as the person who brings the rows in. */
export type RunAs = <T>(work: (context: Context) => Promise<T>) => Promise<T>

export interface Running {
  dataDir: string
  runAs: RunAs
  /** Aborted when the server stops: the batch goes on where it was at the next start. */
  signal?: AbortSignal
  onProgress?: (counts: Counts, rowCount: number) => void
}

/**
 * Brings in the rows of a batch that was started, some hundred in each transaction, behind the last one that is in. Wrong
 * rows are refused one by one, the others come in. Ends early when somebody cancels. May be called again after a crash.
 */
export async function runBatch(batchId: string, { dataDir, runAs, signal, onProgress }: Running): Promise<Batch> {
  const batch = await runAs(({ tx }) => lockBatch(tx, batchId))
  const importer = batch && findImporter(batch.kind)
  if (!batch || !importer || batch.state !== 'running') {
    if (batch) return batch
    throw new NotFound()
  }

  const workbook = await openKept(dataDir, batchId)
  const seen = seenBefore(importer)
  let rows: Judged[] = []
  // While some hundred rows go in, the next are read: the database and this process both have something to do.
  let going: Promise<Counts | null> = Promise.resolve(batch)
  for await (const row of workbook.rows()) {
    if (row.rowNumber <= batch.headRow || row.cells.every((cell) => cell === null || cell === '')) continue
    const judged = judge(importer, batch, row, seen)
    if (row.rowNumber <= batch.lastRow) continue
    rows.push(judged)
    if (rows.length < rowsInOneTransaction) continue
    const counts = await going
    if (!counts) return end(batchId, 'cancelled', runAs)
    onProgress?.(counts, workbook.rowCount)
    if (signal?.aborted) throw new Error('the server is stopping; the batch goes on at the next start')
    going = takeRows(importer, batchId, rows, runAs)
    // It is awaited above or below; until then a failure waits there.
    going.catch(() => {})
    rows = []
  }
  if (!(await going)) return end(batchId, 'cancelled', runAs)
  if (rows.length > 0 && !(await takeRows(importer, batchId, rows, runAs))) return end(batchId, 'cancelled', runAs)
  return end(batchId, 'done', runAs)
}

/** Writes down that a batch can't go on. */
export function failBatch(batchId: string, runAs: RunAs): Promise<Batch> {
  return end(batchId, 'failed', runAs)
}

type Judged = RowToInsert | RefusedRow

function judge(importer: Importer, batch: Batch, { rowNumber, cells, formulas }: Row, seen: SeenBefore): Judged {
  const parsed = parseRow(importer.columns, batch.mapping!, cells, formulas, batch.startedAt!)
  if ('fault' in parsed) return { rowNumber, reason: parsed.fault, columnKey: parsed.column }
  const twice = seen(parsed.values)
  return twice ? { rowNumber, reason: 'row-twice', columnKey: twice } : { rowNumber, values: parsed.values }
}

type SeenBefore = (values: RowToInsert['values']) => string | null

/** Names the column by which a row is alike to an earlier one of the same file. */
function seenBefore({ columns }: Importer): SeenBefore {
  const seen = columns.filter(({ unique }) => unique).map(({ key }) => ({ key, values: new Set<unknown>() }))
  return (values) => {
    const twice = seen.find(({ key, values: before }) => values[key] !== null && before.has(values[key]))
    if (twice) return twice.key
    for (const { key, values: before } of seen) before.add(values[key])
    return null
  }
}

/** One transaction; null when somebody asked to cancel. */
async function takeRows(
  importer: Importer,
  batchId: string,
  judged: readonly Judged[],
  runAs: RunAs,
): Promise<Counts | null> {
  const good = judged.filter((row) => 'values' in row)
  try {
    return await runAs((context) => insertJudged(context, importer, batchId, judged, good))
  } catch (error) {
    if (good.length === 1 || !isFaultOfARow(error)) throw error
  }
  // Something in the rows broke the whole: one by one, so that only that row is refused.
  let counts: Counts | null = null
  for (const row of judged) {
    const one = 'values' in row ? [row] : []
    counts = await runAs((context) => insertJudged(context, importer, batchId, [row], one)).catch((error: unknown) => {
      if (!isFaultOfARow(error)) throw error
      const refused = { rowNumber: row.rowNumber, reason: 'row-unfit', columnKey: null }
      return runAs((context) => insertJudged(context, importer, batchId, [refused], []))
    })
    if (!counts) return null
  }
  return counts
}

async function insertJudged(
  context: Context,
  importer: Importer,
  batchId: string,
  judged: readonly Judged[],
  good: readonly RowToInsert[],
): Promise<Counts | null> {
  const { tx } = context
  const batch = await lockBatch(tx, batchId)
  if (!batch || batch.cancelAskedAt !== null) return null

  const outcomes = good.length > 0 ? await importer.insertRows(context, ofImporter(batch), good) : []
  const refused = [...judged.filter((row) => !('values' in row)), ...refusedByImporter(good, outcomes)]
  await insertRefusedRows(tx, batchId, refused as RefusedRow[])
  const counts: Counts = {
    lastRow: judged.at(-1)!.rowNumber,
    read: batch.read + judged.length,
    added: batch.added + outcomes.filter((outcome) => outcome === 'added').length,
    known: batch.known + outcomes.filter((outcome) => outcome === 'known').length,
    refused: batch.refused + refused.length,
  }
  await updateCounts(tx, batchId, counts)
  return counts
}

function refusedByImporter(rows: readonly RowToInsert[], outcomes: readonly RowOutcome[]): RefusedRow[] {
  return outcomes.flatMap((outcome, i) =>
    typeof outcome === 'string' ? [] : [{ rowNumber: rows[i]!.rowNumber, reason: outcome.refused, columnKey: null }],
  )
}

/** A rule said no, or the data broke a constraint (class 22 and 23); anything else isn't the rows' fault. */
function isFaultOfARow(error: unknown): boolean {
  return error instanceof Declined || /^2[23]/.test((error as { code?: string }).code ?? '')
}

function end(batchId: string, state: 'done' | 'cancelled' | 'failed', runAs: RunAs): Promise<Batch> {
  return runAs(async (context) => {
    const batch = (await lockBatch(context.tx, batchId))!
    await updateAsEnded(context.tx, batchId, state, context.now)
    await log(context, {
      kind: `import-${state}`,
      noun: 'import',
      nounId: batchId,
      unitCode: batch.unitCode,
      facts: { kind: batch.kind, read: batch.read, added: batch.added, known: batch.known, refused: batch.refused },
    })
    return { ...batch, state, endedAt: context.now }
  })
}

export function ofImporter({ id, unitCode, startedAt, uploadedAt }: Batch) {
  return { id, unitCode, startedAt: startedAt ?? uploadedAt }
}
