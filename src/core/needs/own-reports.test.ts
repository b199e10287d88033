import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestStreet } from '../../app/testing/harness.ts'
import { settingsAddresses } from '../../platform/settings/addresses.ts'
import { uuidv7 } from '../../platform/command/command.ts'
import { familyAddresses } from '../family/addresses.ts'
import { needsAddresses } from './addresses.ts'

const street = await openTestStreet()
const hour = 3_600_000
const [resident, neighbour, worker] = await Promise.all(
  ['王福贵', '罗刚', '李敏'].map((name) => street.as(name, needsAddresses)),
)
const officer = await street.as('韩志远', settingsAddresses)
const fromHome = { text: '楼道的灯不亮了，请来人看看。' }
const picked = { ...fromHome, unitCode: '230506002001002' }
const accusing = { text: '举报社区干部收钱不办事，请查一查。' }
const forSomebody = { ...picked, source: 'phone-call' }

type Client = NonNullable<typeof resident>

/** The statuses of so many reports, one after the other. */
async function inTurn(client: Client, count: number, body: object): Promise<number[]> {
  const statuses: number[] = []
  for (let told = 0; told < count; told += 1) statuses.push((await client.send('report', { body })).status)
  return statuses
}

async function atOnce(client: Client, count: number, body: object): Promise<number[]> {
  const answers = await Promise.all(Array.from({ length: count }, () => client.send('report', { body })))
  return answers.map(({ status }) => status)
}

function tally(statuses: readonly number[]): Record<number, number> {
  const counts: Record<number, number> = {}
  for (const status of statuses) counts[status] = (counts[status] ?? 0) + 1
  return counts
}

async function countNeeds(): Promise<number> {
  const { rows } = await street.admin.query('select count(*)::int as n from needs.need')
  return rows[0].n
}

// The street of the tests lets in more than a street does.
beforeAll(async () => {
  for (const key of ['needs.reportsAnHour', 'needs.reportsADay'])
    await officer.call('resetSetting', { params: { key } })
})
beforeEach(async () => {
  street.clock.now += 48 * hour
  await street.admin.query('delete from needs.need; delete from events.command')
})

describe('how much one person reports', () => {
  test('is twenty an hour, and then they hear whom to call', async () => {
    expect(tally(await inTurn(resident!, 20, fromHome))).toEqual({ 200: 20 })
    const { status, body } = await resident!.send('report', { body: fromHome })
    expect([status, body]).toMatchObject([422, { reason: 'reported-too-often' }])
    expect((body as { message: string }).message).toMatch(/给社区打电话.*120/)

    street.clock.now += hour
    expect((await resident!.send('report', { body: fromHome })).status).toBe(200)
  })

  test('is sixty a day', async () => {
    for (let hours = 0; hours < 3; hours += 1) {
      expect(tally(await inTurn(resident!, 20, picked))).toEqual({ 200: 20 })
      street.clock.now += hour
    }
    expect(await resident!.refusal('report', { body: picked })).toBe('reported-too-often')
    street.clock.now += 21 * hour
    expect((await resident!.send('report', { body: picked })).status).toBe(200)
  })

  test.each([
    ['from home, gathered', fromHome],
    ['with a picked place', picked],
    ['what may accuse somebody', accusing],
  ])('is exact when all come at once: %s', async (_, body) => {
    expect(tally(await atOnce(resident!, 120, body))).toEqual({ 200: 20, 422: 100 })
    expect(await countNeeds()).toBe(20)
  })

  test('keeps nobody else from reporting, neither meanwhile nor in the same moment', async () => {
    const [flood, other] = await Promise.all([atOnce(resident!, 60, fromHome), atOnce(neighbour!, 15, fromHome)])
    expect(tally(flood)).toEqual({ 200: 20, 422: 40 })
    expect(tally(other)).toEqual({ 200: 15 })
  })

  test('takes no number of the street for what is refused', async () => {
    await inTurn(resident!, 20, picked)
    const { body: before } = await neighbour!.send('report', { body: picked })
    await atOnce(resident!, 30, fromHome)
    const { body: after } = await neighbour!.send('report', { body: picked })
    const [first, second] = [before, after].map((told) => Number((told as { number: string }).number.slice(5)))
    expect(second! - first!).toBe(1)
  })

  test('counts the same command once, however often it is sent, and answers it when they are at the end', async () => {
    const commandId = uuidv7()
    const first = await resident!.send('report', { body: fromHome }, commandId)
    for (let again = 0; again < 25; again += 1) {
      expect(await resident!.send('report', { body: fromHome }, commandId)).toEqual(first)
    }
    expect(tally(await inTurn(resident!, 20, fromHome))).toEqual({ 200: 19, 422: 1 })
    expect(await resident!.send('report', { body: fromHome }, commandId)).toEqual(first)
  })

  test('counts nothing that staff take in for others, whose own reports stay theirs', async () => {
    const forResident = { ...forSomebody, reporterId: resident!.personId }
    expect(tally(await atOnce(worker!, 70, forResident))).toEqual({ 200: 70 })
    expect((await worker!.send('report', { body: fromHome })).status).toBe(200)
    expect((await resident!.send('report', { body: fromHome })).status).toBe(200)
  })

  test('counts what a family helper asks with the helper, and never with the one they help', async () => {
    const helper = await street.as('卢军', familyAddresses)
    await street.admin.query(`
      insert into people.consent (resident_id, helper_id, unit_code, helper_name, relation, purposes, valid_from,
        valid_to, way, given_at)
      values ('${resident!.personId}', '${helper.personId}', '230506002001002', '卢军', '儿子', array['ask'],
        to_timestamp(0), now() + interval '9 years', 'own-phone', now())`)
    const ask = () => helper.send('askFor', { params: { residentId: resident!.personId }, body: fromHome })
    for (let told = 0; told < 20; told += 1) expect((await ask()).status).toBe(200)
    expect(await ask()).toMatchObject({ status: 422, body: { reason: 'reported-too-often' } })
    expect((await resident!.send('report', { body: fromHome })).status).toBe(200)
  })

  test('is for the street to decide', async () => {
    await officer.call('changeSetting', { params: { key: 'needs.reportsAnHour' }, body: { value: 5 } })
    expect(tally(await inTurn(resident!, 7, fromHome))).toEqual({ 200: 5, 422: 2 })
    await officer.call('resetSetting', { params: { key: 'needs.reportsAnHour' } })
    expect(tally(await atOnce(resident!, 20, fromHome))).toEqual({ 200: 15, 422: 5 })
  })
})
