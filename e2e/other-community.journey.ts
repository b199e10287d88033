import { ask } from './desk-hands.ts'
import { expect, phone, test } from './journey.ts'

const nowhere = '01a1f793-7ac0-7124-873f-0000000000ff'

test('somebody of another community finds nothing: not in a list, not by number or words, not by the address', async ({
  page,
  street,
}) => {
  const owner = await street.open('李敏', '/desk/needs/understand')
  const { rows } = await ask<{ rows: { id: string; number: string; title: string }[] }>(owner, 'listInbox')
  const [theirs] = rows
  expect(theirs).toBeDefined()
  const { id, number, title } = theirs!

  await street.signIn(page, '周倩', '/desk/needs/all')
  await expect(page.getByRole('list', { name: '诉求' }).getByRole('listitem').first()).toBeVisible()
  await expect(page.getByText(title)).toBeHidden()
  for (const words of [number, title]) {
    await page.getByRole('searchbox').fill(words)
    await expect(page.getByText('没有找到。换个词，或去掉几个筛选。')).toBeVisible()
  }
  await page.getByRole('button', { name: '去掉全部筛选' }).click()

  await page.goto(`/desk/need/${id}`)
  await expect(page.getByText('没有这一页')).toBeVisible()
  const hidden = await page.getByRole('main').innerText()
  await page.goto(`/desk/need/${nowhere}`)
  await expect(page.getByText('没有这一页')).toBeVisible()
  expect(await page.getByRole('main').innerText()).toBe(hidden)
  expect(await answerOf(page, id)).toEqual(await answerOf(page, nowhere))

  const neighbour = await street.open('金顺姬', `/m/needs/${id}`, phone)
  await expect(neighbour.getByText('没有这一页')).toBeVisible()
  await neighbour.goto('/desk/needs/all')
  await expect(neighbour.getByRole('heading', { name: '没有这一页' })).toBeVisible()
})

function answerOf(page: import('@playwright/test').Page, needId: string) {
  return page.evaluate(async (path) => {
    const response = await fetch(path)
    return [response.status, await response.text()]
  }, `/api/needs/${needId}`)
}
