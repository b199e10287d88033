import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { NotFound } from '../../platform/contract/errors.ts'

export const keptForMs = 30 * 86_400_000

function filledFile(dataDir: string, fillingId: string): string {
  return join(dataDir, 'forms', `${fillingId}.xlsx`)
}

/** Keeps a filled form; a reader never sees half of it. */
export async function keepFilled(dataDir: string, fillingId: string, bytes: Buffer): Promise<void> {
  await mkdir(join(dataDir, 'forms'), { recursive: true, mode: 0o700 })
  const unfinished = `${filledFile(dataDir, fillingId)}.part`
  await writeFile(unfinished, bytes, { mode: 0o600 })
  await rename(unfinished, filledFile(dataDir, fillingId))
}

/** The filled form. Throws `NotFound` once it was thrown away. */
export async function readFilled(dataDir: string, fillingId: string): Promise<Buffer> {
  return readFile(filledFile(dataDir, fillingId)).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? new NotFound() : error
  })
}

export async function dropFilled(dataDir: string, fillingId: string): Promise<void> {
  await rm(filledFile(dataDir, fillingId), { force: true })
}
