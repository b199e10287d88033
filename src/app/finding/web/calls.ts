import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { client } from '../../../platform/web/client.ts'
import { findingAddresses } from '../addresses.ts'
import type { findingCalls, FoundNeed, FoundPerson } from '../contract.ts'

const finding = client<typeof findingCalls>(findingAddresses)

interface Found {
  readonly people: readonly FoundPerson[]
  readonly needs: readonly FoundNeed[]
}

const nothing: Found = { people: [], needs: [] }

/** A finger pauses this long between two words, and less between two letters. */
const pauseMs = 120

/** People and needs for what is being typed; those of the letters before stay until new ones come. */
export function useFound(typed: string) {
  const [words, setWords] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setWords(typed.trim()), pauseMs)
    return () => clearTimeout(timer)
  }, [typed])

  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['finding', words],
    queryFn: ({ signal }) => finding.find({ query: { words }, signal }),
    enabled: words !== '',
    placeholderData: keepPreviousData,
  })
  return {
    found: typed.trim() === '' ? nothing : (data ?? nothing),
    /** Whether what shows is what was typed. */
    settled: words === typed.trim() && !isFetching,
    error,
    retry: () => void refetch(),
  }
}
