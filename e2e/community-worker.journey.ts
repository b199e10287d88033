import { ask } from './desk-hands.ts'
import { desk, expect, expectAccessible, type Page, picture, test } from './journey.ts'

test.use({ viewport: desk })

test('a community worker triages and dispatches twenty needs by keyboard alone', async ({ page, street }) => {
  test.setTimeout(120_000)
  const colleague = await street.open('何苗', '/desk/needs/hear')
  const { stages } = await ask<{ stages: { understand: number } }>(colleague, 'countInbox')
  for (let told = stages.understand; told < 20; told += 1) {
    const text = `${told} 号楼楼道的灯泡坏了，晚上看不清台阶。`
    await ask(colleague, 'report', '', {
      text,
      source: 'phone-call',
      reporterName: '来电的人',
      unitCode: '230506002001',
      photoIds: [],
    })
  }

  await street.signIn(page, '李敏', '/desk/needs/understand')
  const waiting = page.getByRole('navigation', { name: '怎么看' }).getByRole('button').first()
  await expect(waiting).toHaveText('待研判 20')
  await expect(page.getByRole('list', { name: '诉求' })).toBeVisible()
  await page.keyboard.press('j')
  const act = page.getByRole('group', { name: '能做的事' }).getByRole('button').first()
  await expect(act).toHaveText(/先选类型和类别/)
  await picture(page, 'desk-triage')
  await page.keyboard.press('j')
  await page.keyboard.press('k')

  for (let left = 20; left > 0; left -= 1) {
    await expect(act).toHaveText(/先选类型和类别/)
    if (left === 20) {
      await page.keyboard.press('e')
      await expect(page.getByText('选一个类型')).toBeVisible()
    }
    await page.keyboard.press('3')
    await page.keyboard.press('9')
    for (let team = 1; team <= 3; team += 1) await page.keyboard.press('t')
    await expect(page.getByRole('radio', { name: /生态绿分队/ })).toBeVisible()
    await page.keyboard.press('n')
    await expect(act).toHaveText(/派给/)
    if (left === 20) await picture(page, 'desk-dispatch')
    await page.keyboard.press('e')
    await expect(waiting).toHaveText(`待研判 ${left - 1}`)
  }
  await expect(page.getByText('都判完了。')).toBeVisible()

  await page.keyboard.press('u')
  await expect(page.getByText('撤回了').first()).toBeVisible()
  await expect(waiting).toHaveText('待研判 1')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: '按键' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.type('日历')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/desk\/calendar/)
})

test('many are sorted in one stroke and taken back; one is joined to another and parted again', async ({
  page,
  street,
}) => {
  await street.signIn(page, '李敏', '/desk/needs/understand')
  await expect(page.getByRole('list', { name: '诉求' })).toBeVisible()
  for (let row = 1; row <= 2; row += 1) {
    await page.keyboard.press('j')
    await page.keyboard.press('x')
  }
  await expect(page.getByText('已选 2 条')).toBeVisible()
  await page.getByRole('button', { name: '一起研判' }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('radio', { name: /^愁/ }).check()
  await form.getByRole('radio', { name: '服务' }).check()
  await picture(page, 'desk-bulk')
  await form.getByRole('button', { name: '记为愁·服务' }).click()
  await expect(page.getByText('2 件办好了')).toBeVisible()
  await page.getByRole('button', { name: '撤回' }).click()
  await expect(page.getByText('撤回了 2 件')).toBeVisible()

  await page.getByRole('link', { name: /^(?!.*王大爷).*行动不便，想请人上门理发/ }).click()
  await page.getByRole('button', { name: '和「王大爷想理发」合并' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /并到|并过去/ })
    .click()
  await expect(page.getByText(/并到 \d{4}-\d+ 了/)).toBeVisible()
})

test('a community worker takes in what somebody says at the door', async ({ page, street }) => {
  await street.signIn(page, '李敏', '/desk/needs/hear')
  await page.getByRole('link', { name: '收一件' }).first().click()
  await page.getByRole('radio', { name: '上门说的' }).check()
  await findPerson(page, '王福贵')
  await page.getByLabel('什么事').fill('想问问冬天取暖补贴怎么领。')
  await expectAccessible(page)
  await picture(page, 'desk-take-in')
})

async function findPerson(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox', { name: '找人' }).fill(name)
  await page.getByRole('option', { name: new RegExp(name) }).click()
}
