import type { Context } from '../actor/actor.ts'
import { logAll } from '../events/log.ts'
import type { Value } from './cells.ts'
import type { Column } from './columns.ts'
import { insertBrought, listBroughtIds } from './store.ts'

export type Values = Readonly<Record<string, Value>>

export interface RowToInsert {
  rowNumber: number
  values: Values
}

/** Added, known already from an earlier import, or refused with a word of the importer's `reasons`. */
export type RowOutcome = 'added' | 'known' | RowRefusal

export interface RowRefusal {
  refused: string
  /** The column at fault, where one is: there it can be mended. */
  column?: string
}

export interface BatchOfImporter {
  id: string
  /** The street that the batch belongs to. */
  unitCode: string
  startedAt: number
}

/** What came of taking a batch back: how many went, and how many stay, by a word of `reasons` or of `words.kept`. */
export interface TakenBack {
  removed: number
  kept: Readonly<Record<string, number>>
}

/** Two rows of a file with the same key are one; the second is refused at this column. */
export interface RowKey {
  column: string
  key: string
  /** A word of `reasons`, whose sentence may name the other row as `{row}`; `row-twice` when left out. */
  reason?: string
}

/** What a module does with rows of one kind. The reading, refusing, progress, cancelling and undoing is the same for all. */
export interface Importer {
  kind: string
  /** The right that starts it. */
  right: string
  title: string
  /** Its place among what a street moves in with, from 1; what comes in every day has none and stands first. */
  place?: number
  columns: readonly Column[]
  /** What the system counts: columns behind the others that only go out. */
  counted?: readonly Column[]
  /** A sentence for each word that `insertRows` refuses with. */
  reasons: Readonly<Record<string, string>>
  /** By what a row is known within its file; unique columns when left out. */
  keysOf?(values: Values): readonly RowKey[]
  /**
   * Takes some hundred rows in one transaction; answers one outcome a row, in their order. May be called again with the
   * same rows after a crash, whose transaction was rolled back; a trial rolls it back on purpose. Tells with `noteBrought`
   * what it inserts.
   */
  insertRows(context: Context, batch: BatchOfImporter, rows: readonly RowToInsert[]): Promise<RowOutcome[]>
  /** Takes back whatever the batch brought in and nobody has worked on since. */
  undo(context: Context, batch: BatchOfImporter): Promise<TakenBack>
  /**
   * What there is, by the same columns, as far as the actor sees it; some hundred rows behind `after`. Strict fields are
   * masked unless `opened`. Absent where nothing goes out this way.
   */
  listRows?(context: Context, page: { after: string | null; opened: boolean }): Promise<ExportPage>
  /** Strict fields among the columns: they leave whole only with a reason on record. */
  strict?: readonly string[]
}

export interface ExportPage {
  rows: readonly Values[]
  /** Where the next page begins; null at the end. */
  next: string | null
}

/** Makes an importer known to the imports page and the command line. */
export function registerImporter(importer: Importer): void {
  importers.set(importer.kind, importer)
}

export function findImporter(kind: string): Importer | undefined {
  return importers.get(kind)
}

export function listImporters(): Importer[] {
  return [...importers.values()].toSorted(
    (one, other) => (one.place ?? 0) - (other.place ?? 0) || one.kind.localeCompare(other.kind),
  )
}

/** Writes down what a batch brought in: a person, a door. So it can be taken back whole. */
export function noteBrought(
  { tx }: Context,
  batch: BatchOfImporter,
  noun: string,
  ids: readonly string[],
): Promise<void> {
  return insertBrought(tx, batch.id, noun, ids)
}

/** The same, with an event for each that names the batch: `building-added` of a `building`. */
export async function logBrought(
  context: Context,
  batch: BatchOfImporter,
  noun: string,
  rows: readonly { readonly id: string; readonly unitCode: string }[],
): Promise<void> {
  await noteBrought(
    context,
    batch,
    noun,
    rows.map(({ id }) => id),
  )
  await logAll(
    context,
    rows.map(({ id, unitCode }) => ({
      kind: `${noun}-added`,
      noun,
      nounId: id,
      unitCode,
      facts: { importId: batch.id },
    })),
  )
}

/** What a batch brought in of this noun. */
export function listBrought({ tx }: Context, batchId: string, noun: string): Promise<string[]> {
  return listBroughtIds(tx, batchId, noun)
}

const importers = new Map<string, Importer>()
