import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { at } from '../database/time.ts'
import type { Mapping } from './columns.ts'
import type { Fault } from './judge.ts'

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
  /** From 0. */
  sheet: number
  headRow: number
  rowCount: number
  lastRow: number
  read: number
  added: number
  known: number
  refused: number
  undone: number | null
  /** How many stayed, by why. */
  kept: Readonly<Record<string, number>> | null
  /** Which trial is the current one; 0 before the first. */
  checks: number
  checkedRow: number
  checkedAt: number | null
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
  otherRow: number | null
}

const columns = [
  'id',
  'kind',
  'unitCode',
  'fileName',
  'fileSha256',
  'state',
  'mapping',
  'sheet',
  'headRow',
  'rowCount',
  'lastRow',
  'read',
  'added',
  'known',
  'refused',
  'undone',
  'kept',
  'checks',
  'checkedRow',
  'checkedAt',
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

/** The orders of the list of batches: those first that were brought last, or first. */
export const batchSorts = ['-brought', 'brought'] as const

export interface BatchSearch {
  readonly words?: string | undefined
  readonly kind?: string | undefined
  readonly state?: BatchState | undefined
  readonly sort: (typeof batchSorts)[number]
  readonly after?: string | undefined
  readonly limit: number
}

export async function listBatches(tx: Tx, { words, kind, state, sort, after, limit }: BatchSearch): Promise<Batch[]> {
  const newestFirst = sort === '-brought'
  const rows = await tx
    .selectFrom('imports.batch')
    .select(columns)
    .$if(Boolean(words), (query) =>
      query.where((eb) => eb(eb.fn<number>('strpos', ['fileName', eb.val(words)]), '>', 0)),
    )
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind!))
    .$if(state !== undefined, (query) => query.where('state', '=', state!))
    .$if(after !== undefined, (query) => query.where('id', newestFirst ? '<' : '>', after!))
    .orderBy('id', newestFirst ? 'desc' : 'asc')
    .limit(limit)
    .execute()
  return rows as Batch[]
}

type NewBatch = Pick<
  Batch,
  | 'id'
  | 'kind'
  | 'unitCode'
  | 'fileName'
  | 'fileSha256'
  | 'sheet'
  | 'headRow'
  | 'rowCount'
  | 'uploadedBy'
  | 'uploadedAt'
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

/** Another sheet of the workbook is meant. */
export async function updateSheet(
  tx: Tx,
  id: string,
  { sheet, headRow, rowCount }: Pick<Batch, 'sheet' | 'headRow' | 'rowCount'>,
): Promise<void> {
  await tx.updateTable('imports.batch').set({ sheet, headRow, rowCount }).where('id', '=', id).execute()
}

/** A trial begins; what an earlier one found is forgotten. */
export async function updateAsChecking(tx: Tx, id: string, mapping: Mapping | null, checks: number): Promise<void> {
  await deleteWrongRows(tx, id)
  await tx
    .updateTable('imports.batch')
    .set({ mapping: mapping && JSON.stringify(mapping), checks, checkedRow: 0, checkedAt: null })
    .where('id', '=', id)
    .execute()
}

export async function updateCheckedRow(
  tx: Tx,
  id: string,
  checkedRow: number,
  checkedAt: number | null,
): Promise<void> {
  await tx
    .updateTable('imports.batch')
    .set({ checkedRow, checkedAt: checkedAt === null ? null : at(checkedAt) })
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
  { undone, kept, by, now }: { undone: number; kept: Batch['kept']; by: string | null; now: number },
): Promise<void> {
  await tx
    .updateTable('imports.batch')
    .set({ state: 'undone', undone, kept: JSON.stringify(kept), undoneBy: by, undoneAt: at(now) })
    .where('id', '=', id)
    .execute()
}

