import { describe, expect, it } from 'vitest'
import { openTestStreet } from '../../app/testing/harness.ts'
import type { needsCalls } from './contract.ts'
import { peopleOf } from './test-people.ts'

type Calls = typeof needsCalls

const street = await openTestStreet()
const { as, report, take, refusal, look, list, team, triaged } = peopleOf(street)

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
    expect((await street.admin.query('select * from needs.recount()')).rows).toEqual([])
    const ofGrid = await (await as('张凯')).call<Calls['countInbox']>('countInbox')
    expect(ofGrid.stages.understand).toBeGreaterThan(0)
    const ofStreet = await (await as('韩志远')).call<Calls['countInbox']>('countInbox')
    expect(ofStreet.stages.understand).toBeGreaterThanOrEqual(counts.stages.understand)
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

  it('keeps views and finer categories', async () => {
    const client = await as('李敏')
    const view = await client.call<Calls['saveView']>('saveView', {
      body: { name: '快到期的', stage: 'find', address: '?light=yellow' },
    })
    expect(await client.refusal('saveView', { body: { name: '快到期的', address: '' } })).toBe('view-exists')
    expect((await client.call<Calls['listViews']>('listViews')).rows).toEqual([view])
    await client.call<Calls['removeView']>('removeView', { params: { viewId: view.id } })

    const officer = await as('韩志远')
    expect(await client.refusal('addCategory', { body: { broad: 'life', name: '供冰' } })).toBe('no-right')
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

  it('refuses what says nothing, and a place that is none', async () => {
    const client = await as('王福贵')
    expect(await client.refusal('report', { body: {} })).toBe('text-missing')
    expect(await client.refusal('report', { body: { text: '有事', unitCode: '999999999' } })).toBe('not-a-choice')
  })
})
