import type { Tx } from '../database/database.ts'
import type { SavedView } from './contract.ts'

const viewColumns = ['id', 'name', 'address', 'opensFirst'] as const

/** A person's views of a list, in the order in which they were kept. */
export async function listViews(tx: Tx, personId: string, list: string): Promise<SavedView[]> {
  return tx
    .selectFrom('lists.savedView')
    .select(viewColumns)
    .where('personId', '=', personId)
    .where('list', '=', list)
    .orderBy('id')
    .execute()
}

/** False when the person has a view of this name. */
export async function insertView(tx: Tx, view: SavedView & { personId: string; list: string }): Promise<boolean> {
  const added = await tx
    .insertInto('lists.savedView')
    .values(view)
    .onConflict((conflict) => conflict.columns(['personId', 'list', 'name']).doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

/** The list of a view, when it is this person's. */
export async function findListOfView(tx: Tx, personId: string, viewId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('lists.savedView')
    .select('list')
    .where('id', '=', viewId)
    .where('personId', '=', personId)
    .executeTakeFirst()
  return row?.list
}

/** Makes one view of a list the one that opens first, or with null none. */
export async function updateFirstView(tx: Tx, personId: string, list: string, viewId: string | null): Promise<void> {
  await tx
    .updateTable('lists.savedView')
    .set({ opensFirst: false })
    .where('personId', '=', personId)
    .where('list', '=', list)
    .where('opensFirst', '=', true)
    .execute()
  if (viewId === null) return
  await tx
    .updateTable('lists.savedView')
    .set({ opensFirst: true })
    .where('id', '=', viewId)
    .where('personId', '=', personId)
    .execute()
}

/** Whether a view of this person was there to be removed. */
export async function deleteView(tx: Tx, personId: string, viewId: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('lists.savedView')
    .where('id', '=', viewId)
    .where('personId', '=', personId)
    .executeTakeFirst()
  return gone.numDeletedRows === 1n
}
