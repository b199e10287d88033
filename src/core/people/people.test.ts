import { describe, expect, test } from 'vitest'
import { openTestStreet } from '../../app/testing/harness.ts'
import { nobody } from '../../platform/actor/actor.ts'
import { uuidv7 } from '../../platform/command/command.ts'
import { territoryAddresses } from '../territory/addresses.ts'
import type { territoryCalls } from '../territory/contract.ts'
import { peopleAddresses } from './addresses.ts'
import type { peopleCalls } from './contract.ts'
import { findPersonByPhone, listNames, registerResident } from './index.ts'

type Calls = typeof peopleCalls

const street = await openTestStreet()
const officer = await street.as('韩志远', peopleAddresses)
const worker = await street.as('李敏', peopleAddresses)
const gridWorker = await street.as('张凯', peopleAddresses)
const elsewhere = await street.as('周倩', peopleAddresses)
const leader = await street.as('许桂芳', peopleAddresses)
const resident = await street.as('王福贵', peopleAddresses)
const hongji = '230506002001'
const secondGrid = '230506002001002'

async function find(client: typeof worker, words: string) {
  return (await client.call<Calls['listPeople']>('listPeople', { query: { words } })).rows.map(({ name }) => name)
}

describe('people are found', () => {
  test.each([
    ['part of a name', '福贵'],
    ['pinyin', 'wangfugui'],
    ['the beginning of it', 'WangFu'],
    ['initials', 'wfg'],
    ['the whole number', '199 0000 6621'],
    ['its last four digits', '6621'],
  ])('by %s', async (_, words) => {
    expect(await find(worker, words)).toEqual(['王福贵'])
  })

  test('only where one works', async () => {
    expect(await find(gridWorker, 'wfg')).toEqual(['王福贵'])
    expect(await find(elsewhere, 'wfg')).toEqual([])
    expect(await find(elsewhere, '6621')).toEqual([])
    expect(await find(resident, '')).toEqual(['王福贵'])
  })

  test('page by page, each once', async () => {
    const seen: string[] = []
    for (let after: string | undefined; ; ) {
      const page = await officer.call<Calls['listPeople']>('listPeople', { query: { limit: 7, after } })
      seen.push(...page.rows.map(({ id }) => id))
      if (!page.next) break
      after = page.next
    }
    const { rows } = await street.admin.query('select count(*)::int as count from people.person')
    expect(new Set(seen).size).toBe(rows[0].count)
    expect(seen).toHaveLength(rows[0].count)
    expect(await officer.refusal('listPeople', { query: { after: 'bm9uc2Vuc2U' } })).toBe('bad-shape')
  })

  test('by skill, by unit, and who lives alone', async () => {
    const barbers = await officer.call<Calls['listPeople']>('listPeople', { query: { skill: 'haircut', unit: hongji } })
    expect(barbers.rows.map(({ name }) => name)).toEqual(['高秀兰', '孙立国', '赵春兰'])
    const alone = await worker.call<Calls['listPeople']>('listPeople', { query: { alone: 'yes', unit: hongji } })
    expect(alone.rows.map(({ name }) => name)).toEqual(['王福贵'])
  })

  test('with the phone masked and the address in words', async () => {
    const { rows } = await worker.call<Calls['listPeople']>('listPeople', { query: { words: 'wfg' } })
    expect(rows[0]).toMatchObject({
      called: '王大爷',
      age: 78,
      livesAlone: true,
      phone: '199****6621',
      address: '5号楼 2单元 301',
    })
    expect(JSON.stringify(rows)).not.toContain('19900006621')
  })
})

