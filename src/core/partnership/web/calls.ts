import { client } from '../../../platform/web/client.ts'
import { partnershipAddresses } from '../addresses.ts'
import type { partnershipCalls } from '../contract.ts'

export const partnership = client<typeof partnershipCalls>(partnershipAddresses)

/** The key that every question of this module begins with: any act here asks them all again. */
export const keys = { all: ['partnership'] } as const

/** Filters as they stand in the address. The server parses them, and says of which it can make nothing. */
export function asked<Query>(filters: Readonly<Record<string, string | undefined>>): Query {
  return filters as Query
}
