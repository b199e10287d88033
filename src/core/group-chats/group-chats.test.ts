import { describe, expect, test } from 'vitest'
import { openTestStreet } from '../../app/testing/harness.ts'
import { settingsAddresses } from '../../platform/settings/addresses.ts'
import { needsAddresses } from '../needs/addresses.ts'
import type { needsCalls } from '../needs/contract.ts'
import { groupChatsAddresses } from './addresses.ts'
import type { groupChatsCalls } from './contract.ts'

type Calls = typeof groupChatsCalls
type Needs = typeof needsCalls

const street = await openTestStreet()
const worker = await street.as('李敏', groupChatsAddresses)
const workersNeeds = await street.as('李敏', needsAddresses)
const hongji = '230506002001'

async function paste(text: string, chatName = '宏吉邻居群') {
  const { pasteId } = await worker.call<Calls['paste']>('paste', { body: { unitCode: hongji, chatName, text } })
  return look(pasteId)
}
const look = (pasteId: string) => worker.call<Calls['getPaste']>('getPaste', { params: { pasteId } })
const accept = (draftId: string, body: Record<string, unknown>) =>
  worker.call<Calls['accept']>('accept', { params: { draftId }, body })

const piece = [
  '张姐 2026/11/24 09:12\n5号楼暖气不热，冰凉',
  '李哥 2026/11/24 09:13\n我家也是',
  '赵叔 2026/11/24 09:14\n早上好',
  '刘姨 2026/11/24 09:20\n小区门口井盖松动，有人管吗',
].join('\n')

describe('a piece of a group', () => {
  test('becomes one draft a need, chatter is left out but shown', async () => {
    const { drafts, messages, knownCount, reply, id } = await paste(piece)
    expect({ messages, knownCount, reply }).toEqual({ messages: 4, knownCount: 0, reply: null })
    expect(drafts).toMatchObject([
      { saidBy: '张姐', text: '5号楼暖气不热，冰凉', alsoCount: 1, outcome: null },
      { saidBy: '刘姨', text: '小区门口井盖松动，有人管吗', alsoCount: 0 },
    ])
    const all = await worker.call<Calls['listMessages']>('listMessages', { params: { pasteId: id }, query: {} })
    expect(all.rows.map(({ saidBy, inDraft }) => [saidBy, inDraft])).toEqual([
      ['张姐', true],
      ['李哥', true],
      ['赵叔', false],
      ['刘姨', true],
    ])
  })

  test('pasted again adds nothing; a longer one adds what is new', async () => {
    expect(await worker.refusal('paste', { body: { unitCode: hongji, chatName: '宏吉邻居群', text: piece } })).toBe(
      'nothing-new',
    )
    const longer = await paste(`${piece}\n孙哥 2026/11/24 09:30\n3单元下水堵了`)
    expect(longer).toMatchObject({ knownCount: 4, messages: 1, drafts: [{ saidBy: '孙哥' }] })
  })

  test('that is none is refused, and hostile text is text', async () => {
    expect(await worker.refusal('paste', { body: { unitCode: hongji, chatName: 'x', text: '\u0000' } })).toBe(
      'nothing-read',
    )
    const { drafts } = await paste('<b>张</b> 09:12\n<script>1</script>\u0000 楼道灯坏了 😀', '群二')
    expect(drafts[0]).toMatchObject({ saidBy: '<b>张</b>', text: '<script>1</script> 楼道灯坏了 😀' })
  })

  test('of 5,000 lines is read to the 2,000th', async () => {
    const lines = Array.from({ length: 2_500 }, (_, i) => `邻居${i} 08:12\n第 ${i} 户楼道灯坏了`).join('\n')
    expect(await paste(lines, '大群')).toMatchObject({ linesPasted: 5_000, linesRead: 2_000, messages: 1_000 })
  })
})

