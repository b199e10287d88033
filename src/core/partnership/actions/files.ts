import type { Context } from '../../../platform/actor/actor.ts'
import { listAttachments } from '../../../platform/attachments/attachments.ts'
import type { AttachmentView } from '../../../platform/attachments/contract.ts'
import { bindAttachments } from '../../../platform/attachments/index.ts'
import { Refused } from '../../../platform/contract/errors.ts'

/** Gives the signed papers to an agreement: PDFs and photos of them. */
export async function bindPapers(context: Context, agreementId: string, ids: readonly string[]): Promise<void> {
  await bindAttachments(context, 'agreement', agreementId, ids)
  if ((await kindsOf(context, 'agreement', agreementId)).includes('voice')) throw new Refused('paper-wanted')
}

/** Gives photos to a wish. */
export async function bindPhotos(context: Context, wishId: string, ids: readonly string[]): Promise<void> {
  await bindAttachments(context, 'wish', wishId, ids)
  if ((await kindsOf(context, 'wish', wishId)).some((kind) => kind !== 'photo')) throw new Refused('photo-wanted')
}

async function kindsOf({ tx }: Context, noun: string, nounId: string): Promise<AttachmentView['kind'][]> {
  return ((await listAttachments(tx, noun, [nounId])).get(nounId) ?? []).map(({ kind }) => kind)
}
