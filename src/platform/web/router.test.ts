import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createRouter, type Ruling } from './router.ts'

const Home = () => null
const Need = () => null

let back: () => void = () => undefined

beforeEach(() => {
  const entries = ['http://street/m/']
  const here = () => new URL(entries[entries.length - 1] ?? '')
  const location = {
    get href() {
      return here().href
    },
    get origin() {
      return here().origin
    },
    get pathname() {
      return here().pathname
    },
    get search() {
      return here().search
    },
    hash: '',
    assign: vi.fn(),
    replace: vi.fn(),
  }
  const history = {
    state: null as unknown,
    pushState(state: unknown, _title: string, href: string) {
      history.state = state
      entries.push(new URL(href, here()).href)
    },
    replaceState(state: unknown, _title: string, href: string) {
      history.state = state
      entries[entries.length - 1] = new URL(href, here()).href
    },
  }
  vi.stubGlobal('location', location)
  vi.stubGlobal('history', history)
  vi.stubGlobal('scrollY', 120)
  vi.stubGlobal('addEventListener', (_event: string, pop: () => void) => {
    back = () => {
      entries.pop()
      history.state = null
      pop()
    }
  })
})

afterEach(() => vi.unstubAllGlobals())

test('an address leads to its page, and back', async () => {
  const router = startRouter()
  await arrival()
  expect(router.place()).toMatchObject({ path: '/m/', Page: Home })

  router.go('/m/needs/7?late=1')
  await arrival()
  expect(router.place()).toMatchObject({ Page: Need, params: { needId: '7' }, search: { late: '1' }, query: '?late=1' })

  back()
  await arrival()
  expect(router.place()?.Page).toBe(Home)
})

test('a change of filters shows at once', async () => {
  const router = startRouter()
  await arrival()
  router.go('/m/?q=漏', { replace: true, keepScroll: true })

  expect(router.place()?.search).toEqual({ q: '漏' })
})

test('a page that may not be opened acts as if there were none', async () => {
  const router = startRouter(() => 'not-found')
  await arrival()

  expect(router.place()).toMatchObject({ route: null, Page: null, error: null })
})

test('whoever is signed out is led away, and the page is never shown', async () => {
  const router = startRouter((path) => (path === '/m/' ? Promise.resolve({ to: '/sign-in?then=/m/' }) : null))
  await arrival()

  expect(router.place()).toMatchObject({ path: '/sign-in', search: { then: '/m/' } })
})

test('the last address that was asked for wins, even when its page comes first', async () => {
  const router = startRouter((path) =>
    path === '/m/slow' ? new Promise((done) => setTimeout(() => done(null), 20)) : null,
  )
  await arrival()
  router.go('/m/slow')
  router.go('/m/needs/8')
  await new Promise((done) => setTimeout(done, 40))

  expect(router.place()?.params).toEqual({ needId: '8' })
})

test('a page whose code does not come says why', async () => {
  const router = startRouter()
  await arrival()
  router.go('/m/broken')
  await arrival()

  expect(router.place()).toMatchObject({ Page: null, error: new Error('gone') })
})

test('an address of another entry is loaded anew', async () => {
  const router = startRouter()
  await arrival()
  router.go('/desk/needs/hear')

  expect(location.assign).toHaveBeenCalledWith('/desk/needs/hear')
})

test('where no page has the address, it is first asked who reads that', async () => {
  const rule = vi.fn((_path: string | undefined): Ruling | Promise<Ruling> => null)
  history.pushState(null, '', '/m/nothing')
  const router = startRouter(rule)
  await arrival()

  expect(rule).toHaveBeenCalledWith(undefined)
  expect(router.place()).toMatchObject({ path: '/m/nothing', route: null, Page: null, error: null })
})

function startRouter(rule: (path: string | undefined) => Ruling | Promise<Ruling> = () => null) {
  return createRouter({
    routes: [
      { path: '/m/', load: () => Promise.resolve({ Page: Home }) },
      { path: '/m/slow', load: () => Promise.resolve({ Page: Home }) },
      { path: '/m/broken', load: () => Promise.reject(new Error('gone')) },
      { path: '/m/needs/$needId', load: () => Promise.resolve({ Page: Need }) },
      { path: '/sign-in', load: () => Promise.resolve({ Page: Home }) },
    ],
    rule: (route) => rule(route?.path),
  })
}

/** Lets what is on its way come: a page's code, an answer of the server. */
function arrival(): Promise<void> {
  return new Promise((done) => setTimeout(done, 5))
}
