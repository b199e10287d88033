import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, test as base, type BrowserContext, type Page } from '@playwright/test'
import pg from 'pg'
import { keepButtons, watchButtons } from './button-census.ts'
import { askProcess } from './street-process.ts'

export { expect }
export type { Page }

/** The street of one journey: nobody else changes it, and it is gone afterwards. */
export interface Street {
  /** `http://127.0.0.1:40123` */
  readonly address: string
  /** Signs a person in by their full name, and goes to a page. */
  signIn(page: Page, name: string, path?: string): Promise<void>
  /** Another device, on which nobody is signed in. */
  device(viewport?: Device): Promise<Page>
  /** Another person at another device, signed in and on a page. */
  open(name: string, path: string, device?: Device): Promise<Page>
  /** Where a fresh street is set up. */
  setupPath(): Promise<string>
}

export const phone = { width: 390, height: 844 }
export const desk = { width: 1440, height: 900 }
export const narrowDesk = { width: 980, height: 800 }
type Device = typeof phone

interface Cluster {
  readonly dataDir: string
  readonly appUrl: string
  readonly adminUrl: string
}

/**
 * A journey in the browser, on a copy of the demo street served by a process of its own.
 *
 *     test('a team member serves', async ({ page, street }) => {
 *       await street.signIn(page, '高秀兰', '/m/')
 *
 * `test.use({ streetKind: 'empty' })` gives a street that nobody has set up.
 */
export const test = base.extend<{
  streetKind: 'demo' | 'empty'
  street: Street
  watch: (context: BrowserContext) => Promise<void>
}>({
  streetKind: ['demo', { option: true }],
  street: async ({ streetKind, browser, watch }, use, { testId, project }) => {
    const cluster = JSON.parse(process.env.WUSE_JOURNEYS ?? '') as Cluster
    const name = `journey_${testId.replace(/\W/g, '_').toLowerCase()}`
    await execute(cluster, `create database ${name} template journeys_${streetKind} owner wuse_owner`)
    const server = askProcess('serve-street.ts', [cluster.appUrl.replace('/wuse?', `/${name}?`), cluster.dataDir])
    const opened: BrowserContext[] = []
    try {
      const { address = '' } = await server.ready
      const signIn = async (page: Page, person: string, to = '/') => {
        const link = await server.ask({ signIn: person })
        await page.goto(address + link.replace('#', `?next=${encodeURIComponent(to)}#`))
        await page.getByRole('button', { name: '登录', exact: true }).click()
        await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
      }
      const device = async (viewport = desk) => {
        const { locale, timezoneId } = project.use
        const context = await browser.newContext({
          baseURL: address,
          viewport,
          locale: locale!,
          timezoneId: timezoneId!,
        })
        opened.push(context)
        await watch(context)
        return context.newPage()
      }
      await use({
        address,
        signIn,
        device,
        async open(person, to, viewport) {
          const page = await device(viewport)
          await signIn(page, person, to)
          return page
        },
        setupPath: () => server.ask({ signIn: null }),
      })
    } finally {
      for (const context of opened) await context.close()
      await server.stop()
      await execute(cluster, `drop database if exists ${name} with (force)`)
    }
  },
  // Whatever a person does, the server never breaks; and every button is counted.
  // oxlint-disable-next-line no-empty-pattern -- Playwright wants to see a pattern
  watch: async ({}, use, { testId }) => {
    const broken: string[] = []
    const counts: Awaited<ReturnType<typeof watchButtons>>[] = []
    await use(async (context) => {
      counts.push(await watchButtons(context))
      context.on('response', (response) => {
        if (response.status() >= 500)
          broken.push(`${response.request().method()} ${response.url()} answered ${response.status()}`)
      })
      context.on('weberror', (error) => broken.push(String(error.error())))
    })
    for (const [index, count] of counts.entries()) await keepButtons(`${testId}-${index}`, count())
    expect(broken).toEqual([])
  },
  context: async ({ context, watch }, use) => {
    await watch(context)
    await use(context)
  },
  baseURL: async ({ street }, use) => use(street.address),
})

// What was just said passes in a moment, and would cover what the picture shows.
const noToasts = 'div[role=status]:last-child { visibility: hidden }'

/**
 * A picture for README and manual, in `docs/pictures` where `WUSE_PICTURES` is set: they change with every run, so the
 * ordinary run leaves those in git alone.
 */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = path.resolve(
    import.meta.dirname,
    process.env.WUSE_PICTURES ? '../docs/pictures' : '../.cache/pictures',
  )
  await mkdir(folder, { recursive: true })
  await page.mouse.move(0, 0)
  await page.evaluate(() => {
    window.scrollTo(0, 0)
    for (const part of document.querySelectorAll('main, main *')) part.scrollTop = 0
  })
  await page.screenshot({
    path: path.join(folder, `${name}.png`),
    animations: 'disabled',
    caret: 'hide',
    style: noToasts,
  })
}

/** Nothing that axe calls serious or critical, and nothing that leaves the screen sideways. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze()
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  const said = grave.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`))
  expect(said, `${page.url()} at ${page.viewportSize()?.width}`).toEqual([])
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(tooWide, `${page.url()} leaves the screen by so many pixels`).toBeLessThanOrEqual(0)
}

async function execute(cluster: Cluster, statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString: cluster.adminUrl })
  await admin.connect()
  await admin.query(statement)
  await admin.end()
}
