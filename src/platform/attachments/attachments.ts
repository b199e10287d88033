import type { Context } from '../actor/actor.ts'
import { Invalid } from '../contract/errors.ts'
import type { Tx } from '../database/database.ts'
import type { AttachmentView } from './contract.ts'
import { type AttachmentRow, listBound, updateAsBound } from './store.ts'

/**
 * Gives uploads to a noun, in the transaction that makes or changes it. Only the actor's own uploads that nothing else has
 * yet: anything else throws `Invalid`.
 */
export async function bindAttachments(
  context: Context,
  noun: string,
  nounId: string,
  ids: readonly string[],
): Promise<void> {
  const wanted = new Set(ids)
  if (wanted.size === 0) return
  const bound = await updateAsBound(context.tx, noun, nounId, [...wanted], context.now)
  if (bound < wanted.size) throw new Invalid('body.attachments', 'not-your-upload')
}

/** What belongs to each of the nouns, as far as the actor sees it; a noun without any is left out. */
export async function listAttachments(
  tx: Tx,
  noun: string,
  nounIds: readonly string[],
): Promise<Map<string, AttachmentView[]>> {
  const found = new Map<string, AttachmentView[]>()
  if (nounIds.length === 0) return found
  for (const row of await listBound(tx, noun, nounIds)) {
    const views = found.get(row.nounId!) ?? []
    views.push(viewAttachment(row))
    found.set(row.nounId!, views)
  }
  return found
}

export function viewAttachment({
  id,
  kind,
  mime,
  name,
  bytes,
  width,
  height,
  seconds,
  uploadedAt,
}: AttachmentRow): AttachmentView {
  return { id, kind, mime, name, bytes, width, height, seconds, uploadedAt }
}
