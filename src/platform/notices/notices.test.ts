import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openTestStreet } from '../../app/testing/harness.ts'
import { uuidv7 } from '../command/command.ts'
import { settingsAddresses } from '../settings/addresses.ts'
import { noticesAddresses } from './addresses.ts'
import type { noticesCalls } from './contract.ts'
import { nextTry } from './drain.ts'
import { notify, sendText } from './notify.ts'

const street = await openTestStreet()
const wang = await street.as('王福贵', noticesAddresses)
const officer = await street.as('韩志远', noticesAddresses)
const secretary = await street.as('王丽华', noticesAddresses)
const other = await street.as('陈国栋', noticesAddresses)
const unitCode = '230506002001'

function notice(text: string, more = {}) {
  const to = street.id('王福贵')
  return { to, kind: 'told', noun: 'need', nounId: uuidv7(), title: '有人去看您了', text, link: '/m/needs/1', ...more }
}

async function told(text: string, more = {}): Promise<void> {
  street.clock.now += 1000
  await street.act('李敏', (context) => notify(context, notice(text, more)))
}

/** As before sign-in: nobody acts. */
async function writeTo(text: Parameters<typeof sendText>[1]): Promise<void> {
  const actor = { personId: null, sessionId: null, grants: [], rights: new Set<string>() }
  await street.db.transact({ personId: null }, (tx) =>
    sendText({ tx, actor, now: street.clock.now, commandId: uuidv7(), source: 'web' }, text),
  )
}

type Listed = (typeof noticesCalls)['listNotices']
type Outbox = (typeof noticesCalls)['listOutbox']

describe('a notice', () => {
  test('is seen by the one it is for, until read and after', async () => {
    await told('周四上午')
    await told('带了工具')
    expect(await wang.call('countUnread')).toEqual({ unread: 2 })
    const { rows } = await wang.call<Listed>('listNotices')
    expect(rows.map(({ text }) => text)).toEqual(['带了工具', '周四上午'])

    await wang.call('readNotice', { params: { noticeId: rows[0]!.id } })
    expect(await wang.call<Listed>('listNotices', { query: { unread: 'true' } })).toMatchObject({
      rows: [{ text: '周四上午' }],
    })
    expect(await wang.call('readAllNotices')).toEqual({ read: 1 })
    expect(await wang.call('countUnread')).toEqual({ unread: 0 })
  })

  test('is seen by nobody else, whatever their post', async () => {
    for (const person of [officer, secretary])
      expect(await person.call<Listed>('listNotices')).toMatchObject({ rows: [] })
  })

  test('is marked by nobody else', async () => {
    await told('还没看')
    const { rows } = await wang.call<Listed>('listNotices', { query: { unread: 'true' } })
    await officer.call('readNotice', { params: { noticeId: rows[0]!.id } })
    expect(await wang.call('countUnread')).toEqual({ unread: 1 })
  })

  test('is not there when what it tells of did not happen', async () => {
    const failed = street.act('李敏', async (context) => {
      await notify(context, notice('没有的事', { sms: { unitCode } }))
      throw new Error('undone')
    })
    await expect(failed).rejects.toThrow('undone')
    expect(await wang.call('countUnread')).toEqual({ unread: 1 })
  })

  test('comes in pages', async () => {
    const first = await wang.call<Listed>('listNotices', { query: { limit: 2 } })
    const second = await wang.call<Listed>('listNotices', { query: { limit: 2, after: first.next } })
    expect([first.rows.length, second.rows.length, second.next]).toEqual([2, 1, null])
  })

  test('is marked as read with others in one step, and taken back; one that was read before is named', async () => {
    await told('一起看')
    const { rows } = await wang.call<Listed>('listNotices', { query: { limit: 3 } })
    const noticeIds = rows.map(({ id }) => id)
    const before = await wang.call('countUnread')
    const send = async (call: 'markRead' | 'markUnread', ids = noticeIds, client = wang) =>
      (await client.call<(typeof noticesCalls)[typeof call]>(call, { body: { noticeIds: ids } })).outcomes
    const outcomes = await send('markRead')
    expect(outcomes.map(({ reason }) => reason)).toEqual([null, null, 'already-read'])
    expect(await wang.call('countUnread')).toEqual({ unread: 0 })
    expect((await send('markRead', noticeIds, officer)).map(({ reason }) => reason)).toEqual(
      Array.from({ length: 3 }, () => 'not-found'),
    )

    const done = outcomes.filter((one) => one.done).map(({ id }) => id)
    expect((await send('markUnread', done, officer)).every((one) => one.done)).toBe(false)
    expect((await send('markUnread', done)).every((one) => one.done)).toBe(true)
    expect((await send('markUnread', done)).map(({ reason }) => reason)).toEqual(['not-read-yet', 'not-read-yet'])
    expect(await wang.call('countUnread')).toEqual(before)
    await wang.call('readNotice', { params: { noticeId: noticeIds[0]! } })
  })
})

