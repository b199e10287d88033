import { client } from '../../../platform/web/client.ts'
import { bulletinAddresses } from '../addresses.ts'
import type { bulletinCalls } from '../contract.ts'

export const bulletins = client<typeof bulletinCalls>(bulletinAddresses)

export function bulletinPath(bulletinId: string): string {
  return `/desk/bulletins/${bulletinId}`
}

export function docxPath(bulletinId: string): string {
  return `/api/bulletins/${bulletinId}/page.docx`
}
