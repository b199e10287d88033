import type { Context } from '../actor/actor.ts'
import type { Column, Value } from './columns.ts'

export interface RowToInsert {
  rowNumber: number
  values: Readonly<Record<string, Value>>
}

/** Added, known already from an earlier import, or refused with a word of the importer's `reasons`. */
export type RowOutcome = 'added' | 'known' | { refused: string }

export interface BatchOfImporter {
  id: string
  /** The street that the batch belongs to. */
  unitCode: string
  startedAt: number
}

/** What a module does with rows of one kind. The reading, refusing, progress, cancelling and undoing is the same for all. */
export interface Importer {
  kind: string
  /** The right that starts it. */
  right: string
  title: string
  columns: readonly Column[]
  /** A sentence for each word that `insertRows` refuses with. */
  reasons: Readonly<Record<string, string>>
  /**
   * Takes some hundred rows in one transaction; answers one outcome a row, in their order. May be called again with the
   * same rows after a crash, whose transaction was rolled back. Writes the batch's id into what it inserts.
   */
  insertRows(context: Context, batch: BatchOfImporter, rows: readonly RowToInsert[]): Promise<RowOutcome[]>
  /** Takes back whatever the batch brought in and nobody has worked on since; answers how many. */
  undo(context: Context, batch: BatchOfImporter): Promise<number>
}

/** Makes an importer known to the imports page and the command line. */
export function registerImporter(importer: Importer): void {
  importers.set(importer.kind, importer)
}

export function findImporter(kind: string): Importer | undefined {
  return importers.get(kind)
}

export function listImporters(): Importer[] {
  return [...importers.values()]
}

const importers = new Map<string, Importer>()
