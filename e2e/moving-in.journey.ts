import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { buffer } from 'node:stream/consumers'
import { writeRows } from '../src/platform/imports/write-xlsx.ts'
import { openWorkbook } from '../src/platform/imports/xlsx.ts'
import { desk, expect, type Page, picture, test } from './journey.ts'

test.use({ viewport: desk })

// A street moves in: what lies in its sheets comes in, wrong cells are mended where they stand.

const heads = ['社区', '网格', '楼号', '单元', '房号']

test('an officer brings doors in, mends two wrong cells in place, and takes the third home as a file', async ({
  page,
  street,
}) => {
  await street.signIn(page, '韩志远', '/desk/imports')
  await page.getByLabel('哪一种表').selectOption('门户')
  const template = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载空表' }).click()
  expect((await template).suggestedFilename()).toBe('门户-模板.xlsx')

  const rows = [
    ['宏吉', '第一网格', '701', '1', '101'],
    ['宏吉', '第一网格', '701栋', '一单元', '102室'],
    ['红吉', '第一网格', '701', '1', '201'],
    ['宏吉', '第一网格', '701', '1', ''],
    ['宏吉', '第九网格', '701', '1', '301'],
    ['宏吉', '第一网格', '７０１', '2', '101'],
  ]
  await choose(
    page,
    '门户.xlsx',
    await buffer(
      await writeRows(
        heads.map((head) => ({ head })),
        rows,
        '门户',
      ),
    ),
  )
  await expect(page.getByText('3 行有毛病。')).toBeVisible({ timeout: 20_000 })
  const wrong = page.getByRole('region', { name: '有毛病的行' })
  await expect(wrong.getByText('没有这个社区或网格。').first()).toBeVisible()
  await picture(page, 'desk-moving-in')

  const community = wrong.getByLabel('第 4 行「社区」')
  await community.fill('宏吉')
  await community.press('Enter')
  await expect(wrong.getByRole('row', { name: '4 改好了' })).toBeVisible()
  await wrong.getByLabel('第 5 行「门牌号」').fill('202')
  await wrong.getByLabel('第 5 行「门牌号」').press('Enter')
  await expect(page.getByText('1 行有毛病。')).toBeVisible()

  await page.getByRole('button', { name: '导入', exact: true }).click()
  await expect(page.getByRole('heading', { name: '没导入的行' })).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('「网格」没有这个社区或网格。')).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载没导入的行' }).click()
  const file = join(tmpdir(), `wuse-journey-${process.pid}.xlsx`)
  await (await download).saveAs(file)
  const refused = []
  for await (const { cells } of (await openWorkbook(await readFile(file))).rows()) refused.push(cells.slice(2))
  expect(refused).toEqual([heads, ['宏吉', '第九网格', '701', '1', '301']])

  await page.goto('/desk/buildings?words=701')
  await expect(page.getByRole('row', { name: /701号楼/ })).toContainText('5')
})

test('a workbook with several sheets is read from the one that is meant, with the columns that are meant', async ({
  page,
  street,
}) => {
  const { writeXlsx } = await import('hucre/xlsx')
  const sheets = [
    { name: '说明', rows: [['怎么填']] },
    { name: '门牌', rows: [heads, ['宏吉', '第一网格', '702', '1', '101']] },
    {
      name: '旧门牌',
      hidden: true,
      rows: [
        [...heads, '备注'],
        ['宏吉', '第一网格', '703', '1', '', '101'],
      ],
    },
  ]
  await street.signIn(page, '韩志远', '/desk/imports')
  await page.getByLabel('哪一种表').selectOption('门户')
  await choose(page, '几张.xlsx', Buffer.from(await writeXlsx({ sheets })))
  await expect(page.getByText('逐行检查过了，没有毛病。')).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('藏起来的「旧门牌」没有读；')).toBeVisible()
  await page.getByLabel('看哪一张').selectOption({ label: '旧门牌（藏起来的）' })
  await expect(page.getByText('1 行有毛病。')).toBeVisible({ timeout: 20_000 })
  await page.getByLabel('门牌号（要有）').selectOption({ label: 'F 列：备注' })
  await expect(page.getByText('逐行检查过了，没有毛病。')).toBeVisible({ timeout: 20_000 })
})

test('what there is goes out with masked numbers, and whole with a reason on record', async ({ page, street }) => {
  await street.signIn(page, '韩志远', '/desk/imports')
  await page.getByLabel('哪一种表').selectOption('居民')
  const masked = page.waitForEvent('download')
  await page.getByRole('link', { name: '导出现有的' }).click()
  expect((await masked).suggestedFilename()).toMatch(/^居民-\d{4}-\d{2}-\d{2}\.xlsx$/)

  await page.getByRole('button', { name: '导出完整号码' }).click()
  const why = page.getByRole('dialog')
  await why.getByRole('button', { name: '不导了' }).click()
  await page.getByRole('button', { name: '导出完整号码' }).click()
  await why.getByRole('button', { name: '记下并导出' }).click()
  await expect(why.getByText('请写为什么，至少 4 个字。')).toBeVisible()
  await why.getByLabel('为什么要完整号码').fill('核对花名册')
  const whole = page.waitForEvent('download')
  await why.getByRole('button', { name: '记下并导出' }).click()
  expect((await whole).suggestedFilename()).toBe('居民.xlsx')
  await expect(why).toBeHidden()
})

async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/zip', buffer })
  await expect(page.getByRole('heading', { name: '先看一眼' })).toBeVisible()
}
