import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Disk } from 'flydrive'

/** Where the bytes lie. Keys are ids, so that no name of a person's choosing reaches the disk. */
export async function openDisk(dataDir: string): Promise<Disk> {
  const location = join(dataDir, 'files')
  // The disk itself makes folders that every user of the machine may list.
  await mkdir(location, { recursive: true, mode: 0o700 })
  // Loaded with the first file: a server at rest doesn't need it.
  const [{ Disk }, { FSDriver }] = await Promise.all([import('flydrive'), import('flydrive/drivers/fs')])
  return new Disk(new FSDriver({ location, visibility: 'private' }))
}

/** Two characters of the random part make a folder, so that none grows too large. */
export function keyOf(attachmentId: string, small = false): string {
  return `${attachmentId.slice(-2)}/${attachmentId}${small ? '.small' : ''}`
}
