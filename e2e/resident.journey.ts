import { ask, idOf, needOf, sendToSquad, serve } from './desk-hands.ts'
import { expect, expectAccessible, type Page, phone, picture, test } from './journey.ts'

test.use({ viewport: phone, permissions: ['microphone'] })

test('an old resident asks in large letters, says that it is not solved, and is content the second time', async ({
  page,
  street,
}) => {
  await giveVoice(page)
  await street.signIn(page, '王福贵', '/m/')
  await expect(page.getByRole('heading', { name: '王大爷，上午好' })).toBeVisible()
  await expect(page.getByRole('link', { name: /药盒/ })).toBeVisible()
  await picture(page, 'resident-home')
  await page.getByRole('button', { name: '大字' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-elder', '')
  await picture(page, 'phone-elder')
  await page.getByRole('button', { name: '念给我听' }).click()
  expect(await page.evaluate(() => (window as unknown as Heard).heard)).toContain('王大爷，上午好')
  await page.getByRole('button', { name: '别念了' }).click()

  await page.getByRole('link', { name: '我要求助' }).click()
  await page.getByRole('button', { name: '下一步' }).click()
  await expect(page.getByText('说一句什么事，或者录一段语音。')).toBeVisible()
  await page.getByLabel('或者写下来').fill('屋里暖气片不热，夜里冻得慌，想请人来看看。')
  await page.getByRole('radio', { name: '家里东西坏了' }).check()
  await picture(page, 'resident-ask')
  await page.getByRole('button', { name: '下一步' }).click()
  await expect(page.getByText('5号楼 2单元 301')).toBeVisible()
  await page.getByRole('checkbox', { name: '上午' }).check()
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('button', { name: '改 什么时候' }).click()
  await page.getByRole('checkbox', { name: '下午' }).check()
  await page.getByRole('button', { name: '改好了' }).click()
  await expect(page.getByText('上午 下午')).toBeVisible()
  await page.getByRole('button', { name: '改 怎么找您' }).click()
  await page.getByRole('button', { name: '返回' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: '发出去' }).click()
  await expect(page.getByRole('heading', { name: '收到了' })).toBeVisible()
  await expect(page.getByText(/2026-\d{4}/)).toBeVisible()
  await picture(page, 'resident-received')
  await page.getByRole('link', { name: '看这件事' }).click()
  await expect(page.getByText('我们收到了您说的事。')).toBeVisible()
  const needId = idOf(page)

  const worker = await street.open('李敏', '/desk/needs/understand')
  const leader = await street.open('高秀兰', '/m/team', phone)
  await sendToSquad(worker, needId, '绚丽彩')
  await serve(leader, needId, '暖气片里有气，放了放。')

  await page.reload()
  await expect(page.getByRole('heading', { name: '办好了吗？' })).toBeVisible()
  await picture(page, 'resident-confirm')
  await page.getByRole('radio', { name: '没解决' }).check()
  await expect(page.getByRole('button', { name: '发出去' })).toBeDisabled()
  await page.getByLabel('还差什么？').fill('热了半天又凉了。')
  await page.getByRole('button', { name: '发出去' }).click()
  await expect(page.getByText('记下了，我们重新办，上一级盯着。')).toBeVisible()
  expect((await needOf(worker, needId)).state).toBe('reopened')

  await sendToSquad(worker, needId, '绚丽彩')
  await serve(leader, needId, '换了放气阀，摸着都热了。')
  await page.goto('/m/')
  await page.getByRole('link', { name: /暖气片不热/ }).click()
  await page.getByRole('radio', { name: '满意' }).check()
  await page.getByLabel('想说什么，写在这里').fill('屋里暖和了，谢谢。')
  await page.getByRole('button', { name: '发出去' }).click()
  await expect(page.getByText('记下了，谢谢您。')).toBeVisible()
  await page.getByRole('link', { name: '返回' }).click()
  await page
    .getByRole('tab', { name: '办完的' })
    .or(page.getByRole('button', { name: '办完的' }))
    .click()
  await expect(page.getByRole('link', { name: /暖气片不热/ })).toBeVisible()

  await page.getByRole('button', { name: '字号' }).click()
  await page.getByRole('button', { name: '返回标准版' }).click()
  await expect(page.locator('html')).not.toHaveAttribute('data-elder', '')
})

test('a resident speaks instead of writing, adds a word, and takes it back', async ({ page, street }) => {
  await street.signIn(page, '王福贵', '/m/')
  await page.getByRole('link', { name: '拍照反映' }).click()
  await page.getByRole('button', { name: '点一下，开始说' }).click()
  await expect(page.getByRole('timer')).toContainText(/0:0[1-9]/)
  await page.getByRole('button', { name: '说完了' }).click()
  await expect(page.getByText('录好了')).toBeVisible()
  await page.getByRole('button', { name: '听一遍' }).click()
  await page.getByRole('button', { name: '停一下' }).click()
  await page.getByRole('button', { name: '重说' }).click()
  await expect(page.getByRole('timer')).toContainText(/0:0[2-9]/)
  await page.getByRole('button', { name: '说完了' }).click()
  for (let step = 1; step <= 3; step += 1) await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('button', { name: '发出去' }).click()
  await page.getByRole('link', { name: '看这件事' }).click()
  await expect(page.getByRole('heading', { name: '语音留言' })).toBeVisible()
  await page.getByRole('button', { name: '听一遍' }).click()

  await page.getByRole('button', { name: '再说几句' }).click()
  await page.getByLabel('还想说什么').fill('是厨房的灯。')
  await page.getByRole('button', { name: '发出去' }).click()
  await expect(page.getByText('是厨房的灯。')).toBeVisible()
  await page.getByRole('button', { name: '不用办了' }).click()
  await page.getByRole('button', { name: '不了' }).click()
  await page.getByRole('button', { name: '不用办了' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: '不用办了' }).click()
  await expect(page.getByText('您说不用办了')).toBeVisible()
  await picture(page, 'resident-need')
})

test('without a signal the phone says so, and what was typed stays and goes by itself when the signal returns', async ({
  page,
  street,
  context,
}) => {
  await street.signIn(page, '刘淑琴', '/m/ask')
  await page.getByLabel('或者写下来').fill('门口的灯坏了。')
  await context.setOffline(true)
  await expect(page.getByText('没有信号。您写的还在')).toBeVisible()
  await picture(page, 'resident-offline')
  for (let step = 1; step <= 3; step += 1) await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('button', { name: '发出去' }).click()
  await expect(page.getByText('没发出去。您写的还在，点这里再发。')).toBeVisible()
  await expect(page.getByText('有信号了会自动发出去')).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByText('没有信号。您写的还在')).toBeHidden()
  await expect(page.getByRole('heading', { name: '收到了' })).toBeVisible()
  await page.getByRole('button', { name: '回首页' }).click()
  const { rows } = await ask<{ rows: { title: string }[] }>(page, 'listMine')
  expect(rows.filter(({ title }) => title.includes('门口的灯坏了'))).toHaveLength(1)
})

interface Heard {
  heard: string
}

/** A voice of this device that keeps what it read: the browser of the journeys has none. */
async function giveVoice(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const voice = { lang: 'zh-CN', localService: true }
    const speak = ({ text }: { text: string }) => void ((window as unknown as Heard).heard = text)
    const speechSynthesis = { getVoices: () => [voice], speak, cancel: () => undefined }
    Object.defineProperty(window, 'speechSynthesis', { value: speechSynthesis })
    Object.defineProperty(window, 'SpeechSynthesisUtterance', {
      value: class {
        text: string
        constructor(text: string) {
          this.text = text
        }
      },
    })
  })
}
