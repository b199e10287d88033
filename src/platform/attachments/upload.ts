import { createHash } from 'node:crypto'
import { Conflict, Refused } from '../contract/errors.ts'
import type { Database } from '../database/database.ts'
import { viewAttachment } from './attachments.ts'
import { judgeContent } from './content.ts'
import type { AttachmentView } from './contract.ts'
import { keyOf, openDisk } from './disk.ts'
import { type AttachmentRow, countUnused, findAttachment, insertAttachment } from './store.ts'

const usuallyUnused = 40
const mostNameLength = 120

export interface Upload {
  /** Made by the client: the same upload sent twice is one attachment. */
  id: string
  personId: string
  name: string
  received: Buffer
  /** How many uploads of this person may wait to be used. */
  mostUnused?: number
}

/**
 * Judges, keeps and registers a file for the person who sends it. Throws `Refused` with a word of `uploadRefusals`, or
 * `Conflict` when the id stands for another file.
 */
export async function keepUpload(
  { db, dataDir, now }: { db: Database; dataDir: string; now: number },
  { id, personId, name, received, mostUnused = usuallyUnused }: Upload,
): Promise<AttachmentView> {
  const actor = { personId }
  const receivedSha256 = sha256(received)
  const earlier = await db.read(actor, async (tx) => {
    const known = await findAttachment(tx, id)
    if (!known && (await countUnused(tx, personId)) >= mostUnused) throw new Refused('too-many-unused')
    return known
  })
  if (earlier) return sameAs(earlier, receivedSha256)

  const { bytes, small, ...content } = await judgeContent(received)
  const row: AttachmentRow = {
    id,
    noun: null,
    nounId: null,
    ...content,
    name: plainName(name),
    bytes: bytes.length,
    sha256: sha256(bytes),
    receivedSha256,
    uploadedAt: now,
  }

  // The bytes first: a row without its file would be a broken picture, a file without its row is only unused space.
  const disk = await openDisk(dataDir)
  await disk.put(keyOf(id), bytes)
  if (small) await disk.put(keyOf(id, true), small)
  const { noun: _, nounId: __, ...values } = row
  await db.transact(actor, async (tx) => {
    if (await insertAttachment(tx, { ...values, uploadedBy: personId })) return
    const twin = await findAttachment(tx, id)
    if (!twin) throw new Conflict('other-body')
    sameAs(twin, receivedSha256)
  })
  return viewAttachment(row)
}

function sameAs(known: AttachmentRow, receivedSha256: string): AttachmentView {
  if (known.receivedSha256 !== receivedSha256) throw new Conflict('other-body')
  return viewAttachment(known)
}

/** A name as people write it, without paths, control characters and marks that turn the reading direction. */
export function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1)!
  const plain = last.replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"|?*]/gu, '').trim()
  return Array.from(plain || 'file')
    .slice(-mostNameLength)
    .join('')
    .slice(-mostNameLength)
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
