import type { Context } from '../actor/actor.ts'
import { namesOf } from '../actor/names.ts'
import type { BatchView } from './contract.ts'
import { type Batch, type BatchSearch, countWrongRows, listBatches } from './store.ts'
import { viewBatch } from './views.ts'

/** One page of the workbooks that were brought in. */
export async function readBatches(
  context: Context,
  search: BatchSearch,
): Promise<{ rows: BatchView[]; next: string | null }> {
  const { limit } = search
  const batches = await listBatches(context.tx, { ...search, limit: limit + 1 })
  const rows = await viewBatches(context, batches.slice(0, limit))
  return { rows, next: batches.length > limit ? rows.at(-1)!.id : null }
}

export async function viewBatches({ tx, actor }: Context, batches: readonly Batch[]): Promise<BatchView[]> {
  const names = await namesOf(
    tx,
    batches.map(({ uploadedBy }) => uploadedBy),
  )
  const waiting = batches.filter(({ state, checks }) => state === 'uploaded' && checks > 0)
  const wrong = await countWrongRows(
    tx,
    waiting.map(({ id }) => id),
  )
  return batches.map((batch) => viewBatch(batch, actor, { names, wrong }))
}
