import type { Context } from '../actor/actor.ts'
import { NotFound } from '../contract/errors.ts'
import type { Routes } from '../http/module.ts'
import { askUndo, cancelBatch, chooseSheet, getImporter, startBatchAsJob, tryBatch } from './actions.ts'
import { textOf } from './cells.ts'
import { mendCell, openRow } from './check-batch.ts'
import type { importsCalls } from './contract.ts'
import { openKept } from './files.ts'
import { type Importer, listImporters } from './importer.ts'
import type { Fault } from './judge.ts'
import { previewWorkbook } from './preview.ts'
import { faultSentence, reasonSentence } from './refused-rows.ts'
import { readBatches, viewBatches } from './read-batches.ts'
import { type Batch, findBatch, listRefusedRows, listWrongRows, type WrongRow } from './store.ts'
import { viewColumns } from './views.ts'

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
          can: { export: importer.listRows !== undefined, exportOpened: importer.strict !== undefined },
        })),
      }
    },

    listBatches: (context, { query }) => readBatches(context, query),

    async getBatch(context, { params }) {
      const [view] = await viewBatches(context, [await getBatch(context, params.batchId)])
      return view!
    },

    async getPreview(context, { params }) {
      const batch = await getBatch(context, params.batchId)
      const importer = getImporter(context, batch.kind)
      const workbook = await openKept(dataDir(), batch)
      const preview = await previewWorkbook(workbook, importer)
      const [view] = await viewBatches(context, [batch])
      return {
        batch: view!,
        columns: viewColumns(importer),
        sheets: [...workbook.sheets],
        sheet: workbook.sheet,
        ...preview,
        mapping: { ...(batch.mapping ?? preview.mapping) },
      }
    },

    tryBatch: (context, { params, body }) => tryBatch(context, params.batchId, body.mapping).then(() => done),

    async chooseSheet(context, { params, body: { sheet } }) {
      const { id, kind } = await getBatch(context, params.batchId)
      const workbook = await openKept(dataDir(), { id, sheet })
      const { headRow, mapping } = await previewWorkbook(workbook, getImporter(context, kind))
      await chooseSheet(context, id, { sheet, headRow, mapping, rowCount: workbook.rowCount })
      return done
    },

    async listWrong(context, { params, query }) {
      const { after, limit } = query
      const batch = await getBatch(context, params.batchId)
      const importer = getImporter(context, batch.kind)
      const rows = await listWrongRows(context.tx, batch.id, { after, limit: limit + 1 })
      const shown = rows.slice(0, limit)
      return {
        rows: await Promise.all(shown.map((row) => viewWrong(context, importer, row))),
        next: rows.length > limit ? shown.at(-1)!.rowNumber : null,
      }
    },

    async mendCell(context, { params, body }) {
      const importer = getImporter(context, (await getBatch(context, params.batchId)).kind)
      const faults = await mendCell(context, params.batchId, body)
      return { faults: faults.map((fault) => viewFault(importer, fault)) }
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

async function viewWrong({ tx }: Context, importer: Importer, row: WrongRow) {
  const [cells, mended] = await openRow(tx, row)
  return {
    rowNumber: row.rowNumber,
    cells: importer.columns.map(({ key }) => ({
      column: key,
      text: mended[key] ?? textOf(cells[key] ?? null),
      mended: mended[key] !== undefined,
    })),
    faults: row.faults.map((fault) => viewFault(importer, fault)),
  }
}

function viewFault(importer: Importer, fault: Fault) {
  return { column: fault.column, sentence: faultSentence(importer, fault) }
}
