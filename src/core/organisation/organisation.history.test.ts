import { describe, expect, test } from 'vitest'
import { openTestStreet } from '../../app/testing/harness.ts'
import { dateOf, dayMs } from '../../platform/calendar/dates.ts'
import { needsAddresses } from '../needs/addresses.ts'
import { organisationAddresses } from './addresses.ts'
import type { organisationCalls } from './contract.ts'

// What has a from and a to: terms, teams that went into others, memberships, theme days.

type Calls = typeof organisationCalls
type Teams = Awaited<ReturnType<typeof officer.call<Calls['listTeams']>>>['teams']

const hongji = '230506002001'
const secondGrid = '230506002001002'
const street = await openTestStreet({ now: Date.now() - 60_000 })
const officer = await street.as('韩志远', organisationAddresses)
const secretary = await street.as('王丽华', organisationAddresses)
const leader = await street.as('许桂芳', organisationAddresses)
const worker = await street.as('李敏', organisationAddresses)
const resident = await street.as('王福贵', organisationAddresses)
const today = dateOf(street.clock.now)
const teams: Teams = (await officer.call<Calls['listTeams']>('listTeams', { query: {} })).teams
const bright = teams.find(({ name }) => name === '绚丽彩')!

describe('a term', () => {
  const personId = street.id('徐明')
  const give = (more: object) =>
    secretary.call<Calls['givePost']>('givePost', {
      body: { personId, post: 'grid-worker', unitCode: secondGrid, ...more },
    })

  test('ends on its day by itself: until then the post opens what it opens, then nothing', async () => {
    const { grantId } = await give({ to: street.clock.now + 20 * dayMs })
    const xu = await street.as('徐明', organisationAddresses)
    expect(
      (await xu.call<Calls['listPosts']>('listPosts', { query: { unit: secondGrid } })).rows.length,
    ).toBeGreaterThan(0)
    await street.admin.query(
      `update actor.grant set valid_from = now() - interval '1 hour', valid_to = now() - interval '3 minutes' where id = $1`,
      [grantId],
    )
    expect((await xu.call<Calls['listPosts']>('listPosts', { query: { unit: secondGrid } })).rows).toEqual([])
  })

  test('may be ended ahead, never behind nor longer than it was', async () => {
    const to = street.clock.now + 20 * dayMs
    const { grantId } = await give({ to })
    const end = (at: number) => secretary.refusal('endPost', { params: { grantId }, body: { at } })
    expect(await end(street.clock.now - dayMs)).toBe('ends-in-the-past')
    expect(await end(to + dayMs)).toBe('ends-after-its-term')
    await secretary.call<Calls['endPost']>('endPost', { params: { grantId }, body: { at: to - dayMs } })
    const { rows } = await secretary.call<Calls['listPosts']>('listPosts', { query: { term: 'ending' } })
    expect(rows).toMatchObject([{ name: '徐明', to: to - dayMs, running: true }])
  })

  test('that ends soon is told once to who holds it and who gives it', async () => {
    await street.runJob('organisation.remind')
    await street.runJob('organisation.remind')
    const { rows } = await street.admin.query(
      `select recipient_id from notices.notice where kind = 'term-ending' order by recipient_id`,
    )
    expect(rows.map((row) => row.recipient_id)).toEqual([personId, street.id('王丽华')].sort())
  })

  test('that is over stands in the history, and its holder among those who hold nothing any more', async () => {
    const { rows: before } = await officer.call<Calls['listPosts']>('listPosts', { query: { term: 'former' } })
    expect(before).toEqual([])
    await street.admin.query(
      `update actor.grant set valid_from = now() - interval '9 days', valid_to = now() - interval '1 day' where person_id = $1`,
      [personId],
    )
    const { rows } = await officer.call<Calls['listPosts']>('listPosts', { query: { term: 'former' } })
    expect(rows).toMatchObject([{ name: '徐明', running: false }])
    const { rows: held } = await officer.call<Calls['listPosts']>('listPosts', {
      query: { unit: secondGrid, post: 'grid-worker', ended: 'yes' },
    })
    expect(held.map(({ name }) => name)).toEqual(['徐明', '徐明', '张凯'])
  })
})

