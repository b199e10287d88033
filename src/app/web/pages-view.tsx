import { Component, type ComponentType, type ReactNode, Suspense, useLayoutEffect, useRef } from 'react'
import { ButtonLink } from '../../platform/web/kit/button.tsx'
import { Loading, NotFound } from '../../platform/web/kit/states.tsx'
import { type Me, useMe } from '../../platform/web/me.ts'
import type { Face } from '../../platform/web/page.ts'
import { type Router, useRouter } from '../../platform/web/router.ts'
import { words as kit } from '../../platform/web/words.zh.ts'
import { Broken } from './broken.tsx'
import { usePagePlace } from './current-page.ts'
import type { LoadedPage } from './loaded-page.ts'
import { firstPage } from './router.ts'
import { words } from './words.zh.ts'

export type Shells = Partial<Record<Face, ComponentType<{ children: ReactNode }>>>

/** Shows the open page inside the shell of its face. */
export function PagesView({ pages, shells }: { pages: readonly LoadedPage[]; shells: Shells }) {
  const router = useRouter()
  const place = usePagePlace()
  const me = useMe()
  const face = place && (place.route?.page?.face ?? faceOf(pages, me))
  useArrival(router, face)
  if (!place || !face) return <Loading />

  const Shell = shells[face] ?? Bare
  return (
    <Shell>
      <Catch key={place.path}>
        {place.error ? (
          <Broken error={place.error} />
        ) : place.Page ? (
          <Suspense fallback={<Loading />}>
            <place.Page />
          </Suspense>
        ) : (
          <Nowhere home={me ? '/start' : '/'} />
        )}
      </Catch>
    </Shell>
  )
}

/** On a new page: its title and face, the place where it was scrolled to, and the focus of whoever hears the page. */
function useArrival(router: Router, face: Face | null): void {
  const place = usePagePlace()
  const page = place?.route?.page
  const seen = useRef<string | null>(null)
  const key = place?.key
  const path = place?.path

  useLayoutEffect(() => {
    if (face) document.documentElement.dataset['face'] = face
    document.title = face ? words.titleOf(page?.title ?? kit.states.notFoundTitle) : words.brand
    if (seen.current !== null && seen.current !== path) document.querySelector('main')?.focus({ preventScroll: true })
    seen.current = path ?? null
  }, [face, page, path])

  useLayoutEffect(() => {
    if (key) scrollTo(0, router.scrolled(key) ?? 0)
  }, [key, router])
}

/** Where no page has the address, the shell around the sentence is that of the reader's first page. */
function faceOf(pages: readonly LoadedPage[], me: Me | undefined): Face {
  return (me && firstPage(pages, me)?.face) ?? 'public'
}

function Nowhere({ home }: { home: string }) {
  return (
    <>
      <h1 className="heard">{kit.states.notFoundTitle}</h1>
      <NotFound action={<ButtonLink to={home}>{kit.states.toStart}</ButtonLink>} />
    </>
  )
}

function Bare({ children }: { children: ReactNode }) {
  return <main tabIndex={-1}>{children}</main>
}

/** React catches what breaks below only in a class. */
class Catch extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: null as unknown }

  static getDerivedStateFromError(error: unknown) {
    return { error: error ?? new Error('unknown') }
  }

  override render() {
    if (this.state.error) return <Broken error={this.state.error} reset={() => this.setState({ error: null })} />
    return this.props.children
  }
}
