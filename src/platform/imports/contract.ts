import { z } from 'zod'
import { calls, Done, Id, Moment, paged, Paging } from '../contract/contract.ts'
import { importsAddresses } from './addresses.ts'
import { batchSorts, batchStates } from './store.ts'

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
  kept: z.array(z.string()).describe('how many stayed when it was taken back, each with why'),
  check: z
    .object({ row: z.int(), done: z.boolean(), wrong: z.int().describe('rows that are wrong and not mended') })
    .nullable()
    .describe('how far the trial is; null before the first'),
  uploadedBy: z.string().nullable(),
  uploadedAt: Moment,
  endedAt: Moment.nullable(),
  can: z.object({ start: z.boolean(), cancel: z.boolean(), undo: z.boolean() }),
})
export type BatchView = z.infer<typeof BatchView>

export const PreviewView = z.object({
  batch: BatchView,
  columns: z.array(ColumnView),
  sheets: z.array(z.object({ index: z.int(), name: z.string(), hidden: z.boolean() })),
  sheet: z.int(),
  headRow: z.int(),
  heads: z.array(z.string()),
  rows: z.array(z.object({ rowNumber: z.int(), cells: z.array(z.string()), formulas: z.array(z.int()) })),
  mapping: z.record(z.string(), z.int().nullable()),
  missing: z.array(z.string()),
})
export type PreviewView = z.infer<typeof PreviewView>

const FaultView = z.object({ column: z.string().nullable(), sentence: z.string() })

export const WrongRowView = z.object({
  rowNumber: z.int(),
  cells: z.array(z.object({ column: z.string(), text: z.string(), mended: z.boolean() })),
  faults: z.array(FaultView).describe('empty once it is mended'),
})
export type WrongRowView = z.infer<typeof WrongRowView>

export const RefusedRowView = z.object({ rowNumber: z.int(), reason: z.string(), sentence: z.string() })

export const importsCalls = calls(importsAddresses, {
  listImporters: {
    summary: 'What can be imported by me, with the columns of each',
    answer: z.object({
      kinds: z.array(
        z.object({
          kind: z.string(),
          title: z.string(),
          columns: z.array(ColumnView),
          can: z.object({ export: z.boolean(), exportOpened: z.boolean() }),
        }),
      ),
    }),
  },
  listBatches: {
    summary: 'Workbooks that were brought in',
    query: z.object({
      words: z.string().trim().max(60).optional(),
      kind: z.string().max(60).optional(),
      state: z.enum(batchStates).optional(),
      sort: z.enum(batchSorts).default('-brought'),
      ...Paging,
    }),
    answer: paged(BatchView),
  },
  getBatch: { summary: 'How far a workbook is', params: BatchId, answer: BatchView },
  getPreview: { summary: 'The first rows, and which columns were recognised', params: BatchId, answer: PreviewView },
  tryBatch: {
    summary: 'Say which column holds what, and have every row tried; nothing comes in',
    params: BatchId,
    body: z.object({ mapping: Mapping }),
    answer: Done,
    refusals: ['import-has-started'],
  },
  chooseSheet: {
    summary: 'Turn to another sheet of the workbook',
    params: BatchId,
    body: z.object({ sheet: z.int().min(0).max(4_000) }),
    answer: Done,
    refusals: ['import-has-started', 'empty-workbook', 'too-many-rows'],
  },
  listWrong: {
    summary: 'Rows that the trial found wrong, with what is wrong in which cell',
    params: BatchId,
    query: z.object({ after: z.coerce.number().int().min(0).default(0), limit: Paging.limit }),
    answer: z.object({ rows: z.array(WrongRowView), next: z.int().nullable() }),
  },
  mendCell: {
    summary: 'Write a value in place of a cell of a wrong row; answers what is still wrong with the row',
    params: BatchId,
    body: z.object({ rowNumber: z.int().min(1), column: z.string().max(40), value: z.string().trim().max(2_000) }),
    answer: z.object({ faults: z.array(FaultView) }),
    refusals: ['import-has-started'],
  },
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
