import { drawPicture } from '../src/app/demo-street/pictures.ts'
import { ask, needOf, sendToSquad } from './desk-hands.ts'
import { expect, expectAccessible, phone, picture, test } from './journey.ts'

test.use({ viewport: phone })

const photo = async () => ({ name: 'tap.jpg', mimeType: 'image/jpeg', buffer: await drawPicture('tap') })

test('a squad leader accepts, says who comes when, serves with a note and a photo, and says how long it took', async ({
  page,
  street,
}) => {
  const worker = await street.open('李敏', '/desk/needs/understand')
  const resident = await street.open('王福贵', '/m/', phone)
  const told = { text: '水管接头渗水，地上湿了一片。', contactWay: 'phone', photoIds: [], source: 'resident-phone' }
  const { id } = await ask<{ id: string }>(resident, 'report', '', told)
  await sendToSquad(worker, id, '绚丽彩')

  await street.signIn(page, '高秀兰', '/m/team')
  await expect(page.getByRole('link', { name: /水管接头渗水/ })).toBeVisible()
  await expectAccessible(page)
  await picture(page, 'phone-team')
  await page.getByRole('link', { name: /水管接头渗水/ }).click()
  await page.getByRole('button', { name: '接下' }).click()
  await page.getByRole('button', { name: '打给王大爷' }).click()
  await expect(page.getByRole('link', { name: /19900006621/ })).toHaveAttribute('href', 'tel:19900006621')

  await page.getByRole('button', { name: '约上门' }).click()
  await page.getByRole('button', { name: '先不办' }).click()
  await page.getByRole('button', { name: '约上门' }).click()
  await page.getByLabel('几点').fill('15:30')
  await page.getByRole('checkbox', { name: '张凯' }).check()
  await picture(page, 'team-visit')
  await page.getByRole('button', { name: '约好了' }).click()
  await expect(page.getByText('到门口先说口令。')).toBeVisible()
  const password = await page.getByText(/^\p{Script=Han}{2}\d{2}$/u).innerText()
  await resident.goto(`/m/needs/${id}`)
  await expect(resident.getByText(password)).toBeVisible()
  await expect(resident.getByText('高秀兰').first()).toBeVisible()
  await picture(resident, 'resident-visit')

  await page.getByRole('button', { name: '开始办' }).click()
  await page.getByRole('button', { name: '记一笔' }).click()
  await page.getByLabel('看到什么、做了什么').fill('接头的垫圈老化了。')
  await page.getByLabel('加照片，可以不加').setInputFiles(await photo())
  await expect(page.getByRole('img', { name: '照片 1' })).toBeVisible()
  await page.getByLabel('再加一张').setInputFiles(await photo())
  await page.getByRole('button', { name: '去掉 照片 2' }).click()
  await page.getByRole('checkbox', { name: '让提的人也看到' }).check()
  await page.getByRole('button', { name: '记下', exact: true }).click()
  await expect(page.getByLabel('看到什么、做了什么')).toBeHidden()
  await expect(page.getByText('接头的垫圈老化了。')).toBeVisible()
  await page.reload()
  await expect(page.getByText('接头的垫圈老化了。')).toBeVisible()
  await picture(page, 'team-need')
  await expectAccessible(page)

  await page.getByRole('button', { name: '申请延期' }).click()
  await page.getByRole('button', { name: '先不办' }).click()
  await page.getByRole('button', { name: '办完了' }).click()
  await page.getByLabel('怎么办的').fill('换了垫圈，擦干了地。')
  await page.getByRole('button', { name: '多一点' }).click()
  await page.getByRole('button', { name: '少一点' }).click()
  await page.getByLabel('一共用了多少分钟').fill('45')
  await page.getByRole('button', { name: '报办完' }).click()
  await expect(page.getByText('办完，等确认').first()).toBeVisible()
  await resident.reload()
  await expect(resident.getByRole('heading', { name: '办好了吗？' })).toBeVisible()
})

test('a squad leader hands a need back with a reason, and a volunteer says yes to one and no to another', async ({
  page,
  street,
}) => {
  const worker = await street.open('李敏', '/desk/needs/understand')
  const resident = await street.open('徐明', '/m/', phone)
  const told = { text: '走廊的声控灯一直亮着。', photoIds: [], source: 'resident-phone' }
  const { id } = await ask<{ id: string }>(resident, 'report', '', told)
  await sendToSquad(worker, id, '绚丽彩')

  await street.signIn(page, '高秀兰', '/m/team')
  await page.getByRole('link', { name: /声控灯/ }).click()
  await page.getByRole('button', { name: '退回' }).click()
  await expect(page.getByRole('button', { name: '退回去' })).toBeDisabled()
  await page.getByLabel('为什么').fill('声控灯归物业，请转给物业。')
  await page.getByRole('button', { name: '退回去' }).click()
  await expect.poll(async () => (await needOf(worker, id)).state).toBe('triaged')
  expect((await needOf(worker, id)).handedBackCount).toBe(1)

  const { volunteers } = await ask<{ volunteers: { id: string; name: string }[] }>(worker, 'listHands', id)
  const personIds = volunteers.filter(({ name }) => name === '赵春兰' || name === '孙立国').map((one) => one.id)
  await ask(worker, 'ask', id, { personIds, peopleWanted: 2, words: '看看是不是线路的事。' })

  const yes = await street.open('赵春兰', '/m/team', phone)
  await yes.getByRole('link', { name: /声控灯/ }).click()
  await yes.getByRole('button', { name: '我去' }).click()
  const no = await street.open('孙立国', '/m/team', phone)
  await no.getByRole('link', { name: /声控灯/ }).click()
  await no.getByRole('button', { name: '去不了' }).click()
  await no.getByLabel('为什么').fill('这周在外地。')
  await no.getByRole('button', { name: '这回去不了' }).click()
  await expect
    .poll(async () => (await needOf(worker, id)).invitations.map(({ answer }) => answer).sort())
    .toEqual(['no', 'yes'])
})

test('a leader asks for more time before it runs out', async ({ page, street }) => {
  await street.signIn(page, '彭勇', '/m/team')
  await page.getByRole('link', { name: /电池/ }).click()
  await page.getByRole('button', { name: '接下' }).click()
  await page.getByRole('button', { name: '申请延期' }).click()
  await page.getByLabel('延到哪天').fill(laterDay(5))
  await page.getByLabel('为什么').fill('业主要到周末才在家。')
  await page.getByRole('button', { name: '申请延期' }).click()
  await expect(page.getByText('业主要到周末才在家。')).toBeVisible()
  await page
    .getByRole('navigation')
    .getByRole('link', { name: '在办的' })
    .or(page.getByRole('link', { name: '返回' }))
    .first()
    .click()
})

function laterDay(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}
