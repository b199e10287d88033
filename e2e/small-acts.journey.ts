import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { desk, expect, expectAccessible, phone, test } from './journey.ts'

// The small buttons of the pages that other journeys pass by.

test('an officer mends the books: houses, people, teams, units, posts and the drawing of the street', async ({
  page,
  street,
}) => {
  test.setTimeout(120_000)
  await page.setViewportSize(desk)
  await street.signIn(page, '韩志远', '/desk/map')
  await page.getByRole('button', { name: '放大' }).click()
  await page.getByRole('button', { name: '缩小' }).click()
  const chosen = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: '换成自己的图' }).click()
  const sketch = await readFile(path.resolve(import.meta.dirname, '../src/core/territory/sketch.geojson'))
  await (await chosen).setFiles({ name: '街道.geojson', mimeType: 'application/geo+json', buffer: sketch })
  await expect(page.getByRole('status').last()).not.toBeEmpty()

  await page.goto('/desk/buildings')
  await page.getByRole('rowheader').first().getByRole('button').click()
  await page.getByRole('button', { name: '改楼名或位置' }).click()
  await page.getByRole('dialog').last().getByRole('button', { name: '不改了' }).click()

  await page.goto('/desk/people')
  await page.getByRole('button', { name: /^再看/ }).click()
  await page.getByRole('rowheader').filter({ hasText: '徐明' }).getByRole('button').click()
  await page.getByRole('button', { name: '换电话' }).click()
  await page.getByRole('dialog').last().getByRole('button', { name: '不改了' }).click()
  await page.getByRole('button', { name: '换电话' }).click()
  await page.getByRole('button', { name: '去掉号码' }).click()
  await page.getByRole('button', { name: '改资料' }).click()
  await page.getByRole('dialog').last().getByRole('button', { name: '不改了' }).click()

  await page.goto('/desk/organisation?view=tree')
  await page.getByRole('button', { name: '展开' }).first().click()
  await page.goto('/desk/organisation?node=unit:230506002')
  await page.getByRole('button', { name: '改名' }).click()
  await page.getByRole('dialog').last().getByRole('button', { name: '不改了' }).click()
  await page.getByRole('button', { name: '加一个社区' }).click()
  await page.getByRole('dialog').last().getByRole('button', { name: '不改了' }).click()

  await page.goto('/desk/teams')
  await page.getByRole('button', { name: '加一支分队' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '不改了' }).click()
  await page.getByRole('button', { name: '加一支小队' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '不改了' }).click()

  await page.goto('/desk/posts')
  await page.getByRole('button', { name: /^再看/ }).click()
  await page.getByRole('button', { name: '给岗位' }).click()
  await page.getByRole('button', { name: '不给了' }).click()
  await page.getByRole('checkbox', { name: '也看已结束的' }).check()
  await page.getByRole('button', { name: /^去掉 \d 个筛选/ }).click()

  await page.goto('/desk/needs/categories')
  await page.getByRole('button', { name: '停用' }).first().click()
  await page.getByRole('alertdialog').getByRole('button', { name: '停用' }).click()
  await page.getByRole('button', { name: '再用' }).click()

  await page.setViewportSize({ width: 980, height: 800 })
  await page.goto('/desk/organisation')
  await expect(page.getByText('宏吉社区').first()).toBeVisible()
  await page.goto('/desk/teams')
  await page
    .getByRole('link', { name: /绚丽彩/ })
    .first()
    .click()
  await page.getByRole('button', { name: '回到列表' }).click()
  await page.getByRole('button', { name: '退出' }).click()
  await expect(page).toHaveURL(/sign-in|\/$/)
})