describe('a message to a resident', () => {
  test('waits on the outbox page of the unit until somebody has told them', async () => {
    await told('口令是「大白菜」', { sms: { unitCode } })
    await street.runJob('notices.drain')
    const { rows } = await secretary.call<Outbox>('listOutbox', { query: { open: 'true' } })
    expect(rows).toMatchObject([
      { to: '王福贵', address: '199****6621', text: '有人去看您了\n口令是「大白菜」', state: 'shown' },
    ])
    expect(await other.call<Outbox>('listOutbox')).toMatchObject({ rows: [] })
    expect(await wang.call<Outbox>('listOutbox')).toMatchObject({ rows: [] })

    const messageId = rows[0]!.id
    expect(await other.refusal('openAddress', { params: { messageId }, body: { reason: '打电话转告' } })).toBe(
      'not-found',
    )
    expect(await secretary.refusal('openAddress', { params: { messageId }, body: { reason: '看' } })).toBe('too-short')
    expect(await secretary.call('openAddress', { params: { messageId }, body: { reason: '打电话转告' } })).toEqual({
      address: '19900006621',
    })
    const { rows: opened } = await street.admin.query(
      "select * from events.event where kind = 'opened' and noun_id = $1",
      [messageId],
    )
    expect(opened).toMatchObject([
      { person_id: secretary.personId, facts: { field: 'phone', subject: street.id('王福贵') } },
    ])

    expect(await other.refusal('markTold', { params: { messageId: rows[0]!.id } })).toBe('not-found')
    await secretary.call('markTold', { params: { messageId: rows[0]!.id } })
    expect(await secretary.refusal('markTold', { params: { messageId: rows[0]!.id } })).toBe('message-has-ended')
    expect(await secretary.call<Outbox>('listOutbox')).toMatchObject({ rows: [{ state: 'told', endedBy: '王丽华' }] })
  })

  test('can not be read in the database', async () => {
    const { rows } = await street.admin.query('select address, text from notices.message')
    expect(JSON.stringify(rows)).not.toMatch(/大白菜|6621/)
  })

  test('may go to a number that belongs to nobody, before anybody is signed in', async () => {
    await writeTo({ phone: '19900008888', text: '明天停水' })
    await street.runJob('notices.drain')
    const { rows } = await officer.call<Outbox>('listOutbox', { query: { open: 'true' } })
    expect(rows).toMatchObject([{ to: null, address: '199****8888', text: '明天停水', state: 'shown' }])
    expect(await secretary.call<Outbox>('listOutbox', { query: { open: 'true' } })).toMatchObject({ rows: [] })
  })

  test('leaves as soon as what it tells of is done, where somebody carries it, and not when it was undone', async () => {
    const queued = async () =>
      (await street.admin.query(`select 1 from pgboss.job where name = 'notices.drain'`)).rows.length
    await told('没人带走', { sms: { unitCode } })
    expect(await queued()).toBe(0)

    const settings = await street.as('韩志远', settingsAddresses)
    await settings.call('changeSetting', { params: { key: 'notices.carrier' }, body: { value: 'file' } })
    await told('有人带走', { sms: { unitCode } })
    expect(await queued()).toBe(1)
    await writeTo({ phone: '19900008888', text: '验证码 123456', codeUntil: street.clock.now + 60_000 })
    expect(await queued()).toBe(2)
    const failed = street.act('李敏', async (context) => {
      await notify(context, notice('没有的事', { sms: { unitCode } }))
      throw new Error('undone')
    })
    await expect(failed).rejects.toThrow('undone')
    expect(await queued()).toBe(2)
    await street.runJob('notices.drain')
    await settings.call('changeSetting', { params: { key: 'notices.carrier' }, body: { value: 'page' } })
  })

  test('goes into the file where the street said so', async () => {
    const settings = await street.as('韩志远', settingsAddresses)
    await settings.call('changeSetting', { params: { key: 'notices.carrier' }, body: { value: 'file' } })
    await told('明天上午来', { sms: { unitCode } })
    await told('没有电话的人', { to: street.id('刘淑琴'), sms: { unitCode } })
    await street.runJob('notices.drain')
    await street.runJob('notices.drain')
    const lines = (await readFile(join(street.dataDir, 'outbox.log'), 'utf8')).trim().split('\n')
    expect(JSON.parse(lines.at(-1)!)).toMatchObject({ to: '19900006621', text: '有人去看您了\n明天上午来' })
    const { rows } = await secretary.call<Outbox>('listOutbox', { query: { limit: 2 } })
    expect(rows.map(({ state }) => state)).toEqual(['no-address', 'sent'])
    await settings.call('changeSetting', { params: { key: 'notices.carrier' }, body: { value: 'page' } })
  })

  test('is tried again at growing intervals', () => {
    expect([1, 2, 3, 7].map((tries) => nextTry(tries, 0) / 60_000)).toEqual([1, 2, 4, 64])
  })
})

