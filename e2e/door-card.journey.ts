import type { BrowserContext } from '@playwright/test'
import { desk, expect, expectAccessible, type Page, phone, picture, test } from './journey.ts'

// Ways in without sign-in: the card at the door and the suggestion box, inside the browser of WeChat.

const weChat =
  'Mozilla/5.0 (Linux; Android 10; HarmonyOS) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/99.0.4844.88 ' +
  'Mobile Safari/537.36 XWEB/5279 MicroMessenger/8.0.42.2460(0x28002A58) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN'

test.use({ viewport: phone, userAgent: weChat })

/** What WeChat's browser has not: recording, a voice to read aloud, and workers behind the page. */
async function takeAway(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    Object.defineProperty(window, 'MediaRecorder', { value: undefined })
    Object.defineProperty(navigator, 'serviceWorker', { value: undefined })
    const silent = { getVoices: () => [], speak: () => undefined, cancel: () => undefined }
    Object.defineProperty(window, 'speechSynthesis', { value: silent })
  })
}

test('whoever is at home scans the card at the door and is heard, and a lost card opens nothing more', async ({
  page,
  street,
  context,
}) => {
  await takeAway(context)
  const worker = await street.open('李敏', '/desk/cards', desk)
  await worker.getByLabel('找楼栋').fill('6号楼')
  await worker.getByRole('button', { name: '6号楼', exact: true }).click()
  await worker.getByRole('checkbox', { name: '选中「1单元 101」' }).check()
  await worker.getByRole('checkbox', { name: '选中「1单元 102」' }).check()
  await worker.getByRole('button', { name: '打印选的 2 张' }).click()
  await expect(worker.getByText('6号楼 1单元 101')).toBeVisible()
  await worker.getByRole('button', { name: '打印', exact: true }).click()
  const [lost, mine] = await codes(worker)
  await worker.getByRole('button', { name: '返回' }).click()

  await page.goto(`/c/${lost}`)
  await expect(page.getByRole('heading', { name: '您家里有什么事？' })).toBeVisible()
  await expect(page.getByText('宏吉社区会来问')).toBeVisible()
  await expect(page.getByRole('link', { name: '119' })).toHaveAttribute('href', 'tel:119')
  await expect(page.getByRole('link', { name: /打给宏吉社区/ })).toBeVisible()
  // Nothing that this browser can't do is offered; the call stands in its place.
  await expect(page.getByRole('button', { name: '点一下，开始说' })).toHaveCount(0)
  await expect(page.getByRole('link', { name: '打给社区', exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: '念给我听' })).toHaveCount(0)
  await expect(page.locator('a[download]')).toHaveCount(0)
  await expect(page.getByText('6号楼')).toHaveCount(0)
  await expectAccessible(page)
  await page.getByRole('button', { name: '发出去' }).click()
  await expect(page.getByText('说一句什么事，或者录一段语音。')).toBeVisible()
  await page.getByLabel('或者写下来').fill('厨房水管漏了，家里只有老人。')
  await picture(page, 'door-card')
  await page.getByRole('button', { name: '发出去' }).click()
  await expect(page.getByRole('heading', { name: '收到了' })).toBeVisible()
  const number = await page.getByText(/^2026-\d{4}$/).innerText()
  await expect(page.getByText('以前')).toBeVisible()
  await picture(page, 'door-card-received')

  await page.getByRole('button', { name: '再说一件' }).click()
  await page.getByLabel('或者写下来').fill('楼道灯也不亮。')
  await page.getByRole('radio', { name: '打我留的电话' }).check()
  await page.getByRole('button', { name: '发出去' }).click()
  await expect(page.getByText('留一个手机号')).toBeVisible()
  await page.getByLabel('电话', { exact: true }).fill('199 0000 7654')
  await page.getByRole('button', { name: '发出去' }).click()
  await expect(page.getByText('社区会打您留的电话')).toBeVisible()

  await worker.goto('/desk/needs/understand')
  await worker.getByRole('link', { name: /厨房水管漏了/ }).click()
  await expect(worker.getByText(number).first()).toBeVisible()
  await expect(worker.getByText('门上的卡').first()).toBeVisible()
  await expect(worker.getByText('6号楼 1单元 101').first()).toBeVisible()

  await worker.goto('/desk/needs/understand')
  await worker.getByRole('link', { name: /楼道灯也不亮/ }).click()
  await worker.getByRole('button', { name: '看留的号码' }).click()
  await expect(worker.getByText('19900007654')).toBeVisible()

  await worker.goto('/desk/cards')
  await worker.getByRole('button', { name: '按卡号找门' }).click()
  await worker.getByRole('textbox', { name: '卡号' }).fill(lost)
  await worker.getByRole('main').getByRole('button', { name: '找', exact: true }).click()
  await expect(worker.getByText('这张卡是 6号楼 1单元 101 的。')).toBeVisible()
  await worker.getByRole('button', { name: '看这栋楼' }).click()
  await picture(worker, 'desk-cards')
  await worker.getByRole('button', { name: '补卡 1单元 101' }).click()
  await worker.getByRole('alertdialog').getByRole('button', { name: '补卡' }).click()
  const [fresh] = await codes(worker)
  await page.goto(`/c/${lost}`)
  await expect(page.getByText('这张卡用不了，可能换过新的。')).toBeVisible()
  await expect(page.getByRole('link', { name: /打给/ })).toBeVisible()
  const dead = await page.locator('main').innerText()
  await page.goto('/c/ABCDEFGH2345')
  await expect(page.getByText('这张卡用不了，可能换过新的。')).toBeVisible()
  await expect(page.getByRole('link', { name: /打给/ })).toBeVisible()
  expect(await page.locator('main').innerText()).toBe(dead)

  await page.getByRole('link', { name: '再输一遍卡号' }).click()
  await page.getByLabel('卡号').fill('1234')
  await page.getByRole('button', { name: '打开' }).click()
  await expect(page.getByText('号不对')).toBeVisible()
  await page.getByLabel('卡号').fill(fresh!.toLowerCase())
  await expectAccessible(page)
  await page.getByRole('button', { name: '打开' }).click()
  await expect(page.getByRole('heading', { name: '您家里有什么事？' })).toBeVisible()
  expect(mine).not.toBe(fresh)
})

