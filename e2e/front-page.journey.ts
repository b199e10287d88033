import { expect, expectAccessible, phone, test } from './journey.ts'

test('somebody who is not signed in is greeted in Chinese, without an error', async ({ page }) => {
  const problems: string[] = []
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
  page.on('pageerror', (error) => problems.push(String(error)))
  await page.goto('/')

  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await expect(page.getByText('五色一彩').first()).toBeVisible()
  expect(problems).toEqual([])
})

test('a resident sees at once how to ask, whom to call and what the street offers', async ({ page }) => {
  await page.setViewportSize(phone)
  await page.goto('/')

  await expect(page.getByRole('link', { name: /我要求助/ })).toBeInViewport()
  await expect(page.getByRole('link', { name: '打给宏顺社区 0469-0000105' })).toBeInViewport()
  await expect(page.getByRole('link', { name: /^打给/ })).toHaveCount(6)
  await expect(page.getByText('党旗红')).toBeInViewport()
  await page.getByRole('button', { name: '大字' }).click()
  await expect(page.getByRole('link', { name: '打给宏顺社区 0469-0000105' })).toBeInViewport()
  await expectAccessible(page)
})

test('an address that is none says so to a visitor, and leads home', async ({ page }) => {
  expect((await page.goto('/nothing'))?.status()).toBe(404)
  await page.getByRole('link', { name: '回首页' }).click()
  await expect(page.getByRole('heading', { name: '跃进街道' })).toBeVisible()
})

test('whoever is signed in keeps the menu where there is no page, and where there is no such need', async ({
  page,
  street,
}) => {
  const nobodys = '0190aaaa-0000-7000-8000-000000000000'
  await street.signIn(page, '李敏', '/desk/needs/hear')
  for (const [path, status] of [
    ['/desk/nothing', 404],
    ['/nothing', 404],
    [`/desk/need/${nobodys}`, 200],
    ['/desk/need/abc', 200],
  ] as const) {
    expect((await page.goto(path))?.status()).toBe(status)
    await expect(page.getByText('没有这一页', { exact: true }).last()).toBeVisible()
    await expect(page.getByRole('link', { name: /研判/ }).first()).toBeVisible()
  }
  await page.getByRole('link', { name: '回首页' }).click()
  await expect(page).toHaveURL(/\/desk\/needs\//)
  for (const path of ['teams?team=', 'buildings?building=', 'people?person=', 'imports?batch=', 'needs/all?need=']) {
    await page.goto(`/desk/${path}${nobodys}`)
    await expect(page.getByText('没有这一页', { exact: true })).toBeVisible()
  }

  const resident = await street.open('王福贵', '/m/', phone)
  await resident.goto('/m/nothing')
  await expect(resident.getByRole('link', { name: '我的事' })).toBeVisible()
  for (const id of [nobodys, 'abc']) {
    await resident.goto(`/m/needs/${id}`)
    await expect(resident.getByText('没有这一页', { exact: true })).toBeVisible()
    await resident.getByRole('link', { name: '回首页' }).click()
    await expect(resident).toHaveURL(({ pathname }) => pathname === '/m/')
  }
})
