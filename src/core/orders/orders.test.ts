import { describe, expect, test } from 'vitest'
import { openTestStreet } from '../../app/testing/harness.ts'
import { findImporter } from '../../platform/imports/importer.ts'
import { needsAddresses } from '../needs/addresses.ts'
import type { needsCalls } from '../needs/contract.ts'
import { ordersAddresses } from './addresses.ts'
import type { ordersCalls } from './contract.ts'

type Calls = typeof ordersCalls
type Needs = typeof needsCalls

const street = await openTestStreet()
const worker = await street.as('李敏', ordersAddresses)
const workersNeeds = await street.as('李敏', needsAddresses)
const hongji = '230506002001'
const hour = 3_600_000
let numbers = 0

async function record(body: Record<string, unknown> = {}) {
  numbers += 1
  const told = { sender: '12345', number: `T${numbers}`, dueAt: street.clock.now + 60 * hour, unitCode: hongji }
  return worker.call<Calls['record']>('record', { body: { ...told, text: '路灯不亮，请尽快修。', ...body } })
}

const look = (needId: string) => workersNeeds.call<Needs['getNeed']>('getNeed', { params: { needId } })

describe('an order', () => {
  test('is a need whose deadline is the sender’s, whatever is done meanwhile', async () => {
    const dueAt = street.clock.now + 60 * hour
    const { needId } = await record({ number: 'A1', callerName: '王先生', callerPhone: '19900001234' })
    expect(await look(needId)).toMatchObject({
      source: 'order-12345',
      deadlineAt: dueAt,
      order: { sender: '12345', number: 'A1', dueBy: dueAt },
      reporter: { name: '王先生', callable: true },
    })
    await workersNeeds.call<Needs['triage']>('triage', {
      params: { needId },
      body: { kind: 'wish', category: 'management' },
    })
    expect((await look(needId)).deadlineAt).toBe(dueAt)
    await workersNeeds.call<Needs['refer']>('refer', {
      params: { needId },
      body: { to: '路灯所', reason: '归他们管', answerBy: dueAt + 100 * hour },
    })
    expect((await look(needId)).deadlineAt).toBe(dueAt)
    const more = { until: dueAt + hour, reason: '等配件' }
    expect(await workersNeeds.refusal('askExtension', { params: { needId }, body: more })).toBe('deadline-of-the-order')
  })

  test('that is pasted names its house, in the community of the address or in one’s own', async () => {
    const read = async (text: string) => {
      const { community, building } = await worker.call<Calls['readPasted']>('readPasted', { body: { text } })
      return [community?.name, building?.name]
    }
    expect(await read('诉求内容：漏水\n诉求地址：宏吉社区5号楼2单元')).toEqual(['宏吉社区', '5号楼'])
    expect(await read('诉求内容：5号楼门口路灯不亮')).toEqual(['宏吉社区', '5号楼'])
    expect(await read('诉求内容：积雪\n诉求地址：宏意社区')).toEqual(['宏意社区', undefined])
    expect(await read('诉求内容：哪栋都没说')).toEqual(['宏吉社区', undefined])
  })

  test('that is late stays late by its own deadline', async () => {
    const dueAt = street.clock.now - hour
    const { needId } = await record({ dueAt })
    await workersNeeds.call<Needs['triage']>('triage', {
      params: { needId },
      body: { kind: 'worry', category: 'life' },
    })
    expect(await look(needId)).toMatchObject({ deadlineAt: dueAt, light: 'red' })
  })

  test('comes in once under its number, also side by side', async () => {
    const { needId } = await record({ number: 'B1', sender: '区城管局' })
    const told = { sender: '区城管局', number: 'B1', dueAt: street.clock.now + hour, unitCode: hongji, text: '扫雪' }
    expect(await worker.refusal('record', { body: told })).toBe('order-known')
    const query = { unitCode: hongji, sender: '区城管局', number: 'B1' }
    expect(await worker.call<Calls['findOrder']>('findOrder', { query })).toEqual({ needId })
    const other = await street.as('周倩', ordersAddresses)
    expect(await other.call<Calls['findOrder']>('findOrder', { query })).toEqual({ needId: null })
    await record({ number: 'B1', sender: '区民政局' })
    const both = await Promise.all([1, 2, 3].map(() => worker.send('record', { body: { ...told, number: 'B2' } })))
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 422, 422])
  })

  test('is answered once, in the sender’s form, and kept as it was sent', async () => {
    const { needId } = await record({ number: 'C1', howToAnswer: '电话回访' })
    const before = await worker.call<Calls['getOrder']>('getOrder', { params: { needId } })
    expect(before).toMatchObject({ howToAnswer: '电话回访', can: { answer: true }, answer: { satisfied: 'unknown' } })
    const body = { handling: '已修', reply: '已告知', satisfied: 'yes' }
    await worker.call<Calls['answer']>('answer', { params: { needId }, body })
    expect(await worker.refusal('answer', { params: { needId }, body })).toBe('order-answered-already')
    const { rows } = await worker.call<Calls['listOrders']>('listOrders', { query: { state: 'answered' } })
    expect(rows[0]).toMatchObject({ number: 'C1', state: 'answered', answeredAt: street.clock.now })
  })

  test('that accuses somebody of the street is seen by the officer for such matters alone', async () => {
    const { needId } = await record({ number: 'D1', text: '社区主任收了物业的红包。' })
    expect((await worker.send('getOrder', { params: { needId } })).status).toBe(404)
    const { rows } = await worker.call<Calls['listOrders']>('listOrders', { query: { limit: 200 } })
    expect(rows.map(({ number }) => number)).not.toContain('D1')
    const officer = await street.as('高岩', ordersAddresses)
    expect(await officer.call<Calls['getOrder']>('getOrder', { params: { needId } })).toMatchObject({
      number: 'D1',
      can: { answer: true },
    })
  })

  test('of another community is neither recorded nor seen', async () => {
    const { needId } = await record()
    const other = await street.as('周倩', ordersAddresses)
    expect((await other.send('getOrder', { params: { needId } })).status).toBe(404)
    const told = { sender: '12345', number: 'E1', dueAt: street.clock.now, unitCode: hongji, text: '扫雪' }
    expect(await other.refusal('record', { body: told })).toBe('unit-not-yours')
  })
})

