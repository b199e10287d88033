import { desk, expect, expectAccessible, picture, test } from './journey.ts'

test('an order of 12345 is pasted, keeps its deadline, and its answer leaves in its form', async ({ page, street }) => {
  test.setTimeout(120_000)
  await page.setViewportSize(desk)
  await street.signIn(page, '李敏', '/desk/orders')
  await expect(page.getByText('RX2611240083')).toBeVisible()
  await picture(page, 'desk-orders')
  await expectAccessible(page)

  await page.getByRole('link', { name: '记一张' }).click()
  await page.getByRole('button', { name: '记成诉求' }).click()
  await expect(page.getByText('谁交办的、编号、期限、什么事、在哪里，都要有。')).toBeVisible()
  await page
    .getByLabel('单子原文')
    .fill(
      '【12345热线】\n工单编号：RX2612010001\n诉求人：孙女士 联系电话：19900001234\n诉求内容：7号楼前积雪没清，老人出门滑。\n办理时限：2027-01-05 17:00\n答复要求：电话回访后反馈',
    )
  await page.getByRole('button', { name: '认出来填好' }).click()
  await expect(page.getByLabel('对方的编号')).toHaveValue('RX2612010001')
  await expect(page.getByLabel('几点前')).toHaveValue('17:00')
  await picture(page, 'desk-order-record')
  await expectAccessible(page)
  await page.getByRole('button', { name: '记成诉求' }).click()
  await expect(page.getByText('RX2612010001')).toBeVisible()

  await page
    .getByRole('row', { name: /RX2612010001/ })
    .getByRole('button')
    .first()
    .click()
  await expect(page.getByText('12345定的期限')).toBeVisible()
  await page.getByRole('button', { name: '已回给对方' }).click()
  await expect(page.getByText('办理情况和回复群众情况都要写。')).toBeVisible()
  await page.getByLabel('办理情况').fill('当天组织志愿者清了积雪，撒了防滑料。')
  await page.getByLabel('回复群众情况').fill('已电话告知孙女士。')
  await page.getByRole('radio', { name: '满意', exact: true }).check()
  await page.getByRole('button', { name: '复制答复' }).click()
  await picture(page, 'desk-order-answer')
  await expectAccessible(page)
  await page.getByRole('button', { name: '已回给对方' }).click()
  await expect(page.getByText('记下了，这张单子答复了。')).toBeVisible()
  await expect(page.getByRole('row', { name: /RX2612010001/ })).toBeHidden()
})
