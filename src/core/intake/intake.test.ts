import { describe, expect, test } from 'vitest'
import { openTestStreet } from '../../app/testing/harness.ts'
import { needsAddresses } from '../needs/addresses.ts'
import type { needsCalls } from '../needs/contract.ts'
import { intakeAddresses } from './addresses.ts'
import type { intakeCalls } from './contract.ts'

type Calls = typeof intakeCalls
type Needs = typeof needsCalls

const street = await openTestStreet()
const worker = await street.as('李敏', intakeAddresses)
const workersNeeds = await street.as('李敏', needsAddresses)
const passer = street.nobody(intakeAddresses)
const hongji = '230506002001'
const { rows: houses } = await street.admin.query<{ id: string }>(
  "select id from territory.building where unit_code = $1 and name = '5号楼'",
  [`${hongji}002`],
)
const building = houses[0]!.id

/** Cards of the first doors of 宏吉 5号楼. */
async function print(count = 1) {
  const { doors } = await worker.call<Calls['listCards']>('listCards', { params: { buildingId: building } })
  const doorIds = doors.slice(0, count).map(({ doorId }) => doorId)
  const { cards } = await worker.call<Calls['printCards']>('printCards', {
    params: { buildingId: building },
    body: { doorIds },
  })
  return cards
}

async function ask(code: string, body: Record<string, unknown> = {}, commandId?: string) {
  return passer.call<Calls['askByCard']>('askByCard', { body: { code, text: '暖气不热。', ...body } }, commandId)
}

async function needOf(number: string) {
  const { rows } = await street.admin.query('select * from needs.need where number = $1', [number])
  return rows[0]
}

describe('cards of several buildings', () => {
  const withCards = (limit: number) =>
    worker.call<Calls['listCardBuildings']>('listCardBuildings', { query: { limit } })

  test('are printed in one go, one house after the other, each on record', async () => {
    const { rows } = await withCards(2)
    const buildingIds = rows.map(({ id }) => id)
    const { cards } = await worker.call<Calls['printBuildings']>('printBuildings', { body: { buildingIds } })
    expect(cards).toHaveLength(rows.reduce((sum, { doors }) => sum + doors, 0))
    expect(new Set(cards.map(({ code }) => code)).size).toBe(cards.length)
    expect(cards[0]).toMatchObject({ line: expect.stringContaining(rows[0]!.name), communityName: '宏吉社区' })
    expect(cards.at(-1)!.line).toContain(rows[1]!.name)
    const events = await street.admin.query(
      "select noun_id from events.event where kind = 'cards-printed' order by id desc limit 2",
    )
    expect(events.rows.map(({ noun_id }) => noun_id)).toEqual(buildingIds.toReversed())
    expect((await withCards(2)).rows.map(({ cards: printed }) => printed)).toEqual(rows.map(({ doors }) => doors))
  })

  test('of another community, or more than a printer takes, are not printed', async () => {
    const elsewhere = await street.admin.query<{ id: string }>(
      "select id from territory.building where unit_code ^@ '230506002002' limit 1",
    )
    const some = { body: { buildingIds: [building, elsewhere.rows[0]!.id] } }
    expect(await worker.refusal('printBuildings', some)).toBe('not-your-post')
    const { rows } = await withCards(50)
    const all = { body: { buildingIds: rows.map(({ id }) => id) } }
    expect(await worker.refusal('printBuildings', all)).toBe('too-many-cards')
  })
})

