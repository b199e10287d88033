import { queryOptions } from '@tanstack/react-query'
import { client } from '../../../platform/web/client.ts'
import { organisationAddresses } from '../addresses.ts'
import type { organisationCalls } from '../contract.ts'

export const organisation = client<typeof organisationCalls>(organisationAddresses)

/** Which posts the reader may give, and what waits for somebody to hold one. */
export function givableQuery() {
  return queryOptions({
    queryKey: ['organisation', 'givable'],
    queryFn: ({ signal }) => organisation.listGivable({ signal }),
    refetchInterval: 5 * 60_000,
  })
}
