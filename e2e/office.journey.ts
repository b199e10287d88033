import { buffer } from 'node:stream/consumers'
import { writeRows } from '../src/platform/imports/write-xlsx.ts'
import { desk, expect, expectAccessible, picture, test } from './journey.ts'

test.use({ viewport: desk })

// What the street decides for itself, brings in, passes on and looks back at.

test('an officer closes the street for a day, enters the holidays of a coming year, and changes the hours', async ({
  page,
  street,
}) => {
  await street.signIn(page, '韩志远', '/desk/calendar')
  await page
    .getByRole('button', { name: /12 月 30 日|30/ })
    .last()
    .click()
  const day = page.getByRole('dialog')
  await day.getByRole('button', { name: '就这样定' }).click()
  await expect(day.getByText('请写为什么，大家看得到。')).toBeVisible()
  await day.getByLabel('为什么').fill('办公楼停电检修')
  await day.getByRole('button', { name: '就这样定' }).click()
  await expect(page.getByText('办公楼停电检修').first()).toBeVisible()
  await picture(page, 'desk-calendar')
  await page.getByRole('button', { name: /^取消 / }).click()
  await expect(page.getByText('没有。点日历上的一天')).toBeVisible()

  await page.getByRole('button', { name: '改上班时间' }).click()
  await page.getByLabel('下午到').fill('16:30')
  await page.getByRole('button', { name: '存下' }).click()
  await expect(page.getByText('16:30')).toBeVisible()

  await page.getByRole('button', { name: '后一年' }).click()
  await page.getByRole('button', { name: /^录入 \d{4} 年/ }).click()
  const year = page.getByRole('dialog')
  await year.getByRole('button', { name: '存下这一年' }).click()
  await expect(year.getByText('请至少填一个节日。')).toBeVisible()
  const coming = /\d{4}/.exec(await year.getByRole('heading').first().innerText())![0]
  await year.getByLabel('从哪天').first().fill(`${coming}-01-01`)
  await year.getByLabel('到哪天').first().fill(`${coming}-01-03`)
  await year.getByRole('button', { name: '再加一天' }).click()
  await year.getByRole('button', { name: '去掉' }).last().click()
  await year.getByRole('button', { name: '存下这一年' }).click()
  await expect(page.getByText('街道录入的')).toBeVisible()
  await page.getByRole('button', { name: '删掉录入的' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: '删掉录入的' }).click()
  await expect(page.getByText('还没公布').first()).toBeVisible()
  await page.getByRole('button', { name: '前一年' }).click()
})