test('late ones stand first, and pages follow by key', async () => {
  const { rows } = await worker.call<Calls['listOrders']>('listOrders', { query: { limit: 200 } })
  expect(rows.map(({ dueAt }) => dueAt)).toEqual(rows.map(({ dueAt }) => dueAt).toSorted((a, b) => a - b))
  expect(rows[0]!.state).toBe('late')
  const paged: string[] = []
  let after: string | undefined
  do {
    const page = await worker.call<Calls['listOrders']>('listOrders', { query: { limit: 2, after } })
    paged.push(...page.rows.map(({ id }) => id))
    after = page.next ?? undefined
  } while (after)
  expect(paged).toEqual(rows.map(({ id }) => id))
})

test('whoever has one in hand is told once that its deadline is near', async () => {
  const { needId } = await record({ dueAt: street.clock.now + 20 * hour })
  for (const _ of [1, 2]) await street.runJob('orders.remind')
  const { rows } = await street.admin.query(
    "select recipient_id, link from notices.notice where kind = 'order-due' and noun_id = $1",
    [needId],
  )
  expect(rows.map(({ recipient_id }) => recipient_id)).toContain(street.id('李敏'))
  expect(new Set(rows.map(({ recipient_id }) => recipient_id)).size).toBe(rows.length)
})

