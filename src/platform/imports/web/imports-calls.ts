import { ApiError } from '../../web/api-error.ts'
import { client } from '../../web/client.ts'
import { commandId } from '../../web/command-id.ts'
import { importsAddresses } from '../addresses.ts'
import type { importsCalls } from '../contract.ts'

export const imports = client<typeof importsCalls>(importsAddresses)

/** Whatever is shown of batches is asked again after a step. */
export const renews = [['imports']]

export function batchPath(batchId: string): string {
  return `/desk/imports?batch=${batchId}`
}

export function refusedPath(batchId: string): string {
  return `/api/imports/${batchId}/refused.xlsx`
}

export function templatePath(kind: string): string {
  return `/api/imports/kinds/${encodeURIComponent(kind)}/template`
}

export function exportPath(kind: string): string {
  return `/api/imports/kinds/${encodeURIComponent(kind)}/export`
}

/** Fetches what there is of a kind with whole numbers; the reason goes on record. Throws `ApiError`. */
export async function downloadOpened(kind: string, title: string, reason: string): Promise<void> {
  const answer = await fetch(exportPath(kind), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'command-id': commandId() },
    credentials: 'same-origin',
    body: JSON.stringify({ reason }),
  }).catch(() => {
    throw new ApiError({ error: 'offline' }, 0)
  })
  if (!answer.ok) throw new ApiError(await answer.json().catch(() => ({ error: 'broken' })), answer.status)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await answer.blob())
  link.download = `${title}.xlsx`
  link.click()
  URL.revokeObjectURL(link.href)
}
