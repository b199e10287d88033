import { type Place, usePlace } from '../../platform/web/router.ts'
import type { LoadedPage } from './loaded-page.ts'
import type { PageRoute } from './router.ts'

/** Where one is, with the page of the address. */
export function usePagePlace(): Place<PageRoute> | null {
  return usePlace() as Place<PageRoute> | null
}

/** The page that is open, from the list of pages. */
export function useCurrentPage(): LoadedPage | undefined {
  return usePagePlace()?.route?.page ?? undefined
}
