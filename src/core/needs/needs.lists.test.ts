import { describe, expect, it } from 'vitest'
import { openTestStreet } from '../../app/testing/harness.ts'
import { searchTerms } from '../../platform/search/terms.ts'
import type { needsCalls } from './contract.ts'
import { mostText } from './need.ts'
import { peopleOf } from './test-people.ts'

type Calls = typeof needsCalls

const street = await openTestStreet()
const { as, report, take, refusal, look, list, team, triaged, accepted } = peopleOf(street)

describe('lists', () => {
  it('the inbox is by turn of the loop, earliest deadline first, page by page', async () => {
    const ids = [await triaged(), await triaged(), await triaged()]
    const client = await as('李敏')
    const whole = await list('李敏', { stage: 'find' })
    expect(whole).toEqual(expect.arrayContaining(ids))
    const paged: string[] = []
    let after: string | undefined
    do {
      const page: { rows: { id: string }[]; next: string | null; total: number | null } = await client.call<
        Calls['listInbox']
      >('listInbox', { query: { stage: 'find', limit: 2, ...(after && { after }) } })
      paged.push(...page.rows.map(({ id }) => id))
      expect(page.total).toBe(whole.length)
      after = page.next ?? undefined
    } while (after)
    expect(paged).toEqual(whole)
  })

  it('finds by words and by number, and narrows by what stands in the address', async () => {
    const { id, number } = await report('王福贵', { text: '单元门口的台阶塌了一块，电话 13800001111 找我。' })
    expect(await list('李敏', { words: '台阶塌了' })).toEqual([id])
    expect(await list('李敏', { words: number })).toEqual([id])
    expect(await list('李敏', { words: '13800001111' })).toEqual([])
    expect(await list('周倩', { words: '台阶塌了' })).toEqual([])
    expect(await list('李敏', { words: '台阶塌了', stage: 'find' })).toEqual([])
    await take('李敏', 'triage', id, { kind: 'worry', category: 'management' })
    expect(await list('李敏', { stage: 'find', kind: 'worry', category: 'management' })).toContain(id)
    expect(await list('李敏', { stage: 'find', kind: 'wish' })).not.toContain(id)
    expect(await list('李敏', { stage: 'find', mine: true })).toContain(id)
    expect(await list('王丽华', { stage: 'find', mine: true })).not.toContain(id)
  })

  it('finds a word that every second need holds page by page, none twice and none left out', async () => {
    const word = '后院积水'
    await street.admin.query(
      `with told as (
         insert into needs.need (number, unit_code, source, heard_at, title, body, state, level, closed_at)
         select 'old-' || n, case when n % 3 = 0 then '230506002002' else '230506002001' end, 'import', now(), 'old',
                case when n % 2 = 0 then $1 else '别的事' end, 'closed', 'community', now()
         from generate_series(1, 2400) n returning id, body)
       insert into needs.search_term select id, array_to_tsvector(case when body = $1 then $2::text[] else '{}' end) from told`,
      [word, searchTerms(word)],
    )
    const client = await as('李敏')
    const found: string[] = []
    for (let after: string | null | undefined; after !== null; ) {
      const page: { rows: { id: string }[]; next: string | null } = await client.call<Calls['listInbox']>('listInbox', {
        query: { words: word, limit: 60, ...(after && { after }) },
      })
      found.push(...page.rows.map(({ id }) => id))
      after = page.next
    }
    const { rows } = await street.admin.query<{ id: string }>(
      'select id from needs.need where body = $1 and community_code = $2 order by id desc',
      [word, '230506002001'],
    )
    expect(rows).toHaveLength(800)
    expect(found).toEqual(rows.map(({ id }) => id))
  })

  it('finds what one house or one person has open or had, within one’s posts alone', async () => {
    const { rows } = await street.admin.query(
      "select id, unit_code from territory.building where unit_code = '230506002001001' order by id limit 2",
    )
    const [building, other] = rows.map(({ id }) => id as string)
    const { id } = await report('王福贵', { text: '楼道的扶手松了。', buildingId: building })
    const { id: elsewhere } = await report('王福贵', { text: '楼道的窗户关不上。', buildingId: other })
    const reporter = street.id('王福贵')
    expect(await list('李敏', { building })).toContain(id)
    expect(await list('李敏', { building })).not.toContain(elsewhere)
    expect(await list('李敏', { building, words: '扶手' })).toEqual([id])
    expect(await list('李敏', { building, ended: true })).not.toContain(id)
    expect(await list('李敏', { reporter, ended: false })).toEqual(expect.arrayContaining([id, elsewhere]))
    expect(await list('李敏', { reporter: street.id('金顺姬') })).not.toContain(id)
    expect(await list('周倩', { building })).toEqual([])
    expect(await list('周倩', { reporter })).toEqual([])

    await take('王福贵', 'withdraw', id)
    expect(await list('李敏', { building, ended: false })).not.toContain(id)
    expect(await list('李敏', { building, ended: true })).toContain(id)
  })

  it('a volunteer who was asked learns from no list who asks', async () => {
    const id = await triaged()
    await take('李敏', 'ask', id, { personIds: [street.id('赵春兰')] })
    expect(await list('赵春兰', {})).toContain(id)
    expect(await list('赵春兰', { reporter: street.id('王福贵') })).toEqual([])
  })

  it('counts are exact, for a community, a street, and a grid', async () => {
    await report('王福贵')
    const truth = await street.admin.query(
      "select lane, count(*)::int as count from needs.need where lane is not null and community_code = '230506002001' group by lane",
    )
    const counts = await (await as('李敏')).call<Calls['countInbox']>('countInbox')
    for (const { lane, count } of truth.rows) {
      if (lane !== 'guarded') expect(counts.states.find(({ state }) => state === lane)?.count).toBe(count)
    }
    await street.runJob('needs.fold-counts')
    expect(await (await as('李敏')).call<Calls['countInbox']>('countInbox')).toEqual(counts)
    await street.runJob('needs.recount')
    const ofGrid = await (await as('张凯')).call<Calls['countInbox']>('countInbox')
    expect(ofGrid.stages.understand).toBeGreaterThan(0)
    const ofStreet = await (await as('韩志远')).call<Calls['countInbox']>('countInbox')
    expect(ofStreet.stages.understand).toBeGreaterThanOrEqual(counts.stages.understand)
  })

  it('more time that is asked for waits where whoever answers it finds it, with a mark in the row', async () => {
    const id = await accepted()
    const extensionsFor = async (name: string) =>
      (await (await as(name)).call<Calls['countInbox']>('countInbox')).extensions
    const asked = { stage: 'serve', extensionAsked: true }
    const row = async (name: string) => {
      const inbox = await (await as(name)).call<Calls['listInbox']>('listInbox', {
        query: { stage: 'serve', limit: 200 },
      })
      return inbox.rows.find((one) => one.id === id)
    }
    expect(await extensionsFor('王丽华')).toBe(0)
    expect((await row('王丽华'))?.extensionAsked).toBe(false)

    const until = (await look('李敏', id)).deadlineAt! + 86_400_000
    await take('王丽华', 'askExtension', id, { until, reason: '配件要等。' })
    expect([await extensionsFor('王丽华'), await extensionsFor('韩志远'), await extensionsFor('李敏')]).toEqual([
      0, 1, 0,
    ])
    expect(await extensionsFor('周倩')).toBe(0)
    expect((await row('李敏'))?.extensionAsked).toBe(true)
    expect(await list('韩志远', asked)).toEqual([id])
    expect(await list('王丽华', asked)).toEqual([])
    expect(await list('周倩', asked)).toEqual([])
    expect((await look('王福贵', id)).extensionAsked).toBe(false)

    await take('韩志远', 'answerExtension', id, { granted: true })
    expect(await extensionsFor('韩志远')).toBe(0)
    expect(await list('韩志远', asked)).toEqual([])
  })

  it('shows a team what to accept, a volunteer what is asked, a resident what is theirs', async () => {
    const id = await triaged()
    await take('李敏', 'dispatch', id, { teamId: await team('绚丽彩') })
    const work = await (await as('高秀兰')).call<Calls['listWork']>('listWork', { query: { part: 'to-accept' } })
    expect(work.rows.map((row) => row.id)).toContain(id)
    street.clock.now += 1_000
    const asked = await triaged()
    await take('李敏', 'ask', asked, { personIds: [street.id('赵春兰')] })
    const mine = await (await as('赵春兰')).call<Calls['listWork']>('listWork')
    expect(mine.rows).toContainEqual(expect.objectContaining({ id: asked, part: 'asked-of-me' }))
    const own = await (await as('王福贵')).call<Calls['listMine']>('listMine', { query: { limit: 5 } })
    expect(own.rows[0]).toMatchObject({ id: asked, state: 'asked', residentStep: 'received' })
    expect(own.next).not.toBeNull()
  })

  it('offers squads, staff and members to choose from', async () => {
    const id = await triaged()
    const hands = await (await as('李敏')).call<Calls['listHands']>('listHands', { params: { needId: id } })
    expect(hands.staff.map(({ name }) => name)).toEqual(expect.arrayContaining(['张凯', '李敏', '韩志远']))
    expect(hands.volunteers.map(({ name }) => name)).toEqual(expect.arrayContaining(['赵春兰', '孙立国']))
    expect(hands.squads.some(({ leaders }) => leaders.includes('高秀兰'))).toBe(true)
  })

  it('keeps finer categories', async () => {
    const officer = await as('韩志远')
    expect(await (await as('李敏')).refusal('addCategory', { body: { broad: 'life', name: '供冰' } })).toBe('no-right')
    const added = await officer.call<Calls['addCategory']>('addCategory', { body: { broad: 'life', name: '供冰' } })
    const { id } = await report('王福贵')
    await take('李敏', 'triage', id, { kind: 'worry', category: 'life', finerCategoryId: added.id })
    expect((await look('李敏', id)).finerCategory).toMatchObject({ name: '供冰' })
    await officer.call<Calls['changeCategory']>('changeCategory', {
      params: { categoryId: added.id },
      body: { retired: true },
    })
    expect(await refusal('李敏', 'triage', id, { kind: 'worry', category: 'life', finerCategoryId: added.id })).toBe(
      'category-unknown',
    )
  })

  it('retires many finer categories at once and takes it back, each as it stood before', async () => {
    const officer = await as('韩志远')
    const add = async (name: string) =>
      (await officer.call<Calls['addCategory']>('addCategory', { body: { broad: 'life', name } })).id
    const [used, other, retired] = [await add('供粮'), await add('供煤'), await add('供油')]
    const stood = async () =>
      (await officer.call<Calls['getChoices']>('getChoices')).categories
        .filter(({ id }) => [used, other, retired].includes(id))
        .map(({ name, retiredAt }) => [name, retiredAt])
    const send = async (call: 'retireCategories' | 'restoreCategories' | 'undoCategories', categoryIds: string[]) =>
      (await officer.call<Calls[typeof call]>(call, { body: { categoryIds } })).outcomes.map(({ reason }) => reason)
    await send('retireCategories', [retired])
    const before = await stood()

    street.clock.now += 60_000
    expect(await send('retireCategories', [used, other, retired])).toEqual([null, null, 'category-retired-already'])
    expect((await stood()).every(([, retiredAt]) => retiredAt !== null)).toBe(true)
    expect(await send('undoCategories', [used, other])).toEqual([null, null])
    expect(await stood()).toEqual(before)
    expect(await send('undoCategories', [used])).toEqual(['nothing-to-undo'])

    expect(await send('restoreCategories', [used, retired])).toEqual(['category-used-already', null])
    expect(await send('undoCategories', [retired])).toEqual([null])
    expect(await stood()).toEqual(before)

    await send('restoreCategories', [retired])
    street.clock.now += 3_600_000
    expect(await send('undoCategories', [retired])).toEqual(['undo-too-late'])
    const li = await as('李敏')
    expect(
      (await li.call<Calls['retireCategories']>('retireCategories', { body: { categoryIds: [used] } })).outcomes,
    ).toMatchObject([{ done: false, reason: 'no-right' }])
  })
})

