import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { client } from '../../../platform/web/client.ts'
import { peopleAddresses } from '../../people/addresses.ts'
import type { peopleCalls } from '../../people/contract.ts'
import { needsAddresses } from '../addresses.ts'
import type { needsCalls } from '../contract.ts'
import type { InboxAsked } from '../inbox.ts'

export const needs = client<typeof needsCalls>(needsAddresses)
export const people = client<typeof peopleCalls>(peopleAddresses)

/** Everything that a step may change lies below this key. */
export const needsKey = ['needs'] as const

export type Choices = Awaited<ReturnType<typeof needs.getChoices>>
export type Hands = Awaited<ReturnType<typeof needs.listHands>>

const pageOf = 100
/** Beyond so many pages a list is not asked again by itself: each of them would be. */
const pagesKeptFresh = 3

/** The list page by page; the next page is asked for when the reader nears the end. */
export function inboxQuery(asked: InboxAsked) {
  return infiniteQueryOptions({
    queryKey: [...needsKey, 'inbox', asked],
    queryFn: ({ pageParam, signal }) =>
      needs.listInbox({ query: { ...asked, limit: pageOf, ...(pageParam ? { after: pageParam } : {}) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    refetchInterval: (query) => ((query.state.data?.pages.length ?? 0) <= pagesKeptFresh ? 60_000 : false),
  })
}

export function countsQuery() {
  return queryOptions({
    queryKey: [...needsKey, 'counts', 'loop'],
    queryFn: ({ signal }) => needs.countInbox({ signal }),
    refetchInterval: 60_000,
  })
}

export function choicesQuery() {
  return queryOptions({
    queryKey: ['need-choices'],
    queryFn: ({ signal }) => needs.getChoices({ signal }),
    staleTime: 10 * 60_000,
  })
}

export function needQuery(needId: string) {
  return queryOptions({
    queryKey: [...needsKey, 'one', needId],
    queryFn: ({ signal }) => needs.getNeed({ params: { needId }, signal }),
    refetchInterval: 60_000,
  })
}

export function handsQuery(needId: string, teamId: string | null) {
  return queryOptions({
    queryKey: [...needsKey, 'hands', needId, teamId],
    queryFn: ({ signal }) => needs.listHands({ params: { needId }, query: teamId ? { teamId } : {}, signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}

/** The reporter as the people's list knows them; fails with `NotFound` where the reader may not see them. */
export function personQuery(personId: string) {
  return queryOptions({
    queryKey: ['people', 'one', personId],
    queryFn: ({ signal }) => people.getPerson({ params: { personId }, signal }),
    staleTime: 5 * 60_000,
    retry: false,
  })
}
