import { describe, expect, test } from 'vitest'
import { openTestStreet } from '../../app/testing/harness.ts'
import { givers } from './access.ts'
import { organisationAddresses } from './addresses.ts'
import type { organisationCalls } from './contract.ts'
import { findSquad, firstRun, listMattersOfficers, listTeamLeaders, needsFirstRun, unitChain } from './index.ts'
import { rightsOfPost } from './post.ts'

type Calls = typeof organisationCalls

// Whether a post runs is asked of the database's own clock, so this street lives in the present.
const street = await openTestStreet({ now: Date.now() - 60_000 })
const officer = await street.as('韩志远', organisationAddresses)
const secretary = await street.as('王丽华', organisationAddresses)
const worker = await street.as('李敏', organisationAddresses)
const leader = await street.as('许桂芳', organisationAddresses)
const resident = await street.as('王福贵', organisationAddresses)
const stranger = street.nobody(organisationAddresses)

const code = '230506002'
const hongji = '230506002001'
const hongxiang = '230506002002'
const secondGrid = '230506002001002'

const { teams } = await officer.call<Calls['listTeams']>('listTeams', { query: {} })
const bright = teams.find(({ name }) => name === '绚丽彩')!
const warm = teams.find(({ name }) => name === '暖心橙')!

test('the rights in the database are those of the table of posts', async () => {
  const { rows } = await street.admin.query(`select post || ' ' || "right" as line from actor.post_right order by 1`)
  const expected = Object.entries(rightsOfPost).flatMap(([post, rights]) => rights.map((right) => `${post} ${right}`))
  expect(rows.map(({ line }) => line).sort()).toEqual(expected.sort())
})

test('who gives which post is in the database what the rules say', async () => {
  const { rows } = await street.admin.query(`select post || ' by ' || giver as line from actor.post_giver`)
  const expected = Object.entries(givers).flatMap(([post, by]) => by.map((giver) => `${post} by ${giver}`))
  expect(rows.map(({ line }) => line).sort()).toEqual(expected.sort())
})

