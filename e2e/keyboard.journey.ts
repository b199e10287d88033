import type { Locator } from '@playwright/test'
import { expect, type Page, phone, test } from './journey.ts'

// The phone and the public pages without a finger on the glass; the desk's own journey uses no mouse at all.

test.use({ viewport: phone })

test('a resident asks for help by keyboard alone', async ({ page, street }) => {
  await street.signIn(page, '王福贵', '/m/')
  await tabTo(page, page.getByRole('link', { name: '我要求助' }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByLabel('或者写下来'))
  await page.keyboard.type('想借一副拐杖。')
  for (let step = 1; step <= 3; step += 1) {
    await tabTo(page, page.getByRole('button', { name: '下一步' }))
    await page.keyboard.press('Enter')
  }
  await tabTo(page, page.getByRole('button', { name: '发出去' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '收到了' })).toBeVisible()
})

test('a team leader takes a need on and writes a note by keyboard alone', async ({ page, street }) => {
  await street.signIn(page, '彭勇', '/m/team')
  await tabTo(page, page.getByRole('link', { name: /电池/ }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: '接下' }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: '记一笔' }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByLabel('看到什么、做了什么'))
  await page.keyboard.type('电话里说好明天搬下来。')
  await tabTo(page, page.getByRole('button', { name: '记下', exact: true }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('电话里说好明天搬下来。')).toBeVisible()
})

test('somebody signs in by keyboard alone', async ({ page }) => {
  await page.goto('/')
  await tabTo(page, page.getByRole('link', { name: '登录' }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByLabel('手机号'))
  await page.keyboard.type('19900007001')
  await page.keyboard.press('Enter')
  await expect(page.getByText('发到了 19900007001')).toBeVisible()
})

/** Presses Tab until the focus is there; a person gives up after forty. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeEnabled()
  for (let presses = 1; presses <= 40; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(wanted).toBeFocused()
}
