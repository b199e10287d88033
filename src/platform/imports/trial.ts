import { sql } from 'kysely'
import type { Context } from '../actor/actor.ts'
import { Declined } from '../contract/errors.ts'
import type { BatchOfImporter, Importer, RowOutcome, RowToInsert } from './importer.ts'

/** What would come of the rows if they came in now. Nothing stays of it: the same rules say so that will say it then. */
export async function tryRows(
  context: Context,
  importer: Importer,
  batch: BatchOfImporter,
  rows: readonly RowToInsert[],
): Promise<RowOutcome[]> {
  if (rows.length === 0) return []
  await sql`savepoint trial`.execute(context.tx)
  try {
    return await importer.insertRows(context, batch, rows)
  } catch (error) {
    if (!isFaultOfARow(error)) throw error
    if (rows.length === 1) return [{ refused: 'row-unfit' }]
  } finally {
    await sql`rollback to savepoint trial`.execute(context.tx)
  }
  // Something in the rows broke the whole: half by half, so that only that row is wrong.
  const middle = Math.ceil(rows.length / 2)
  const first = await tryRows(context, importer, batch, rows.slice(0, middle))
  return [...first, ...(await tryRows(context, importer, batch, rows.slice(middle)))]
}

/** A rule said no, or the data broke a constraint (class 22 and 23); anything else isn't the rows' fault. */
export function isFaultOfARow(error: unknown): boolean {
  return error instanceof Declined || /^2[23]/.test((error as { code?: string }).code ?? '')
}