describe('the chart', () => {
  const read = (under?: string) => worker.call<Calls['getChart']>('getChart', { query: { under } })

  test('begins with the street and its two Party bodies, and goes down a level at a time', async () => {
    const [root, ...others] = (await read()).nodes
    expect(others).toEqual([])
    expect(root).toMatchObject({ id: `unit:${code}`, kind: 'street', leaders: ['韩志远'], partners: 8 })
    expect(root!.bodies.map(({ kind }) => kind)).toEqual(['work-committee', 'volunteer-committee'])

    const { nodes } = await read(root!.id)
    const kinds = Object.groupBy(nodes, ({ kind }) => kind)
    expect(kinds.body).toHaveLength(2)
    expect(kinds.community!.flatMap(({ bodies }) => bodies.map(({ kind }) => kind))).toEqual(
      Array.from({ length: 5 }, () => ['branch', 'volunteer-branch']).flat(),
    )
    expect(kinds.team!.map(({ name, colour, leaders }) => `${name} ${colour} ${leaders.join()}`)).toContain(
      '绚丽彩 rainbow 许桂芳',
    )
    expect([kinds.partners, kinds.volunteers].map((found) => found?.length)).toEqual([1, 1])

    const below = (await read(`unit:${hongji}`)).nodes
    expect(below.filter(({ kind }) => kind === 'grid')).toHaveLength(4)
    expect(below.filter(({ kind }) => kind === 'squad')).toHaveLength(6)
    expect((await read(`team:${bright.id}`)).nodes).toHaveLength(5)
    expect((await read(`unit:${secondGrid}`)).nodes).toEqual([])
  })

  test('opens each node: who holds what since when, how many, and where it stands', async () => {
    const open = (node: string) => worker.call<Calls['getChartNode']>('getChartNode', { params: { node } })
    const grid = await open(`unit:${secondGrid}`)
    expect(grid.people).toMatchObject([{ name: '张凯', post: 'grid-worker', to: null }])
    expect(grid.homes).toMatchObject({ buildings: 4, doors: 144 })
    expect(grid.path.map(({ name }) => name)).toEqual(['跃进街道', '宏吉社区'])
    const { rows } = await street.admin.query(`select count(*)::int as n from people.person where unit_code = $1`, [
      secondGrid,
    ])
    expect(grid.homes!.residents).toBe(rows[0].n)

    const team = await open(`team:${bright.id}`)
    expect(team.people[0]).toMatchObject({ name: '许桂芳', post: 'team-leader' })
    expect(team.node.volunteers).toBe(new Set(team.people.map(({ personId }) => personId)).size)
    expect((await open(`volunteers:${hongji}`)).node.volunteers).toBeGreaterThan(5)
  })

  test('is searched by name, by letters, and by who holds a post', async () => {
    const find = async (words: string) =>
      (await worker.call<Calls['findInChart']>('findInChart', { query: { words } })).found.map(({ name, person }) =>
        person ? `${person.name} ${name}` : name,
      )
    expect(await find('宏吉社区党支部')).toEqual(['宏吉社区党支部'])
    expect(await find('hongjishequ')).toContain('宏吉社区')
    expect(await find('xlc')).toContain('绚丽彩')
    expect(await find('zhangkai')).toEqual(['张凯 第 2 网格'])
    expect(await find('没有这个')).toEqual([])
  })

  test('tells a resident who leads, and nobody who is in a team; a stranger nothing', async () => {
    const { nodes } = await resident.call<Calls['getChart']>('getChart', { query: { under: `unit:${code}` } })
    expect(nodes.every(({ volunteers, open, served }) => volunteers === null && open + served === 0)).toBe(true)
    const { homes } = await resident.call<Calls['getChartNode']>('getChartNode', { params: { node: `unit:${hongji}` } })
    expect(homes!.residents).toBeLessThan(2)
    expect(await stranger.refusal('getChart')).toBe('signed-out')
    expect(await worker.refusal('getChartNode', { params: { node: 'unit:999999999' } })).toBe('not-found')
    expect(await worker.refusal('getChartNode', { params: { node: 'unit:1 or 1' } })).toBe('bad-shape')
  })
})

describe('teams', () => {
  test('stand on the notice board for everybody; leaders are named to who is signed in, members counted for who holds a post', async () => {
    const seen = (await stranger.call<Calls['listTeams']>('listTeams', { query: {} })).teams
    expect(seen.map(({ name, colour }) => `${name} ${colour}`)).toEqual([
      '党旗红 red',
      '暖心橙 orange',
      '生态绿 green',
      '守护蓝 blue',
      '文艺紫 purple',
      '绚丽彩 rainbow',
    ])
    expect(seen.flatMap(({ leaders }) => leaders)).toEqual([])
    const residents = (await resident.call<Calls['listTeams']>('listTeams', { query: {} })).teams
    expect(residents.find(({ name }) => name === '绚丽彩')).toMatchObject({
      members: null,
      leaders: [{ name: '许桂芳' }],
    })
    expect(bright.squads).toHaveLength(5)
    expect(bright.members).toBeGreaterThan(5)
  })

  test('show their crew to who holds a post, leaders first', async () => {
    const { crew } = await worker.call<Calls['getTeam']>('getTeam', { params: { teamId: bright.id } })
    expect(crew[0]).toMatchObject({ name: '许桂芳', post: 'team-leader' })
    expect(crew.map(({ name }) => name)).toContain('赵春兰')
    const told = await resident.call<Calls['getTeam']>('getTeam', { params: { teamId: bright.id } })
    expect(told.crew.filter(({ post }) => post === 'team-member')).toEqual([])
  })

  test('are added and changed by the street alone', async () => {
    const body = { name: '金晖', colour: 'orange', services: ['敬老'] }
    expect(await secretary.refusal('addTeam', { body })).toBe('not-your-post')
    const { teamId } = await officer.call<Calls['addTeam']>('addTeam', { body })
    expect(await officer.refusal('addTeam', { body })).toBe('team-known')
    expect(await officer.refusal('addTeam', { body: { ...body, name: '别的', colour: 'pink' } })).toBe('not-a-choice')
    const params = { teamId }
    await officer.call<Calls['mendTeam']>('mendTeam', { params, body: { ...body, services: ['敬老', '爱幼'] } })
    expect(await officer.refusal('mendTeam', { params, body: { ...body, name: '绚丽彩' } })).toBe('team-known')
    await secretary.call<Calls['addSquad']>('addSquad', { params, body: { unitCode: hongji } })
    expect(await secretary.refusal('addSquad', { params, body: { unitCode: hongji } })).toBe('squad-known')
    expect(await secretary.refusal('addSquad', { params, body: { unitCode: hongxiang } })).toBe('not-your-post')
    const { team } = await worker.call<Calls['getTeam']>('getTeam', { params })
    expect(team).toMatchObject({ services: ['敬老', '爱幼'], squads: [{ name: '宏吉社区金晖小队' }] })
  })
})

