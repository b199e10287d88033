import { describe, expect, test } from 'vitest'
import { openTestStreet } from '../../app/testing/harness.ts'
import { noticesAddresses } from '../../platform/notices/addresses.ts'
import type { noticesCalls } from '../../platform/notices/contract.ts'
import { needsAddresses } from '../needs/addresses.ts'
import type { needsCalls } from '../needs/contract.ts'
import { buildingNoticesAddresses } from './addresses.ts'
import type { buildingNoticesCalls } from './contract.ts'

type Calls = typeof buildingNoticesCalls
type Needs = typeof needsCalls

const hour = 3_600_000
const hongji = '230506002001'
const street = await openTestStreet()
const worker = await street.as('李敏', buildingNoticesAddresses)
const workersNeeds = await street.as('李敏', needsAddresses)
const wang = await street.as('王福贵', buildingNoticesAddresses)
const wangsNeeds = await street.as('王福贵', needsAddresses)
const elsewhere = await street.as('周倩', buildingNoticesAddresses)
const passer = street.nobody(buildingNoticesAddresses)

/** The house of 王福贵, where 刘淑琴 has no telephone or somebody else is unknown. */
const home = (
  await street.admin.query(
    `select entrance.building_id as id, door.unit_code from people.person
   join territory.door on door.id = person.door_id join territory.entrance on entrance.id = door.entrance_id
   where person.name = '王福贵'`,
  )
).rows[0] as { id: string; unit_code: string }

const text = '自来水管抢修，今晚请先存些水。'

function posting(more: object = {}) {
  const { now } = street.clock
  return {
    body: {
      kind: 'water',
      buildingIds: [home.id],
      responsible: '自来水公司',
      text,
      fromAt: now,
      untilAt: now + 8 * hour,
      ...more,
    },
  }
}

/** A minute after whatever was before. */
async function post(more: object = {}): Promise<string> {
  street.clock.now += 60_000
  return (await worker.call<Calls['post']>('post', posting(more))).noticeId
}

async function tell(said: string): Promise<string> {
  const { id } = await wangsNeeds.call<Needs['report']>('report', { body: { text: said, source: 'resident-phone' } })
  return id
}

const stateOf = async (needId: string) =>
  (await workersNeeds.call<Needs['getNeed']>('getNeed', { params: { needId } })).state