describe('a sign-in code in the outbox', () => {
  const reason = '本人在问，核对过是谁'
  let minted = 100000

  /** Sends a code to a number, and returns it with its line on the outbox page. */
  async function codeTo(phone: string) {
    const code = String((minted += 7))
    street.clock.now += 1000
    await writeTo({ phone, text: `验证码 ${code}`, codeUntil: street.clock.now + 5 * 60_000 })
    await street.runJob('notices.drain')
    const { rows } = await officer.call<Outbox>('listOutbox', { query: { limit: 1 } })
    return { code, line: rows[0]!, messageId: rows[0]!.id }
  }

  test('is masked until somebody opens it with a reason, which goes on record', async () => {
    const { code, line, messageId } = await codeTo('19900006621')
    expect(line).toMatchObject({
      kind: 'sign-in-code',
      to: '王福贵',
      text: null,
      closed: null,
      can: { openCode: true },
    })

    const params = { messageId }
    expect(await officer.refusal('openCode', { params, body: { reason: '看' } })).toBe('too-short')
    expect(await officer.call('openCode', { params, body: { reason } })).toEqual({ text: `验证码 ${code}` })
    const { rows } = await street.admin.query(`select * from events.event where kind = 'opened' and noun_id = $1`, [
      messageId,
    ])
    expect(rows).toMatchObject([
      { person_id: officer.personId, facts: { field: 'sign-in-code', subject: street.id('王福贵') } },
    ])
    expect(rows[0].note).not.toBeNull()
  })

  test('of somebody with a post is shown to nobody else, not even to who configures the street', async () => {
    const { line, messageId } = await codeTo('19900000021')
    expect(line).toMatchObject({ state: 'shown', text: null, closed: 'code-of-staff' })
    expect(line.can).toEqual({ openCode: false, markTold: false })
    expect(await officer.refusal('openCode', { params: { messageId }, body: { reason } })).toBe('code-of-staff')
    const { rows } = await street.admin.query(`select 1 from events.event where kind = 'opened' and noun_id = $1`, [
      messageId,
    ])
    expect(rows).toEqual([])
  })

  test('is opened by nobody whose post does not reach the whole street', async () => {
    const { messageId } = await codeTo('19900006621')
    for (const person of [secretary, wang, other]) {
      expect(await person.refusal('openCode', { params: { messageId }, body: { reason } })).toBe('not-found')
    }
  })

  test('is worth nothing after its time, and waits on the page no longer', async () => {
    const { messageId } = await codeTo('19900006621')
    street.clock.now += 5 * 60_000
    expect(await officer.refusal('openCode', { params: { messageId }, body: { reason } })).toBe('code-has-expired')
    const { rows } = await officer.call<Outbox>('listOutbox', { query: { open: 'true' } })
    expect(rows.filter(({ kind }) => kind === 'sign-in-code')).toEqual([])
  })

  test('opens no message of another kind', async () => {
    await told('不是验证码', { sms: { unitCode } })
    const { rows } = await officer.call<Outbox>('listOutbox', { query: { limit: 1 } })
    const params = { messageId: rows[0]!.id }
    expect(await officer.refusal('openCode', { params, body: { reason } })).toBe('not-found')
  })
})
