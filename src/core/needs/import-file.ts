import { operatorId } from '../../platform/actor/actor.ts'
import type { Mapping } from '../../platform/imports/columns.ts'
import { type Imported, runImport } from '../../platform/imports/index.ts'
import { type JobGround, runAs } from '../../platform/jobs/jobs.ts'
import { beginUnnamedStreet, listUnits } from '../territory/index.ts'
import './import.ts'
import { indexDue } from './store/need-store.ts'

export interface NeedsToImport {
  readonly path: string
  /** Where the columns are; recognised by their heads when left out. */
  readonly mapping?: Mapping
  readonly onProgress?: (read: number, rowCount: number) => void
}

/**
 * Imports a workbook of needs as the operator, for whoever waits at the command line. On a fresh data folder it makes an
 * unnamed street first, which the first run names later. The rows are seen when this returns; `indexWords` makes them found.
 */
export async function importNeeds(ground: JobGround, { path, mapping, onProgress }: NeedsToImport): Promise<Imported> {
  await runAs(
    ground,
    operatorId,
    async (context) => {
      const units = await listUnits(context.tx)
      if (units.length === 0) await beginUnnamedStreet(context)
    },
    'command-line',
  )
  return runImport(ground, {
    kind: 'needs',
    path,
    personId: operatorId,
    ...(mapping && { mapping }),
    ...(onProgress && { onProgress: ({ read }, rowCount) => onProgress(read, rowCount) }),
  })
}

/** Indexes whatever waits in the queue, some hundred needs a transaction. Returns how many. A server does it by itself. */
export async function indexWords(ground: JobGround): Promise<number> {
  let indexed = 0
  for (;;) {
    const some = await runAs(ground, operatorId, ({ tx }) => indexDue(tx, 500))
    if (some === 0) return indexed
    indexed += some
  }
}
