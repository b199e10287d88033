import { type ComponentType, createContext, useContext, useSyncExternalStore } from 'react'
import { matchRoute, type Pattern, readQuery } from './route.ts'

export interface Route extends Pattern {
  load: () => Promise<{ Page: ComponentType }>
}

/** Where one is: the address, and the page that shows for it. */
export interface Place<R extends Route = Route> {
  readonly path: string
  readonly search: Readonly<Record<string, string>>
  /** The query as it stands in the address, with its `?`; empty without one. */
  readonly query: string
  readonly params: Readonly<Record<string, string>>
  /** Null where no page has this address, or none that this person may open. */
  readonly route: R | null
  readonly Page: ComponentType | null
  /** Why the page did not come. */
  readonly error: unknown
  /** One for each entry of the history. */
  readonly key: string
}

/** What stands in the way of a page: go elsewhere, or act as if there were none. */
export type Ruling = { to: string } | 'not-found' | null

export interface Router<R extends Route = Route> {
  readonly place: () => Place<R> | null
  readonly subscribe: (tell: () => void) => () => void
  readonly go: (href: string, how?: { replace?: boolean; keepScroll?: boolean }) => void
  /** Fetches the code of a page before it is asked for. */
  readonly prepare: (href: string) => void
  /** How far down this place was scrolled when it was left; null for a new one. */
  readonly scrolled: (key: string) => number | null
}

interface Options<R extends Route> {
  routes: readonly R[]
  /** Asked before each page, and with null before the sentence that there is none; may wait for who is signed in. */
  rule: (route: R | null, href: string) => Ruling | Promise<Ruling>
}

/**
 * A small router of our own: the library that does the same costs a quarter of what a phone's first screen may weigh. The
 * old page stays until the new one is there; a change of filters shows at once.
 */
export function createRouter<R extends Route>({ routes, rule }: Options<R>): Router<R> {
  const listeners = new Set<() => void>()
  const scrolls = new Map<string, number>()
  const loaded = new Map<R, ComponentType>()
  let place: Place<R> | null = null
  let travel = 0

  history.scrollRestoration = 'manual'
  addEventListener('popstate', () => void arrive(hereHref(), null))

  /** `write` puts the address into the history; null when the browser has done so. */
  async function arrive(href: string, write: 'push' | 'replace' | null, keepScroll = false): Promise<void> {
    const mine = ++travel
    const url = new URL(href, location.href)
    const match = matchRoute(routes, url.pathname)
    const leaving = place?.key

    const settled = settle(match?.route ?? null, url.pathname + url.search)
    const { ruling, Page, error } = settled instanceof Promise ? await settled : settled
    if (mine !== travel) return
    if (ruling && ruling !== 'not-found') return go(ruling.to, { replace: true })

    if (leaving && !keepScroll) scrolls.set(leaving, scrollY)
    if (write) {
      const state = { key: keepScroll && leaving ? leaving : String(Date.now() + Math.random()) }
      history[write === 'push' ? 'pushState' : 'replaceState'](state, '', href)
    }
    place = {
      path: url.pathname,
      search: readQuery(url.search),
      query: url.search,
      params: match?.params ?? {},
      route: ruling === 'not-found' ? null : (match?.route ?? null),
      Page: ruling === 'not-found' ? null : Page,
      error,
      key: (history.state as { key?: string } | null)?.key ?? 'first',
    }
    for (const tell of listeners) tell()
  }

  interface Settled {
    ruling: Ruling
    Page: ComponentType | null
    error: unknown
  }

  /** At once where everything is known, so that a change of filters does not lag behind typing. */
  function settle(route: R | null, href: string): Settled | Promise<Settled> {
    const ruling = rule(route, href)
    const known = route && loaded.get(route)
    if (!(ruling instanceof Promise) && (known || ruling)) return { ruling, Page: known ?? null, error: null }

    // The code comes while the server says whether the page may be opened.
    const code = (route ? load(route) : Promise.resolve(null)).then(
      (Page) => ({ Page, error: null as unknown }),
      (error: unknown) => ({ Page: null, error }),
    )
    return Promise.resolve(ruling).then(
      async (settled) => (settled ? { ruling: settled, Page: null, error: null } : { ruling: null, ...(await code) }),
      (error: unknown) => ({ ruling: null, Page: null, error }),
    )
  }

  async function load(route: R): Promise<ComponentType> {
    const known = loaded.get(route)
    if (known) return known
    const { Page } = await route.load()
    loaded.set(route, Page)
    return Page
  }

  function go(href: string, { replace = false, keepScroll = false } = {}): void {
    const url = new URL(href, location.href)
    if (url.origin === location.origin && matchRoute(routes, url.pathname)) {
      void arrive(href, replace ? 'replace' : 'push', keepScroll)
    } else if (replace) location.replace(href)
    else location.assign(href)
  }

  function prepare(href: string): void {
    const match = matchRoute(routes, new URL(href, location.href).pathname)
    if (match) void load(match.route).catch(() => undefined)
  }

  void arrive(hereHref(), null)
  return {
    place: () => place,
    subscribe(tell) {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    go,
    prepare,
    scrolled: (key) => scrolls.get(key) ?? null,
  }
}

const RouterContext = createContext<Router | null>(null)
export const RouterProvider = RouterContext.Provider

export function useRouter(): Router {
  const router = useContext(RouterContext)
  if (!router) throw new Error('No router around this component')
  return router
}

/** Where one is; null before the first page has come. */
export function usePlace(): Place | null {
  const router = useRouter()
  return useSyncExternalStore(router.subscribe, router.place)
}

/** The `$names` of the open page's path. */
export function usePathParams<Name extends string>(): Record<Name, string> {
  return (usePlace()?.params ?? {}) as Record<Name, string>
}

/** Goes to an address of ours: inside this entry without a reload, to another face with one. */
export function useGo(): Router['go'] {
  return useRouter().go
}

function hereHref(): string {
  return location.pathname + location.search + location.hash
}
