import { client } from '../../web/client.ts'
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