describe('a sheet of orders', () => {
  const batch = { id: '019aa000-0000-7000-8000-00000000bbbb', unitCode: '230506002', startedAt: 0 }
  const row = (number: number, values: Record<string, string | null> = {}) => ({
    rowNumber: number + 1,
    values: {
      number: `S${number}`,
      sender: null,
      due: '2026-12-03 17:00',
      title: null,
      text: `第 ${number} 件，路灯不亮`,
      caller: null,
      phone: null,
      community: '宏吉社区',
      place: null,
      howToAnswer: null,
      ...values,
    },
  })
  const insert = (rows: ReturnType<typeof row>[]) =>
    street.act(null, (context) => findImporter('orders')!.insertRows(context, batch, rows))

  test('comes in once, and says at which cell a row is wrong', async () => {
    const fifty = Array.from({ length: 50 }, (_, index) => row(index))
    const faults = [row(90, { due: '尽快' }), row(91, { community: '没有的社区' })]
    expect(await insert([...fifty, ...faults])).toEqual([
      ...fifty.map(() => 'added'),
      { refused: 'due-not-read', column: 'due' },
      { refused: 'community-unknown', column: 'community' },
    ])
    expect(await insert(fifty)).toEqual(fifty.map(() => 'known'))

    const { rows } = await street.admin.query('select need_id from orders.work_order where import_id = $1 limit 1', [
      batch.id,
    ])
    await workersNeeds.call<Needs['setUrgent']>('setUrgent', { params: { needId: rows[0].need_id }, body: {} })
    const back = await street.act(null, (context) => findImporter('orders')!.undo(context, batch))
    expect(back).toEqual({ removed: 49, kept: { 'worked-on': 1 } })
  })
})

describe('the list of orders', () => {
  test('goes by deadline, by when they came, or by whose they are, page by page', async () => {
    await street.admin.query('delete from orders.work_order')
    const told = [
      { number: 'L1', sender: '区民政局', dueAt: street.clock.now + 3 * hour },
      { number: 'L2', sender: '12345', dueAt: street.clock.now + 2 * hour },
      { number: 'L3', sender: '区民政局', dueAt: street.clock.now + hour },
      { number: 'L4', sender: '12345', dueAt: street.clock.now + 4 * hour },
    ]
    for (const one of told) {
      street.clock.now += 1_000
      await record(one)
    }
    const numbersBy = async (query: object) => {
      const found: string[] = []
      for (let after: string | null | undefined; after !== null; ) {
        const page: { rows: { number: string }[]; next: string | null } = await worker.call<Calls['listOrders']>(
          'listOrders',
          { query: { ...query, limit: 1, ...(after && { after }) } },
        )
        found.push(...page.rows.map(({ number }) => number))
        after = page.next
      }
      return found.join(' ')
    }
    expect(await numbersBy({})).toBe('L3 L2 L1 L4')
    expect(await numbersBy({ sort: '-due' })).toBe('L4 L1 L2 L3')
    expect(await numbersBy({ sort: 'recorded' })).toBe('L1 L2 L3 L4')
    expect(await numbersBy({ sort: '-recorded' })).toBe('L4 L3 L2 L1')
    expect(await numbersBy({ sort: 'sender' })).toBe('L2 L4 L1 L3')

    const { rows } = await worker.call<Calls['listOrders']>('listOrders', { query: {} })
    for (const { id } of rows.slice(0, 3)) {
      street.clock.now += 1_000
      const body = { handling: '修了', reply: '修好了', satisfied: 'yes' }
      await worker.call('answer', { params: { needId: id }, body })
    }
    expect(await numbersBy({ state: 'answered' })).toBe('L1 L2 L3')
    expect(await numbersBy({ state: 'answered', sort: '-due' })).toBe('L3 L2 L1')
    expect(await numbersBy({ state: 'answered', sort: 'sender' })).toBe('L2 L1 L3')
    for (const after of ['x', '1.x', 'abc.01a00000-0000-7000-8000-000000000000']) {
      expect((await worker.send('listOrders', { query: { after } })).status).toBe(400)
    }
  })
})
