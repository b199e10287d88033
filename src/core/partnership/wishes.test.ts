import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { openTestStreet } from '../../app/testing/harness.ts'
import { partnershipAddresses } from './addresses.ts'
import type { partnershipCalls } from './contract.ts'

type Calls = typeof partnershipCalls

const street = await openTestStreet({ now: Date.now() - 60_000 })
const worker = await street.as('李敏', partnershipAddresses)
const elsewhere = await street.as('周倩', partnershipAddresses)
const volunteer = await street.as('赵春兰', partnershipAddresses)
const other = await street.as('周玉', partnershipAddresses)
const resident = await street.as('王福贵', partnershipAddresses)
const contact = await street.as('白露', partnershipAddresses)
const hongji = '230506002001'

async function published(what = '一副老花镜'): Promise<{ wishId: string }> {
  const body = { what, ageGroup: 'elder', unitCode: hongji, forWhom: '王福贵' }
  const { wishId } = await worker.call<Calls['makeWish']>('makeWish', { body })
  await worker.call('publishWish', { params: { wishId }, body: { what } })
  return { wishId }
}

async function seen(who: typeof worker, wishId: string) {
  const { rows } = await who.call<Calls['listWishes']>('listWishes', { query: { limit: 200 } })
  return rows.find(({ id }) => id === wishId)
}

