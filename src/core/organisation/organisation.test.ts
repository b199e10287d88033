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
  test('has one committee, five branches, and who holds which post where', async () => {
    const chart = await worker.call<Calls['getChart']>('getChart')
    const kinds = chart.units.map(({ partyBody }) => partyBody?.kind)
    expect(kinds.filter((kind) => kind === 'work-committee')).toHaveLength(1)
    expect(kinds.filter((kind) => kind === 'branch')).toHaveLength(5)
    expect(chart).toMatchObject({ teams: 6, partners: 8 })
    const grid = chart.units.find((unit) => unit.code === secondGrid)!
    expect(grid.buildings).toBe(4)
    expect(grid.people.map(({ name, post }) => `${name} ${post}`)).toEqual(['张凯 grid-worker'])
    expect(await stranger.refusal('getChart')).toBe('signed-out')
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

describe('partners', () => {
  test('are seen by who is signed in and added by the branch in its community', async () => {
    const body = { unitCode: hongji, name: '暖阳药房', kind: 'shop', contactId: street.id('李敏') }
    expect(await worker.refusal('addPartner', { body })).toBe('not-your-post')
    const { partnerId } = await secretary.call<Calls['addPartner']>('addPartner', { body })
    expect(await secretary.refusal('addPartner', { body })).toBe('partner-known')
    expect(await secretary.refusal('addPartner', { body: { ...body, unitCode: hongxiang } })).toBe('not-your-post')
    const mended = { name: '暖阳大药房', kind: 'shop', contactId: null }
    await secretary.call<Calls['mendPartner']>('mendPartner', { params: { partnerId }, body: mended })
    const { partners } = await resident.call<Calls['listPartners']>('listPartners')
    expect(partners.find(({ id }) => id === partnerId)).toMatchObject({
      name: '暖阳大药房',
      contact: null,
      can: { mend: false },
    })
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
