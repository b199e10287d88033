import { desk, expect, expectAccessible, narrowDesk, type Page, phone, test } from './journey.ts'

// Each page as somebody who works there sees it, in both sizes of its face: nothing serious for axe, nothing off the screen.

const phones = [
  [
    '王福贵',
    [
      '/m/',
      '/m/ask',
      '/m/ask?step=where',
      '/m/ask?step=how',
      '/m/needs',
      '/m/account',
      '/m/openings',
      '/m/notices',
      '/m/rounds',
      '/m/wishes',
      '/m/welcome',
    ],
  ],
  ['张凯', ['/m/work', '/m/work/report', '/m/work/visits']],
  ['彭勇', ['/m/team', '/m/team/serving']],
] as const

for (const [name, paths] of phones) {
  test(`each phone page of ${name} is for everybody, from the standard size to the largest letters`, async ({
    page,
    street,
  }) => {
    test.setTimeout(180_000)
    await page.setViewportSize(phone)
    await street.signIn(page, name, '/m/')
    for (const size of ['standard', 'large', 'huge']) {
      const kept = JSON.stringify({ size, elder: size !== 'standard' })
      await page.evaluate((choice) => localStorage.setItem('wuse.size', choice), kept)
      for (const path of paths) await visit(page, path)
    }
  })
}

const loop = ['hear', 'understand', 'find', 'serve', 'confirm', 'all', 'new'].map((list) => `/desk/needs/${list}`)
const books = ['people', 'teams', 'organisation', 'posts', 'partners', 'buildings', 'doors', 'map'].map(
  (book) => `/desk/${book}`,
)
const office = ['needs/categories', 'calendar', 'imports', 'outbox', 'notices', 'settings', 'account'].map(
  (one) => `/desk/${one}`,
)
const partners = [
  'offers',
  'partner-needs',
  'projects',
  'takings',
  'contributions',
  'wishes',
  'reportings',
  'councils',
  'promises',
].map((list) => `/desk/${list}`)
const desks = [
  ['of the loop', '韩志远', loop],
  ['of the books', '韩志远', books],
  ['of the office', '韩志远', office],
  ['for what is guarded', '高岩', ['/desk/needs/guarded']],
  ['of the ways in', '李敏', ['/desk/cards', '/desk/boxes', '/desk/rounds']],
  ['of the partners', '韩志远', partners],
  ['of a partner', '白露', ['/desk/my-partner', '/desk/my-partner?part=wishes', '/desk/my-partner?part=promises']],
  ['of the log', '沈静', ['/desk/log']],
] as const

for (const [which, name, paths] of desks) {
  test(`each desk page ${which} is for everybody, on a wide screen and on a narrow one`, async ({ page, street }) => {
    test.setTimeout(180_000)
    await street.signIn(page, name, paths[0] ?? '/desk')
    for (const size of [desk, narrowDesk]) {
      await page.setViewportSize(size)
      for (const path of paths) await visit(page, path)
    }
  })
}

test('the public pages are for everybody', async ({ page }) => {
  for (const size of [phone, desk]) {
    await page.setViewportSize(size)
    for (const path of ['/', '/sign-in', '/c', '/receipt', '/report-in/230506002001', '/kit']) await visit(page, path)
  }
})

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await expect(page.getByRole('heading').first()).toBeAttached()
  await page.waitForLoadState('networkidle')
  await expectAccessible(page)
}
