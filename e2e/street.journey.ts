import { expect, test } from './journey.ts'

// The street's own books: who is where, in which team, behind which door.

test('a branch secretary gives a post, sees it on the chart, and ends it', async ({ page, street }) => {
  await street.signIn(page, '王丽华', '/desk/posts')
  await page.getByRole('button', { name: '给岗位' }).click()
  const form = page.getByRole('dialog', { name: '给岗位' })
  await form.getByRole('combobox', { name: '给谁' }).fill('xm')
  await form.getByRole('listbox').getByRole('option', { name: /徐明/ }).click()
  await form.getByLabel('岗位').selectOption({ label: '网格员' })
  await form.getByLabel('在哪里').selectOption({ label: '宏吉社区 · 第 3 网格' })
  await form.getByRole('button', { name: '给这个岗位' }).click()
  await expect(form).toBeHidden()

  await page.goto(`${street.address}/desk/organisation?node=unit:230506002001003`)
  await expect(page.getByRole('link', { name: '徐明' })).toBeVisible()
  await page.getByRole('link', { name: '看谁担任过' }).click()
  await page.getByRole('button', { name: '结束任期 徐明' }).click()
  await page.getByRole('button', { name: '结束徐明的任期' }).click()
  await expect(page.getByRole('button', { name: '结束任期 徐明' })).toBeHidden()
  await expect(page.getByRole('row', { name: /徐明/ })).toBeVisible()
})

test('a community worker finds somebody by initials, and sees the number only with a reason', async ({
  page,
  street,
}) => {
  await street.signIn(page, '李敏', '/desk/people')
  await page.getByRole('searchbox', { name: '找人' }).fill('wfg')
  await page.getByRole('button', { name: /王福贵/ }).click()
  const drawer = page.getByRole('dialog', { name: '王福贵' })
  await expect(drawer.getByText('199****6621')).toBeVisible()
  await drawer.getByRole('button', { name: /查看/ }).click()
  await page.getByRole('textbox', { name: '为什么看' }).fill('约上门时间')
  await page.getByRole('button', { name: '查看并记录' }).click()
  await expect(drawer.getByText('19900006621')).toBeVisible()

  await drawer.getByRole('button', { name: '改技能' }).click()
  await page.getByRole('dialog').getByRole('checkbox', { name: '书法' }).check({ force: true })
  await page.getByRole('button', { name: '存好' }).click()
  await expect(drawer.getByText('书法')).toBeVisible()
})

test('somebody without a phone is registered behind a door', async ({ page, street }) => {
  await street.signIn(page, '李敏', '/desk/people')
  await page.getByRole('button', { name: '登记一位' }).click()
  const form = page.getByRole('dialog', { name: '登记一位' })
  await form.getByLabel('姓名').fill('赵老五')
  await form.getByLabel('出生年份').fill('1940')
  await form.getByLabel('社区').selectOption({ label: '宏吉社区' })
  await form.getByLabel('楼栋').selectOption({ label: '3号楼' })
  await form.getByLabel('单元').selectOption({ label: '1单元' })
  await form.getByLabel('门牌').selectOption({ label: '201' })
  await form.getByRole('button', { name: '存好' }).click()
  await expect(page.getByRole('dialog', { name: '赵老五' }).getByText('3号楼 1单元 201')).toBeVisible()
})

test('a branch secretary adds a house, a door and a grid; an officer changes a team and adds a partner', async ({
  page,
  street,
}) => {
  await street.signIn(page, '王丽华', '/desk/buildings')
  await page.getByRole('button', { name: '加一栋楼' }).click()
  const house = page.getByRole('dialog', { name: '加一栋楼' })
  await house.getByLabel('楼栋').fill('77号楼')
  await house.getByLabel('每个单元的户').fill('101-104')
  await house.getByRole('button', { name: '存好' }).click()
  await page.getByRole('button', { name: '77号楼' }).click()
  const drawer = page.getByRole('dialog', { name: '77号楼' })
  await drawer.getByRole('button', { name: '补几户' }).click()
  await drawer.getByLabel('户', { exact: true }).fill('201')
  await drawer.getByRole('button', { name: '补几户' }).click()
  await expect(drawer.getByText('101、102、103、104、201')).toBeVisible()

  await page.goto(`${street.address}/desk/organisation?view=tree&node=unit:230506002001`)
  await page.getByRole('button', { name: '加一个网格' }).click()
  await page.getByRole('dialog').last().getByLabel('名称').fill('第5网格')
  await page.getByRole('button', { name: '存好' }).click()
  await page.goto(`${street.address}/desk/organisation?view=tree&node=unit:230506002001001`)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('row', { name: /第 5 网格/ })).toBeVisible()

  await street.signIn(page, '韩志远', '/desk/teams')
  await page.getByRole('button', { name: '改分队' }).click()
  await page.getByRole('dialog').getByLabel('负责的事').fill('理论宣讲\n主题党日')
  await page.getByRole('button', { name: '存好' }).click()
  await expect(page.getByText('理论宣讲、主题党日')).toBeVisible()

  await page.goto(`${street.address}/desk/partners`)
  await page.getByRole('button', { name: '加一家' }).click()
  const partner = page.getByRole('dialog', { name: '加一家' })
  await partner.getByLabel('单位').fill('暖阳药房')
  await partner.getByLabel('类别').selectOption({ label: '商户' })
  await partner.getByRole('radio', { name: '宏吉社区' }).check({ force: true })
  await partner.getByRole('button', { name: '存好' }).click()
  await expect(page.getByRole('row', { name: /暖阳药房/ })).toBeVisible()

  await page.goto(`${street.address}/desk/map?unit=230506002001`)
  await expect(page.getByRole('button', { name: '换成自己的图' })).toBeVisible()
})
