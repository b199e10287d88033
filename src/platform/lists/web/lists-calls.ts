import { queryOptions } from '@tanstack/react-query'
import { ApiError } from '../../web/api-error.ts'
import { client } from '../../web/client.ts'
import { listsAddresses, sheetAddress } from '../addresses.ts'
import type { listsCalls } from '../contract.ts'

export const lists = client<typeof listsCalls>(listsAddresses)

/** What a list can do, and the reader's views of it. */
export function listQuery(list: string) {
  return queryOptions({
    queryKey: ['lists', list],
    queryFn: () => lists.getList({ params: { list } }),
    staleTime: 5 * 60_000,
  })
}

/** Fetches the workbook of a list and hands it to the browser as a download; answers its name. Throws `ApiError`. */
export async function downloadSheet(list: string, search: string): Promise<string> {
  const answer = await fetch(sheetAddress(list, search), { credentials: 'same-origin' }).catch(() => {
    throw new ApiError({ error: 'offline' }, 0)
  })
  if (!answer.ok) throw new ApiError(await answer.json().catch(() => ({ error: 'broken' })), answer.status)

  const name = decodeURIComponent(/filename\*=UTF-8''(.+)$/.exec(answer.headers.get('content-disposition') ?? '')![1]!)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await answer.blob())
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
  return name
}
