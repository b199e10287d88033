import type { Tx } from '../database/database.ts'
import { at } from '../database/time.ts'
import type { Mapping } from './columns.ts'

export const batchStates = ['uploaded', 'running', 'done', 'cancelled', 'failed', 'undoing', 'undone'] as const
export type BatchState = (typeof batchStates)[number]

export interface Batch {
  id: string
  kind: string
  unitCode: string
  fileName: string
  fileSha256: string
  state: BatchState
  mapping: Mapping | null
  headRow: number
  rowCount: number
  lastRow: number
  read: number
  added: number
  known: number
  refused: number
  undone: number | null
  uploadedBy: string | null
  uploadedAt: number
  startedAt: number | null
  cancelAskedAt: number | null
  endedAt: number | null
  undoneAt: number | null
}

export interface RefusedRow {
  rowNumber: number
  reason: string
  columnKey: string | null
}

const columns = [
  'id',
  'kind',
  'unitCode',
  'fileName',
  'fileSha256',
  'state',
  'mapping',
  'headRow',
  'rowCount',
  'lastRow',
  'read',
  'added',
  'known',
  'refused',
  'undone',
  'uploadedBy',
  'uploadedAt',
  'startedAt',
  'cancelAskedAt',
  'endedAt',
  'undoneAt',
] as const

export async function findBatch(tx: Tx, id: string): Promise<Batch | undefined> {
  const row = await tx.selectFrom('imports.batch').select(columns).where('id', '=', id).executeTakeFirst()
  return row as Batch | undefined
}

/** The file that a batch came from, for its uploader and whoever configures the unit; undefined for anybody else. */
export async function findFileName(tx: Tx, id: string): Promise<string | undefined> {
  const row = await tx.selectFrom('imports.batch').select('fileName').where('id', '=', id).executeTakeFirst()
  return row?.fileName
}

export async function lockBatch(tx: Tx, id: string): Promise<Batch | undefined> {
  const row = await tx.selectFrom('imports.batch').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()
  return row as Batch | undefined
}

/** Newest first. */
export async function listBatches(
  tx: Tx,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<Batch[]> {
  const rows = await tx
    .selectFrom('imports.batch')
    .select(columns)
    .$if(after !== undefined, (query) => query.where('id', '<', after!))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows as Batch[]
}

type NewBatch = Pick<
  Batch,
  'id' | 'kind' | 'unitCode' | 'fileName' | 'fileSha256' | 'headRow' | 'rowCount' | 'uploadedBy' | 'uploadedAt'
>

/** False when this id is taken already. */
export async function insertBatch(tx: Tx, batch: NewBatch): Promise<boolean> {
  const result = await tx
    .insertInto('imports.batch')
    .values({ ...batch, uploadedAt: at(batch.uploadedAt) })
    .onConflict((oc) => oc.column('id').doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0
}

export async function updateAsStarted(tx: Tx, id: string, mapping: Mapping, now: number): Promise<void> {
  await tx
    .updateTable('imports.batch')
    .set({ state: 'running', mapping: JSON.stringify(mapping), startedAt: at(now) })
    .where('id', '=', id)
    .execute()
}

export type Counts = Pick<Batch, 'lastRow' | 'read' | 'added' | 'known' | 'refused'>

export async function updateCounts(tx: Tx, id: string, counts: Counts): Promise<void> {
  const { lastRow, read, added, known, refused } = counts
  await tx.updateTable('imports.batch').set({ lastRow, read, added, known, refused }).where('id', '=', id).execute()
}

export async function updateAsEnded(tx: Tx, id: string, state: BatchState, now: number): Promise<void> {
  await tx
    .updateTable('imports.batch')
    .set({ state, endedAt: at(now) })
    .where('id', '=', id)
    .execute()
}

export async function updateAsCancelAsked(tx: Tx, id: string, now: number): Promise<void> {
  await tx
    .updateTable('imports.batch')
    .set({ cancelAskedAt: at(now) })
    .where('id', '=', id)
    .execute()
}

export async function updateAsUndoing(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('imports.batch').set({ state: 'undoing' }).where('id', '=', id).execute()
}

export async function updateAsUndone(
  tx: Tx,
  id: string,
  undone: number,
  by: string | null,
  now: number,
): Promise<void> {
  await tx
    .updateTable('imports.batch')
    .set({ state: 'undone', undone, undoneBy: by, undoneAt: at(now) })
    .where('id', '=', id)
    .execute()
}

export async function insertRefusedRows(tx: Tx, batchId: string, rows: readonly RefusedRow[]): Promise<void> {
  if (rows.length === 0) return
  await tx
    .insertInto('imports.refusedRow')
    .values(rows.map((row) => ({ batchId, ...row })))
    .execute()
}

export async function listRefusedRows(
  tx: Tx,
  batchId: string,
  { after, limit }: { after: number; limit: number },
): Promise<RefusedRow[]> {
  return tx
    .selectFrom('imports.refusedRow')
    .select(['rowNumber', 'reason', 'columnKey'])
    .where('batchId', '=', batchId)
    .where('rowNumber', '>', after)
    .orderBy('rowNumber')
    .limit(limit)
    .execute()
}

/** Those whose workbook nobody needs any more. */
export async function listEndedBefore(tx: Tx, endedBefore: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('imports.batch')
    .select('id')
    .where((eb) => eb(eb.fn.coalesce('endedAt', 'uploadedAt'), '<', eb.val(at(endedBefore)) as never))
    .where('state', '!=', 'running')
    .execute()
  return rows.map(({ id }) => id)
}
