import { desk, expect, expectAccessible, phone, picture, test } from './journey.ts'

test.use({ viewport: desk })

test('a community worker finds people, needs, pages, acts and help from one box, by keyboard alone', async ({
  page,
  street,
}) => {
  await street.signIn(page, '李敏', '/desk/needs/understand')
  const box = page.getByRole('combobox', { name: '找人、找事、去哪一页' })
  const found = page.getByRole('listbox', { name: '找到的' })

  await expect(page.getByRole('button', { name: '找', exact: true })).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(box).toBeFocused()
  await page.keyboard.type('wfg')
  await expect(found.getByRole('option', { name: /^王福贵/ })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/desk\/people\?person=/)
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+k')
  await page.keyboard.type('fltz')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('ldtz')
  await expect(found.getByRole('option', { name: '楼栋通知' })).toBeVisible()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/desk\/building-notices/)

  // What was used last stands first, before anything is typed.
  await page.keyboard.press('Control+k')
  await expect(found.getByRole('group', { name: '页面' }).getByRole('option').first()).toHaveText('楼栋通知')
  await page.keyboard.type('收一件')
  await expect(found.getByRole('option', { name: '收一件诉求' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/desk\/needs\/new/)

  await page.getByRole('button', { name: '找', exact: true }).click()
  await box.fill('灯')
  await expect(found.getByRole('group', { name: '诉求' }).getByRole('option').first()).toBeVisible()
  await picture(page, 'desk-find')
  for (const [typed, act] of [
    ['发通知', '发停水停暖停电通知'],
    ['打印卡', '印门上的卡'],
    ['低保', '收一件诉求'],
    ['ftz', '发停水停暖停电通知'],
  ] as const) {
    await box.fill(typed)
    await expect(found.getByRole('option', { name: act })).toBeVisible()
  }
  await box.fill('替人记')
  await found.getByRole('option', { name: /替人记/ }).click()
  await expect(page.getByRole('dialog', { name: '帮助' }).getByRole('heading', { name: '替人记' })).toBeVisible()
})

test('each page has help that is shipped inside, and says once what is new', async ({ page, street }) => {
  await street.signIn(page, '李敏', '/desk/building-notices')
  const open = page.getByRole('button', { name: /^帮助/ })
  await expect(open).toContainText('新')
  await page.keyboard.press('F1')
  const help = page.getByRole('dialog', { name: '帮助' })
  await expect(help.getByRole('heading', { name: '楼栋通知' })).toBeVisible()
  await expectAccessible(page)
  await help.getByRole('button', { name: '更新了什么' }).click()
  await help.getByRole('button', { name: '返回这一页的帮助' }).click()
  await help.getByLabel('在手册里找').fill('海报')
  await help
    .getByRole('button', { name: /楼栋通知/ })
    .first()
    .click()
  await picture(page, 'desk-help')
  await page.keyboard.press('Escape')
  await expect(open).not.toContainText('新')

  await page.keyboard.press('?')
  await page.getByRole('button', { name: '这一页的帮助' }).click()
  await expect(help).toBeVisible()
  await page.keyboard.press('Escape')
  await open.click()
  await expect(help).toBeVisible()
})

test('a grid worker finds on the phone who it is and what was told', async ({ street }) => {
  const page = await street.open('张凯', '/m/work/find', phone)
  await page.getByLabel('找谁，找什么事').fill('王')
  const people = page.getByRole('list', { name: '人' })
  await expect(people.getByRole('link').first()).toBeVisible()
  await picture(page, 'grid-find')
  await expectAccessible(page)
  await people.getByRole('link').first().click()
  await expect(page.getByRole('heading', { name: /说过的事$/ })).toBeVisible()
  await page.getByRole('link', { name: /帮助/ }).click()
  await expect(page.getByRole('heading', { name: '帮助', exact: true })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: '更新了什么' }).click()
  await page.getByRole('button', { name: '返回' }).click()
  await page.getByRole('button', { name: '网格员 › 走访' }).click()
  await expect(page.getByRole('heading', { name: '走访' })).toBeVisible()
})