test('an officer changes a setting and takes it back, and a branch secretary may only look', async ({
  page,
  street,
}) => {
  await street.signIn(page, '韩志远', '/desk/settings')
  const line = page.getByRole('listitem').filter({ hasText: '最多退回几次' })
  await line.getByRole('button', { name: '多一点' }).click()
  await line.getByRole('button', { name: '少一点' }).click()
  await line.getByRole('button', { name: '多一点' }).click()
  await picture(page, 'desk-settings')
  await line.getByRole('button', { name: '存下' }).click()
  await expect(line.getByText('韩志远改的')).toBeVisible()
  await line.getByRole('button', { name: '「最多退回几次」恢复默认' }).click()
  await expect(line.getByText('韩志远改的')).toBeHidden()

  const deadlines = page.getByRole('table', { name: '诉求各步的时限' })
  const cell = deadlines.getByRole('spinbutton', { name: '派单期限 · 急' })
  await cell.fill('2')
  await cell.press('Enter')
  await expect(deadlines.getByText('要在 5 和')).toBeVisible()
  await cell.press('Escape')
  await expect(cell).toHaveValue('30')
  await cell.fill('45')
  await cell.press('Enter')
  await expect(deadlines.getByText('默认 30 分钟')).toBeVisible()
  await cell.fill('60')
  await deadlines.getByRole('button', { name: '存下「派单期限 · 急」' }).click()
  await expect(deadlines.getByText('合 1 小时').nth(2)).toBeVisible()
  await expectAccessible(page)
  await deadlines.getByRole('button', { name: '「派单期限 · 急」恢复默认' }).click()
  await expect(cell).toHaveValue('30')

  await page.goto('/desk/needs/categories')
  await page.getByRole('button', { name: '给「上门服务」改名' }).click()
  await page.getByRole('button', { name: '不改了' }).click()
  await page.getByRole('button', { name: '给「上门服务」改名' }).click()
  await page.getByLabel('名字').fill('上门帮忙')
  await page.getByRole('button', { name: '存好' }).click()
  await page.getByRole('button', { name: '「上门帮忙」往下' }).click()
  await expect(page.getByRole('button', { name: '「上门帮忙」往上' })).toBeEnabled()
  await page.getByRole('button', { name: '「上门帮忙」往上' }).click()
  await page.getByRole('button', { name: '在生活下加细类' }).click()
  await page.getByLabel('在生活下加细类').fill('搬家搬物')
  await page.getByRole('button', { name: '存好' }).click()
  await expect(page.getByText('搬家搬物').first()).toBeVisible()

  const box = (name: string) => page.getByRole('checkbox', { name: `选中「${name}」` })
  await box('搬家搬物').check()
  await page.getByRole('button', { name: '都不选' }).click()
  await box('搬家搬物').check()
  await page.getByRole('button', { name: '一起停用' }).click()
  await expect(page.getByText('1 个停用了')).toBeVisible()
  await box('搬家搬物').check()
  await box('上门帮忙').check()
  await page.getByRole('button', { name: '一起再用' }).click()
  await expect(page.getByText('1 个再用了，1 条没办成')).toBeVisible()
  await expect(page.getByRole('dialog', { name: '没办成的' }).getByText('本来就在用。')).toBeVisible()
  await page.getByRole('button', { name: '关闭' }).click()
  await page.getByRole('button', { name: '这些全选' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: '一起停用' }).click()
  await expect(page.getByText(/^\d+ 个停用了$/)).toBeVisible()
  await page.getByRole('button', { name: '撤回' }).last().click()
  await expect(page.getByText(/^撤回了 \d+ 个$/)).toBeVisible()
})

test('a sheet is looked at before it comes in; what is refused comes back in a file, and all of it can be undone', async ({
  page,
  street,
}) => {
  await street.signIn(page, '韩志远', '/desk/imports')
  const choose = page.getByLabel('选一个表格', { exact: true }).and(page.locator('input'))
  await choose.setInputFiles({ name: '留言.xlsx', mimeType: 'application/zip', buffer: Buffer.from('no workbook') })
  await expect(page.getByText('这不是 .xlsx 表格。')).toBeVisible()

  const opened = page.waitForEvent('filechooser')
  await page.locator('button', { hasText: '选一个表格' }).click()
  await (await opened).setFiles({ name: '留言.xlsx', mimeType: 'application/zip', buffer: await madeUpSheet() })
  await expect(page.getByRole('heading', { name: '先看一眼' })).toBeVisible()
  await picture(page, 'desk-import')
  await page.getByRole('button', { name: '不导了' }).click()
  await page.getByRole('link', { name: '回到导入记录' }).click()
  await choose.setInputFiles({ name: '留言.xlsx', mimeType: 'application/zip', buffer: await madeUpSheet() })
  await page.getByRole('button', { name: '导入', exact: true }).click()
  await expect(page.getByRole('heading', { name: '没导入的行' })).toBeVisible()
  await expect(page.getByText('「内容」这一格要填')).toBeVisible()
  const download = page.waitForEvent('download')
  await page
    .getByRole('link', { name: '下载没导入的行' })
    .or(page.getByRole('button', { name: '下载没导入的行' }))
    .click()
  expect((await download).suggestedFilename()).toBe('留言-没导入的.xlsx')

  await page.getByRole('button', { name: '整批撤回' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: '不了' }).click()
  await page.getByRole('button', { name: '整批撤回' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: '整批撤回' }).click()
  await expect(page.getByText('撤回了').first()).toBeVisible()
  await page
    .getByRole('link', { name: '回到导入记录' })
    .or(page.getByRole('button', { name: '回到导入记录' }))
    .click()
  await expect(page.getByText('留言.xlsx').first()).toBeVisible()
})