describe('a post', () => {
  const personId = street.id('徐明')

  test('opens what it opens, from when it is given until it ends', async () => {
    const people = () => street.act('徐明', ({ tx }) => tx.selectFrom('people.person').select('id').execute())
    expect(await people()).toHaveLength(1)
    const body = { personId, post: 'community-worker', unitCode: hongji }
    const { grantId } = await secretary.call<Calls['givePost']>('givePost', { body })
    expect((await people()).length).toBeGreaterThan(5)
    expect(await secretary.refusal('givePost', { body })).toBe('post-held')

    await secretary.call<Calls['endPost']>('endPost', { params: { grantId } })
    expect(await people()).toHaveLength(1)
    expect(await secretary.refusal('endPost', { params: { grantId } })).toBe('already-ended')
    const { posts } = await worker.call<Calls['listPostsOf']>('listPostsOf', { params: { personId } })
    expect(posts).toMatchObject([{ post: 'community-worker', unitName: '宏吉社区', running: false }])
    const { rows } = await street.admin.query(
      `select kind from events.event where noun_id = $1 and kind like 'post-%' order by id`,
      [personId],
    )
    expect(rows.map(({ kind }) => kind)).toEqual(['post-given', 'post-ended'])
  })

  test('is given by who may, where they may', async () => {
    const give = (client: typeof officer, body: object) => client.refusal('givePost', { body: { personId, ...body } })
    expect(await give(secretary, { post: 'community-worker', unitCode: hongxiang })).toBe('not-your-post')
    expect(await give(secretary, { post: 'branch-secretary', unitCode: hongji })).toBe('not-your-post')
    expect(await give(secretary, { post: 'street-officer', unitCode: code })).toBe('not-your-post')
    expect(await give(worker, { post: 'grid-worker', unitCode: secondGrid })).toBe('not-your-post')
    expect(await give(leader, { post: 'team-member', unitCode: hongji, teamId: bright.id })).toBe('not-your-post')
    expect(await give(officer, { post: 'operator', unitCode: code })).toBe('not-your-post')
    expect(await give(resident, { post: 'grid-worker', unitCode: secondGrid })).toBe('not-your-post')
  })

  test('has its level, its team and its squad', async () => {
    const give = (body: object) => officer.refusal('givePost', { body: { personId, ...body } })
    const squad = bright.squads.find(({ unitCode }) => unitCode === hongji)!
    expect(await give({ post: 'grid-worker', unitCode: hongji })).toBe('wrong-level')
    expect(await give({ post: 'team-member', unitCode: hongji })).toBe('team-missing')
    expect(await give({ post: 'squad-leader', unitCode: hongji, teamId: bright.id })).toBe('squad-missing')
    expect(await give({ post: 'squad-leader', unitCode: hongji, teamId: warm.id, squadId: squad.id })).toBe(
      'squad-of-another-team',
    )
    expect(await give({ post: 'squad-leader', unitCode: hongxiang, teamId: bright.id, squadId: squad.id })).toBe(
      'squad-of-another-team',
    )
    expect(await give({ post: 'auditor', unitCode: code, from: 2_000, to: 1_000 })).toBe('ends-before-it-begins')
    expect(await give({ post: 'auditor', unitCode: '999999999' })).toBe('not-found')
  })

  test('from a later day opens nothing yet', async () => {
    const from = street.clock.now + 30 * 86_400_000
    const body = { personId, post: 'grid-worker', unitCode: secondGrid, from }
    await secretary.call<Calls['givePost']>('givePost', { body })
    const now = await worker.call<Calls['listPosts']>('listPosts', { query: { unit: secondGrid } })
    expect(now.rows.map(({ name }) => name)).not.toContain('徐明')
    expect(await street.act('徐明', ({ tx }) => tx.selectFrom('people.person').select('id').execute())).toHaveLength(1)
  })

  test('of the last street officer does not end before there is another', async () => {
    const { rows } = await officer.call<Calls['listPosts']>('listPosts', { query: { post: 'street-officer' } })
    expect(rows).toHaveLength(1)
    expect(await officer.refusal('endPost', { params: { grantId: rows[0]!.grantId } })).toBe('last-officer')
  })

  test('is listed by unit, kind and team, page by page', async () => {
    const all: string[] = []
    for (let after: string | undefined; ; ) {
      const page = await officer.call<Calls['listPosts']>('listPosts', { query: { limit: 9, after } })
      all.push(...page.rows.map(({ grantId }) => grantId))
      if (!page.next) break
      after = page.next
    }
    const { rows } = await street.admin.query(
      `select count(*)::int as count from actor.grant where post <> 'operator' and valid_from <= now() and valid_to is null`,
    )
    expect(new Set(all).size).toBe(rows[0].count)
    const team = await officer.call<Calls['listPosts']>('listPosts', {
      query: { team: bright.id, post: 'team-leader' },
    })
    expect(team.rows).toMatchObject([{ name: '许桂芳', teamName: '绚丽彩', teamColour: 'rainbow', can: { end: true } }])
    const theirs = await worker.call<Calls['listPosts']>('listPosts', { query: { unit: hongji } })
    expect(theirs.rows.every(({ can }) => !can.end)).toBe(true)
  })

  test('may be given by each as the page offers it', async () => {
    expect((await worker.call<Calls['listGivable']>('listGivable')).posts).toEqual([])
    const { posts } = await secretary.call<Calls['listGivable']>('listGivable')
    expect(posts.map(({ post }) => post)).toEqual(['community-worker', 'grid-worker', 'squad-leader', 'team-member'])
    expect(posts[0]!.unitCodes).toEqual([hongji])
  })

  test('is no business of a resident', async () => {
    const { rows } = await resident.call<Calls['listPosts']>('listPosts', { query: {} })
    expect(rows).toEqual([])
  })
})

