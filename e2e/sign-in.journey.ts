import { expect, test } from './journey.ts'

const phone = '19900007001'

test('somebody new signs in by the code that the community reads to them, says a name, and signs out', async ({
  page,
  street,
}) => {
  await page.setViewportSize({ width: 390, height: 800 })
  await page.goto('/')
  await page.getByRole('link', { name: '登录' }).click()
  await page.getByLabel('手机号').fill('123')
  await page.getByRole('button', { name: '发验证码' }).click()
  await expect(page.getByText('手机号要 11 位')).toBeVisible()
  await page.getByLabel('手机号').fill('19900007009')
  await page.getByRole('button', { name: '发验证码' }).click()
  await page.getByRole('button', { name: '换一个号码' }).click()
  await page.getByLabel('手机号').fill(phone)
  await page.getByRole('button', { name: '发验证码' }).click()
  await expect(page.getByText(`发到了 ${phone}`)).toBeVisible()
  await expect(page.getByRole('button', { name: '秒后可以再发' })).toBeDisabled()

  const desk = await street.device()
  await street.signIn(desk, '韩志远', '/desk/outbox')
  await desk
    .getByRole('button', { name: /登录验证码/ })
    .first()
    .click()
  await desk.getByLabel('本人在问，核对过是谁').check()
  await desk.getByRole('button', { name: '查看并记录' }).click()
  const message = await desk.getByText(/登录验证码 \d{6}/).innerText()
  await page.getByLabel('验证码').fill(/\d{6}/.exec(message)![0])
  await page.getByRole('button', { name: '登录', exact: true }).click()

  await page.getByLabel('姓名').fill('许秋生')
  await page.getByLabel('喜欢别人怎么叫您').fill('许叔')
  await page.getByRole('button', { name: '记下' }).click()
  await expect(page.getByText('选一下社区')).toBeVisible()
  await page.getByLabel('社区').selectOption('宏吉社区')
  await page.getByRole('button', { name: '记下' }).click()
  await expect(page.getByRole('link', { name: /我要求助/ })).toBeVisible()
  await page.goto('/m/account')
  await expect(page.getByRole('heading', { name: '许秋生' })).toBeVisible()
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.getByRole('button', { name: '先不退' }).click()
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: '退出登录' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  await page.goto('/m/account')
  await expect(page).toHaveURL(/\/sign-in\?next=/)
})

test('a community worker chooses a password, makes a token, and ends what is signed in elsewhere', async ({
  page,
  street,
}) => {
  await street.signIn(page, '李敏', '/desk/account')
  await page.getByRole('button', { name: '设密码' }).click()
  await page.getByRole('button', { name: '不改了' }).click()
  await page.getByRole('button', { name: '设密码' }).click()
  await page.getByLabel('登录名').fill('li.min')
  await page.getByLabel('新密码').fill('太短了')
  await page.getByRole('button', { name: '记下' }).click()
  await expect(page.getByText('密码至少要 10 个字')).toBeVisible()
  await page.getByLabel('新密码').fill('一九四五年的老火车站')
  await page.getByLabel('看一看').check()
  await page.getByRole('button', { name: '记下' }).click()
  await expect(page.getByText('密码记下了')).toBeVisible()

  await page.getByRole('button', { name: '改密码' }).click()
  await page.getByRole('button', { name: '不改了' }).click()

  await page.getByLabel('给什么用').fill('报表')
  await page.getByLabel('有效多久').selectOption('1')
  await page.getByRole('button', { name: '做一个令牌' }).click()
  await expect(page.getByText('令牌只显示这一次')).toBeVisible()
  await page.getByRole('button', { name: '抄好了' }).click()
  await page.getByRole('button', { name: '作废' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: '退出' }).click()
  await expect(page.getByText('还没有令牌')).toBeVisible()

  const elsewhere = await street.device()
  for (let times = 1; times <= 2; times += 1) {
    await elsewhere.goto('/sign-in?next=/desk/account')
    await elsewhere.getByRole('button', { name: '用密码登录' }).click()
    await elsewhere.getByRole('button', { name: '用手机验证码登录' }).click()
    await elsewhere.getByRole('button', { name: '用密码登录' }).click()
    await elsewhere.getByLabel('登录名或手机号').fill('Li.Min')
    await elsewhere.getByLabel('密码', { exact: true }).fill('一九四五年的老火车站')
    await elsewhere.getByRole('button', { name: '登录', exact: true }).click()
    await expect(elsewhere).toHaveURL(({ pathname }) => pathname === '/desk/account')

    await page.reload()
    if (times === 1) {
      await page.getByRole('row').filter({ hasText: '密码' }).getByRole('button', { name: '退出' }).click()
      await page.getByRole('alertdialog').getByRole('button', { name: '退出' }).click()
    } else {
      await page.getByRole('button', { name: '其他地方都退出' }).click()
      await page.getByRole('alertdialog').getByRole('button', { name: '其他地方都退出' }).click()
    }
    await expect(page.getByText('只在这里登录着')).toBeVisible()
    await elsewhere.reload()
    await expect(elsewhere).toHaveURL(/\/sign-in/)
  }
})