test('everybody sees the rows that are theirs to see, and no others', async () => {
  const seenBy = async (name: string) =>
    (await street.act(name, ({ tx }) => tx.selectFrom('people.person').select('id').execute()))
      .map(({ id }) => id)
      .sort()
  const truth = async (where: string, values: unknown[] = []) =>
    (await street.admin.query(`select id from people.person where ${where} order by id`, values)).rows.map(
      ({ id }) => id,
    )

  expect(await seenBy('韩志远')).toEqual(await truth('true'))
  expect(await seenBy('郑慧')).toEqual(await truth('true'))
  expect(await seenBy('李敏')).toEqual(await truth(`unit_code like '${hongji}%'`))
  expect(await seenBy('张凯')).toEqual(await truth(`unit_code = '${secondGrid}' or id = $1`, [street.id('张凯')]))
  expect(await seenBy('王福贵')).toEqual([street.id('王福贵')])
  expect(await seenBy('沈静')).toEqual([street.id('沈静')])
  expect(await seenBy('高岩')).toEqual([street.id('高岩')])
  const team = `id in (select person_id from actor.grant where team_id in
    (select team_id from actor.grant where person_id = $1 and post = 'team-leader'))`
  expect(await seenBy('许桂芳')).toEqual(await truth(team, [street.id('许桂芳')]))
})

test('skills are seen with their people, and co-workers by name alone', async () => {
  const seenBy = async (name: string) =>
    (await street.act(name, ({ tx }) => tx.selectFrom('people.personSkill').select('personId').distinct().execute()))
      .length
  const { rows } = await street.admin.query(`select count(distinct person_id)::int as count from people.person_skill`)
  expect(await seenBy('韩志远')).toBe(rows[0].count)
  expect(await seenBy('王福贵')).toBe(0)

  const found = await gridWorker.call<Calls['findCoworkers']>('findCoworkers', { query: { words: 'zhouqian' } })
  expect(found.people).toEqual([
    { id: street.id('周倩'), name: '周倩', unitCode: '230506002002', unitName: '宏祥社区' },
  ])
  expect((await resident.call<Calls['findCoworkers']>('findCoworkers', { query: {} })).people).toEqual([])
  const residents = await gridWorker.call<Calls['findCoworkers']>('findCoworkers', { query: { words: '刘淑琴' } })
  expect(residents.people).toEqual([])
})

describe('a phone number', () => {
  const params = { personId: street.id('王福贵') }

  test('opens with a reason, which is on record and readable by the person', async () => {
    const opened = await worker.call<Calls['openPhone']>('openPhone', { params, body: { reason: '问几点在家' } })
    expect(opened.phone).toBe('19900006621')
    const { rows } = await street.admin.query(
      `select facts, note from events.event where kind = 'opened' and noun_id = $1`,
      [params.personId],
    )
    expect(rows[0].facts).toEqual({ subject: params.personId, field: 'phone', post: 'community-worker' })
    expect(rows[0].note).not.toContain('问几点')
  })

  test('stays closed without one, and for who may not see the person', async () => {
    expect(await worker.refusal('openPhone', { params, body: { reason: '问' } })).toBe('too-short')
    expect(await elsewhere.refusal('openPhone', { params, body: { reason: '问几点在家' } })).toBe('not-found')
  })

  test('of a member opens for who leads the team, and of nobody else', async () => {
    const body = { reason: '约上门时间' }
    const member = await leader.call<Calls['openPhone']>('openPhone', {
      params: { personId: street.id('赵春兰') },
      body,
    })
    expect(member.phone).toBe('19900000071')
    expect(await leader.refusal('openPhone', { params, body })).toBe('not-found')
  })

  test('never lies open in the database, nor in the answer kept for a repeated command', async () => {
    const { rows } = await street.admin.query(`
      select (select count(*)::int from people.person p where p::text like '%19900006621%')
           + (select count(*)::int from events.command c where c::text like '%19900006621%') as open`)
    expect(rows[0].open).toBe(0)
  })

  test('belongs to one person', async () => {
    const body = { name: '王另一', unitCode: hongji, phone: '199-0000-6621' }
    expect(await worker.refusal('registerPerson', { body })).toBe('phone-known')
    expect(await worker.refusal('registerPerson', { body: { ...body, phone: '12345' } })).toBe('not-a-phone')
    const other = { params: { personId: street.id('徐明') }, body: { phone: '19900006621' } }
    expect(await worker.refusal('changePhone', other)).toBe('phone-known')
  })

  test('is changed and removed by staff of the unit', async () => {
    const xu = { personId: street.id('徐明') }
    await street.admin.query('delete from accounts.session where person_id = $1', [xu.personId])
    await worker.call<Calls['changePhone']>('changePhone', { params: xu, body: { phone: '19900008765' } })
    expect(await find(worker, '8765')).toEqual(['徐明'])
    expect(await find(worker, '0098')).toEqual([])
    await worker.call<Calls['changePhone']>('changePhone', { params: xu, body: { phone: null } })
    expect(await find(worker, '8765')).toEqual([])
  })
})

