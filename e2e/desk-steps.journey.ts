import { desk, expect, type Page, test } from './journey.ts'

test.use({ viewport: desk })

// What a desk may do with a need beside the straight way: ask first, refer, follow up, decline, call back, guard.

test('a need that others are responsible for is referred, followed, and confirmed by a telephone call', async ({
  page,
  street,
}) => {
  await street.signIn(page, '李敏', '/desk/needs/understand')
  await openNeed(page, /问移动之家哪天来/)
  await page.getByRole('button', { name: /^再看 \d+ 位/ }).click()
  await page.getByRole('button', { name: '收起' }).click()
  await page.getByRole('button', { name: '先问清楚' }).click()
  await form(page).getByRole('button', { name: '不了' }).click()
  await page.getByRole('button', { name: '先问清楚' }).click()
  await form(page).getByLabel('问到了什么').fill('问的是这个礼拜四。')
  await form(page).getByRole('button', { name: '记下来' }).click()
  await expect(page.getByText('问的是这个礼拜四。').first()).toBeVisible()

  await act(page, '转给负责部门')
  await form(page).getByLabel('转给哪个部门').fill('区卫健局')
  await form(page).getByLabel('为什么归他们').fill('移动之家的车归他们排。')
  await form(page).getByRole('button', { name: '转过去，跟着' }).click()
  await expect(page.getByText('转过去了，到时候回问')).toBeVisible()

  await page.goto('/desk/needs/serve')
  await openNeed(page, /问移动之家哪天来/)
  await act(page, '收回来办')
  await form(page).getByRole('button', { name: '不了' }).click()
  await act(page, '记跟进')
  await form(page).getByLabel('对方怎么说').fill('礼拜四上午到五号楼。')
  await form(page).getByRole('button', { name: '记下来' }).click()
  await act(page, '对方办完了')
  await form(page).getByLabel('办得怎么样').fill('车来过了。')
  await form(page).getByRole('button', { name: '办完了，请居民确认' }).click()

  await page.goto('/desk/needs/confirm')
  await openNeed(page, /问移动之家哪天来/)
  await act(page, '记回访')
  await form(page).getByRole('radio', { name: '没人接' }).check()
  await form(page).getByRole('button', { name: '记下来' }).click()
  await expect(page.getByText('没人接，记下了')).toBeVisible()
  await act(page, '记回访')
  await form(page).getByRole('radio', { name: '满意' }).check()
  await form(page).getByRole('button', { name: '记下来' }).click()
  await expect(page.getByText('居民说满意，办结了')).toBeVisible()
})

test('what is not for the street is declined with where to go, and what accuses somebody leaves the desk at once', async ({
  page,
  street,
}) => {
  await street.signIn(page, '李敏', '/desk/needs/understand')
  await openNeed(page, /二人转/)
  await act(page, '不受理')
  await form(page).getByLabel('为什么不归这儿管').fill('演出归文化馆排。')
  await form(page).getByLabel('可以去哪里办').fill('区文化馆，河沿街 3 号')
  await form(page).getByRole('button', { name: '告诉居民去哪里办' }).click()
  await expect(page.getByText('告诉居民去哪里办了')).toBeVisible()

  await page.getByRole('list', { name: '诉求' }).getByRole('link').first().click()
  await act(page, '交专员看')
  await form(page).getByLabel('为什么像信访、检举').fill('说到收钱的事。')
  await form(page).getByRole('button', { name: '交专员看' }).click()
  await expect(page.getByText('交给专员了')).toBeVisible()

  const officer = await street.open('高岩', '/desk/needs/guarded')
  await officer.getByRole('list', { name: '诉求' }).getByRole('link').first().click()
  await act(officer, '不是检举')
  await form(officer).getByLabel('怎么定的').fill('问过本人，是说价钱。')
  await form(officer).getByRole('button', { name: '放回待研判' }).click()
  await expect(officer.getByText('放回待研判了')).toBeVisible()
})

