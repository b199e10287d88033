import { describe, expect, test } from 'vitest'
import pg from 'pg'
import { openTestStreet } from '../../app/testing/harness.ts'
import { operatorId } from '../../platform/actor/actor.ts'
import { levelOf } from '../territory/index.ts'
import { postRefusal, posts } from './post.ts'

/** Not even in bare SQL does anybody hold a post where it doesn't belong, or give one that isn't theirs to give. */

const street = await openTestStreet()
const code = '230506002'
const hongji = '230506002001'
const hongru = '230506002003'
const codes = ['', code, hongji, `${hongji}002`]
const blue = await idOf(`select id from organisation.team where name = '守护蓝'`)
const colourful = await idOf(`select id from organisation.team where name = '绚丽彩'`)
const squadOf = (team: string, unit: string) =>
  idOf(`select id from organisation.squad where team_id = '${team}' and unit_code = '${unit}'`)
const squads = [null, await squadOf(blue, hongji), await squadOf(blue, hongru), await squadOf(colourful, hongji)]
const nobodyYet = street.id('王福贵')

describe('a post is held', () => {
  test('at its level, with its team and squad, and nowhere else', async () => {
    let tried = 0
    let kept = 0
    const wrong: string[] = []
    for (const post of posts) {
      for (const unitCode of codes) {
        for (const teamId of [null, blue]) {
          for (const squadId of squads) {
            const level = levelOf(unitCode)
            const squadFits = squadId === null || (unitCode === hongji && squadId === squads[1])
            const fits = level !== null && postRefusal(post, { level, teamId, squadId }) === null && squadFits
            const isKept = (await give(street.admin, { post, unitCode, teamId, squadId })) === 'given'
            if (isKept !== fits) wrong.push(`${post} in ${unitCode}, team ${teamId}, squad ${squadId}: ${isKept}`)
            tried += 1
            if (isKept) kept += 1
          }
        }
      }
    }
    expect(wrong).toEqual([])
    expect(tried).toBe(posts.length * 4 * 2 * 4)
    // One way for each post of staff, one for a leader of either kind, and three for a member.
    expect(kept).toBe(7 + 1 + 1 + 3)
  })

  test.each([
    [
      'of no team',
      { post: 'team-member', unitCode: hongji, teamId: nobodyYet, squadId: null },
      'post_is_in_a_team_of_its_street',
    ],
    [
      'in no unit',
      { post: 'grid-worker', unitCode: `${hongji}999`, teamId: null, squadId: null },
      'grant_unit_code_fkey',
    ],
    [
      'that nobody knows',
      { post: 'mayor', unitCode: code, teamId: null, squadId: null },
      'post_is_held_where_it_belongs',
    ],
    [
      'of the operator',
      { post: 'operator', unitCode: '', teamId: null, squadId: null },
      'operator_is_the_command_line_alone',
    ],
  ])('never one %s', async (_, gift, constraint) => {
    expect(await give(street.admin, gift)).toBe(constraint)
  })
})

describe('a post is given', () => {
  test.each([
    ['王丽华', 'grid-worker', `${hongji}002`, 'given'],
    ['王丽华', 'community-worker', hongji, 'given'],
    ['王丽华', 'branch-secretary', hongji, '42501'],
    ['王丽华', 'matters-officer', code, '42501'],
    ['王丽华', 'community-worker', hongru, '42501'],
    ['李敏', 'grid-worker', `${hongji}002`, '42501'],
    ['韩志远', 'matters-officer', code, 'given'],
    ['韩志远', 'community-worker', code, 'post_is_held_where_it_belongs'],
    ['韩志远', 'operator', '', '42501'],
    ['王福贵', 'street-officer', code, '42501'],
    [null, 'operator', '', '42501'],
    [null, 'street-officer', code, 'given'],
  ] as const)('by %s: %s in %s is %s', async (giver, post, unitCode, outcome) => {
    const client = await street.signInAsApplication()
    await client.query('begin')
    const giverId = giver === null ? operatorId : street.id(giver)
    await client.query("select set_config('wuse.person', $1, true)", [giverId])
    expect(await give(client, { post, unitCode, teamId: null, squadId: null }, giverId)).toBe(outcome)
    await client.query('rollback')
  })

  test('under one’s own name, and is never rewritten', async () => {
    const client = await street.signInAsApplication()
    await client.query('begin')
    await client.query("select set_config('wuse.person', $1, true)", [street.id('韩志远')])
    const gift = { post: 'auditor', unitCode: code, teamId: null, squadId: null }
    expect(await give(client, gift, street.id('郑慧'))).toBe('42501')
    await client.query('rollback')
    await expect(client.query(`update actor.grant set post = 'street-officer'`)).rejects.toThrow('permission denied')
  })

  test('and units come from the territory alone', async () => {
    const client = await street.signInAsApplication()
    for (const person of [operatorId, street.id('韩志远')]) {
      await client.query('begin')
      await client.query("select set_config('wuse.person', $1, true)", [person])
      await expect(client.query(`insert into actor.unit values ('230506999')`)).rejects.toThrow('permission denied')
      await client.query('rollback')
    }
  })
})

interface Gift {
  readonly post: string
  readonly unitCode: string
  readonly teamId: string | null
  readonly squadId: string | null
}

/** Tries it and takes it back: `given`, or the constraint or the code of the error that stood in the way. */
async function give(client: pg.Pool | pg.Client, gift: Gift, givenBy: string | null = null): Promise<string> {
  const one = client instanceof pg.Pool ? await client.connect() : client
  try {
    await one.query(client instanceof pg.Pool ? 'begin' : 'savepoint attempt')
    await one.query(
      `insert into actor.grant (person_id, post, unit_code, team_id, squad_id, given_by) values ($1, $2, $3, $4, $5, $6)`,
      [nobodyYet, gift.post, gift.unitCode, gift.teamId, gift.squadId, givenBy],
    )
    return 'given'
  } catch (error) {
    const { code, constraint } = error as { code: string; constraint?: string }
    return constraint ?? code
  } finally {
    await one.query(client instanceof pg.Pool ? 'rollback' : 'rollback to savepoint attempt')
    if (one !== client) (one as pg.PoolClient).release()
  }
}

async function idOf(query: string): Promise<string> {
  return (await street.admin.query<{ id: string }>(query)).rows[0]!.id
}
