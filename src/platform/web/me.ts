import { queryOptions, useQuery } from '@tanstack/react-query'
import { call } from './client.ts'

/** Who is signed in, and what the server allows them: the answer of `GET /api/me`. */
export interface Me {
  person: { id: string; name: string; called: string | null; unitCode: string | null; unitName: string | null }
  street: { code: string; name: string; phone: string | null }
  posts: { post: string; title: string; unitCode: string | null; unitName: string | null; teamId: string | null }[]
  rights: string[]
  /** The ids of the pages that this person may open. */
  pages: string[]
  unreadNotices: number
  /** The people for whom they may do things now. */
  helps: { residentId: string; name: string }[]
}

export const meQuery = queryOptions({ queryKey: ['me'], queryFn: () => call<Me>('GET /api/me'), staleTime: 60_000 })

/** Who is signed in, asked again each minute; undefined before it is known and on public pages. */
export function useMe(): Me | undefined {
  return useQuery({ ...meQuery, enabled: (query) => query.state.data !== undefined, refetchInterval: 60_000 }).data
}