describe('a card at the door', () => {
  test('is asked with without sign-in: the need stands at its door, and says where it came from', async () => {
    const [card] = await print()
    const { number, answeredBy, receipt } = await ask(card!.code.toLowerCase().replace(/(.{4})/g, '$1 '))
    expect(answeredBy).toBeGreaterThan(street.clock.now)
    expect(receipt).toBeNull()

    const need = await needOf(number)
    const seen = await workersNeeds.call<Needs['getNeed']>('getNeed', { params: { needId: need.id } })
    expect(seen).toMatchObject({
      source: 'door-card',
      state: 'heard',
      flags: [],
      reporter: { id: null, name: null, contactWay: 'community', callable: false },
      place: { doorId: card!.doorId },
      can: { triage: true },
    })
    expect(seen.place.words).toContain('5号楼')
  })

  test('tells nothing of the household', async () => {
    const [card] = await print()
    await ask(card!.code)
    const { body } = await passer.send('lookAtCard', { body: { code: card!.code } })
    expect(body).toEqual({ communityName: '宏吉社区' })
  })

  test('that ended and one that never was answer alike', async () => {
    const [, card] = await print(2)
    const { card: fresh } = await worker.call<Calls['replaceCard']>('replaceCard', {
      params: { cardId: card!.id },
      body: {},
    })
    expect(fresh.doorId).toBe(card!.doorId)
    expect(await worker.refusal('replaceCard', { params: { cardId: card!.id }, body: {} })).toBe('card-over')

    const dead = await passer.send('askByCard', { body: { code: card!.code, text: '停电了' } })
    const never = await passer.send('askByCard', { body: { code: 'ABCDEFGH2345', text: '停电了' } })
    expect(dead.status).toBe(422)
    expect(dead).toEqual(never)
    expect((await ask(fresh.code)).number).toMatch(/^2026-/)
  })

  test('printed again keeps its code, and each printing is on record', async () => {
    const first = await print(3)
    const again = await print(3)
    expect(again.map(({ code }) => code)).toEqual(first.map(({ code }) => code))
    const { rows } = await street.admin.query(
      "select facts from events.event where kind = 'cards-printed' order by id desc limit 2",
    )
    expect(rows.map(({ facts }) => facts)).toEqual([{ doors: 3, added: 0 }, expect.objectContaining({ doors: 3 })])
  })

  test('is looked up by who is told its code on the telephone, in their own units alone', async () => {
    const [card] = await print()
    const found = await worker.call<Calls['findCard']>('findCard', { query: { code: card!.code } })
    expect(found).toMatchObject({ line: card!.line, doorId: card!.doorId, ended: false })
    const other = await street.as('周倩', intakeAddresses)
    expect(await other.refusal('findCard', { query: { code: card!.code } })).toBe('card-unknown')
  })

  test('asked with many times is still taken in, marked for somebody to look at', async () => {
    const [, , , card] = await print(4)
    const numbers: string[] = []
    for (let turn = 0; turn < 9; turn += 1) numbers.push((await ask(card!.code, { text: `第 ${turn} 回` })).number)
    const { rows } = await street.admin.query('select flags from needs.need where number = any($1) order by number', [
      numbers,
    ])
    expect(rows.filter(({ flags }) => flags.includes('unchecked'))).toHaveLength(3)
    street.clock.now += 3_600_000
  })

  test('sent twice asks once, also side by side', async () => {
    const [card] = await print()
    const commandId = '01990000-0000-7000-8000-0000000000c1'
    const answers = await Promise.all([1, 2, 3].map(() => ask(card!.code, { text: '只要一件' }, commandId)))
    expect(new Set(answers.map(({ number }) => number)).size).toBe(1)
    const { rows } = await street.admin.query("select 1 from needs.need where body = '只要一件'")
    expect(rows).toHaveLength(1)
  })

  test('takes a number to call, which opens on record to who helps', async () => {
    const [card] = await print()
    expect((await passer.send('askByCard', { body: { code: card!.code, text: '漏水', phone: '123' } })).status).toBe(
      400,
    )
    const { number } = await ask(card!.code, { phone: '199 0000 7788' })
    const need = await needOf(number)
    expect(need.caller_phone).toMatch(/^v1:/)
    const opened = await workersNeeds.call<Needs['callReporter']>('callReporter', {
      params: { needId: need.id },
      body: {},
    })
    expect(opened.phone).toBe('19900007788')
  })

  test('that accuses somebody of the street is guarded as every report, and its worker sees nothing of it', async () => {
    const [card] = await print()
    const { number } = await ask(card!.code, { text: '社区主任收了物业的红包，停车位都给了他亲戚。' })
    const need = await needOf(number)
    expect(need).toMatchObject({ state: 'guarded', source: 'door-card' })
    expect((await workersNeeds.send('getNeed', { params: { needId: need.id } })).status).toBe(404)
    const officer = await street.as('高岩', needsAddresses)
    expect((await officer.send('getNeed', { params: { needId: need.id } })).status).toBe(200)
    const { doors } = await worker
      .call<Calls['listCardBuildings']>('listCardBuildings', { query: {} })
      .then(({ rows }) => rows.find(({ id }) => id === building)!)
    expect(doors).toBe(36)
  })

  test('keeps script as the words that it is', async () => {
    const [card] = await print()
    const text = '<script>alert(1)</script> 灯坏了'
    const { number } = await ask(card!.code, { text })
    expect((await needOf(number)).body).toBe(text)
  })

  test('is not found by trying: an address that guesses is turned away, and the household behind it is not', async () => {
    const [card] = await print()
    const codes = Array.from(
      { length: 31 },
      (_, turn) => `23456789AB${'CDEFGHJKMN'[turn % 10]}${'CDEFGHJKMN'[Math.floor(turn / 10)]}`,
    )
    const answers = []
    for (const code of codes) answers.push((await passer.send('lookAtCard', { body: { code } })).status)
    expect(answers.at(-1)).toBe(429)
    expect((await ask(card!.code)).number).toMatch(/^2026-/)
    street.clock.now += 3_700_000
  })
})

