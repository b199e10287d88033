import { desk, expect, expectAccessible, picture, test } from './journey.ts'

test('what neighbours say in their group becomes needs by keyboard, and one reply goes back', async ({
  page,
  street,
}) => {
  test.setTimeout(120_000)
  await page.setViewportSize(desk)
  await street.signIn(page, '李敏', '/desk/chats')
  await expect(page.getByText('宏吉 5 号楼邻居群')).toBeVisible()
  await picture(page, 'desk-chats')
  await expectAccessible(page)

  await page.getByRole('link', { name: '粘一段' }).click()
  await page.getByRole('button', { name: '看看有什么事' }).click()
  await expect(page.getByText('群名、社区和群里的话，都要有。')).toBeVisible()
  await page.getByLabel('哪个群').fill('宏吉南院群')
  await page
    .getByLabel('群里的话')
    .fill(
      '张姐 09:10\n5号楼2单元暖气不热，冰凉\n李哥 09:12\n我家也是\n赵叔 09:13\n早上好\n刘姨 09:20\n小广场的长椅坏了，能不能修\n钱叔 09:25\n谁家的车堵路了，麻烦挪挪\n孙姐 09:40\n收到',
    )
  await picture(page, 'desk-chat-paste')
  await page.getByRole('button', { name: '看看有什么事' }).click()
  await expect(page.getByText('6 条新消息，像是 3 件事')).toBeVisible()
  await expect(page.getByText('另有 1 人也说')).toBeVisible()
  await picture(page, 'desk-chat-drafts')
  await expectAccessible(page)

  await expect(page.getByRole('article', { name: '第 1 件' })).toBeFocused()
  await page.keyboard.press('e')
  await expect(page.getByText(/^记成 \d{4}-\d+$/)).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await page.getByRole('article', { name: '第 2 件' }).getByRole('button', { name: '记成诉求' }).click()
  await expect(page.getByText(/^记成 \d{4}-\d+$/)).toHaveCount(2)
  await page.getByRole('article', { name: '第 3 件' }).getByRole('button', { name: '略过' }).click()
  await page.getByRole('button', { name: '拿回来' }).click()
  await page.getByRole('article', { name: '第 3 件' }).getByRole('button', { name: '略过' }).click()
  await expect(page.getByText('略过了')).toBeVisible()

  const reply = page.getByLabel('回群里的话')
  await expect(reply).toHaveValue(/各位邻居.*5号楼.*给回音/s)
  await expect(reply).not.toHaveValue(/张姐|刘姨/)
  await page.getByRole('button', { name: '复制回复' }).click()
  await page.getByRole('button', { name: '看全部的话' }).click()
  await expect(page.getByText('闲聊').first()).toBeVisible()
  await picture(page, 'desk-chat-reply')
  await expectAccessible(page)

  await page.goto('/desk/chats/new')
  await page.getByLabel('哪个群').fill('宏吉南院群')
  await page.getByLabel('群里的话').fill('周姐 10:10\n5号楼2单元暖气还是不热，冰凉')
  await page.getByRole('button', { name: '看看有什么事' }).click()
  await page.getByRole('button', { name: '并到这件' }).first().click()
  await expect(page.getByText('并到已有的一件')).toBeVisible()
})
