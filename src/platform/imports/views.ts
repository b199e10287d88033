import type { Actor } from '../actor/actor.ts'
import type { BatchView } from './contract.ts'
import { findImporter, type Importer } from './importer.ts'
import type { Batch } from './store.ts'
import { words } from './words.zh.ts'

interface Told {
  names: ReadonlyMap<string, string>
  /** Wrong rows by batch. */
  wrong: ReadonlyMap<string, number>
}

export function viewBatch(batch: Batch, actor: Actor, { names, wrong }: Told): BatchView {
  const importer = findImporter(batch.kind)
  const may = importer !== undefined && actor.rights.has(importer.right)
  const { id, kind, fileName, state, rowCount, lastRow, read, added, known, refused, undone, uploadedAt, endedAt } =
    batch
  return {
    id,
    kind,
    title: importer?.title ?? kind,
    fileName,
    state,
    rowCount,
    lastRow,
    read,
    added,
    known,
    refused,
    undone,
    kept: Object.entries(batch.kept ?? {})
      .filter(([, count]) => count > 0)
      .map(([why, count]) => words.page.kept(count, importer?.reasons[why] ?? words.kept[why] ?? why)),
    check:
      batch.checks > 0
        ? { row: batch.checkedRow, done: batch.checkedAt !== null, wrong: wrong.get(batch.id) ?? 0 }
        : null,
    uploadedBy: batch.uploadedBy && (names.get(batch.uploadedBy) ?? null),
    uploadedAt,
    endedAt,
    can: {
      start: may && state === 'uploaded',
      cancel: may && (state === 'uploaded' || (state === 'running' && batch.cancelAskedAt === null)),
      undo: may && batch.startedAt !== null && ['done', 'cancelled', 'failed'].includes(state) && added > 0,
    },
  }
}

export function viewColumns({ columns }: Importer) {
  return columns.map(({ key, label, required }) => ({ key, label, required: required ?? false }))
}
