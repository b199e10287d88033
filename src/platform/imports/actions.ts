import { createHash } from 'node:crypto'
import type { Context } from '../actor/actor.ts'
import { Conflict, Invalid, NotFound, Refused } from '../contract/errors.ts'
import { log } from '../events/log.ts'
import { enqueue } from '../jobs/jobs.ts'
import { findStreetCode } from '../settings/street.ts'
import type { Mapping } from './columns.ts'
import { findImporter, type Importer } from './importer.ts'
import { missingColumns } from './preview.ts'
import { ofImporter } from './run-batch.ts'
import {
  type Batch,
  findBatch,
  insertBatch,
  lockBatch,
  updateAsCancelAsked,
  updateAsChecking,
  updateAsEnded,
  updateAsStarted,
  updateAsUndoing,
  updateAsUndone,
  updateSheet,
} from './store.ts'

/** The importer of a kind, when the actor may use it. */
export function getImporter({ actor }: Pick<Context, 'actor'>, kind: string): Importer {
  const importer = findImporter(kind)
  if (!importer || !actor.rights.has(importer.right)) throw new NotFound()
  return importer
}

/** Registers a workbook that was kept; false when it was registered before. The same id again is the same workbook, or `Conflict`. */
export async function bringWorkbook(
  context: Context,
  file: {
    id: string
    kind: string
    fileName: string
    bytes: Buffer
    /** From 0; the first when left out. */
    sheet?: number
    headRow: number
    rowCount: number
  },
): Promise<boolean> {
  const { tx, actor, now } = context
  getImporter(context, file.kind)
  const unitCode = await findStreetCode(tx, actor)
  if (!unitCode) throw new Refused('no-street')

  const { bytes, sheet = 0, ...rest } = file
  const fileSha256 = createHash('sha256').update(bytes).digest('hex')
  const batch = { ...rest, sheet, unitCode, fileSha256, uploadedBy: actor.personId, uploadedAt: now }
  if (await insertBatch(tx, batch)) return true
  const earlier = await findBatch(tx, file.id)
  if (earlier?.fileSha256 !== fileSha256 || earlier.kind !== file.kind) throw new Conflict('other-body')
  return false
}

/** Says which column holds what, and has every row tried by a job; nothing comes in. Without a needed column it waits. */
export async function tryBatch(context: Context, batchId: string, mapping: Mapping): Promise<void> {
  const batch = await getLocked(context, batchId)
  const importer = getImporter(context, batch.kind)
  if (batch.state !== 'uploaded') throw new Refused('import-has-started')
  if (twice(mapping)) throw new Invalid('body.mapping', 'column-twice')

  const checks = batch.checks + 1
  const whole = missingColumns(importer, mapping).length === 0
  await updateAsChecking(context.tx, batchId, ofColumns(importer, mapping), checks)
  if (whole) await enqueue(context, 'imports.check', { batchId, checks })
}

/** Turns to another sheet of the workbook, and tries its rows. */
export async function chooseSheet(
  context: Context,
  batchId: string,
  { mapping, ...sheet }: { sheet: number; headRow: number; rowCount: number; mapping: Mapping },
): Promise<void> {
  const batch = await getLocked(context, batchId)
  if (batch.state !== 'uploaded') throw new Refused('import-has-started')

  await updateSheet(context.tx, batchId, sheet)
  await tryBatch(context, batchId, mapping)
}

/** Says which column holds what, and lets the batch run. */
export async function startBatch(context: Context, batchId: string, mapping: Mapping): Promise<void> {
  const batch = await getLocked(context, batchId)
  const importer = getImporter(context, batch.kind)
  if (batch.state !== 'uploaded') throw new Refused('import-has-started')
  const missing = missingColumns(importer, mapping)
  if (missing.length > 0) throw new Invalid(`body.mapping.${missing[0]}`, 'column-missing')
  if (twice(mapping)) throw new Invalid('body.mapping', 'column-twice')

  await updateAsStarted(context.tx, batchId, ofColumns(importer, mapping), context.now)
  await log(context, {
    kind: 'import-started',
    noun: 'import',
    nounId: batchId,
    unitCode: batch.unitCode,
    facts: { kind: batch.kind, rows: batch.rowCount },
  })
}

/** As `startBatch`, with a job that does it. */
export async function startBatchAsJob(context: Context, batchId: string, mapping: Mapping): Promise<void> {
  await startBatch(context, batchId, mapping)
  await enqueue(context, 'imports.run', { batchId })
}

/** Stops before the next rows; what is in stays until it is undone. */
export async function cancelBatch(context: Context, batchId: string): Promise<void> {
  const batch = await getLocked(context, batchId)
  if (batch.state === 'uploaded') return updateAsEnded(context.tx, batchId, 'cancelled', context.now)
  if (batch.state !== 'running') throw new Refused('import-is-over')
  await updateAsCancelAsked(context.tx, batchId, context.now)
}

/** Asks for the whole batch to be taken back; a job does it. */
export async function askUndo(context: Context, batchId: string): Promise<void> {
  const batch = await getLocked(context, batchId)
  getImporter(context, batch.kind)
  if (!['done', 'cancelled', 'failed'].includes(batch.state) || batch.startedAt === null)
    throw new Refused('nothing-to-undo')
  await updateAsUndoing(context.tx, batchId)
  await enqueue(context, 'imports.undo', { batchId })
}

/** Takes the whole batch back, in one transaction. Returns how many. */
export async function undoBatch(context: Context, batchId: string): Promise<number> {
  const batch = await getLocked(context, batchId)
  const importer = getImporter(context, batch.kind)
  if (batch.state === 'undone') return batch.undone ?? 0
  if (batch.state === 'running' || batch.state === 'uploaded') throw new Refused('nothing-to-undo')

  const { removed: undone, kept } = await importer.undo(context, ofImporter(batch))
  await updateAsUndone(context.tx, batchId, { undone, kept, by: context.actor.personId, now: context.now })
  await log(context, {
    kind: 'import-undone',
    noun: 'import',
    nounId: batchId,
    unitCode: batch.unitCode,
    facts: { kind: batch.kind, undone, kept: Object.values(kept).reduce((sum, count) => sum + count, 0) },
  })
  return undone
}

async function getLocked({ tx }: Context, batchId: string): Promise<Batch> {
  const batch = await lockBatch(tx, batchId)
  if (!batch) throw new NotFound()
  return batch
}

function twice(mapping: Mapping): boolean {
  const used = Object.values(mapping).filter((at) => at !== null)
  return new Set(used).size < used.length
}

function ofColumns({ columns }: Importer, mapping: Mapping): Mapping {
  return Object.fromEntries(columns.map(({ key }) => [key, mapping[key] ?? null]))
}
