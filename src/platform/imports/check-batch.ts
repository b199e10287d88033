import type { Context } from '../actor/actor.ts'
import { NotFound, Refused } from '../contract/errors.ts'
import { openAll, sealAll } from '../sealing/seal.ts'
import { cellFaults, textOf } from './cells.ts'
import { type NamedCells, namedCells } from './columns.ts'
import { openKept } from './files.ts'
import { findImporter, type Importer, type RowOutcome } from './importer.ts'
import { type Fault, type Judged, judgeOf, type Mended, parseNamed } from './judge.ts'
import { ofImporter, type RunAs } from './run-batch.ts'
import {
  type Batch,
  countWrongRows,
  findBatch,
  insertWrongRows,
  lockBatch,
  lockWrongRow,
  updateAsMended,
  updateCheckedRow,
} from './store.ts'
import { tryRows } from './trial.ts'
import type { Row } from './xlsx.ts'

const rowsInOneTransaction = 500
/** Whoever has more wrong rows mends the workbook, not the page; the trial ends there. */
const mostWrongRows = 5_000

interface Checking {
  /** Which trial: it ends as soon as another one has begun. */
  checks: number
  dataDir: string
  runAs: RunAs
  signal?: AbortSignal
}

/** Tries every row of a batch that was not started, and marks the wrong ones with what is wrong in which cell. */
export async function checkBatch(batchId: string, { checks, dataDir, runAs, signal }: Checking): Promise<void> {
  const batch = await runAs(({ tx }) => findBatch(tx, batchId))
  const importer = batch && findImporter(batch.kind)
  if (!batch || !importer || !isCurrent(batch, checks) || batch.mapping === null) return

  const workbook = await openKept(dataDir, batch)
  const judge = judgeOf({ importer, mapping: batch.mapping, now: batch.uploadedAt, mended: new Map() })
  let rows: Tried[] = []
  for await (const row of workbook.rows()) {
    if (row.rowNumber <= batch.headRow) continue
    const judged = judge(row)
    if (!judged) continue
    rows.push({ judged, row })
    if (rows.length < rowsInOneTransaction) continue
    if (signal?.aborted) throw new Error('the server is stopping; the trial begins anew at the next start')
    if (!(await takeRows(rows))) return
    rows = []
  }
  await takeRows(rows, { last: true })

  /** False when there is nothing more to try. */
  function takeRows(some: readonly Tried[], { last = false } = {}): Promise<boolean> {
    return runAs(async (context) => {
      const { tx, now } = context
      const locked = await lockBatch(tx, batchId)
      if (!locked || !isCurrent(locked, checks)) return false
      const wrong = await wrongRowsOf(context, importer!, locked, some)
      await insertWrongRows(tx, batchId, wrong)
      const all = (await countWrongRows(tx, [batchId])).get(batchId) ?? 0
      const ends = last || all >= mostWrongRows
      await updateCheckedRow(tx, batchId, some.at(-1)?.row.rowNumber ?? locked.checkedRow, ends ? now : null)
      return !ends
    })
  }
}

/**
 * Writes a value in place of a cell of a wrong row, and judges the row anew. Returns what is still wrong with it. Throws
 * `NotFound` for a row that is not wrong, `Refused` once the batch was started.
 */
export async function mendCell(
  context: Context,
  batchId: string,
  { rowNumber, column, value }: { rowNumber: number; column: string; value: string },
): Promise<readonly Fault[]> {
  const { tx, actor, now } = context
  const batch = await lockBatch(tx, batchId)
  const importer = batch && findImporter(batch.kind)
  const row = batch && (await lockWrongRow(tx, batchId, rowNumber))
  if (!row || !importer || !actor.rights.has(importer.right)) throw new NotFound()
  if (batch.state !== 'uploaded') throw new Refused('import-has-started')
  if (!importer.columns.some(({ key }) => key === column)) throw new NotFound()

  const [cells, before] = await openRow(tx, row)
  const mended = { ...before, [column]: value }
  const faults = await faultsOf(context, importer, batch, { rowNumber, cells, mended, before: row.faults, column })
  const [mendedSealed] = await sealAll(tx, [{ text: JSON.stringify(mended), owner: null }])
  await updateAsMended(tx, batchId, { rowNumber, mendedSealed: mendedSealed!, faults }, { by: actor.personId, now })
  return faults
}

/** The cells of a wrong row and what was written in their place. */
export async function openRow(
  tx: Context['tx'],
  { cellsSealed, mendedSealed }: { cellsSealed: string; mendedSealed: string | null },
): Promise<[NamedCells, Mended]> {
  const [cells, mended] = await openAll(tx, mendedSealed === null ? [cellsSealed] : [cellsSealed, mendedSealed])
  return [JSON.parse(cells!) as NamedCells, mended ? (JSON.parse(mended) as Mended) : {}]
}

interface Tried {
  judged: Judged
  row: Row
}

interface MendedRow {
  rowNumber: number
  cells: NamedCells
  mended: Mended
  before: readonly Fault[]
  column: string
}

/** What was wrong with other cells stays so; the one that was mended is read, and then the rules are asked. */
async function faultsOf(
  context: Context,
  importer: Importer,
  batch: Batch,
  { rowNumber, cells, mended, before, column }: MendedRow,
): Promise<Fault[]> {
  const others = before.filter((fault) => fault.column !== column && isOfACell(fault))
  const parsed = parseNamed(importer, cells, mended, { isFormula: () => false, now: batch.uploadedAt })
  const own = 'faults' in parsed ? parsed.faults.filter((fault) => fault.column === column) : []
  if (others.length + own.length > 0 || !('values' in parsed)) return [...others, ...own]
  const [outcome] = await tryRows(context, importer, ofImporter(batch), [{ rowNumber, values: parsed.values }])
  return faultOf(outcome!)
}

function isOfACell({ reason }: Fault): boolean {
  return (cellFaults as readonly string[]).includes(reason)
}

async function wrongRowsOf(context: Context, importer: Importer, batch: Batch, tried: readonly Tried[]) {
  const good = tried.flatMap(({ judged }) => ('values' in judged ? [judged] : []))
  const outcomes = await tryRows(context, importer, ofImporter(batch), good)
  const byRow = new Map(good.map(({ rowNumber }, index) => [rowNumber, faultOf(outcomes[index]!)]))
  const wrong = tried.flatMap(({ judged, row }) => {
    const faults = 'faults' in judged ? judged.faults : byRow.get(judged.rowNumber)!
    return faults.length > 0 ? [{ rowNumber: row.rowNumber, faults, cells: plainCells(importer, batch, row) }] : []
  })
  const sealed = await sealAll(
    context.tx,
    wrong.map(({ cells }) => ({ text: JSON.stringify(cells), owner: null })),
  )
  return wrong.map(({ rowNumber, faults }, index) => ({ rowNumber, faults, cellsSealed: sealed[index]! }))
}

function plainCells({ columns }: Importer, { mapping }: Batch, { cells }: Row): NamedCells {
  const named = Object.entries(namedCells(columns, mapping!, cells))
  return Object.fromEntries(named.map(([key, cell]) => [key, cell instanceof Date ? textOf(cell) : cell]))
}

function faultOf(outcome: RowOutcome): Fault[] {
  if (typeof outcome === 'string') return []
  return [{ reason: outcome.refused, column: outcome.column ?? null, otherRow: null }]
}

function isCurrent(batch: Batch, checks: number): boolean {
  return batch.state === 'uploaded' && batch.checks === checks && batch.checkedAt === null
}