describe('many people', () => {
  const squadId = bright.squads.find(({ unitCode }) => unitCode === hongji)!.id
  const squadsOf = async (words: string) =>
    (await secretary.call<Calls['listPeople']>('listPeople', { query: { words } })).rows[0]!.squads

  test('join a squad in one step, each on record; who is in it already is named, and the rest joins', async () => {
    const personIds = ['王福贵', '赵春兰', '刘淑琴', '周玉'].map((name) => street.id(name))
    const { outcomes } = await secretary.call<Calls['joinSquad']>('joinSquad', { body: { squadId, personIds } })
    expect(outcomes.map(({ done, reason }) => [done, reason])).toEqual([
      [true, null],
      [false, 'in-squad-already'],
      [false, 'not-found'],
      [true, null],
    ])
    expect(outcomes.filter(({ done }) => !done).every(({ message }) => message)).toBe(true)
    expect(await squadsOf('王福贵')).toEqual(['宏吉社区绚丽彩小队'])

    const grantIds = outcomes.flatMap(({ grantId }) => grantId ?? [])
    const undo = async (client: typeof secretary) =>
      (await client.call<Calls['undoJoinSquad']>('undoJoinSquad', { body: { grantIds } })).outcomes
    expect((await undo(officer)).map(({ reason }) => reason)).toEqual(['not-just-joined', 'not-just-joined'])
    expect((await undo(secretary)).every(({ done }) => done)).toBe(true)
    expect((await undo(secretary)).map(({ reason }) => reason)).toEqual(['already-ended', 'already-ended'])
    expect(await squadsOf('王福贵')).toEqual([])
    expect(await squadsOf('赵春兰')).toEqual(['宏吉社区绚丽彩小队'])
    const { rows } = await street.admin.query(
      `select kind from events.event where noun_id = $1 and kind like 'post-%' order by id`,
      [street.id('周玉')],
    )
    expect(rows.map(({ kind }) => kind).slice(-2)).toEqual(['post-given', 'post-ended'])
  })

  test('join no squad of another community, none that is not there, and none by who gives no posts', async () => {
    const join = (client: typeof secretary, unitCode: string) =>
      client.refusal('joinSquad', {
        body: {
          squadId: bright.squads.find((squad) => squad.unitCode === unitCode)!.id,
          personIds: [street.id('王福贵')],
        },
      })
    expect(await join(secretary, hongxiang)).toBe('not-your-post')
    expect(await join(worker, hongji)).toBe('not-your-post')
    expect(await officer.refusal('joinSquad', { body: { squadId: bright.id, personIds: [street.id('王福贵')] } })).toBe(
      'not-found',
    )
  })
})

