import { desk, expect, expectAccessible, narrowDesk, type Page, phone, test } from './journey.ts'

// Each page as somebody who works there sees it, in both sizes of its face: nothing serious for axe, nothing off the screen.

const phones = [
  [
    '王福贵',
    ['/m/', '/m/ask', '/m/ask?step=where', '/m/ask?step=how', '/m/needs', '/m/account', '/m/notices', '/m/welcome'],
  ],
  ['张凯', ['/m/work', '/m/work/report', '/m/work/visits']],
  ['彭勇', ['/m/team', '/m/team/serving']],
] as const

for (const [name, paths] of phones) {
  test(`each phone page of ${name} is for everybody, from the standard size to the largest letters`, async ({
    page,
    street,
  }) => {
    test.setTimeout(120_000)
    await page.setViewportSize(phone)
    await street.signIn(page, name, '/m/')
    for (const size of ['standard', 'large', 'huge']) {
      const kept = JSON.stringify({ size, elder: size !== 'standard' })
      await page.evaluate((choice) => localStorage.setItem('wuse.size', choice), kept)
      for (const path of paths) await visit(page, path)
    }
  })
}

const desks = [
  [
    '韩志远',
    [
      '/desk/needs/hear',
      '/desk/needs/understand',
      '/desk/needs/find',
      '/desk/needs/serve',
      '/desk/needs/confirm',
      '/desk/needs/all',
      '/desk/needs/new',
      '/desk/needs/categories',
      '/desk/people',
      '/desk/teams',
      '/desk/organisation',
      '/desk/posts',
      '/desk/partners',
      '/desk/buildings',
      '/desk/map',
      '/desk/calendar',
      '/desk/imports',
      '/desk/outbox',
      '/desk/settings',
      '/desk/account',
    ],
  ],
  ['高岩', ['/desk/needs/guarded']],
  ['沈静', ['/desk/log']],
] as const

for (const [name, paths] of desks) {
  for (const size of [desk, narrowDesk]) {
    test(`each desk page of ${name} is for everybody, at ${size.width} pixels`, async ({ page, street }) => {
      test.setTimeout(120_000)
      await page.setViewportSize(size)
      await street.signIn(page, name, paths[0])
      for (const path of paths) await visit(page, path)
    })
  }
}

test('the public pages are for everybody', async ({ page }) => {
  for (const size of [phone, desk]) {
    await page.setViewportSize(size)
    for (const path of ['/', '/sign-in', '/kit']) await visit(page, path)
  }
})

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await expect(page.getByRole('heading').first()).toBeAttached()
  await page.waitForLoadState('networkidle')
  await expectAccessible(page)
}
