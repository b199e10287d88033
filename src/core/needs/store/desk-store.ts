import type { Tx } from '../../../platform/database/database.ts'
import { at } from '../../../platform/database/time.ts'
import type { BroadCategory } from '../need.ts'

export interface Category {
  readonly id: string
  readonly streetCode: string
  readonly broad: BroadCategory
  readonly name: string
  readonly position: number
  readonly retiredAt: number | null
}

export async function listCategories(tx: Tx): Promise<Category[]> {
  return tx
    .selectFrom('needs.category')
    .selectAll()
    .orderBy('broad')
    .orderBy('position')
    .orderBy('id')
    .execute() as unknown as Promise<Category[]>
}

export async function findCategory(tx: Tx, id: string): Promise<Category | undefined> {
  return tx.selectFrom('needs.category').selectAll().where('id', '=', id).executeTakeFirst() as Promise<
    Category | undefined
  >
}

/** Adds categories that are not there yet; returns those that were added. */
export async function insertCategories(
  tx: Tx,
  rows: readonly { id: string; streetCode: string; broad: BroadCategory; name: string; position: number }[],
): Promise<string[]> {
  const added = (await tx
    .insertInto('needs.category')
    .values([...rows])
    .onConflict((conflict) => conflict.columns(['streetCode', 'broad', 'name']).doNothing())
    .returning('id')
    .execute()) as { id: string }[]
  return added.map(({ id }) => id)
}

export async function updateCategory(
  tx: Tx,
  id: string,
  change: { name?: string; position?: number; retiredAt?: number | null },
): Promise<Category> {
  const { retiredAt, ...plain } = change
  return tx
    .updateTable('needs.category')
    .set({ ...plain, ...(retiredAt !== undefined && { retiredAt: retiredAt === null ? null : at(retiredAt) }) })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow() as Promise<Category>
}
