import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { at } from '../database/time.ts'
import type { AttachmentKind } from './content.ts'

export interface AttachmentRow {
  id: string
  noun: string | null
  nounId: string | null
  kind: AttachmentKind
  mime: string
  name: string
  bytes: number
  sha256: string
  receivedSha256: string
  width: number | null
  height: number | null
  seconds: number | null
  uploadedAt: number
}

const columns = [
  'id',
  'noun',
  'nounId',
  'kind',
  'mime',
  'name',
  'bytes',
  'sha256',
  'receivedSha256',
  'width',
  'height',
  'seconds',
  'uploadedAt',
] as const

export async function findAttachment(tx: Tx, id: string): Promise<AttachmentRow | undefined> {
  const row = await tx.selectFrom('attachments.attachment').select(columns).where('id', '=', id).executeTakeFirst()
  return row as AttachmentRow | undefined
}

/** Of each noun, in the order in which they came. */
export async function listBound(tx: Tx, noun: string, nounIds: readonly string[]): Promise<AttachmentRow[]> {
  const rows = await tx
    .selectFrom('attachments.attachment')
    .select(columns)
    .where('noun', '=', noun)
    .where('nounId', 'in', nounIds)
    .orderBy('id')
    .execute()
  return rows as AttachmentRow[]
}

export async function countUnused(tx: Tx, personId: string): Promise<number> {
  const row = await tx
    .selectFrom('attachments.attachment')
    .select((eb) => eb.fn.countAll<number>().as('unused'))
    .where('uploadedBy', '=', personId)
    .where('noun', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.unused)
}

/** False when this id is taken already. */
export async function insertAttachment(
  tx: Tx,
  row: Omit<AttachmentRow, 'noun' | 'nounId'> & { uploadedBy: string },
): Promise<boolean> {
  const result = await tx
    .insertInto('attachments.attachment')
    .values({ ...row, uploadedAt: at(row.uploadedAt) })
    .onConflict((oc) => oc.column('id').doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0
}

/** How many of the ids were the actor's own and unused, and belong to the noun now. */
export async function updateAsBound(
  tx: Tx,
  noun: string,
  nounId: string,
  ids: readonly string[],
  now: number,
): Promise<number> {
  const { rows } = await sql<{ bound: number }>`
    select attachments.bind(${[...ids]}::uuid[], ${noun}, ${nounId}::uuid, ${at(now)}) as bound`.execute(tx)
  return rows[0]?.bound ?? 0
}

export async function deleteUnused(tx: Tx, uploadedBefore: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select attachments.forget_unused(${at(uploadedBefore)}) as id`.execute(tx)
  return rows.map(({ id }) => id)
}
