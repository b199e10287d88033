import { describe, expect, test } from 'vitest'
import { readChat } from './chat.ts'
import { draftsOf, maybeNeed } from './drafts.ts'
import { nearest } from './near.ts'
import { replyText } from './reply.ts'

const now = Date.parse('2026-11-30T02:00:00Z') // a Monday, 10:00 in Shanghai
const at = (text: string) => Date.parse(`${text}+08:00`)
const read = (text: string) => readChat(text, now).messages
const said = (text: string) => read(text).map(({ saidBy, text: words }) => [saidBy, words])

describe('a piece of a group', () => {
  test.each([
    ['张姐 2026/11/30 09:12\n暖气不热', at('2026-11-30T09:12')],
    ['张姐 2026-11-30 09:12:33\n暖气不热', at('2026-11-30T09:12')],
    ['张姐 2026年11月29日 下午3:05\n暖气不热', at('2026-11-29T15:05')],
    ['张姐  昨天 20:15\n暖气不热', at('2026-11-29T20:15')],
    ['张姐 星期五 08:00\n暖气不热', at('2026-11-27T08:00')],
    ['张姐 11月28日 晚上8:15\n暖气不热', at('2026-11-28T20:15')],
    ['张姐 09:12\n暖气不热', at('2026-11-30T09:12')],
    ['张姐 23:50\n暖气不热', at('2026-11-29T23:50')],
    ['2026-11-30 09:12:33 张姐\n暖气不热', at('2026-11-30T09:12')],
    ['2026-11-28 09:12\n张姐: 暖气不热', at('2026-11-28T09:12')],
    ['张姐: 暖气不热', null],
    ['张姐：\n暖气不热', null],
    ['张姐\n暖气不热', null],
  ])('%j tells who, when and what', (text, saidAt) => {
    expect(read(text)).toEqual([{ saidBy: '张姐', saidAt, text: '暖气不热', quote: null, hasMedia: false }])
  })

  test('has several people, words over several lines, and colons that head no name', () => {
    expect(said('张姐 09:12\n楼道灯坏了\n时间：昨晚开始\n\n李哥 09:13\n@所有人 收到')).toEqual([
      ['张姐', '楼道灯坏了\n时间：昨晚开始'],
      ['李哥', '收到'],
    ])
    expect(said('张姐: 灯坏了\n电话：19900001234\n李哥: 哪栋')).toEqual([
      ['张姐', '灯坏了\n电话：19900001234'],
      ['李哥', '哪栋'],
    ])
  })

  test('is blocks of a name and words, parted by empty lines', () => {
    expect(said('张姐\n暖气不热\n冰凉\n\n李哥\n我家也是')).toEqual([
      ['张姐', '暖气不热\n冰凉'],
      ['李哥', '我家也是'],
    ])
  })

  test('leaves out what the machine says, and keeps that there was a picture', () => {
    const messages = read(
      '"张姐"邀请"李哥"加入了群聊\n张姐 09:12\n[图片]\n张姐 09:13\n[图片]这里漏水\n李哥撤回了一条消息',
    )
    expect(messages).toMatchObject([
      { text: '', hasMedia: true },
      { text: '这里漏水', hasMedia: true },
    ])
  })

  test('keeps apart what is quoted', () => {
    expect(read('李哥 09:20\n「张姐：暖气不热」\n- - - - - - - - - - -\n我家也是')[0]).toMatchObject({
      text: '我家也是',
      quote: '暖气不热',
    })
  })

  test('of 5,000 lines is read to the 2,000th, and says so', () => {
    const lines = Array.from({ length: 2_500 }, (_, i) => `邻居${i} 09:12\n第 ${i} 句`).join('\n')
    const chat = readChat(lines, now)
    expect([chat.linesPasted, chat.linesRead, chat.messages.length]).toEqual([5_000, 2_000, 1_000])
  })

  test('is text whatever stands in it', () => {
    expect(said('<script>alert(1)</script> 09:12\n<img src=x onerror=1> 😀\u0000\u202e漏水')).toEqual([
      ['<script>alert(1)</script>', '<img src=x onerror=1> 😀漏水'],
    ])
    expect(read('\u0000\u0000')).toEqual([])
  })

  test('that wants to keep the reader busy does not', () => {
    const began = performance.now()
    for (const text of [
      `${'张 '.repeat(40_000)}`,
      `${'1:'.repeat(60_000)}`,
      '「'.repeat(60_000),
      `${' '.repeat(9_999)}09:1`,
    ])
      read(text)
    expect(performance.now() - began).toBeLessThan(1_500)
  })
})

