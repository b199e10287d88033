import { desk, expect, expectAccessible, phone, picture, test } from './journey.ts'

test.use({ viewport: desk })

test('a community worker tells a house that the water is off, answers who asked, and says that it is back', async ({
  page,
  street,
}) => {
  const wang = await street.open('王福贵', '/m/ask', phone)
  await wang.getByLabel('或者写下来').fill('家里没水了，什么时候来？')
  for (let step = 1; step <= 3; step += 1) await wang.getByRole('button', { name: '下一步' }).click()
  await wang.getByRole('button', { name: '发出去' }).click()
  await expect(wang.getByRole('heading', { name: '收到了' })).toBeVisible()

  await street.signIn(page, '李敏', '/desk/building-notices')
  await page.getByRole('link', { name: '发通知' }).click()
  await page.getByRole('button', { name: '发出去' }).click()
  await expect(page.getByText('还缺：什么事、哪些楼、从几点')).toBeVisible()
  await page.getByRole('radio', { name: '停水' }).check()
  await page.getByLabel('在哪儿').selectOption('230506002001002')
  await page.getByRole('button', { name: /^全选 \d+ 栋$/ }).click()
  await page.getByRole('button', { name: '都不选' }).click()
  await page.getByLabel('5号楼', { exact: true }).check()
  await expect(page.getByText(/^手机里 \d+ 人，短信 \d+ 人$/)).toBeVisible()
  await page.getByLabel('告诉住户的话').fill('自来水管抢修，今晚请先存些水。'.repeat(5))
  await expect(page.getByText(/超过 70 字，要拆成 2 条/)).toBeVisible()
  await page.getByLabel('告诉住户的话').fill('自来水管抢修，今晚请先存些水。')
  await expect(page.getByText(/^短信：\d+ 字，一条发完$/)).toBeVisible()
  await picture(page, 'desk-notice-post')
  await expectAccessible(page)
  await page.getByRole('button', { name: '发给 1 栋楼' }).click()

  await expect(page.getByRole('heading', { name: /^停水：/ })).toBeVisible()
  await page.getByRole('button', { name: /^归进来 \d+ 件，一起答复$/ }).click()
  await expect(page.getByRole('button', { name: /不是一回事$/ }).first()).toBeVisible()
  await picture(page, 'desk-notice')
  await expectAccessible(page)
  const doors = page.getByRole('button', { name: /说过了$/ })
  if ((await doors.count()) > 0) await doors.first().click()

  await wang.goto('/m/')
  await expect(wang.getByRole('link', { name: /^停水：/ })).toBeVisible()
  await picture(wang, 'resident-building-notice')
  await expectAccessible(wang)
  await wang.getByRole('link', { name: /^停水：/ }).click()
  await expect(wang.getByText('由自来水公司处理')).toBeVisible()
  await expectAccessible(wang)

  await page.getByRole('button', { name: '发更正' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('告诉住户的话').fill('要多修两小时。')
  await form.getByRole('button', { name: '发更正' }).click()
  await expect(page.getByText('要多修两小时。')).toBeVisible()

  await page.getByRole('button', { name: '恢复供水' }).click()
  await page.getByRole('button', { name: '告诉住户，结束这条' }).click()
  await expect(page.getByRole('heading', { name: '恢复供水' })).toBeVisible()

  await page.getByRole('link', { name: '打印海报' }).click()
  await expect(page.getByRole('heading', { name: '恢复供水' })).toBeVisible()
  await picture(page, 'desk-notice-poster')
  await page.evaluate(() => (window.print = () => {}))
  await page.getByRole('button', { name: '打印' }).click()
  await expectAccessible(page)

  await wang.goto('/m/needs')
  await wang.getByRole('link', { name: /没水/ }).click()
  await expect(wang.getByText('自来水管抢修，今晚请先存些水。').first()).toBeVisible()
})

test('a need that is not about it comes back, and the list is narrowed and sent on', async ({ page, street }) => {
  await street.signIn(page, '何苗', '/desk/building-notices?over=0')
  await page
    .getByRole('button', { name: /^停电：/ })
    .or(page.getByRole('link', { name: /^停电：/ }))
    .first()
    .click()
  const tie = page.getByRole('button', { name: /一起答复$/ })
  const near = page.getByRole('checkbox', { name: /^选 / })
  await expect(page.getByRole('heading', { name: '可能也是这件事' })).toBeVisible()
  if ((await near.count()) > 0) {
    await near.first().check()
    await tie.click()
    await page
      .getByRole('button', { name: /不是一回事$/ })
      .first()
      .click()
    await expect(page.getByText('还没有归进来的。')).toBeVisible()
  }
})
