import { createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { PersonId } from '../actor/actor.ts'
import { uuidv7 } from '../command/command.ts'
import { type JobGround, runAs } from '../jobs/jobs.ts'
import { bringWorkbook, getImporter, startBatch, undoBatch } from './actions.ts'
import type { Mapping } from './columns.ts'
import { keepWorkbook, refusedFile } from './files.ts'
import { openLikeliest } from './preview.ts'
import { refusedWorkbook } from './refused-rows.ts'
import { mendedOf, type RunAs, runBatch } from './run-batch.ts'
import { type Counts, listRefusedRows } from './store.ts'

export interface Imported extends Counts {
  batchId: string
  state: string
  /** Where the refused rows lie, to mend and import again; null when there are none. */
  refusedFile: string | null
}

export interface ToImport {
  kind: string
  path: string
  personId: PersonId
  /** Where the columns are; recognised by their heads when left out. */
  mapping?: Mapping
  onProgress?: (counts: Counts, rowCount: number) => void
}

/**
 * Imports a workbook from beginning to end: for the command line, where the person waits. Throws `Refused` when the file is
 * no workbook that is taken, `Invalid` when a column that must be there is not found.
 */
export async function runImport(
  ground: JobGround,
  { kind, path, personId, mapping, onProgress }: ToImport,
): Promise<Imported> {
  const asImport: RunAs = (work) => runAs(ground, personId, work, 'import')
  const bytes = await readFile(path)
  const importer = await asImport(async (context) => getImporter(context, kind))
  const { workbook, preview } = await openLikeliest(bytes, importer)

  const id = uuidv7(ground.now())
  const { headRow } = preview
  const { sheet, rowCount } = workbook
  await keepWorkbook(ground.dataDir, id, bytes)
  await asImport(async (context) => {
    await bringWorkbook(context, { id, kind, fileName: basename(path), bytes, sheet, headRow, rowCount })
    await startBatch(context, id, mapping ?? preview.mapping)
  })
  const batch = await runBatch(id, { dataDir: ground.dataDir, runAs: asImport, ...(onProgress && { onProgress }) })

  const refused = batch.refused > 0 ? refusedFile(ground.dataDir, id) : null
  if (refused) {
    const rows = await asImport(({ tx }) => listRefusedRows(tx, id, { after: 0, limit: batch.rowCount }))
    const mended = await asImport((context) => mendedOf(context, id))
    await pipeline(
      await refusedWorkbook({ batch, importer, dataDir: ground.dataDir, mended }, rows),
      createWriteStream(refused, { mode: 0o600 }),
    )
  }
  const { state, lastRow, read, added, known } = batch
  return { batchId: id, state, lastRow, read, added, known, refused: batch.refused, refusedFile: refused }
}

/** Takes a whole batch back; returns how many. */
export function undoImport(ground: JobGround, personId: PersonId, batchId: string): Promise<number> {
  return runAs(ground, personId, (context) => undoBatch(context, batchId), 'import')
}