describe('the number of somebody who signs in with it', () => {
  test('is changed by a street officer alone, as it signs in', async () => {
    const zhang = { params: { personId: street.id('张凯') }, body: { phone: '19900008766' } }
    expect(await worker.refusal('changePhone', zhang)).toBe('phone-signs-in')
    await street.as('王福贵', peopleAddresses)
    const wang = { params: { personId: street.id('王福贵') }, body: { phone: '19900008767' } }
    expect(await worker.refusal('changePhone', wang)).toBe('phone-signs-in')
    const officer = await street.as('韩志远', peopleAddresses)
    await officer.call<Calls['changePhone']>('changePhone', zhang)
    expect(await find(worker, '8766')).toEqual(['张凯'])
  })
})

describe('somebody is registered', () => {
  test('by a grid worker, without a phone, behind a door that gives the grid', async () => {
    const me = await resident.call<Calls['getMe']>('getMe')
    const body = { name: '李秀英', called: '李奶奶', birthYear: 1941, doorId: me.home!.doorId! }
    const { personId } = await gridWorker.call<Calls['registerPerson']>('registerPerson', { body })
    const view = await gridWorker.call<Calls['getPerson']>('getPerson', { params: { personId } })
    expect(view).toMatchObject({ unitCode: secondGrid, phone: null, age: 85, address: '5号楼 2单元 301' })
    expect(view.household.map(({ name }) => name)).toEqual(['王福贵'])
  })

  test('not outside the own units, not born tomorrow, not nowhere', async () => {
    expect(await gridWorker.refusal('registerPerson', { body: { name: '甲', unitCode: hongji } })).toBe('not-your-post')
    expect(await resident.refusal('registerPerson', { body: { name: '甲', unitCode: secondGrid } })).toBe(
      'not-your-post',
    )
    expect(await worker.refusal('registerPerson', { body: { name: '甲' } })).toBe('no-unit')
    expect(await worker.refusal('registerPerson', { body: { name: '甲', unitCode: hongji, birthYear: 2030 } })).toBe(
      'too-big',
    )
  })

  test('by the first sign-in, when there is no actor, once', async () => {
    const register = () =>
      street.db.transact({ personId: null }, (tx) =>
        registerResident(
          { tx, actor: nobody, now: street.clock.now, commandId: uuidv7(), source: 'web' },
          { phone: '19900004321' },
        ),
      )
    const personId = await register()
    expect(await register()).toBe(personId)
    const found = await street.db.read({ personId: null }, (tx) => findPersonByPhone(tx, '+86 19900004321'))
    expect(found).toBe(personId)
    expect(await find(officer, '4321')).toEqual(['居民'])
    expect(await find(worker, '4321')).toEqual([])
  })
})

