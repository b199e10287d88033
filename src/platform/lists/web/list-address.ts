import { usePlace } from '../../web/router.ts'
import { text } from '../../web/search-params.ts'

/** What every list keeps in its address besides its own filters: what is searched for, and the order. */
export const listParams = { q: text(), sort: text() }

/** What stands behind the question mark, without what is merely open: what goes into a view, a workbook and onto paper. */
export function useListSearch(leaveOut: readonly string[]): string {
  const search = usePlace()?.search ?? {}
  const kept = Object.entries(search).filter(([name]) => !leaveOut.includes(name))
  return new URLSearchParams(kept).toString()
}