test('a whole house of cards prints eight a sheet', async ({ page, street }) => {
  await page.setViewportSize(desk)
  await street.signIn(page, '李敏', '/desk/cards')
  await page.getByRole('button', { name: '5号楼', exact: true }).click()
  await page.getByRole('button', { name: '打印全楼 36 张' }).click()
  await expect(page.getByText('36 张卡，5 页 A4，每页 8 张')).toBeVisible()
  await picture(page, 'desk-card-sheet')
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(5)
})

test('several houses of cards print in one go', async ({ page, street }) => {
  await page.setViewportSize(desk)
  await street.signIn(page, '李敏', '/desk/cards')
  await page.getByRole('checkbox', { name: '选中「3号楼」' }).check()
  await page.getByRole('button', { name: '都不选' }).click()
  await page.getByRole('checkbox', { name: '选中「5号楼」' }).check()
  await page.getByRole('checkbox', { name: '选中「6号楼」' }).check()
  await expect(page.getByText('已选 2 条')).toBeVisible()
  await picture(page, 'desk-cards-picked')
  await expectAccessible(page)
  await page.getByRole('button', { name: '打印全部 72 张' }).click()
  await expect(page.getByText('72 张卡，9 页 A4，每页 8 张')).toBeVisible()
  await expect(page.getByText('5号楼 1单元 101')).toBeVisible()
  await expect(page.getByText('6号楼 1单元 101')).toBeVisible()
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(9)
})

