import type { QueryClient } from '@tanstack/react-query'
import { ApiError } from '../../platform/web/api-error.ts'
import { type Me, meQuery } from '../../platform/web/me.ts'
import { createRouter, type Route, type Router, type Ruling } from '../../platform/web/router.ts'
import { kindsOf } from './kinds-of-user.ts'
import type { LoadedPage } from './loaded-page.ts'
import { inGroup } from './menus.ts'

/** A page's route, or one of the addresses that lead each person to their first page. */
export interface PageRoute extends Route {
  page: LoadedPage | null
}

interface Entry {
  pages: readonly LoadedPage[]
  queries: QueryClient
  /** Where somebody without a page of this entry belongs. */
  elsewhere: string
}

const leads = ['/start', '/desk', '/m/']

/**
 * Makes the routes of one entry from its list of pages. A page that the server does not allow answers as one that does not
 * exist; whoever is signed out is led to the sign-in page and back.
 */
export function createPageRouter({ pages, queries, elsewhere }: Entry): Router<PageRoute> {
  const routes: PageRoute[] = pages.map((page) => ({ path: page.path, load: page.load, page }))
  for (const path of leads) {
    if (!pages.some((page) => page.path === path)) routes.push({ path, load: nothing, page: null })
  }

  function rule(route: PageRoute | null, href: string): Ruling | Promise<Ruling> {
    const known = queries.getQueryData(meQuery.queryKey)
    // Whoever is signed in reads in their own shell that there is no such page; nobody has to sign in to read it.
    if (!route) return known ? 'not-found' : queries.fetchQuery(meQuery).then(nowhere, nowhere)
    const { page } = route
    if (page?.face === 'public') return null
    if (known) return judge(page, known)
    return queries.fetchQuery(meQuery).then(
      (me) => judge(page, me),
      (error: unknown) => {
        if (error instanceof ApiError && error.status === 401) return { to: signInAddress(href) }
        throw error
      },
    )
  }

  function judge(page: LoadedPage | null, me: Me): Ruling {
    if (!page) return { to: firstPage(pages, me)?.path ?? elsewhere }
    return me.pages.includes(page.id) ? null : 'not-found'
  }

  return createRouter({ routes, rule })
}

/** Where to sign in, and where to be led back to. */
export function signInAddress(back: string): string {
  return `/sign-in?next=${encodeURIComponent(back)}`
}

/** The first page of the menus that needs no parameter and is allowed; on the phone, of what the person is first. */
export function firstPage(pages: readonly LoadedPage[], me: Me): LoadedPage | undefined {
  const allowed = pages.filter((page) => page.nav && !page.path.includes('$') && me.pages.includes(page.id))
  for (const group of [...kindsOf(me), 'loop', 'work', 'ways', 'books', 'settings']) {
    const first = inGroup(allowed, group)[0]
    if (first) return first
  }
  return undefined
}

function nowhere(): 'not-found' {
  return 'not-found'
}

function nothing(): never {
  throw new Error('This address only leads to another')
}
