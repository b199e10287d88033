import { readFile } from 'node:fs/promises'
import { openWorkbook } from '../src/platform/imports/xlsx.ts'
import { desk, expect, expectAccessible, type Page, picture, test } from './journey.ts'

test.use({ viewport: desk })

test('a community worker narrows a list, keeps that, takes it out, prints it and sends its link', async ({
  page,
  street,
}) => {
  test.setTimeout(90_000)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await street.signIn(page, '李敏', '/desk/people')
  await page.getByRole('checkbox', { name: '只看独居' }).check()
  await expect(page).toHaveURL(/alone=1/)
  await page.getByRole('combobox', { name: '排序' }).selectOption({ label: '新登记的在前' })
  await expect(page).toHaveURL(/sort=-registered/)
  await expect(page.getByText(/^共 \d+ 条$/)).toBeVisible()
  await picture(page, 'desk-lists')

  await page.getByRole('button', { name: '常用筛选' }).click()
  await page.getByLabel('起个名字').fill('独居的')
  await page.getByRole('button', { name: '存下现在这样' }).click()
  await page.getByRole('checkbox', { name: '一打开就是「独居的」' }).click()
  await expect(page.getByRole('checkbox', { name: '一打开就是「独居的」' })).toBeChecked()
  await expectAccessible(page)
  await page.getByRole('button', { name: '关闭' }).click()

  const rows = await takeSheet(page, /^人员-.*\.xlsx$/)
  expect(rows[0]).toContain('电话')
  expect(rows.length - 1).toBe((await page.getByRole('table').getByRole('row').count()) - 1)

  await fromMenu(page, '导出', '复制链接')
  await expect(page.getByText('链接复制好了')).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(link).toMatch(/\/desk\/people\?alone=1&sort=-registered$/)

  await page.goto('/desk/people')
  await expect(page).toHaveURL(/alone=1/)
  await page.getByRole('button', { name: '去掉 1 个筛选' }).click()
  await expect(page).not.toHaveURL(/alone/)
  await page.getByRole('button', { name: '常用筛选' }).click()
  await page.getByRole('button', { name: '删掉「独居的」' }).click()
  await expect(page.getByText('还没存过')).toBeVisible()
  await page.getByRole('button', { name: '关闭' }).click()

  await fromMenu(page, '导出', '打印')
  await expect(page.getByRole('table', { name: '人员' })).toBeVisible()
  await expectAccessible(page)
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '')
  })
  await page.getByRole('button', { name: '打印' }).click()
  await expect(page.locator('body[data-printed]')).toHaveCount(1)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText(/^李敏 \d{4}-\d{2}-\d{2} \d{2}:\d{2} 打印$/)).toBeVisible()
  await expect(page.getByRole('button', { name: '打印' })).toBeHidden()
  await page.emulateMedia({ media: 'screen' })
  await page.getByRole('link', { name: '回到这张表' }).click()
  await expect(page).toHaveURL(/\/desk\/people/)
})

test('each list of the desk leaves as a workbook, and its views open', async ({ page, street }) => {
  test.setTimeout(180_000)
  await street.signIn(page, '韩志远', '/desk/people')
  for (const path of [
    'people',
    'posts',
    'buildings',
    'doors',
    'outbox',
    'notices',
    'needs/categories',
    'imports',
    'party-members',
    'theme-days',
  ]) {
    await page.goto(`/desk/${path}`)
    await page.getByRole('button', { name: '常用筛选' }).click()
    await page.getByRole('button', { name: '关闭' }).click()
    await takeSheet(page, /\.xlsx$/)
  }
  for (const path of ['teams', 'needs/find']) {
    await page.goto(`/desk/${path}`)
    await takeSheet(page, /\.xlsx$/, '更多')
    await fromMenu(page, '更多', '常用筛选')
    await page.getByRole('button', { name: '关闭' }).click()
  }
  const auditor = await street.open('沈静', '/desk/log')
  await auditor.getByRole('combobox', { name: '做了什么' }).selectOption({ label: '导出一张表' })
  await expect(auditor.getByRole('row', { name: /韩志远.*哪张表：people/ })).toBeVisible()
  await auditor.getByRole('button', { name: '常用筛选' }).click()
  await auditor.getByRole('button', { name: '关闭' }).click()
  await takeSheet(auditor, /^日志与审计-/)
})

async function fromMenu(page: Page, menu: string, item: string): Promise<void> {
  await page.getByRole('button', { name: menu, exact: true }).first().click()
  await page.getByRole('menuitem', { name: item }).click()
}

async function takeSheet(page: Page, name: RegExp, menu = '导出'): Promise<unknown[][]> {
  const started = page.waitForEvent('download')
  await fromMenu(page, menu, '导出 Excel')
  const download = await started
  expect(download.suggestedFilename()).toMatch(name)
  const rows: unknown[][] = []
  for await (const { cells } of (await openWorkbook(await readFile(await download.path()))).rows()) rows.push(cells)
  return rows
}
