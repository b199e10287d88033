import { desk, expect, expectAccessible, picture, test } from './journey.ts'

test.use({ viewport: desk })

test('a secretary finds what is late, narrows it, keeps the view, and sends its address to a colleague', async ({
  page,
  street,
}) => {
  await street.signIn(page, '郑慧', '/desk/needs/all')
  await page.getByRole('button', { name: /^超时/ }).click()
  await expect(page).toHaveURL(/tab=late/)
  const list = page.getByRole('list', { name: '诉求' })
  await expect(list.getByText(/^超/).first()).toBeVisible()
  await page.getByRole('button', { name: '筛选' }).click()
  await page.getByLabel('社区或网格').selectOption({ label: '宏如社区' })
  await expect(page).toHaveURL(/unit=230506002003/)
  await expectAccessible(page)
  await page.getByLabel('起个名字').fill('宏如超时的')
  await page.getByRole('button', { name: '存下现在这样' }).click()
  await expect(page.getByRole('link', { name: '宏如超时的' })).toBeVisible()
  await page.getByRole('button', { name: '看结果' }).click()
  await list.getByRole('link').first().click()
  await expect(page.getByRole('group', { name: '能做的事' })).toBeVisible()
  await picture(page, 'desk-late')
  const titles = await list.getByRole('listitem').allInnerTexts()
  expect(titles.length).toBeGreaterThan(0)

  const { pathname, search } = new URL(page.url())
  const colleague = await street.open('韩志远', pathname + search)
  await expect(colleague.getByRole('list', { name: '诉求' }).getByRole('listitem')).toHaveCount(titles.length)
})

test('a branch secretary answers who asks for more time', async ({ page, street }) => {
  await street.signIn(page, '宋玉梅', '/desk/needs/serve')
  await page.getByRole('link', { name: /空调外机/ }).click()
  await page.getByRole('button', { name: '答复延期' }).click()
  const form = page.getByRole('dialog', { name: '答复延期' })
  await form.getByRole('radio', { name: '同意', exact: true }).check()
  await form.getByLabel('要说的话').fill('天暖和了就挪，别再拖。')
  await picture(page, 'desk-extension')
  await form.getByRole('button', { name: '答复' }).click()
  await expect(page.getByText('同意延期了')).toBeVisible()
  await expect(page.getByText('天暖和了就挪，别再拖。').first()).toBeVisible()
})
