import { readFile } from 'node:fs/promises'
import { unzipSync } from 'fflate'
import { readXlsx } from 'hucre/xlsx'
import { blankForm } from '../src/insight/forms/blank-form.ts'
import { desk, expect, expectAccessible, picture, test } from './journey.ts'

test.use({ viewport: desk })

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

test('an officer writes the bulletin of the year, changes a sentence and takes it to Word', async ({
  page,
  street,
}) => {
  await street.signIn(page, '韩志远', '/desk/bulletins')
  await page.getByLabel('时间', { exact: true }).selectOption({ label: '今年' })
  await page.getByRole('button', { name: '写简报' }).click()
  await expect(page.getByRole('heading', { name: '跃进街道听民意办实事情况' })).toBeVisible()
  await expect(page.getByText('排下来正好一页')).toBeVisible()
  await expectAccessible(page)
  await picture(page, 'desk-bulletin')

  const text = page.getByLabel('正文')
  await text.fill(`${await text.inputValue()}\n五、还想说的。慰问了 37 户。`)
  await expect(page.getByText('这几个数不在这一期的数字里：37')).toBeVisible()
  await text.fill((await text.inputValue()).replace('慰问了 37 户', '入冬前再走一遍独居老人'))
  await page.getByRole('button', { name: '存下改动' }).click()
  await expect(page.getByText('存好了')).toBeVisible()

  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载 Word' }).click()
  const file = await coming
  expect(file.suggestedFilename()).toMatch(/^跃进街道工作简报\d{4}年第2期\.docx$/)
  const parts = unzipSync(new Uint8Array(await readFile(await file.path())))
  expect(new TextDecoder().decode(parts['word/document.xml'])).toContain('入冬前再走一遍独居老人')

  await page.getByRole('listitem').filter({ hasText: '听到的诉求' }).getByRole('link').click()
  await expect(page.getByRole('dialog', { name: '听到的诉求' })).toBeVisible()
  await expect(page.getByRole('dialog').getByRole('rowheader').first()).toBeVisible()
  await expectAccessible(page)
  await picture(page, 'desk-figure')
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click()
  await page.getByRole('button', { name: '办完的诉求' }).click()
  await expect(page.getByRole('dialog', { name: '办完的诉求' })).toBeVisible()
})

test('a form of the district is filled for any period, and each cell leads to its records', async ({
  page,
  street,
}) => {
  await street.signIn(page, '韩志远', '/desk/forms')
  await page.getByRole('link', { name: '群众诉求办理情况统计表' }).click()
  await page.getByLabel('时间', { exact: true }).selectOption({ label: '今年' })
  await page.getByRole('button', { name: '填这张表' }).click()
  await expect(page.getByRole('link', { name: '下载填好的表' })).toBeVisible({ timeout: 20_000 })
  await expectAccessible(page)
  await picture(page, 'desk-form-filled')

  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载填好的表' }).click()
  const book = await readXlsx(await readFile(await (await coming).path()))
  const rows = book.sheets[0]!.rows as unknown[][]
  expect(rows[1]![0]).toBe('填报单位：跃进街道')
  const heard = await page
    .getByRole('row')
    .filter({ hasText: '听到的诉求·宏吉社区' })
    .getByRole('cell')
    .nth(2)
    .innerText()
  expect(String(rows[4]![1])).toBe(heard)
  await page.getByRole('link', { name: '看记录 B5' }).click()
  await expect(page.getByRole('dialog', { name: '听到的诉求' })).toContainText(`${heard}件`)
})

test('a community worker brings in a roster, says once what goes where, by keyboard, and fills it', async ({
  page,
  street,
}) => {
  test.setTimeout(180_000)
  await street.signIn(page, '李敏', '/desk/forms')
  const free = {}
  const roster = blankForm([
    {
      name: '名册',
      rows: [
        ['序号', '姓名', '联系电话', '所属网格', '备注'],
        [free, free, { format: 'text' }, free, free],
      ],
    },
    {
      name: '汇总',
      rows: [
        ['诉求数', free],
        ['走访次数', free],
      ],
    },
    { name: '说明', rows: [['不填']], hidden: true },
  ])
  const chosen = page.waitForEvent('filechooser')
  await page.locator('button', { hasText: '拿进一张空表' }).click()
  await (await chosen).setFiles({ name: '居民名册.xlsx', mimeType: xlsx, buffer: roster })
  await expect(page.getByRole('heading', { name: '居民名册' })).toBeVisible()
  await expect(page.getByText('隐藏的工作表：说明')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('a')
  await expect(page.getByRole('gridcell').filter({ hasText: '联系电话' }).first()).toBeVisible()
  await picture(page, 'desk-form-cells')

  const note = page.getByRole('gridcell').nth(9)
  await note.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.getByRole('gridcell').nth(0).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Delete')
  await page.getByRole('button', { name: '照办', exact: true }).click()
  await page.getByLabel('只要其中一部分').fill('/desk/people?alone=1')
  await page.getByRole('link', { name: '汇总' }).click()
  await page.getByRole('button', { name: '全部照办' }).click()
  await page.getByRole('button', { name: '存下' }).click()

  await expect(page.getByRole('button', { name: '填这张表' })).toBeEnabled()
  await page.getByLabel('为什么要写全号码').fill('入冬前逐户联系')
  await page.getByRole('button', { name: '填这张表' }).click()
  await expect(page.getByRole('link', { name: '下载填好的表' })).toBeVisible({ timeout: 20_000 })
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载填好的表' }).click()
  const book = await readXlsx(await readFile(await (await coming).path()))
  const rows = (book.sheets[0]!.rows as unknown[][]).slice(1)
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.every(([number], n) => number === n + 1)).toBe(true)

  await page.getByRole('link', { name: '回到这张表' }).click()
  await page.getByRole('link', { name: '对格子' }).click()
  await page.getByRole('gridcell').nth(5).click()
  await page.getByRole('button', { name: '去掉这个名单' }).click()
  await page.getByRole('link', { name: '不改了' }).click()
  const another = page.waitForEvent('filechooser')
  await page.locator('button', { hasText: '换新版空表' }).click()
  await (await another).setFiles({ name: '居民名册.xlsx', mimeType: xlsx, buffer: roster })
  await page.getByRole('link', { name: '回到这张表' }).click()
  await expect(page.getByText('第 2 版').first()).toBeVisible()
  await page.getByRole('button', { name: '不用这张表了' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: '不用这张表了' }).click()
  await expect(page).toHaveURL(/\/desk\/forms$/)
})

test('a file that is no form is refused with what to do', async ({ page, street }) => {
  await street.signIn(page, '李敏', '/desk/forms')
  const chosen = page.waitForEvent('filechooser')
  await page.locator('button', { hasText: '拿进一张空表' }).click()
  await (await chosen).setFiles({
    name: '旧表.xls',
    mimeType: 'application/vnd.ms-excel',
    buffer: Buffer.from('d0cf11e0a1b11ae10000', 'hex'),
  })
  await expect(page.getByText('另存为「.xlsx」再传')).toBeVisible()
})
