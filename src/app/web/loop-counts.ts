import { useQuery } from '@tanstack/react-query'
import { needsAddresses } from '../../core/needs/addresses.ts'
import type { needsCalls } from '../../core/needs/contract.ts'
import { client } from '../../platform/web/client.ts'
import type { Me } from '../../platform/web/me.ts'

const needs = client<typeof needsCalls>(needsAddresses)

/** How many things wait at each turn of the loop, by the id of its page; empty while unknown. */
export function useLoopCounts(me: Me | undefined): Record<string, number> {
  const { data } = useQuery({
    queryKey: ['needs', 'counts', 'loop'],
    queryFn: () => needs.countInbox(),
    enabled: me?.rights.includes('business') ?? false,
    refetchInterval: 60_000,
  })
  return Object.fromEntries(Object.entries(data?.stages ?? {}).map(([stage, count]) => [`needs.${stage}`, count]))
}