describe('a draft', () => {
  test('taken is a need of somebody in the group, who is nobody of the street', async () => {
    const { drafts, id } = await paste('王二 2026/11/24 09:40\n楼道灯坏了，太黑', '群三')
    const { needId, number } = await accept(drafts[0]!.id, { text: '楼道灯坏了，太黑' })
    expect(await workersNeeds.call<Needs['getNeed']>('getNeed', { params: { needId } })).toMatchObject({
      source: 'group-chat',
      reporter: { id: null, name: '王二（微信群）' },
    })
    const after = await look(id)
    expect(after.drafts[0]).toMatchObject({ outcome: 'accepted', need: { number } })
    expect(after.reply).toContain(number)
    expect(after.reply).not.toContain('王二')
    expect(await worker.refusal('accept', { params: { draftId: drafts[0]!.id }, body: { text: '再来' } })).toBe(
      'decided-already',
    )
  })

  test('is joined to an open need that it was offered', async () => {
    const known = await workersNeeds.call<Needs['report']>('report', {
      body: { source: 'phone-call', reporterName: '某', unitCode: hongji, text: '南门自动门打不开，轮椅进不去' },
    })
    const { drafts, id } = await paste('钱姐 2026/11/24 09:50\n南门自动门打不开啊', '群四')
    expect(drafts[0]!.near[0]).toMatchObject({ number: known.number })
    await accept(drafts[0]!.id, { text: drafts[0]!.text, intoId: known.id })
    const after = await look(id)
    expect(after.drafts[0]!.outcome).toBe('joined')
    expect(after.reply).toContain(known.number)
  })

  test('dropped is taken up again', async () => {
    const { drafts, id } = await paste('孙姐 2026/11/24 09:55\n谁家狗半夜叫，能不能管', '群五')
    const params = { draftId: drafts[0]!.id }
    await worker.call<Calls['drop']>('drop', { params, body: {} })
    expect((await look(id)).drafts[0]!.outcome).toBe('dropped')
    await worker.call<Calls['restore']>('restore', { params, body: {} })
    expect((await look(id)).drafts[0]!.outcome).toBeNull()
    expect(await worker.refusal('restore', { params, body: {} })).toBe('not-dropped')
  })

  test('that accuses somebody leaves no words behind', async () => {
    const text = '社区主任收了物业的红包，能不能查'
    const { drafts, id } = await paste(`周姐 2026/11/24 10:00\n${text}`, '群六')
    await accept(drafts[0]!.id, { text })
    const after = await look(id)
    expect(after.drafts[0]).toMatchObject({ text: null, need: null })
    expect(after.reply).toContain('由专人在看')
    const { rows } = await worker.call<Calls['listMessages']>('listMessages', { params: { pasteId: id }, query: {} })
    expect(rows[0]!.text).toBeNull()
  })

  test('of another community is not there', async () => {
    const { drafts, id } = await paste('吴姐 2026/11/24 10:10\n单元门坏了，关不上', '群七')
    const other = await street.as('周倩', groupChatsAddresses)
    expect((await other.send('getPaste', { params: { pasteId: id } })).status).toBe(404)
    const taken = await other.send('accept', { params: { draftId: drafts[0]!.id }, body: { text: '单元门坏了' } })
    expect(taken.status).toBe(404)
    expect(await other.refusal('paste', { body: { unitCode: hongji, chatName: '群', text: piece } })).toBe(
      'not-your-post',
    )
  })
})

describe('what became no need', () => {
  const dayMs = 86_400_000
  const texts = async (pasteId: string) => {
    const { rows } = await worker.call<Calls['listMessages']>('listMessages', { params: { pasteId }, query: {} })
    return rows.map(({ text }) => text)
  }
  const cleared = async () => {
    const { rows } = await street.admin.query(
      "select noun_id, facts from events.event where kind = 'chat-let-go' order by id",
    )
    return rows as { noun_id: string; facts: object }[]
  }

  test('is let go after thirty days, on record once; the need that came of it stays', async () => {
    const { drafts, id, goesAt } = await paste(
      [
        '郑姐 2026/11/24 11:00\n2单元楼道灯坏了，太黑',
        '冯哥 2026/11/24 11:01\n我家也是',
        '陈叔 2026/11/24 11:02\n今晚谁打牌',
        '褚姨 2026/11/24 11:20\n门口垃圾没人清，味道大',
        '卫姐 2026/11/24 11:40\n井盖松动，容易绊人',
      ].join('\n'),
      '群八',
    )
    expect(goesAt).toBe(street.clock.now + 30 * dayMs)
    expect(drafts).toHaveLength(3)
    const { number } = await accept(drafts[0]!.id, { text: drafts[0]!.text })
    await worker.call('drop', { params: { draftId: drafts[1]!.id }, body: {} })

    street.clock.now += 30 * dayMs - 60_000
    await street.runJob('group-chats.sweep')
    expect(await texts(id)).toHaveLength(5)

    street.clock.now += 120_000
    await street.runJob('group-chats.sweep')
    expect(await texts(id), 'a draft that nobody has looked at holds the piece').toHaveLength(5)
    await worker.call('drop', { params: { draftId: drafts[2]!.id }, body: {} })
    const before = (await cleared()).length
    for (const _ of [1, 2]) await street.runJob('group-chats.sweep')
    const events = (await cleared()).filter(({ noun_id }) => noun_id === id)
    expect(events).toEqual([{ noun_id: id, facts: { messages: 3 } }])
    expect((await cleared()).length).toBeGreaterThan(before)
    expect(await texts(id)).toEqual(['2单元楼道灯坏了，太黑', '我家也是'])
    const after = await look(id)
    expect(after).toMatchObject({ clearedAt: street.clock.now, messages: 2, open: 0, taken: 1 })
    expect(after.drafts).toMatchObject([{ outcome: 'accepted', need: { number } }])
    const { rows } = await street.admin.query("select * from group_chats.message where text like '%打牌%'")
    expect(rows).toEqual([])
  })

  test('goes after as many days as the street says', async () => {
    await (await street.as('韩志远', settingsAddresses)).call('changeSetting', {
      params: { key: 'groupChats.keptDays' },
      body: { value: 3 },
    })
    const { id } = await paste('蒋叔 2026/12/27 08:00\n早上好', '群九')
    const { keptDays } = await worker.call<Calls['listPastes']>('listPastes', { query: {} })
    expect(keptDays).toBe(3)
    street.clock.now += 3 * dayMs + 60_000
    await street.runJob('group-chats.sweep')
    expect(await look(id)).toMatchObject({ messages: 0, drafts: [] })
  })
})

test('the list of pieces has the newest or the oldest first', async () => {
  street.clock.now += 60_000
  const { id } = await paste('沈姐 09:00\n楼道灯坏了，太黑', '群十')
  const ids = async (query: object) => {
    const { rows } = await worker.call<Calls['listPastes']>('listPastes', { query })
    return rows.map((row) => row.id)
  }
  expect((await ids({}))[0]).toBe(id)
  expect(await ids({ sort: 'pasted' })).toEqual((await ids({})).toReversed())
})
