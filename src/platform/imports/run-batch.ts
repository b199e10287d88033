import type { Context } from '../actor/actor.ts'
import { NotFound } from '../contract/errors.ts'
import { log } from '../events/log.ts'
import { openAll } from '../sealing/seal.ts'
import { openKept } from './files.ts'
import { findImporter, type Importer, type RowOutcome, type RowToInsert } from './importer.ts'
import { type Judged, judgeOf, type Mended } from './judge.ts'
import {
  type Batch,
  type Counts,
  insertRefusedRows,
  listMended,
  lockBatch,
  type RefusedRow,
  updateAsEnded,
  updateCounts,
} from './store.ts'
import { isFaultOfARow } from './trial.ts'

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

  const workbook = await openKept(dataDir, batch)
  const mended = await runAs((context) => mendedOf(context, batchId))
  const judge = judgeOf({ importer, mapping: batch.mapping!, now: batch.startedAt!, mended })
  let rows: Judged[] = []
  // While some hundred rows go in, the next are read: the database and this process both have something to do.
  let going: Promise<Counts | null> = Promise.resolve(batch)
  for await (const row of workbook.rows()) {
    if (row.rowNumber <= batch.headRow) continue
    const judged = judge(row)
    if (!judged || row.rowNumber <= batch.lastRow) continue
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

/** What was written in place of cells, by row. */
export async function mendedOf({ tx }: Context, batchId: string): Promise<Map<number, Mended>> {
  const rows = await listMended(tx, batchId)
  const opened =
    rows.length > 0
      ? await openAll(
          tx,
          rows.map(({ mendedSealed }) => mendedSealed),
        )
      : []
  return new Map(rows.map(({ rowNumber }, index) => [rowNumber, JSON.parse(opened[index]!) as Mended]))
}

/** One transaction, or several where a row breaks it; null when somebody asked to cancel. */
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
    if (good.length === 0 || !isFaultOfARow(error)) throw error
  }
  // Something in the rows broke the whole: half by half, so that only that row is refused.
  if (judged.length === 1) {
    const unfit = { rowNumber: judged[0]!.rowNumber, faults: [{ reason: 'row-unfit', column: null, otherRow: null }] }
    return runAs((context) => insertJudged(context, importer, batchId, [unfit], []))
  }
  const middle = Math.ceil(judged.length / 2)
  const first = await takeRows(importer, batchId, judged.slice(0, middle), runAs)
  return first && takeRows(importer, batchId, judged.slice(middle), runAs)
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
  const refused = [...judged.flatMap(refusedWithFault), ...refusedByImporter(good, outcomes)]
  await insertRefusedRows(tx, batchId, refused)
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

/** A row is refused for the first thing that is wrong with it. */
function refusedWithFault(row: Judged): RefusedRow[] {
  if ('values' in row) return []
  const { reason, column, otherRow } = row.faults[0]!
  return [{ rowNumber: row.rowNumber, reason, columnKey: column, otherRow }]
}

function refusedByImporter(rows: readonly RowToInsert[], outcomes: readonly RowOutcome[]): RefusedRow[] {
  return outcomes.flatMap((outcome, i) =>
    typeof outcome === 'string'
      ? []
      : [{ rowNumber: rows[i]!.rowNumber, reason: outcome.refused, columnKey: outcome.column ?? null, otherRow: null }],
  )
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
