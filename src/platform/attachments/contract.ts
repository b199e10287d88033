import { z } from 'zod'
import { Id, Moment } from '../contract/contract.ts'
import { attachmentKinds } from './content.ts'

export const AttachmentView = z.object({
  id: Id,
  kind: z.enum(attachmentKinds),
  mime: z.string(),
  name: z.string(),
  bytes: z.int(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  seconds: z.number().nullable().describe('how long a voice note lasts, where its container tells'),
  uploadedAt: Moment,
})
export type AttachmentView = z.infer<typeof AttachmentView>