const houses = [
  { id: 'h5', name: '5号楼' },
  { id: 'h7', name: '7号楼' },
]

describe('drafts', () => {
  test.each([
    ['5号楼暖气不热，有人管吗', true],
    ['楼道灯不亮了好几天', true],
    ['收到，谢谢', false],
    ['早上好，大家注意保暖', false],
    ['+1', false],
    ['我家也是，也不热', false],
    ['今天天气真好啊大家', false],
  ])('%s may be a need: %s', (text, is) => {
    expect(maybeNeed(text)).toBe(is)
  })

  test('one for each matter: what somebody goes on with is one, who agrees is counted, chatter is in none', () => {
    const drafts = draftsOf(
      read(
        [
          '张姐 09:10\n5号楼暖气不热，冰凉',
          '张姐 09:11\n两天了',
          '李哥 09:12\n我家也是',
          '赵叔 09:13\n早上好',
          '刘姨 09:14\n7号楼门口井盖松动，老人差点掉下去',
          '张姐 09:30\n谢谢',
          '孙哥 09:31\n+1',
        ].join('\n'),
      ),
      houses,
    )
    expect(drafts).toMatchObject([
      { saidBy: '张姐', text: '5号楼暖气不热，冰凉\n两天了', buildingId: 'h5', alsoCount: 1, messages: [0, 1, 2] },
      { saidBy: '刘姨', buildingId: 'h7', alsoCount: 1, messages: [4, 6] },
    ])
  })

  test('the same words copied by neighbours are one draft, however much later', () => {
    const drafts = draftsOf(
      read('张姐 09:10\n5号楼暖气不热，冰凉\n刘姨 10:20\n门口的灯坏了\n李哥 11:40\n5号楼暖气不热，冰凉！！🙏'),
      houses,
    )
    expect(drafts).toMatchObject([
      { saidBy: '张姐', alsoCount: 1, messages: [0, 2] },
      { saidBy: '刘姨', alsoCount: 0 },
    ])
  })

  test('somebody’s house is read from their name in the group where the words name none', () => {
    expect(draftsOf(read('5-2-301 王姐 09:10\n家里没水了，什么时候来'), houses)[0]).toMatchObject({ buildingId: 'h5' })
  })
})

test('open needs of the same house and words are offered, the likeliest first', () => {
  const needs = [
    { id: 1, title: '5号楼暖气不热', body: null, buildingId: 'h5' },
    { id: 2, title: '7号楼暖气不热', body: null, buildingId: 'h7' },
    { id: 3, title: '5号楼井盖松动', body: null, buildingId: 'h5' },
    { id: 4, title: '整个小区暖气不热', body: null, buildingId: null },
  ]
  expect(nearest({ text: '5号楼暖气不热，冰凉', buildingId: 'h5' }, needs).map(({ id }) => id)).toEqual([1, 4])
})

test('the reply says numbers, who is on it and by when, and names nobody of the group', () => {
  const one = {
    number: '2026-0101',
    title: '张姐家暖气不热',
    place: '5号楼',
    who: '生态绿',
    when: '12 月 1 日',
    ended: false,
  }
  expect(
    replyText([one, one, { ...one, number: '2026-0102', title: '灯坏了', place: null, ended: true }], {
      names: ['张姐', '李'],
      guarded: true,
    }),
  ).toBe(`各位邻居，群里说的事社区都记下了：
1. 5号楼 邻居家暖气不热（2026-0101）：生态绿在办，最晚12 月 1 日给回音
2. 灯坏了（2026-0102）：已经办结
有的事由专人在看，会单独联系。
没写到的，随时在群里说，或打社区电话。`)
})
