import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { NotFound } from '../../platform/contract/errors.ts'
import type { Tx } from '../../platform/database/database.ts'
import { open, seal } from '../../platform/sealing/seal.ts'

export const keptForMs = 30 * 86_400_000

function filledFile(dataDir: string, fillingId: string): string {
  return join(dataDir, 'forms', `${fillingId}.sealed`)
}

/** A filled form as it lies on the disk, for who asked for it alone: it may hold what is sealed elsewhere. */
export function sealFilled(tx: Tx, bytes: Buffer, askedBy: string): Promise<string> {
  return seal(tx, bytes.toString('base64'), askedBy)
}

/** Keeps a sealed form; a reader never sees half of it. */
export async function keepFilled(dataDir: string, fillingId: string, sealed: string): Promise<void> {
  await mkdir(join(dataDir, 'forms'), { recursive: true, mode: 0o700 })
  const unfinished = `${filledFile(dataDir, fillingId)}.part`
  await writeFile(unfinished, sealed, { mode: 0o600 })
  await rename(unfinished, filledFile(dataDir, fillingId))
}

/** The filled form. Throws `NotFound` once it was thrown away, or its asker's key was. */
export async function readFilled(tx: Tx, dataDir: string, fillingId: string): Promise<Buffer> {
  const sealed = await readFile(filledFile(dataDir, fillingId), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? new NotFound() : error
  })
  const text = await open(tx, sealed)
  if (text === null) throw new NotFound()
  return Buffer.from(text, 'base64')
}

export async function dropFilled(dataDir: string, fillingId: string): Promise<void> {
  await rm(filledFile(dataDir, fillingId), { force: true })
}