test('a community worker takes in one need after another', async ({ page, street }) => {
  await page.setViewportSize(desk)
  await street.signIn(page, '李敏', '/desk/needs/new')
  await page.getByRole('radio', { name: '没登记，写个名字' }).check()
  await page.getByRole('textbox', { name: '名字' }).fill('许先生')
  await page.getByLabel('什么事').fill('楼前的雪没人扫。')
  await page.getByLabel('社区', { exact: true }).selectOption({ label: '宏吉社区' })
  await page.getByRole('button', { name: '收下这件' }).click()
  await expect(page.getByText(/收下了，编号/)).toBeVisible()
  await page.getByRole('button', { name: '再收一件' }).click()
})

test('an officer has looked at everything that was told', async ({ page, street }) => {
  await street.signIn(page, '韩志远', '/desk/notices')
  const boxes = page.getByRole('checkbox', { name: /^选中「/ })
  await expect(boxes.first()).toBeVisible()
  const unread = await boxes.count()
  await boxes.first().check()
  await page.getByRole('button', { name: '都不选' }).click()
  await boxes.first().check()
  await page.getByRole('button', { name: '没看过的全选' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: '这些看过了' }).click()
  await expect(page.getByText(`${unread} 条看过了`)).toBeVisible()
  await expect(boxes).toHaveCount(0)
  await page.getByRole('button', { name: '撤回' }).click()
  await expect(boxes).toHaveCount(unread)
  await page.getByRole('button', { name: '都看过了' }).click()
  await expect(page.getByRole('button', { name: '都看过了' })).toHaveCount(0)
})

test('a resident looks at what was said, moves, and reads the messages', async ({ page, street }) => {
  await page.setViewportSize(phone)
  await street.signIn(page, '王福贵', '/m/notices')
  await page.getByRole('button', { name: '都看过了' }).click()
  await page.goto('/m/needs?part=ended')
  await page.getByRole('button', { name: '在办的' }).click()
  await page.goto('/m/welcome')
  await page.getByRole('button', { name: '改住处' }).click()
  await page.getByRole('button', { name: '以后再说' }).click()
  await page.goto('/m/account')
  await page.getByRole('radio', { name: '特大' }).check()
  await page.getByRole('button', { name: '返回标准版' }).click()
})

test('while nobody may read what accuses somebody, whoever gives posts is told how many wait, and gives the post', async ({
  page,
  street,
}) => {
  await page.setViewportSize(desk)
  await street.signIn(page, '韩志远', '/desk/posts?post=matters-officer')
  await page.getByRole('button', { name: '结束任期 高岩' }).click()
  await page.getByRole('button', { name: '结束高岩的任期' }).click()
  const waiting = page.getByText(/有 \d+ 件只能由信访专员看的事，还没有人任这个岗/)
  await expect(waiting).toBeVisible()

  await page.goto('/desk/needs/all')
  await expect(waiting).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: '去岗位任期定一位' }).click()
  const form = page.getByRole('dialog')
  await expect(form.getByLabel('岗位')).toHaveValue('matters-officer')
  await form.getByRole('combobox', { name: '给谁' }).fill('高岩')
  await form.getByRole('listbox').getByRole('option', { name: /高岩/ }).click()
  await form.getByRole('button', { name: '给这个岗位' }).click()
  await expect(waiting).toBeHidden()
})

test('a text that grows too long is told so before, and what does not fit is left out whole', async ({
  page,
  street,
}) => {
  await page.setViewportSize(desk)
  await street.signIn(page, '李敏', '/desk/needs/new')
  const text = page.getByLabel('什么事')
  await text.fill('灯'.repeat(1_799))
  await expect(page.getByText(/还能写/)).toBeHidden()
  await text.fill('灯'.repeat(1_995))
  await expect(page.getByText('还能写 5 字')).toBeVisible()
  await page.keyboard.insertText('楼道里的也坏了')
  await expect(page.getByText(/最多 2000 字/)).toBeVisible()
  await expect(text).toHaveValue('灯'.repeat(1_995))
  await page.keyboard.insertText('还有楼道')
  await expect(text).toHaveValue(`${'灯'.repeat(1_995)}还有楼道`)
  await expect(page.getByText(/最多 2000 字/)).toBeHidden()
})
