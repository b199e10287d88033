import { drawPicture } from '../src/app/demo-street/pictures.ts'
import { idOf, needOf } from './desk-hands.ts'
import { desk, expect, expectAccessible, phone, picture, test } from './journey.ts'

test.use({ viewport: phone })

test('a grid worker reports for somebody who has no phone, with a photo and the place', async ({ page, street }) => {
  await street.signIn(page, '孙磊', '/m/work')
  await page.getByRole('navigation').getByRole('link', { name: '上报' }).click()
  await page.getByRole('button', { name: '报上去' }).click()
  await expect(page.getByText('说一句什么事')).toBeVisible()

  const photo = { name: 'door.jpg', mimeType: 'image/jpeg', buffer: await drawPicture('door') }
  await page.getByLabel('加照片，可以不加').setInputFiles(photo)
  await expect(page.getByRole('img', { name: '照片 1' })).toBeVisible()
  await page.getByLabel('再加一张').setInputFiles(photo)
  await page.getByRole('button', { name: '去掉 照片 2' }).click()
  await page.getByLabel('什么事').fill('刘奶奶家门锁打不开，钥匙断在里头了，人在屋里。')
  await page.getByRole('radio', { name: '替居民报' }).check()
  await page.getByRole('combobox', { name: '哪位居民' }).fill('lsq')
  await page.getByRole('option', { name: /刘淑琴/ }).click()
  await page.getByRole('button', { name: '换一个人' }).click()
  await page.getByRole('combobox', { name: '哪位居民' }).fill('刘淑')
  await page.getByRole('option', { name: /刘淑琴/ }).click()
  await page.getByLabel('楼栋').selectOption({ label: '1号楼' })
  await page.getByLabel('单元').selectOption({ label: '1单元' })
  await page.getByLabel('门牌').selectOption({ label: '102' })
  await page.getByRole('radio', { name: '上门来说' }).check()
  await picture(page, 'grid-report')
  await expectAccessible(page)
  await page.getByRole('button', { name: '报上去' }).click()
  await expect(page.getByRole('heading', { name: '报上去了' })).toBeVisible()
  await page.getByRole('button', { name: '再报一件' }).click()
  await page.getByLabel('什么事').fill('一号楼门口结了冰。')
  await page.getByRole('checkbox', { name: /这是急事/ }).check()
  await page.getByRole('button', { name: '报上去' }).click()
  await page.getByRole('link', { name: '看这件' }).click()
  await expect(page.getByText('一号楼门口结了冰。').first()).toBeVisible()
  await page.getByRole('button', { name: '记一笔' }).click()
  await page.getByLabel('看到什么、做了什么').fill('先撒了一层炉灰。')
  await page.getByRole('button', { name: '记下', exact: true }).click()
  await expect(page.getByText('先撒了一层炉灰。')).toBeVisible()
  const iceId = idOf(page)

  const worker = await street.open('周倩', '/desk/needs/understand', desk)
  expect(await needOf(worker, iceId)).toMatchObject({ source: 'grid-worker', unitCode: '230506002002001' })
  await worker.getByRole('link', { name: /刘奶奶家门锁/ }).click()
  await expect(worker.getByText('1号楼 1单元 102').first()).toBeVisible()
})

test('a grid worker writes down what a resident said, marks it urgent, and sees who is to be visited', async ({
  page,
  street,
}) => {
  const resident = await street.open('王福贵', '/m/ask', phone)
  await resident.context().grantPermissions(['microphone'])
  await resident.getByRole('button', { name: '点一下，开始说' }).click()
  await expect(resident.getByRole('timer')).toContainText(/0:0[2-9]/)
  await resident.getByRole('button', { name: '说完了' }).click()
  for (let step = 1; step <= 3; step += 1) await resident.getByRole('button', { name: '下一步' }).click()
  await resident.getByRole('button', { name: '发出去' }).click()
  await resident.getByRole('link', { name: '看这件事' }).click()
  await expect(resident.getByRole('heading', { name: '语音留言' })).toBeVisible()

  await street.signIn(page, '张凯', `/m/work/needs/${idOf(resident)}`)
  await page.getByRole('button', { name: '写成文字' }).click()
  await page.getByLabel('听到的话').fill('窗户关不严，往里灌风。')
  await page.getByRole('button', { name: '写好了' }).click()
  await expect(page.getByRole('heading', { name: /窗户关不严/ })).toBeVisible()
  await page.getByRole('button', { name: '先标急' }).click()
  await expect(page.getByRole('button', { name: '先标急' })).toHaveCount(0)
  await page.goto('/m/work/visits')
  await expect(page.getByText('没有约好的上门。')).toBeVisible()
})
