import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'

/** Where the bytes lie. Keys are ids, so that no name of a person's choosing reaches the disk. */
export function openDisk(dataDir: string): Disk {
  const location = join(dataDir, 'files')
  // The disk itself makes folders that every user of the machine may list.
  mkdirSync(location, { recursive: true, mode: 0o700 })
  return new Disk(new FSDriver({ location, visibility: 'private' }))
}

/** Two characters of the random part make a folder, so that none grows too large. */
export function keyOf(attachmentId: string, small = false): string {
  return `${attachmentId.slice(-2)}/${attachmentId}${small ? '.small' : ''}`
}