test('an import that runs is stopped', async ({ page, street }) => {
  await street.signIn(page, '韩志远', '/desk/imports')
  const many = Array.from({ length: 20_000 }, (_, row) => [
    `B-${row}`,
    '路灯不亮',
    '路灯不亮。',
    '2026-03-05 14:30',
    '许先生',
  ])
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '很多.xlsx', mimeType: 'application/zip', buffer: await sheetOf(many) })
  await page.getByRole('button', { name: '导入', exact: true }).click()
  await page.getByRole('button', { name: '停下' }).click()
  await expect(page.getByText('停下了').first()).toBeVisible({ timeout: 20_000 })
})

test('what is meant for residents waits in the outbox until somebody has passed it on', async ({ page, street }) => {
  await street.signIn(page, '韩志远', '/desk/outbox')
  await picture(page, 'desk-outbox')
  await page.getByRole('button', { name: '再看一些' }).click()
  await page.getByRole('button', { name: '已转告' }).first().click()
  await page.getByRole('navigation', { name: '待转告' }).getByRole('link', { name: '全部' }).click()
  await expect(page.getByText('韩志远已转告').first()).toBeVisible()
})

test('an auditor reads what everybody did, and proves that nothing was changed', async ({ page, street }) => {
  await street.signIn(page, '沈静', '/desk/log')
  await expect(page.getByRole('table')).toBeVisible()
  await page.getByLabel('从哪里').selectOption({ label: '网页' })
  await expect(page.getByRole('rowheader').first()).toBeVisible()
  await expect(page.getByRole('cell', { name: /诉求 \d{4}-\d{4}/ }).first()).toBeVisible()
  await picture(page, 'desk-log')
  await page.getByRole('button', { name: /去掉 \d 个筛选/ }).click()
  await page.getByRole('button', { name: '再看 50 条' }).click()
  await page.getByRole('button', { name: '核对有没有被改过' }).click()
  await expect(page.getByText(/核对完毕/)).toBeVisible({ timeout: 30_000 })
  await page.goto('/desk/needs/all')
  await expect(page.getByText('没有这一页').first()).toBeVisible()
})

test('a community worker imports what residents’ groups wrote, into their own community', async ({ page, street }) => {
  await street.signIn(page, '李敏', '/desk/imports')
  await expect(page.locator('button', { hasText: '选一个表格' })).toBeEnabled()
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '群里说的.xlsx', mimeType: 'application/zip', buffer: await madeUpSheet() })
  await page.getByRole('button', { name: '导入', exact: true }).click()
  await expect(page.getByRole('heading', { name: '没导入的行' })).toBeVisible()
  await page.goto(`${street.address}/desk/needs/understand`)
  await expect(page.getByText('下水道堵').first()).toBeVisible()
})

/** Two good rows, one without text and one whose number is there twice. All of it is made up. */
function madeUpSheet(): Promise<Buffer> {
  return sheetOf([
    ['A-1', '路灯不亮', '巷口第二盏路灯三天没亮了。', '2026-03-05 14:30', '许先生'],
    ['A-2', '下水道堵', '一楼下水道返水。', '2026-03-06 09:10', '崔女士'],
    ['A-3', '没写内容', '', '2026-03-06 10:00', '崔女士'],
    ['A-1', '又一件', '编号写重了。', '2026-03-07 08:00', '许先生'],
  ])
}

async function sheetOf(rows: string[][]): Promise<Buffer> {
  const heads = ['编号', '标题', '内容', '时间', '上报人'].map((head) => ({ head }))
  return buffer(await writeRows(heads, rows, '留言'))
}