describe('a team that goes into others', () => {
  let former = ''
  const people = ['魏东', '谭敏', '石磊']
  const held: string[] = []
  const merge = (more: object) =>
    officer.refusal('mergeTeam', {
      params: { teamId: former },
      body: { intoTeamIds: [bright.id], onDay: today, reason: '合到一支队', ...more },
    })

  test('ends, tells their leaders, and leaves its people where they are', async () => {
    former = (
      await officer.call<Calls['addTeam']>('addTeam', { body: { name: '便民队', colour: 'orange', services: [] } })
    ).teamId
    for (const name of people) {
      const body = { personId: street.id(name), post: 'team-member', unitCode: hongji, teamId: former }
      held.push((await officer.call<Calls['givePost']>('givePost', { body })).grantId)
    }
    expect(await merge({ intoTeamIds: [former] })).toBe('merged-into-itself')
    expect(await merge({ onDay: dateOf(street.clock.now + 2 * dayMs) })).toBe('day-to-come')
    await officer.call<Calls['mergeTeam']>('mergeTeam', {
      params: { teamId: former },
      body: { intoTeamIds: [bright.id], onDay: today, reason: '合到一支队' },
    })
    expect(await merge({})).toBe('team-ended')

    const history = await leader.call<Calls['getTeam']>('getTeam', { params: { teamId: bright.id } })
    expect(history.cameFrom).toMatchObject([{ name: '便民队', onDay: today, reason: '合到一支队' }])
    expect(history.undecided.map(({ name }) => name).sort()).toEqual([...people].sort())
    const { rows } = await street.admin.query(`select recipient_id from notices.notice where kind = 'team-merged'`)
    expect(rows).toEqual([{ recipient_id: street.id('许桂芳') }])
  })

  test('has its people come along or leave, one by one, as the leader of the other says and nobody else', async () => {
    const [first, second, third] = held
    const take = { params: { teamId: bright.id }, body: { grantId: first! } }
    expect(await worker.refusal('takeOver', take)).toBe('not-your-team')
    expect(await resident.refusal('takeOver', take)).toBe('not-your-team')
    const blue = await street.as('罗刚', organisationAddresses)
    expect(await blue.refusal('takeOver', take)).toBe('not-your-team')
    const other = teams.find(({ name }) => name === '守护蓝')!
    expect(await blue.refusal('takeOver', { ...take, params: { teamId: other.id } })).toBe('not-found')

    await leader.call<Calls['takeOver']>('takeOver', take)
    expect(await leader.refusal('takeOver', take)).toBe('already-ended')
    await leader.call<Calls['letGo']>('letGo', { params: { teamId: bright.id }, body: { grantId: second! } })
    const { crew, undecided } = await leader.call<Calls['getTeam']>('getTeam', { params: { teamId: bright.id } })
    expect(undecided.map(({ grantId }) => grantId)).toEqual([third])
    expect(crew.filter(({ name }) => name === '魏东').map(({ squadName }) => squadName)).toEqual(['宏吉社区绚丽彩小队'])
  })

  test('keeps what it did under its name, and it counts for the other', async () => {
    const wang = await street.as('王福贵', needsAddresses)
    const { id } = (await wang.call('report', { body: { text: '想请人量血压。' } })) as { id: string }
    await street.admin.query(
      `update needs.need set team_id = $2, state = 'closed', closed_at = now(), deadline_at = null, soon_at = null,
         escalate_at = null where id = $1`,
      [id, former],
    )
    const { node, cameFrom } = await officer.call<Calls['getChartNode']>('getChartNode', {
      params: { node: `team:${bright.id}` },
    })
    expect(node.served).toBe(1)
    expect(cameFrom).toMatchObject([{ name: '便民队' }])
    const { rows } = await street.admin.query('select team_id from needs.need where id = $1', [id])
    expect(rows).toEqual([{ team_id: former }])
  })
})