export async function insertRefusedRows(tx: Tx, batchId: string, rows: readonly RefusedRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into imports.refused_row (batch_id, row_number, reason, column_key, other_row)
    select ${batchId}::uuid, refused.* from unnest(
      ${rows.map(({ rowNumber }) => rowNumber)}::int[], ${rows.map(({ reason }) => reason)}::text[],
      ${rows.map(({ columnKey }) => columnKey)}::text[], ${rows.map(({ otherRow }) => otherRow)}::int[]) refused`.execute(
    tx,
  )
}

export async function listRefusedRows(
  tx: Tx,
  batchId: string,
  { after, limit }: { after: number; limit: number },
): Promise<RefusedRow[]> {
  return tx
    .selectFrom('imports.refusedRow')
    .select(['rowNumber', 'reason', 'columnKey', 'otherRow'])
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

/** A row that the trial found wrong. */
export interface WrongRow {
  rowNumber: number
  /** The cells by column of the importer, and what was written in their place: each a sealed JSON. */
  cellsSealed: string
  mendedSealed: string | null
  /** Empty once it is mended. */
  faults: readonly Fault[]
}

export async function insertWrongRows(
  tx: Tx,
  batchId: string,
  rows: readonly Omit<WrongRow, 'mendedSealed'>[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into imports.wrong_row (batch_id, row_number, cells_sealed, faults)
    select ${batchId}::uuid, wrong.* from unnest(
      ${rows.map(({ rowNumber }) => rowNumber)}::int[], ${rows.map(({ cellsSealed }) => cellsSealed)}::text[],
      ${rows.map(({ faults }) => JSON.stringify(faults))}::jsonb[]) wrong
    on conflict do nothing`.execute(tx)
}

const wrongColumns = ['rowNumber', 'cellsSealed', 'mendedSealed', 'faults'] as const

export async function listWrongRows(
  tx: Tx,
  batchId: string,
  { after, limit }: { after: number; limit: number },
): Promise<WrongRow[]> {
  const rows = await tx
    .selectFrom('imports.wrongRow')
    .select(wrongColumns)
    .where('batchId', '=', batchId)
    .where('rowNumber', '>', after)
    .orderBy('rowNumber')
    .limit(limit)
    .execute()
  return rows as unknown as WrongRow[]
}

export async function lockWrongRow(tx: Tx, batchId: string, rowNumber: number): Promise<WrongRow | undefined> {
  const row = await tx
    .selectFrom('imports.wrongRow')
    .select(wrongColumns)
    .where('batchId', '=', batchId)
    .where('rowNumber', '=', rowNumber)
    .forUpdate()
    .executeTakeFirst()
  return row as unknown as WrongRow | undefined
}

/** What somebody wrote in place of cells, by row, still sealed. */
export async function listMended(tx: Tx, batchId: string): Promise<{ rowNumber: number; mendedSealed: string }[]> {
  const rows = await tx
    .selectFrom('imports.wrongRow')
    .select(['rowNumber', 'mendedSealed'])
    .where('batchId', '=', batchId)
    .where('mendedSealed', 'is not', null)
    .execute()
  return rows as { rowNumber: number; mendedSealed: string }[]
}

export async function countWrongRows(tx: Tx, batchIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ batchId: string; wrong: number }>`
    select batch_id, count(*)::int as wrong from imports.wrong_row
    where batch_id = any(${[...batchIds]}::uuid[]) and faults <> '[]' group by batch_id`.execute(tx)
  return new Map(rows.map(({ batchId, wrong }) => [batchId, wrong]))
}

export async function updateAsMended(
  tx: Tx,
  batchId: string,
  { rowNumber, mendedSealed, faults }: Omit<WrongRow, 'cellsSealed'>,
  { by, now }: { by: string | null; now: number },
): Promise<void> {
  await tx
    .updateTable('imports.wrongRow')
    .set({ mendedSealed, faults: JSON.stringify(faults), mendedBy: by, mendedAt: at(now) })
    .where('batchId', '=', batchId)
    .where('rowNumber', '=', rowNumber)
    .execute()
}

export async function deleteWrongRows(tx: Tx, batchId: string): Promise<void> {
  await tx.deleteFrom('imports.wrongRow').where('batchId', '=', batchId).execute()
}

export async function insertBrought(tx: Tx, batchId: string, noun: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`
    insert into imports.brought (batch_id, noun, noun_id)
    select ${batchId}::uuid, ${noun}, id from unnest(${[...ids]}::uuid[]) id`.execute(tx)
}

/** What a batch brought in, in the order of the ids. */
export async function listBroughtIds(tx: Tx, batchId: string, noun: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('imports.brought')
    .select('nounId')
    .where('batchId', '=', batchId)
    .where('noun', '=', noun)
    .orderBy('nounId')
    .execute()
  return rows.map(({ nounId }) => nounId)
}