describe('taking in', () => {
  it('staff take in for somebody within their units, with the place that was picked', async () => {
    const told = await report('李敏', {
      source: 'phone-call',
      reporterId: street.id('王福贵'),
      text: '想请人陪着去医院。',
    })
    expect(await look('李敏', told.id)).toMatchObject({
      reporter: { name: '王福贵' },
      heardBy: { name: '李敏' },
      source: 'phone-call',
    })
    expect(await look('王福贵', told.id)).toMatchObject({ reporter: { isMe: true } })
    const outside = await (await as('李敏')).send('report', {
      body: { source: 'phone-call', unitCode: '230506002002', reporterName: '路过的人', text: '路口有冰。' },
    })
    expect(outside).toMatchObject({ status: 422, body: { reason: 'no-right' } })
    const resident = await (await as('王福贵')).send('report', {
      body: { source: 'phone-call', unitCode: '230506002001', text: '冒名。' },
    })
    expect(resident).toMatchObject({ status: 422, body: { reason: 'no-right' } })
  })

  it('refuses a text that is too long and says which, and cuts none', async () => {
    const client = await as('王福贵')
    const text = '灯'.repeat(mostText)
    const answer = await client.send('report', { body: { text: `${text}坏` } })
    expect(answer).toMatchObject({ status: 400, body: { field: 'body.text', reason: 'too-long' } })
    const { id } = await report('王福贵', { text })
    expect((await look('王福贵', id)).body).toBe(text)
  })

  it('refuses what says nothing, and a place that is none', async () => {
    const client = await as('王福贵')
    expect(await client.refusal('report', { body: {} })).toBe('text-missing')
    expect(await client.refusal('report', { body: { text: '有事', unitCode: '999999999' } })).toBe('not-a-choice')
  })
})
