import { QueryCache, QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { ApiError } from './api-error.ts'
import { commandId } from './command-id.ts'

/**
 * Old data stays while new comes; a call that the server refused is not asked again, one that never arrived is. When a
 * question finds that the session has ended, `onSignedOut` leads away; a command does not, so that what was written stays.
 */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError(error) {
        if (error instanceof ApiError && error.status === 401) onSignedOut()
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        gcTime: 10 * 60_000,
        retry: (failures, error) =>
          failures < 2 && (!(error instanceof ApiError) || error.offline || error.status >= 500),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}

interface Command<Input, Answer> {
  /** What succeeded changes: the query keys that are asked again. */
  renews?: readonly (readonly unknown[])[]
  then?: (answer: Answer, input: Input) => void
}

interface Running<Input, Answer> {
  /** Sends it; resolves to undefined after a failure, which `error` then holds. */
  run: (input: Input) => Promise<Answer | undefined>
  running: boolean
  error: ApiError | null
  reset: () => void
}

/**
 * A command of the person: `const send = useCommand(needs.report, { renews: [['needs']] })`. The same input sent again
 * after a failure keeps its command id, so that a reply lost on the way never makes it happen twice.
 */
export function useCommand<Input extends object, Answer>(
  call: (input: Input & { commandId?: string }) => Promise<Answer>,
  { renews = [], then }: Command<Input, Answer> = {},
): Running<Input, Answer> {
  const queries = useQueryClient()
  const last = useRef<{ input: string; id: string } | null>(null)
  const mutation = useMutation<Answer, ApiError, Input>({
    mutationFn: (input) => call({ ...input, commandId: idFor(input) }),
    onSuccess: async (answer, input) => {
      last.current = null
      then?.(answer, input)
      await Promise.all(renews.map((queryKey) => queries.invalidateQueries({ queryKey })))
    },
  })

  function idFor(input: Input): string {
    const text = JSON.stringify(input)
    if (last.current?.input !== text) last.current = { input: text, id: commandId() }
    return last.current.id
  }

  return {
    run: (input) => mutation.mutateAsync(input).catch(() => undefined),
    running: mutation.isPending,
    error: mutation.error,
    reset: mutation.reset,
  }
}
