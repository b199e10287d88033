import { describe, expect, test } from 'vitest'
import { mayGive } from './access.ts'
import { endRefusal, type Post, postRefusal, posts, termRefusal, undoJoinRefusal } from './post.ts'
import { setupRefusal } from './setup.ts'
import { servicesFrom, squadRefusal } from './team.ts'

const team = '019aa000-0000-7000-8000-000000000001'
const squad = '019aa000-0000-7000-8000-000000000002'

describe('a post stands', () => {
  test.each<[Post, 'street' | 'community' | 'grid', string | null, string | null, string | null]>([
    ['street-officer', 'street', null, null, null],
    ['street-officer', 'community', null, null, 'wrong-level'],
    ['branch-secretary', 'community', null, null, null],
    ['branch-secretary', 'street', null, null, 'wrong-level'],
    ['grid-worker', 'grid', null, null, null],
    ['grid-worker', 'grid', team, null, 'no-team-here'],
    ['team-leader', 'street', team, null, null],
    ['team-leader', 'street', null, null, 'team-missing'],
    ['squad-leader', 'community', team, squad, null],
    ['squad-leader', 'community', team, null, 'squad-missing'],
    ['team-member', 'street', team, null, null],
    ['team-member', 'community', team, squad, null],
    ['operator', 'street', null, null, 'wrong-level'],
  ])('%s in a %s, team %s, squad %s: %s', (post, level, teamId, squadId, refusal) => {
    expect(postRefusal(post, { level, teamId, squadId })).toBe(refusal)
  })

  test('for a time that ends after it begins', () => {
    expect(termRefusal(10, null)).toBeNull()
    expect(termRefusal(10, 11)).toBeNull()
    expect(termRefusal(10, 10)).toBe('ends-before-it-begins')
  })
})

describe('posts are given', () => {
  const street = '230506002'
  const community = '230506002001'

  function givenBy(post: Post, unitCode: string, within: string): Post[] {
    const grant = { id: '', post, unitCode, teamId: null, squadId: null, partnerId: null }
    const actor = { personId: 'somebody', sessionId: null, grants: [grant], rights: new Set<string>() }
    return posts.filter((one) => mayGive(actor, one, within))
  }

  test('by the street officer, all of them but that of the operator', () => {
    expect(givenBy('street-officer', street, community)).toEqual(posts.filter((post) => post !== 'operator'))
  })

  test('by a branch secretary in their own community: workers, and posts of squads', () => {
    expect(givenBy('branch-secretary', community, community)).toEqual([
      'community-worker',
      'grid-worker',
      'squad-leader',
      'team-member',
      'partner-contact',
    ])
    expect(givenBy('branch-secretary', community, '230506002002')).toEqual([])
    expect(givenBy('branch-secretary', community, street)).toEqual([])
  })

  test.each<Post>([
    'committee-secretary',
    'community-worker',
    'grid-worker',
    'auditor',
    'team-leader',
    'matters-officer',
  ])('never by a %s', (post) => {
    expect(givenBy(post, street, community)).toEqual([])
  })
})

test('services are written one a line, doubles count once', () => {
  expect(servicesFrom('上门理发\n代办代购、读书\n上门理发\n')).toEqual(['上门理发', '代办代购', '读书'])
})

test('a squad belongs to a community, and to a team that still runs', () => {
  expect(squadRefusal('community', { endedAt: null })).toBeNull()
  expect(squadRefusal('grid', { endedAt: null })).toBe('not-a-community')
  expect(squadRefusal('community', { endedAt: 1 })).toBe('team-ended')
})

describe('the answers of the first-run page', () => {
  const street = { code: '230506002', name: '跃进街道' }
  const community = { code: '230506002001', name: '宏吉社区', grids: 4 }
  const officer = { name: '韩志远', phone: '19900000001' }

  test('make a street', () => {
    expect(setupRefusal({ street, communities: [community], officers: [officer] })).toBeNull()
  })

  test('are refused with a community of another street, twice the same, or two officers with one phone', () => {
    const other = { ...community, code: '230506003001' }
    expect(setupRefusal({ street, communities: [other], officers: [officer] })).toBe('community-of-another-street')
    expect(setupRefusal({ street, communities: [community, community], officers: [officer] })).toBe('community-twice')
    const twin = { name: '郑慧', phone: '199 0000 0001' }
    expect(setupRefusal({ street, communities: [community], officers: [officer, twin] })).toBe('phone-twice')
  })
})

test('who put somebody into a squad takes it back for a short while, and nobody else does', () => {
  const now = 1_000_000
  const joined = { post: 'team-member', squadId: 'squad', givenBy: 'wang', validFrom: now } as const
  expect(undoJoinRefusal(joined, 'wang', now + 600_000)).toBeNull()
  expect(undoJoinRefusal(joined, 'wang', now + 600_001)).toBe('not-just-joined')
  expect(undoJoinRefusal(joined, 'han', now)).toBe('not-just-joined')
  expect(undoJoinRefusal({ ...joined, squadId: null }, 'wang', now)).toBe('not-just-joined')
  expect(undoJoinRefusal({ ...joined, post: 'squad-leader' }, 'wang', now)).toBe('not-just-joined')
})

describe('a term', () => {
  const now = 10_000
  test('ends now or later, within itself', () => {
    expect(endRefusal({ validTo: null }, now, now)).toBeNull()
    expect(endRefusal({ validTo: 30_000 }, 20_000, now)).toBeNull()
    expect(endRefusal({ validTo: null }, 9_999, now)).toBe('ends-in-the-past')
    expect(endRefusal({ validTo: 30_000 }, 30_001, now)).toBe('ends-after-its-term')
  })

  test('that is over ends no more', () => {
    expect(endRefusal({ validTo: now }, now, now)).toBe('already-ended')
  })
})