describe('whoever is not signed in', () => {
  test('sends no more than a page of words', async () => {
    const [card] = await print()
    const huge = await passer.send('askByCard', { body: { code: card!.code, text: '长'.repeat(10 * 1024 * 1024) } })
    expect(huge.status).toBe(400)
    expect((await passer.send('askByCard', { body: { code: card!.code, text: '长'.repeat(2001) } })).status).toBe(400)
    expect((await passer.send('askByCard', { body: { code: card!.code } })).body).toMatchObject({
      reason: 'text-missing',
    })
  })

  test('uploads with a code in force alone, and reads nothing back', async () => {
    const [card] = await print()
    const photo = await jpeg()
    const sent = await upload(photo, card!.code)
    expect(sent.statusCode).toBe(200)
    const { id } = sent.json()
    expect((await street.app.inject({ url: `/api/attachments/${id}` })).statusCode).toBe(401)
    expect((await upload(photo, 'ABCDEFGH2345')).statusCode).toBe(422)

    const { number } = await ask(card!.code, { photoIds: [id] })
    expect((await street.app.inject({ url: `/api/attachments/${id}` })).statusCode).toBe(401)
    const need = await needOf(number)
    const seen = await workersNeeds.call<Needs['getNeed']>('getNeed', { params: { needId: need.id } })
    expect(seen.photos).toEqual([id])
    // Bound once, it is nobody else's to use.
    expect((await passer.send('askByCard', { body: { code: card!.code, text: '再来', photoIds: [id] } })).status).toBe(
      400,
    )
  })

  test('reads none of the lists', async () => {
    for (const call of ['listBoxes', 'listRounds', 'listMyRounds', 'listCardBuildings', 'findCard'] as const) {
      expect((await passer.send(call, { query: { code: 'ABCDEFGH2345' } })).status, call).toBe(401)
    }
  })

  async function upload(bytes: Buffer, code: string) {
    const boundary = 'x-y-z'
    const payload = Buffer.concat([
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`,
      ),
      bytes,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ])
    return street.app.inject({
      method: 'POST',
      url: '/api/intake/uploads',
      headers: {
        'content-type': `multipart/form-data; boundary=${boundary}`,
        'command-id': crypto.randomUUID(),
        'intake-way': 'card',
        'intake-code': code,
      },
      payload,
    })
  }

  async function jpeg(): Promise<Buffer> {
    const { default: sharp } = await import('sharp')
    return sharp({ create: { width: 40, height: 30, channels: 3, background: '#888' } })
      .jpeg()
      .toBuffer()
  }
})

describe('a suggestion box', () => {
  test('takes a note by phone, and its giver asks by number and words how it stands', async () => {
    const code = await hangBox()
    expect(await passer.call<Calls['lookAtBox']>('lookAtBox', { body: { code } })).toEqual({
      place: '活动室门口',
      unitName: '宏吉社区',
    })
    const given = await passer.call<Calls['leaveNote']>('leaveNote', {
      body: { code, text: '活动室早点开门，老人六点就来了。' },
    })
    expect(given.receipt).toMatch(/^\p{Script=Han}{2} \p{Script=Han}{2} \d{4}$/u)
    const look = (words: string, number = given.number) => passer.send('lookUpReceipt', { body: { number, words } })
    expect((await look(given.receipt!)).body).toEqual({ state: 'heard', residentStep: 'received' })
    expect((await look(given.receipt!.replace(/ /g, ''))).status).toBe(200)
    const wrong = await look('春风 白云 0000')
    expect(wrong).toEqual(await look(given.receipt!, '2026-9999'))
    expect(wrong.status).toBe(422)
    expect(await needOf(given.number)).toMatchObject({
      source: 'suggestion-box',
      unit_code: hongji,
      place_note: '意见箱：活动室门口',
      reporter_id: null,
    })
  })

  test('gives no receipt to who leaves a name', async () => {
    const code = await hangBox()
    const given = await passer.call<Calls['leaveNote']>('leaveNote', {
      body: { code, text: '多摆两把椅子', name: '老徐' },
    })
    expect(given.receipt).toBeNull()
    expect((await needOf(given.number)).caller_name).toBe('老徐')
  })

  test('holds paper that its keeper types in', async () => {
    const code = await hangBox()
    const { rows } = await worker.call<Calls['listBoxes']>('listBoxes', { query: {} })
    const box = rows.find((one) => one.code === code)!
    const { number } = await worker.call<Calls['typeNote']>('typeNote', {
      params: { boxId: box.id },
      body: { text: '三楼的灯不亮。' },
    })
    expect(await needOf(number)).toMatchObject({ source: 'suggestion-box', heard_by: street.id('李敏') })
    const { rows: after } = await worker.call<Calls['listBoxes']>('listBoxes', { query: {} })
    expect(after.find((one) => one.code === code)!.notes).toBe(1)
  })

  test('taken down opens nothing more', async () => {
    const code = await hangBox()
    const { rows } = await worker.call<Calls['listBoxes']>('listBoxes', { query: {} })
    const box = rows.find((one) => one.code === code)!
    await worker.call('closeBox', { params: { boxId: box.id }, body: {} })
    expect(await passer.refusal('lookAtBox', { body: { code } })).toBe('box-unknown')
    expect(await worker.refusal('typeNote', { params: { boxId: box.id }, body: { text: '晚了' } })).toBe('box-closed')
  })

  test('is kept by somebody with a post, and hung up where one works', async () => {
    const body = { unitCode: hongji, place: '门口', keeperId: street.id('王福贵') }
    expect(await worker.refusal('openBox', { body })).toBe('keeper-unknown')
    const elsewhere = { ...body, unitCode: '230506002002', keeperId: street.id('李敏') }
    expect(await worker.refusal('openBox', { body: elsewhere })).toBe('not-your-post')
  })

  async function hangBox(): Promise<string> {
    const { boxId } = await worker.call<Calls['openBox']>('openBox', {
      body: { unitCode: hongji, place: '活动室门口', keeperId: street.id('李敏') },
    })
    const { rows } = await worker.call<Calls['listBoxes']>('listBoxes', { query: {} })
    return rows.find(({ id }) => id === boxId)!.code
  }
})