test('a desk tries what stands beside the main act, and lets it be', async ({ page, street }) => {
  await street.signIn(page, '宋玉梅', '/desk/needs/serve')
  await page
    .getByRole('navigation', { name: '怎么看' })
    .getByRole('button', { name: /等批延期 1/ })
    .click()
  await expect(page).toHaveURL(/tab=extensions/)
  await expect(page.getByRole('list', { name: '诉求' }).getByRole('listitem').first()).toContainText('等批延期')
  await openNeed(page, /空调外机/)
  for (const name of ['办完了', '约上门', '记一笔', '标记']) {
    await act(page, name)
    if (name === '标记') {
      await form(page).getByRole('checkbox').first().check()
      await form(page).getByRole('button', { name: '标上' }).click()
      await page.getByRole('main').getByRole('button', { name: '撤回' }).click()
    } else {
      if (name === '约上门') await form(page).getByRole('button', { name: '约好了' }).click()
      await form(page).getByRole('button', { name: '关闭' }).click()
    }
  }
  const officer = await street.open('韩志远', '/desk/needs/find')
  await officer.getByRole('list', { name: '诉求' }).getByRole('link').first().click()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('人员')
  await page.getByRole('option', { name: '人员', exact: true }).click()
  await expect(page).toHaveURL(/desk\/people/)
  await act(officer, '先选谁去')
  await officer.getByRole('checkbox').nth(0).check({ force: true })
  await officer.getByRole('checkbox').nth(1).check({ force: true })
  await officer.getByRole('button', { name: '一起派' }).click()
  await form(officer).getByRole('button', { name: '派出去' }).click()
  await form(officer).getByRole('button', { name: '不了' }).click()
  await officer.goto('/desk/needs/understand')
  await officer.getByRole('list', { name: '诉求' }).getByRole('link').first().click()
  await act(officer, '合并')
  await form(officer).getByRole('button', { name: '并过去' }).click()
  await form(officer).getByRole('button', { name: '不了' }).click()

  const guardian = await street.open('高岩', '/desk/needs/guarded')
  await guardian.getByRole('list', { name: '诉求' }).getByRole('link').first().click()
  await act(guardian, '转交处理')
  await form(guardian).getByLabel('转给哪个部门').fill('区信访局')
  await form(guardian).getByLabel('为什么归他们').fill('说到了干部。')
  await form(guardian).getByRole('button', { name: '转交', exact: true }).click()
  await expect(guardian.getByText('转交了，到时候回问')).toBeVisible()
})

test('each list of the loop opens by its tabs, and filters come off one by one or all at once', async ({
  page,
  street,
}) => {
  await street.signIn(page, '韩志远', '/desk/needs/hear')
  for (const list of ['hear', 'understand', 'find', 'serve', 'confirm', 'all']) {
    await page.goto(`/desk/needs/${list}`)
    const tabs = page.getByRole('navigation', { name: '怎么看' }).getByRole('button')
    await expect(tabs.first()).toBeVisible()
    await page.waitForLoadState('networkidle')
    for (const tab of (await tabs.all()).reverse()) {
      await tab.click()
      await expect(tab).toHaveAttribute('aria-current', 'true')
    }
  }
  await page.getByRole('button', { name: '筛选' }).click()
  await page.getByLabel('社区或网格').selectOption({ label: '宏如社区' })
  await page.getByLabel('从哪儿来').selectOption({ index: 1 })
  await page.getByLabel('起个名字').fill('宏如手机来的')
  await page.getByRole('button', { name: '存下现在这样' }).click()
  await page.getByRole('button', { name: '删掉「宏如手机来的」' }).click()
  await page.getByRole('button', { name: '看结果' }).click()
  await page
    .getByRole('button', { name: /^去掉「/ })
    .first()
    .click()
  await page.getByRole('button', { name: /^筛选/ }).click()
  await page.getByRole('button', { name: '全部去掉' }).click()
  await expect(page).not.toHaveURL(/unit=/)
  await page.keyboard.press('Escape')
  await page.getByRole('searchbox').fill('漏水')
  await page.getByRole('button', { name: '清除' }).click()
  await page.getByRole('checkbox').first().check({ force: true })
  await page.getByRole('button', { name: '这些全选' }).click()
  await page.getByRole('button', { name: '都不选' }).click()
})

async function openNeed(page: Page, title: RegExp): Promise<void> {
  await page.getByRole('list', { name: '诉求' }).getByRole('link', { name: title }).first().click()
  await expect(page.getByRole('group', { name: '能做的事' })).toBeVisible()
}

/** Takes an act where it stands: at the foot, or under 更多. */
async function act(page: Page, name: string): Promise<void> {
  const bar = page.getByRole('group', { name: '能做的事' })
  await expect(bar).toBeVisible()
  const button = bar.getByRole('button', { name })
  if (await button.first().isVisible()) return button.first().click()
  await bar.getByRole('button', { name: '更多' }).click()
  await page.getByRole('menuitem', { name }).click()
}

function form(page: Page) {
  return page.getByRole('dialog')
}
