import { join } from 'node:path'
import { indexWords } from '../src/core/needs/import-file.ts'
import { operatorId } from '../src/platform/actor/actor.ts'
import { openDatabase } from '../src/platform/database/database.ts'
import { runImport, undoImport } from '../src/platform/imports/index.ts'
import { writeRowsToFile } from '../src/platform/imports/write-xlsx.ts'
import { makeMessages } from './messages.ts'
import type { BenchStreet } from './street.ts'

export interface Imported {
  readonly rows: number
  /** Seconds from the file until all rows were in the inbox, and until all were found by their words. */
  readonly visible: number
  readonly searchable: number
}

/** W7: a sheet of 4,326 made-up messages, or the one that WUSE_MESSAGES names; taken back after each round. */
export async function measureImports({ database, dataDir }: BenchStreet, rounds: number): Promise<Imported[]> {
  const path = process.env.WUSE_MESSAGES ?? (await makeSheet(join(dataDir, 'messages.xlsx')))
  const db = openDatabase({ connectionString: database.appUrl }, { connections: 4 })
  const ground = { db, dataDir, now: Date.now }
  const measured: Imported[] = []
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now()
    const { added, batchId } = await runImport(ground, { kind: 'needs', path, personId: operatorId })
    const visible = performance.now() - begun
    await indexWords(ground)
    measured.push({ rows: added, visible: visible / 1000, searchable: (performance.now() - begun) / 1000 })
    await undoImport(ground, operatorId, batchId)
  }
  await db.close()
  return measured
}

async function makeSheet(path: string): Promise<string> {
  const heads = ['编号', '标题', '内容', '时间', '上报人'].map((head) => ({ head }))
  const rows = makeMessages(4_326, 7).map(({ title, body }, n) => [
    String(500_000 + n),
    title,
    body,
    new Date(Date.UTC(2026, 0, 5) + n * 3_600_000).toISOString().slice(0, 16).replace('T', ' '),
    `U${100_000 + (n % 900)}`,
  ])
  await writeRowsToFile(path, heads, rows, 'messages')
  return path
}