describe('who answers', () => {
  test('for a grid: the grid worker, then the branch, then the street', async () => {
    const chain = await street.act('王福贵', ({ tx }) => unitChain(tx, secondGrid))
    expect(chain.map(({ level, people }) => [level, people.map(({ personId, post }) => [personId, post])])).toEqual([
      ['grid', [[street.id('张凯'), 'grid-worker']]],
      [
        'community',
        [
          [street.id('王丽华'), 'branch-secretary'],
          ...['李敏', '何苗'].map((name) => [street.id(name), 'community-worker']),
        ].sort((a, b) => (a[1]! < b[1]! ? -1 : a[1]! > b[1]! ? 1 : 0)),
      ],
      [
        'street',
        [
          [street.id('韩志远'), 'street-officer'],
          [street.id('郑慧'), 'committee-secretary'],
        ],
      ],
    ])
  })

  test('for a team: the squad before the team; for accusations: one officer', async () => {
    const squad = await street.act('李敏', ({ tx }) => findSquad(tx, bright.id, hongji))
    const leaders = await street.act('李敏', ({ tx }) => listTeamLeaders(tx, bright.id, squad!.id))
    expect(leaders).toEqual([street.id('高秀兰'), street.id('许桂芳')])
    expect(await street.act('王福贵', ({ tx }) => listMattersOfficers(tx, code))).toEqual([street.id('高岩')])
  })
})

test('a street is set up once', async () => {
  expect(await street.db.read({ personId: null }, (tx) => needsFirstRun(tx))).toBe(false)
  const setup = {
    street: { code, name: '跃进街道' },
    communities: [],
    officers: [{ name: '甲', phone: '19900009999' }],
  }
  await expect(street.act(null, (context) => firstRun(context, setup))).rejects.toThrow('already-set-up')
  await expect(street.act('韩志远', (context) => firstRun(context, setup))).rejects.toThrow('operator')
})
