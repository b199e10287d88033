import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { NotFound } from '../contract/errors.ts'
import { openWorkbook, type Workbook } from './xlsx.ts'

/** Where the workbook of a batch lies. */
function workbookFile(dataDir: string, batchId: string): string {
  return join(dataDir, 'imports', `${batchId}.xlsx`)
}

/** Where the command line leaves the refused rows of a batch. */
export function refusedFile(dataDir: string, batchId: string): string {
  return join(dataDir, 'imports', `${batchId}-refused.xlsx`)
}

/** Opens the workbook of a batch at its sheet. Throws `NotFound` once it was thrown away. */
export async function openKept(dataDir: string, { id, sheet }: { id: string; sheet: number }): Promise<Workbook> {
  const bytes = await readFile(workbookFile(dataDir, id)).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? new NotFound() : error
  })
  return openWorkbook(bytes, sheet)
}

/** Keeps a workbook; a reader never sees half of it. */
export async function keepWorkbook(dataDir: string, batchId: string, bytes: Buffer): Promise<void> {
  await mkdir(join(dataDir, 'imports'), { recursive: true, mode: 0o700 })
  const unfinished = `${workbookFile(dataDir, batchId)}.part`
  await writeFile(unfinished, bytes, { mode: 0o600 })
  await rename(unfinished, workbookFile(dataDir, batchId))
}

export async function dropWorkbook(dataDir: string, batchId: string): Promise<void> {
  await rm(workbookFile(dataDir, batchId), { force: true })
  await rm(refusedFile(dataDir, batchId), { force: true })
}
