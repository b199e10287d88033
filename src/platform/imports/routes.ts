import type { Context } from '../actor/actor.ts'
import { namesOf } from '../actor/names.ts'
import { NotFound } from '../contract/errors.ts'
import type { Routes } from '../http/module.ts'
import { askUndo, cancelBatch, getImporter, startBatchAsJob } from './actions.ts'
import type { importsCalls } from './contract.ts'
import { openKept } from './files.ts'
import { listImporters } from './importer.ts'
import { previewWorkbook } from './preview.ts'
import { reasonSentence } from './refused-rows.ts'
import { type Batch, findBatch, listBatches, listRefusedRows } from './store.ts'
import { viewBatch, viewColumns } from './views.ts'

const done = { done: true } as const

export function importsRoutes(dataDir: () => string): Routes<typeof importsCalls> {
  return {
    async listImporters({ actor }) {
      const usable = listImporters().filter(({ right }) => actor.rights.has(right))
      return {
        kinds: usable.map((importer) => ({
          kind: importer.kind,
          title: importer.title,
          columns: viewColumns(importer),
        })),
      }
    },

    async listBatches(context, { query }) {
      const { after, limit } = query
      const batches = await listBatches(context.tx, { after, limit: limit + 1 })
      const rows = await viewAll(context, batches.slice(0, limit))
      return { rows, next: batches.length > limit ? rows.at(-1)!.id : null }
    },

    async getBatch(context, { params }) {
      const [view] = await viewAll(context, [await getBatch(context, params.batchId)])
      return view!
    },

    async getPreview(context, { params }) {
      const batch = await getBatch(context, params.batchId)
      const importer = getImporter(context, batch.kind)
      const preview = await previewWorkbook(await openKept(dataDir(), batch.id), importer)
      const [view] = await viewAll(context, [batch])
      return { batch: view!, columns: viewColumns(importer), ...preview, mapping: { ...preview.mapping } }
    },

    startBatch: (context, { params, body }) => startBatchAsJob(context, params.batchId, body.mapping).then(() => done),
    cancelBatch: (context, { params }) => cancelBatch(context, params.batchId).then(() => done),
    undoBatch: (context, { params }) => askUndo(context, params.batchId).then(() => done),

    async listRefused(context, { params, query }) {
      const { after, limit } = query
      const batch = await getBatch(context, params.batchId)
      const importer = getImporter(context, batch.kind)
      const rows = await listRefusedRows(context.tx, batch.id, { after, limit: limit + 1 })
      return {
        rows: rows.slice(0, limit).map((row) => ({
          rowNumber: row.rowNumber,
          reason: row.reason,
          sentence: reasonSentence(importer, row),
        })),
        next: rows.length > limit ? rows[limit - 1]!.rowNumber : null,
      }
    },
  }
}

async function getBatch({ tx }: Context, batchId: string): Promise<Batch> {
  const batch = await findBatch(tx, batchId)
  if (!batch) throw new NotFound()
  return batch
}

async function viewAll({ tx, actor }: Context, batches: readonly Batch[]) {
  const names = await namesOf(
    tx,
    batches.map(({ uploadedBy }) => uploadedBy),
  )
  return batches.map((batch) => viewBatch(batch, actor, names))
}
