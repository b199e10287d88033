import { z } from 'zod'
import { calls, Done, Id, Moment, paged, Paging } from '../contract/contract.ts'
import { importsAddresses } from './addresses.ts'
import { batchStates } from './store.ts'

const BatchId = z.object({ batchId: Id })
const Mapping = z.record(z.string().max(40), z.int().min(0).max(16_383).nullable())

export const ColumnView = z.object({ key: z.string(), label: z.string(), required: z.boolean() })

export const BatchView = z.object({
  id: Id,
  kind: z.string(),
  title: z.string(),
  fileName: z.string(),
  state: z.enum(batchStates),
  rowCount: z.int().describe('rows of the sheet, the heads with them'),
  lastRow: z.int(),
  read: z.int(),
  added: z.int(),
  known: z.int(),
  refused: z.int(),
  undone: z.int().nullable(),
  uploadedBy: z.string().nullable(),
  uploadedAt: Moment,
  endedAt: Moment.nullable(),
  can: z.object({ start: z.boolean(), cancel: z.boolean(), undo: z.boolean() }),
})
export type BatchView = z.infer<typeof BatchView>

export const PreviewView = z.object({
  batch: BatchView,
  columns: z.array(ColumnView),
  headRow: z.int(),
  heads: z.array(z.string()),
  rows: z.array(z.object({ rowNumber: z.int(), cells: z.array(z.string()), formulas: z.array(z.int()) })),
  mapping: z.record(z.string(), z.int().nullable()),
  missing: z.array(z.string()),
})
export type PreviewView = z.infer<typeof PreviewView>

export const RefusedRowView = z.object({ rowNumber: z.int(), reason: z.string(), sentence: z.string() })

export const importsCalls = calls(importsAddresses, {
  listImporters: {
    summary: 'What can be imported by me, with the columns of each',
    answer: z.object({
      kinds: z.array(z.object({ kind: z.string(), title: z.string(), columns: z.array(ColumnView) })),
    }),
  },
  listBatches: {
    summary: 'Workbooks that were brought in, newest first',
    query: z.object(Paging),
    answer: paged(BatchView),
  },
  getBatch: { summary: 'How far a workbook is', params: BatchId, answer: BatchView },
  getPreview: { summary: 'The first rows, and which columns were recognised', params: BatchId, answer: PreviewView },
  startBatch: {
    summary: 'Say which column holds what, and bring the rows in',
    params: BatchId,
    body: z.object({ mapping: Mapping }),
    answer: Done,
    refusals: ['import-has-started'],
  },
  cancelBatch: { summary: 'Stop before the next rows', params: BatchId, answer: Done, refusals: ['import-is-over'] },
  undoBatch: { summary: 'Take the whole batch back', params: BatchId, answer: Done, refusals: ['nothing-to-undo'] },
  listRefused: {
    summary: 'Rows that did not come in, and why',
    params: BatchId,
    query: z.object({ after: z.coerce.number().int().min(0).default(0), limit: Paging.limit }),
    answer: z.object({ rows: z.array(RefusedRowView), next: z.int().nullable() }),
  },
})