describe('a small wish', () => {
  test('goes from a resident to a volunteer and back, with thanks', async () => {
    const body = { what: '想有人教我用手机', ageGroup: 'elder' }
    const { wishId } = await resident.call<Calls['makeWish']>('makeWish', { body })
    const params = { wishId }
    expect(await seen(volunteer, wishId)).toBeUndefined()
    expect(await volunteer.refusal('claimWish', { params, body: {} })).toBe('not-found')
    expect(await elsewhere.refusal('publishWish', { params, body })).toBe('not-found')
    await worker.call('publishWish', { params, body: { what: '想学会用手机视频' } })

    expect(await resident.refusal('claimWish', { params, body: {} })).toBe('claim-by-helpers')
    await volunteer.call('claimWish', { params, body: {} })
    expect(await other.refusal('claimWish', { params, body: {} })).toBe('wish-claimed')
    expect(await worker.refusal('withdrawWish', { params })).toBe('wish-claimed')
    expect(await other.refusal('deliverWish', { params })).toBe('not-your-post')
    await volunteer.call('handBackWish', { params, body: { reason: '这周出差' } })
    await other.call('claimWish', { params, body: {} })
    await other.call('deliverWish', { params })
    expect(await other.refusal('fulfilWish', { params, body: {} })).toBe('not-your-post')
    await worker.call('fulfilWish', { params, body: { thanks: '会用了，谢谢。' } })
    expect(await seen(resident, wishId)).toMatchObject({
      state: 'fulfilled',
      claimer: '周玉',
      thanks: '会用了，谢谢。',
    })
    expect(await seen(volunteer, wishId)).toMatchObject({ state: 'fulfilled', claimer: null })
    const { rows } = await street.admin.query(`select recipient_id from notices.notice where kind = 'wish-fulfilled'`)
    expect(rows).toEqual([{ recipient_id: street.id('周玉') }])
  })

  test('never names for whom it is; staff of the community open that with a reason on record', async () => {
    const { wishId } = await published()
    const params = { wishId }
    for (const who of [volunteer, other, elsewhere, contact, resident]) {
      expect(JSON.stringify(await who.call('listWishes', { query: {} }))).not.toContain('王福贵')
    }
    const { rows } = await street.admin.query('select for_sealed from partnership.wish where id = $1', [wishId])
    expect(rows[0].for_sealed).not.toContain('王福贵')
    expect(await volunteer.refusal('openWish', { params, body: { reason: '想知道是谁' } })).toBe('not-your-post')
    const { forWhom } = await worker.call<Calls['openWish']>('openWish', { params, body: { reason: '送心愿物品' } })
    expect(forWhom).toBe('王福贵')
    const { rows: openings } = await street.admin.query(
      `select person_id from events.event where kind = 'opened' and noun_id = $1`,
      [wishId],
    )
    expect(openings).toEqual([{ person_id: street.id('李敏') }])

    const named = { what: '王福贵要一副老花镜', ageGroup: 'elder', unitCode: hongji, forWhom: '王福贵' }
    expect(await worker.refusal('makeWish', { body: named })).toBe('wish-names-somebody')
  })

  test('is claimed for a partner by who speaks for it, and by a member who reported in', async () => {
    const { rows } = await worker.call<Calls['listPartners']>('listPartners', { query: {} })
    const idOf = (name: string) => rows.find((partner) => partner.name === name)!.id
    const { wishId } = await published('一个热水袋')
    const claim = (name: string) => ({ params: { wishId }, body: { partnerId: idOf(name) } })
    expect(await contact.refusal('claimWish', claim('阳光小学'))).toBe('not-your-post')
    await contact.call('claimWish', claim('惠民社区医院'))
    expect(await seen(worker, wishId)).toMatchObject({ state: 'claimed', claimer: '惠民社区医院' })

    const member = await street.as('徐明', partnershipAddresses)
    const { wishId: next } = await published('一把雨伞')
    expect(await member.refusal('claimWish', { params: { wishId: next }, body: {} })).toBe('claim-by-helpers')
    await worker.call('register', { body: { unitCode: hongji, personId: street.id('徐明') } })
    await member.call('claimWish', { params: { wishId: next }, body: {} })
  })

  test('stands in the list as the rules say', async () => {
    for (const state of ['made', 'published', 'claimed', 'delivered', 'fulfilled', 'withdrawn']) {
      const { rows } = await worker.call<Calls['listWishes']>('listWishes', { query: { state } })
      expect(rows.every((row) => row.state === state)).toBe(true)
      if (['published', 'claimed', 'fulfilled'].includes(state)) expect(rows.length).toBeGreaterThan(0)
    }
  })

  test('is published with many others and taken back with them, but not once somebody has claimed it', async () => {
    const make = async (what: string) =>
      (
        await worker.call<Calls['makeWish']>('makeWish', {
          body: { what, ageGroup: 'elder', unitCode: hongji, forWhom: '王福贵' },
        })
      ).wishId
    const wishIds = [await make('一把雨伞'), await make('一个收音机'), (await published('一双手套')).wishId]
    const stateOf = async (id: string) => (await seen(worker, id))?.state

    expect(
      (await elsewhere.call<Calls['publishWishes']>('publishWishes', { body: { wishIds } })).outcomes,
    ).toMatchObject([{ reason: 'not-found' }, { reason: 'not-found' }, { reason: 'not-your-post' }])
    const { outcomes } = await worker.call<Calls['publishWishes']>('publishWishes', { body: { wishIds } })
    expect(outcomes).toMatchObject([
      { id: wishIds[0], done: true },
      { id: wishIds[1], done: true },
      { id: wishIds[2], done: false, reason: 'wish-not-there-yet' },
    ])
    expect(await seen(volunteer, wishIds[0]!)).toMatchObject({ state: 'published', what: '一把雨伞' })
    await volunteer.call('claimWish', { params: { wishId: wishIds[1] }, body: {} })

    const body = { wishIds: wishIds.slice(0, 2) }
    const secretary = await street.as('王丽华', partnershipAddresses)
    expect(
      (await secretary.call<Calls['unpublishWishes']>('unpublishWishes', { body })).outcomes.map(
        ({ reason }) => reason,
      ),
    ).toEqual(['nothing-to-undo', 'wish-claimed'])
    expect(
      (await worker.call<Calls['unpublishWishes']>('unpublishWishes', { body })).outcomes.map(({ reason }) => reason),
    ).toEqual([null, 'wish-claimed'])
    expect([await stateOf(wishIds[0]!), await stateOf(wishIds[1]!)]).toEqual(['made', 'claimed'])
    expect(await seen(volunteer, wishIds[0]!)).toBeUndefined()
    const { rows } = await street.admin.query('select kind from events.event where noun_id = $1 order by id', [
      wishIds[0],
    ])
    expect(rows.map(({ kind }: { kind: string }) => kind)).toEqual(['wish-made', 'wish-published', 'wish-unpublished'])
  })

  test('of fifty who claim it at once is claimed by one', async () => {
    const { wishId } = await published('一个暖手宝')
    const claimers = Array.from({ length: 50 }, (_, n) => (n % 2 ? volunteer : other))
    const answers = await Promise.all(
      claimers.map((who) => who.send('claimWish', { params: { wishId }, body: {} }, randomUUID())),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const reasons = answers.flatMap(({ status, body }) => (status === 200 ? [] : [(body as { reason: string }).reason]))
    expect(new Set(reasons)).toEqual(new Set(['wish-claimed']))
    const { rows } = await street.admin.query(
      'select count(*)::int as count from partnership.wish_claim where wish_id = $1',
      [wishId],
    )
    expect(rows).toEqual([{ count: 1 }])
  })

  test('is not claimed and withdrawn at once, whoever is quicker', async () => {
    for (let round = 0; round < 5; round++) {
      const { wishId } = await published(`第 ${round + 1} 条围巾`)
      const params = { wishId }
      const answers = await Promise.all([
        volunteer.send('claimWish', { params, body: {} }),
        worker.send('withdrawWish', { params }),
      ])
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    }
  })
})