describe('a notice', () => {
  test('reaches who lives there in the app, others by message, and names the doors where one has to knock', async () => {
    // He has the product; a neighbour across the landing has only a telephone, and one below nothing at all.
    await street.admin.query(
      `insert into people.person (unit_code, name, pinyin, initials, door_id, registered_at, phone_sealed, phone_index, phone_tail_index)
       select $2, told.name, 'x', 'x', told.door, now(), told.phone, told.phone, told.phone
       from territory.entrance cross join lateral (
         select array_agg(door.id order by door.name desc) as ids from territory.door
         where door.entrance_id = entrance.id and not exists (select from people.person where person.door_id = door.id)) free
       cross join lateral (values ('有电话', free.ids[1], 'sealed-1'), ('没电话', free.ids[2], null)) told (name, door, phone)
       where entrance.id = (select min(id::text)::uuid from territory.entrance where building_id = $1)`,
      [home.id, home.unit_code],
    )
    const noticeId = await post()
    const view = await worker.call<Calls['getNotice']>('getNotice', { params: { noticeId } })
    expect(view).toMatchObject({
      state: 'running',
      unitCode: home.unit_code,
      messages: [{ kind: 'posted', text, inApp: expect.any(Number), writtenBy: '李敏' }],
    })
    expect(view.messages[0]!.inApp).toBeGreaterThan(0)
    expect(view.messages[0]!.bySms).toBeGreaterThan(0)
    const { rows } = await street.admin.query(
      `select recipient_id from notices.message where unit_code = $1 and recipient_id = $2`,
      [home.unit_code, street.id('王福贵')],
    )
    expect(rows).toEqual([])

    const { doors, unknown } = await worker.call<Calls['listDoors']>('listDoors', { params: { noticeId } })
    expect(doors.find(({ people }) => people.includes('没电话'))).toMatchObject({ toldAt: null })
    expect(doors.some(({ people }) => people.includes('有电话'))).toBe(false)
    expect(unknown).toBeGreaterThan(10)

    const door = doors[0]!.doorId
    await worker.call('tellDoor', { params: { noticeId, doorId: door }, body: {} })
    await worker.call('tellDoor', { params: { noticeId, doorId: door }, body: {} })
    const after = await worker.call<Calls['listDoors']>('listDoors', { params: { noticeId } })
    expect(after.doors.find(({ doorId }) => doorId === door)!.toldAt).toBe(street.clock.now)
    // A correction has to be carried there again.
    street.clock.now += 60_000
    await worker.call('correct', {
      params: { noticeId },
      body: { text: '推迟到明早。', fromAt: street.clock.now, untilAt: null },
    })
    const again = await worker.call<Calls['listDoors']>('listDoors', { params: { noticeId } })
    expect(again.doors.every(({ toldAt }) => toldAt === null)).toBe(true)
    await worker.call('sayOver', { params: { noticeId }, body: { text: '来水了。' } })
  })

  test('stands on the first page of who lives there, and nowhere else', async () => {
    const noticeId = await post()
    const here = await wang.call<Calls['listHere']>('listHere')
    expect(here.notices.map(({ id }) => id)).toContain(noticeId)
    const there = await (await street.as('孟晓东', buildingNoticesAddresses)).call<Calls['listHere']>('listHere')
    expect(there.notices).toEqual([])
    await worker.call('sayOver', { params: { noticeId }, body: { text: '来水了。' } })
    street.clock.now += 25 * hour
    const later = await wang.call<Calls['listHere']>('listHere')
    expect(later.notices.map(({ id }) => id)).not.toContain(noticeId)
    street.clock.now -= 25 * hour
  })

  test('is read by anybody who scans its poster, who was told by nobody but its own staff', async () => {
    const noticeId = await post({ kind: 'heat', text: '换热站检修。' })
    const board = await passer.call<Calls['lookAtNotice']>('lookAtNotice', { params: { noticeId } })
    expect(board).toMatchObject({ kind: 'heat', responsible: '自来水公司', messages: [{ text: '换热站检修。' }] })
    expect(Object.keys(board.messages[0]!)).not.toContain('inApp')
    for (const call of ['getNotice', 'listDoors', 'listNeeds'] as const) {
      expect((await elsewhere.send(call, { params: { noticeId } })).status).toBe(404)
      expect((await wang.send(call, { params: { noticeId } })).status).toBe(404)
    }
    expect((await elsewhere.call<Calls['listNotices']>('listNotices', {})).rows).toEqual([])
    await worker.call('sayOver', { params: { noticeId }, body: { text: '好了。' } })
  })

  test('is posted and followed up by staff of its community alone', async () => {
    expect(await elsewhere.refusal('post', posting())).toBe('not-your-post')
    expect(await wang.refusal('post', posting())).toBe('not-your-post')
    expect(await worker.refusal('post', posting({ untilAt: street.clock.now - 1 }))).toBe('until-before-from')
    expect(await worker.refusal('post', posting({ buildingIds: [home.id, street.id('王福贵')] }))).toBe(
      'building-unknown',
    )
    const noticeId = await post()
    expect((await elsewhere.send('sayOver', { params: { noticeId }, body: { text: '好了。' } })).status).toBe(404)
    await worker.call('sayOver', { params: { noticeId }, body: { text: '好了。' } })
    expect(await worker.refusal('sayOver', { params: { noticeId }, body: { text: '好了。' } })).toBe('notice-is-over')
    expect(
      await worker.refusal('correct', {
        params: { noticeId },
        body: { text: '又停了', fromAt: street.clock.now, untilAt: null },
      }),
    ).toBe('notice-is-over')
  })

  test('is found by its words, its kind and whether it is over, and pages by key', async () => {
    const first = await post({ kind: 'snow', text: '扫雪，请挪车。' })
    const second = await post({ kind: 'snow', text: '今晚撒盐。' })
    const found = async (query: object) =>
      (await worker.call<Calls['listNotices']>('listNotices', { query })).rows.map(({ id }) => id)
    expect(await found({ q: '挪车' })).toEqual([first])
    expect(await found({ kind: 'snow', over: '0' })).toEqual([second, first])
    expect(await found({ kind: 'snow', over: '1' })).toEqual([])
    expect(await found({ kind: 'snow', limit: 1, after: second })).toEqual([first])
    expect(await found({ unit: '230506002002' })).toEqual([])
    expect(await found({ unit: hongji })).toContain(first)
  })
})