describe('what is kept is corrected', () => {
  test('by staff of the unit; moving gives the new grid and leaves the household', async () => {
    const territory = await street.as('李敏', territoryAddresses)
    type Territory = typeof territoryCalls
    const { buildings } = await territory.call<Territory['listBuildings']>('listBuildings', {
      params: { code: '230506002001001' },
    })
    const { entrances } = await territory.call<Territory['listEntrances']>('listEntrances', {
      params: { buildingId: buildings[0]!.id },
    })
    const { doors } = await territory.call<Territory['listDoors']>('listDoors', {
      params: { entranceId: entrances[0]!.id },
    })
    const params = { personId: street.id('钱多') }
    const body = { name: '钱多多', called: null, birthYear: 1992, livesAlone: false, doorId: doors[0]!.id }
    await worker.call<Calls['mendPerson']>('mendPerson', { params, body })
    const view = await worker.call<Calls['getPerson']>('getPerson', { params })
    expect(view).toMatchObject({ name: '钱多多', unitCode: '230506002001001', household: [] })
    expect(await find(worker, 'qdd')).toEqual(['钱多多'])
    expect(await elsewhere.refusal('mendPerson', { params, body })).toBe('not-found')
  })

  test('by oneself: the name, how one wishes to be addressed, the community', async () => {
    const me = await street.as('黄金宝', peopleAddresses)
    const body = { name: '黄金宝', called: '小黄', birthYear: 1997, doorId: null, unitCode: '230506002006' }
    await me.call<Calls['mendMe']>('mendMe', { body })
    expect(await me.call<Calls['getMe']>('getMe')).toMatchObject({
      called: '小黄',
      unitCode: '230506002006',
      home: null,
    })
    expect(
      await me.refusal('mendPerson', {
        params: { personId: street.id('黄金宝') },
        body: { ...body, livesAlone: true },
      }),
    ).toBe('not-your-post')
  })

  test('by oneself: a house without a door gives the grid, and a house that is none is refused', async () => {
    const me = await street.as('黄金宝', peopleAddresses)
    const { rows } = await street.admin.query(
      `select id, unit_code from territory.building where unit_code like '230506002002%' limit 1`,
    )
    const body = { name: '黄金宝', called: null, birthYear: 1997, doorId: null, unitCode: '230506002002' }
    await me.call<Calls['mendMe']>('mendMe', { body: { ...body, buildingId: rows[0].id } })
    expect(await me.call<Calls['getMe']>('getMe')).toMatchObject({ unitCode: rows[0].unit_code, home: null })
    expect(await me.refusal('mendMe', { body: { ...body, buildingId: me.personId } })).toBe('not-a-choice')
  })

  test('skills are named by oneself or by staff, from the list of the street', async () => {
    const me = await street.as('徐明', peopleAddresses)
    const params = { personId: street.id('徐明') }
    await me.call<Calls['nameSkills']>('nameSkills', {
      params,
      body: { skills: [{ code: 'photography', sinceYear: 2020 }, { code: 'photography' }] },
    })
    expect((await me.call<Calls['getMe']>('getMe')).skills).toEqual([
      { code: 'photography', name: '摄影', sinceYear: null },
    ])
    expect(await me.refusal('nameSkills', { params, body: { skills: [{ code: 'flying' }] } })).toBe('no-such-skill')
    expect(await me.refusal('nameSkills', { params: { personId: street.id('王福贵') }, body: { skills: [] } })).toBe(
      'not-found',
    )
    expect(await worker.refusal('addSkill', { body: { code: 'knitting', name: '编织' } })).toBe('not-your-post')
    await officer.call<Calls['addSkill']>('addSkill', { body: { code: 'knitting', name: '编织' } })
    expect(await officer.refusal('addSkill', { body: { code: 'knitting', name: '编织' } })).toBe('skill-known')
  })
})

test('a name that a record gives is told to whoever is signed in, and to nobody else', async () => {
  const id = street.id('张凯')
  expect((await street.act('王福贵', ({ tx }) => listNames(tx, [id]))).get(id)?.name).toBe('张凯')
  expect((await street.db.read({ personId: null }, (tx) => listNames(tx, [id]))).size).toBe(0)
})
