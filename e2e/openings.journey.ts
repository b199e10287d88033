import { desk, expect, expectAccessible, phone, picture, test } from './journey.ts'

/** One more than a page holds. */
const openings = 11

test('whose number was opened reads by whom and why, and the auditor finds it by either name', async ({
  page,
  street,
}) => {
  test.setTimeout(90_000)
  await page.setViewportSize(phone)
  await street.signIn(page, '王福贵', '/m/account')
  await page.getByRole('link', { name: '谁看过我的资料' }).click()
  await expect(page.getByText('还没有人打开看过您的资料。')).toBeVisible()

  const worker = await street.open('李敏', '/desk/people')
  await worker.getByRole('searchbox', { name: '找人' }).fill('wfg')
  await worker.getByRole('button', { name: /王福贵/ }).click()
  const drawer = worker.getByRole('dialog', { name: '王福贵' })
  for (let time = 1; time <= openings; time++) {
    await drawer.getByRole('button', { name: /^查看/ }).click()
    await worker.getByRole('textbox', { name: '为什么看' }).fill(`第 ${time} 次约上门时间`)
    await worker.getByRole('button', { name: '查看并记录' }).click()
    await drawer.getByRole('button', { name: /^收起/ }).click()
  }

  await page.reload()
  await expect(page.getByText('李敏（社区工作者）看了您的电话').first()).toBeVisible()
  await expect(page.getByText(`第 ${openings} 次约上门时间`)).toBeVisible()
  await expect(page.getByRole('link', { name: '打给社区' })).toHaveAttribute('href', /^tel:/)
  await expectAccessible(page)
  await picture(page, 'resident-openings')
  await page.getByRole('button', { name: '再看一些' }).click()
  await expect(page.getByText('第 1 次约上门时间')).toBeVisible()

  const auditor = await street.open('沈静', '/desk/log', desk)
  await auditor.getByRole('button', { name: '谁看了谁' }).click()
  await auditor.getByRole('searchbox', { name: '找谁做的、看了谁' }).fill('福贵')
  const row = auditor.getByRole('row', { name: /李敏.*社区工作者.*王福贵.*电话.*第 1 次约上门时间/ })
  await expect(row).toBeVisible()
  await expectAccessible(auditor)
  await picture(auditor, 'desk-log-openings')
  await auditor.getByRole('button', { name: '全部', exact: true }).click()
  await expect(auditor.getByRole('row', { name: /哪一项：电话.*为什么：第 1 次约上门时间/ })).toBeVisible()
})