describe('needs about the matter of a notice', () => {
  test('are suggested, get its text as their answer, and wait for the word of who asked when it is over', async () => {
    const told = await tell('家里没水了，什么时候来？')
    const other = await tell('楼道灯坏了。')
    const noticeId = await post()
    const { near } = await worker.call<Calls['listNeeds']>('listNeeds', { params: { noticeId } })
    expect(near[0]).toMatchObject({ id: told, likely: true })
    expect(near.find(({ id }) => id === other)).toMatchObject({ likely: false })

    await worker.call('tie', { params: { noticeId }, body: { needIds: [told] } })
    expect(await stateOf(told)).toBe('referred')
    expect(await worker.refusal('tie', { params: { noticeId }, body: { needIds: [told] } })).toBe('need-is-tied')
    const his = await wangsNeeds.call<Needs['getNeed']>('getNeed', { params: { needId: told } })
    expect(JSON.stringify(his.timeline)).toContain(text)
    const mine = await street.as('王福贵', noticesAddresses)
    const { rows } = await mine.call<(typeof noticesCalls)['listNotices']>('listNotices', {})
    expect(rows.find(({ kind }) => kind === 'building-notice-answer')).toMatchObject({ nounId: told, text })

    street.clock.now += 60_000
    await worker.call('correct', {
      params: { noticeId },
      body: { text: '推迟两小时。', fromAt: street.clock.now, untilAt: street.clock.now + 10 * hour },
    })
    expect(JSON.stringify(await wangsNeeds.call('getNeed', { params: { needId: told } }))).toContain('推迟两小时。')

    street.clock.now += 60_000
    const over = await worker.call<Calls['sayOver']>('sayOver', { params: { noticeId }, body: { text: '来水了。' } })
    expect(over).toEqual({ settled: 1, left: 0 })
    expect(await stateOf(told)).toBe('done')
    expect(await stateOf(other)).toBe('heard')
    await wangsNeeds.call('confirm', { params: { needId: told }, body: { mark: 'satisfied' } })
    expect(await stateOf(told)).toBe('closed')
  })

  test('come back when they are not about it after all', async () => {
    const told = await tell('水压不够。')
    const noticeId = await post()
    await worker.call('tie', { params: { noticeId }, body: { needIds: [told] } })
    await worker.call('untie', { params: { noticeId, needId: told } })
    expect(await stateOf(told)).toBe('triaged')
    expect(await worker.refusal('untie', { params: { noticeId, needId: told } })).toBe('need-not-tied')
    expect(await worker.call('sayOver', { params: { noticeId }, body: { text: '好了。' } })).toEqual({
      settled: 0,
      left: 0,
    })
  })

  test('that somebody has in hand get the text and are finished there', async () => {
    const told = await tell('水管漏了，停水。')
    await workersNeeds.call('triage', { params: { needId: told }, body: { kind: 'worry', category: 'life' } })
    await workersNeeds.call('dispatch', { params: { needId: told }, body: { assigneeId: street.id('李敏') } })
    await workersNeeds.call('accept', { params: { needId: told }, body: {} })
    const noticeId = await post()
    await worker.call('tie', { params: { noticeId }, body: { needIds: [told] } })
    expect(await stateOf(told)).toBe('accepted')
    expect(await worker.call('sayOver', { params: { noticeId }, body: { text: '修好了。' } })).toEqual({
      settled: 0,
      left: 1,
    })
    expect(await stateOf(told)).toBe('accepted')
  })

  test('that are guarded are neither shown nor tied', async () => {
    const guarded = await tell('社区主任收钱才给接水，我要举报，停水三天了。')
    const noticeId = await post()
    const { near } = await worker.call<Calls['listNeeds']>('listNeeds', { params: { noticeId } })
    expect(near.map(({ id }) => id)).not.toContain(guarded)
    expect((await worker.send('tie', { params: { noticeId }, body: { needIds: [guarded] } })).status).toBe(404)
  })
})

test('the list has the newest or the oldest first, page by page', async () => {
  await post()
  await post()
  const all = await worker.call<Calls['listNotices']>('listNotices', { query: {} })
  const found: string[] = []
  for (let after: string | null | undefined; after !== null; ) {
    const page: { rows: { id: string }[]; next: string | null } = await worker.call<Calls['listNotices']>(
      'listNotices',
      { query: { sort: 'posted', limit: 2, ...(after && { after }) } },
    )
    found.push(...page.rows.map(({ id }) => id))
    after = page.next
  }
  expect(found).toEqual(all.rows.map(({ id }) => id).toReversed())
})