test('a suggestion box takes what somebody says without a name, who looks later how it stands', async ({
  page,
  street,
  context,
}) => {
  await takeAway(context)
  const worker = await street.open('李敏', '/desk/boxes', desk)
  await worker.getByRole('button', { name: '挂一个意见箱' }).click()
  const form = worker.getByRole('dialog')
  await form.getByRole('button', { name: '记下' }).click()
  await expect(form.getByText('挂在哪、谁开箱，都要写。')).toBeVisible()
  await form.getByLabel('归哪儿').selectOption({ label: '宏吉社区' })
  await form.getByLabel('挂在哪').fill('小广场凉亭')
  await form.getByRole('combobox', { name: '谁开箱' }).fill('何苗')
  await worker.getByRole('option', { name: /何苗/ }).click()
  await form.getByRole('button', { name: '记下' }).click()
  await worker.getByRole('rowheader').filter({ hasText: '小广场凉亭' }).getByRole('button').click()
  await worker.getByRole('link', { name: '印海报' }).click()
  await expect(worker.getByText('可以不留名')).toBeVisible()
  await worker.getByRole('button', { name: '打印' }).click()
  await picture(worker, 'desk-box-poster')
  const code = new URL(worker.url()).pathname.split('/')[3]!

  await page.goto(`/b/${code}`)
  await expect(page.getByText('宏吉社区 小广场凉亭')).toBeVisible()
  await page.getByRole('button', { name: '投进去' }).click()
  await expect(page.getByText('写一句您想说的。')).toBeVisible()
  await page.getByLabel('您想说什么').fill('凉亭的座位坏了两个。')
  await expectAccessible(page)
  await page.getByRole('button', { name: '投进去' }).click()
  await expect(page.getByRole('heading', { name: '收到了' })).toBeVisible()
  const number = await page.getByText(/^2026-\d{4}$/).innerText()
  const receipt = await page.getByText(/^\p{Script=Han}{2} \p{Script=Han}{2} \d{4}$/u).innerText()
  await picture(page, 'suggestion-box-receipt')
  await page.getByRole('link', { name: '查办到哪了' }).click()
  await page.getByRole('button', { name: '查', exact: true }).click()
  await expect(page.getByText('编号和口令都要写。')).toBeVisible()
  await page.getByLabel('编号').fill(number)
  await page.getByLabel('口令').fill('春风 白云 0000')
  await page.getByRole('button', { name: '查', exact: true }).click()
  await expect(page.getByText('查不到。请对照回执')).toBeVisible()
  await page.getByLabel('口令').fill(receipt)
  await page.getByRole('button', { name: '查', exact: true }).click()
  await expect(page.getByText('收到了，还没定谁办')).toBeVisible()
  await expectAccessible(page)
  await page.goto(`/b/${code}`)
  await page.getByLabel('您想说什么').fill('再修修灯。')
  await page.getByLabel('怎么称呼您').fill('老徐')
  await page.getByRole('button', { name: '投进去' }).click()
  await expect(page.getByText('说的话收下了。')).toBeVisible()
  await page.getByRole('button', { name: '再说一件' }).click()

  await worker.goto('/desk/boxes')
  await worker.getByRole('rowheader').filter({ hasText: '小广场凉亭' }).getByRole('button').click()
  await worker.getByRole('button', { name: '录纸条' }).click()
  await worker.getByLabel('纸条上写的').fill('垃圾桶离凉亭太近。')
  await worker.getByRole('button', { name: '收下这张' }).click()
  await expect(worker.getByText(/收下了，编号/)).toBeVisible()
  await worker.getByRole('button', { name: '改', exact: true }).click()
  await worker.getByLabel('挂在哪').fill('小广场凉亭东')
  await worker.getByRole('button', { name: '记下' }).click()
  await expect(worker.getByRole('heading', { name: '小广场凉亭东' })).toBeVisible()
  await worker.getByRole('button', { name: '撤掉' }).click()
  await worker.getByRole('alertdialog').getByRole('button', { name: '撤掉' }).click()
  await worker.getByRole('checkbox', { name: '也看已撤的' }).check()
  await expect(worker.getByText('已撤').first()).toBeVisible()
  await page.goto(`/b/${code}`)
  await expect(page.getByText('这个意见箱的码用不了')).toBeVisible()
})

/** The codes of the cards on the open sheets. */
async function codes(page: Page): Promise<[string, ...string[]]> {
  const found = page.getByText(/^[2-9A-Z]{4} [2-9A-Z]{4} [2-9A-Z]{4}$/)
  await expect(found.first()).toBeVisible()
  return (await found.allInnerTexts()).map((text) => text.replaceAll(' ', '')) as [string, ...string[]]
}
