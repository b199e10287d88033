import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../../platform/web/tokens.css'
import '../../platform/web/base.css'
import { meQuery } from '../../platform/web/me.ts'
import { createQueryClient } from '../../platform/web/queries.ts'
import { type Router, RouterProvider } from '../../platform/web/router.ts'
import { restoreSize } from '../../platform/web/size.ts'
import type { LoadedPage } from './loaded-page.ts'
import { PagesView, type Shells } from './pages-view.tsx'
import { createPageRouter, signInAddress } from './router.ts'

interface Start {
  pages: readonly LoadedPage[]
  shells: Shells
  /** Where somebody without a page of this entry belongs. */
  elsewhere: string
}

/** Starts one entry: desk or phone. */
export function start({ pages, shells, elsewhere }: Start): void {
  restoreSize()
  const queries = createQueryClient(signIn)
  const router = createPageRouter({ pages, queries, elsewhere })

  function signIn(): void {
    // Before anybody is signed in the router leads to the sign-in page itself.
    if (queries.getQueryData(meQuery.queryKey) === undefined) return
    queries.clear()
    router.go(signInAddress(location.pathname + location.search), { replace: true })
  }

  const root = document.getElementById('root')
  if (!root) throw new Error('The page has no #root')

  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <RouterProvider value={router as unknown as Router}>
          <PagesView pages={pages} shells={shells} />
        </RouterProvider>
      </QueryClientProvider>
    </StrictMode>,
  )
}
