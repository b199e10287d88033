import { expect, test } from './journey.ts'

test('somebody who is not signed in is greeted in Chinese, without an error', async ({ page }) => {
  const problems: string[] = []
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
  page.on('pageerror', (error) => problems.push(String(error)))
  await page.goto('/')

  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await expect(page.getByText('五色一彩').first()).toBeVisible()
  expect(problems).toEqual([])
})
