import { expect, test } from './journey.ts'

test.use({ streetKind: 'empty', viewport: { width: 390, height: 800 } })

test('whoever started the server sets up the street, and sends the second officer a link', async ({
  page,
  street,
  browser,
}) => {
  await page.goto('/')
  await expect(page).toHaveURL(/\/first-run$/)
  await page.goto('about:blank')
  await page.goto(street.address + (await street.setupPath()))

  await page.getByRole('button', { name: '下一步' }).click()
  await expect(page.getByText('街道代码是 9 位数字')).toBeVisible()
  await page.getByLabel('街道名称').fill('跃进街道')
  await page.getByLabel('街道代码（9 位）').fill('230506002')
  await page.getByRole('button', { name: '下一步' }).click()

  await page.getByLabel('社区', { exact: true }).fill('230506002001 宏吉\n230506002002')
  await page.getByRole('button', { name: '下一步' }).click()
  await expect(page.getByText('第 2 行没看懂')).toBeVisible()
  await page.getByLabel('社区', { exact: true }).fill('230506002001 宏吉\n230506002002 宏祥')
  await page.getByLabel('每个社区先设几个网格').selectOption('2')
  await page.getByRole('button', { name: '下一步' }).click()

  await page.getByLabel('姓名').fill('韩志远')
  await page.getByLabel('手机号').fill('19900000001')
  await page.getByLabel('我的密码').fill('松花江上的雪化了没有')
  await page.getByRole('button', { name: '再加一位' }).click()
  await page.getByLabel('姓名').nth(1).fill('李敏')
  await page.getByLabel('手机号').nth(1).fill('19900000021')
  await page.getByRole('button', { name: '再加一位' }).click()
  await page.getByRole('button', { name: '去掉' }).last().click()
  await page.getByRole('button', { name: '下一步' }).click()

  await page.getByRole('button', { name: /^改\s*街道$/ }).click()
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('button', { name: '返回' }).click()
  for (let step = 1; step <= 3; step += 1) await page.getByRole('button', { name: '下一步' }).click()
  await expect(page.getByText('2 个社区，各 2 个网格')).toBeVisible()
  await page.getByRole('button', { name: '建好这个街道' }).click()
  await expect(page.getByRole('heading', { name: '建好了' })).toBeVisible()
  const link = await page.locator('dd').first().innerText()
  await page.getByRole('button', { name: '开始用' }).click()
  await expect(page).not.toHaveURL(/first-run/)

  const elsewhere = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await elsewhere.goto(link)
  await elsewhere.getByRole('button', { name: '登录', exact: true }).click()
  await expect(elsewhere).toHaveURL(/\/desk/)
  await elsewhere.goto(`${street.address}/first-run`)
  await expect(elsewhere.getByText('街道已经建好了')).toBeVisible()
})