describe('a branch', () => {
  let branch = ''
  const add = (name: string, more: object = {}) => ({
    params: { bodyId: branch },
    body: { personId: street.id(name), duty: 'member', fromDay: today, ...more },
  })
  const themeDay = (cameIds: string[], more: object = {}) => ({
    params: { bodyId: branch },
    body: { heldOn: today, subject: '走访', place: '活动室', speaker: '王丽华', done: '走了十户。', cameIds, ...more },
  })

  test('has members from a day to a day, kept by its secretary', async () => {
    const { bodies } = await secretary.call<Calls['listBodies']>('listBodies')
    expect(bodies.map(({ kind }) => kind)).toEqual(['branch', 'volunteer-branch'])
    branch = bodies[0]!.id
    await secretary.call<Calls['addMember']>('addMember', add('李敏'))
    const { membershipId } = await secretary.call<Calls['addMember']>('addMember', add('赵春兰'))
    expect(await secretary.refusal('addMember', add('李敏'))).toBe('member-known')
    expect(await worker.refusal('addMember', add('何苗'))).toBe('not-your-post')
    expect(await secretary.refusal('addMember', add('何苗', { fromDay: '2099-01-01' }))).toBe('day-to-come')
    const end = { params: { membershipId }, body: { onDay: today } }
    await secretary.call<Calls['endMembership']>('endMembership', end)
    expect(await secretary.refusal('endMembership', end)).toBe('already-ended')
    const list = (query: object) => worker.call<Calls['listMembers']>('listMembers', { query })
    expect((await list({})).rows.map(({ name }) => name)).toEqual(['李敏'])
    expect((await list({ ended: '1', q: 'zcl' })).rows.map(({ name }) => name)).toEqual(['赵春兰'])
    const elsewhere = await street.as('周倩', organisationAddresses)
    expect((await elsewhere.call<Calls['listMembers']>('listMembers', { query: {} })).rows).toEqual([])
  })

  test('records its theme day with those who belonged to it', async () => {
    const record = themeDay([street.id('李敏'), street.id('赵春兰')])
    const { themeDayId } = await worker.call<Calls['recordThemeDay']>('recordThemeDay', record)
    expect(await worker.refusal('recordThemeDay', themeDay([street.id('何苗')]))).toBe('came-without-belonging')
    expect(await worker.refusal('recordThemeDay', themeDay([street.id('李敏')], { heldOn: '2099-01-01' }))).toBe(
      'day-to-come',
    )
    await worker.call<Calls['mendThemeDay']>('mendThemeDay', {
      params: { themeDayId },
      body: themeDay([street.id('李敏')], { place: '小广场' }).body,
    })
    const { themeDay: kept } = await secretary.call<Calls['getThemeDay']>('getThemeDay', { params: { themeDayId } })
    expect(kept).toMatchObject({ place: '小广场', came: [{ name: '李敏' }], belonged: 2, recordedBy: '李敏' })
    const elsewhere = await street.as('周倩', organisationAddresses)
    expect(await elsewhere.refusal('getThemeDay', { params: { themeDayId } })).toBe('not-found')
  })

  test('lists what its members did for others in a time', async () => {
    const wang = await street.as('王福贵', needsAddresses)
    const { id } = (await wang.call('report', { body: { text: '门把手松了。' } })) as { id: string }
    await street.admin.query(
      `update needs.need set assignee_id = $2, dispatched_at = now(), state = 'closed', closed_at = now(), deadline_at = null,
         soon_at = null, escalate_at = null where id = $1`,
      [id, street.id('李敏')],
    )
    const ask = (from: string, to: string) => ({ params: { bodyId: branch }, query: { from, to } })
    const list = await secretary.call<Calls['getServiceList']>('getServiceList', ask(today, dateOf(Date.now())))
    expect(list.rows.map(({ name, what }) => `${name} ${what}`)).toEqual(['李敏 门把手松了'])
    expect(list.members).toBe(2)
    expect(await secretary.refusal('getServiceList', ask('2026-02-01', '2026-01-01'))).toBe('period-turned')
    const elsewhere = await street.as('周倩', organisationAddresses)
    expect((await elsewhere.call<Calls['getServiceList']>('getServiceList', ask(today, today))).rows).toEqual([])
  })
})

test('a community that came later gets its Party bodies, once', async () => {
  const code = '230506002009'
  await street.admin.query(
    `insert into territory.unit (code, level, parent_code, name) values ($1, 'community', '230506002', '新河社区')`,
    [code],
  )
  const add = { params: { unitCode: code } }
  expect(await secretary.refusal('addBodies', add)).toBe('not-your-post')
  await officer.call<Calls['addBodies']>('addBodies', add)
  expect(await officer.refusal('addBodies', add)).toBe('bodies-complete')
  const { node } = await officer.call<Calls['getChartNode']>('getChartNode', { params: { node: `unit:${code}` } })
  expect(node.bodies.map(({ name }) => name)).toEqual(['新河社区党支部', '新河社区志愿服务党支部'])
})
