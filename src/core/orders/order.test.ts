import { describe, expect, test } from 'vitest'
import { answerText, draftAnswer } from './answer.ts'
import { orderState, readDue, readOrder } from './order.ts'

const now = Date.parse('2026-11-30T02:00:00Z') // a Monday, 10:00 in Shanghai
const at = (text: string) => Date.parse(`${text}+08:00`)

describe('a deadline', () => {
  test.each([
    ['2026-12-03 17:00', '2026-12-03T17:00'],
    ['2026/12/3 17:00:00', '2026-12-03T17:00'],
    ['2026年12月3日17时', '2026-12-03T17:00'],
    ['2026年12月3日 下午5点30分前', '2026-12-03T17:30'],
    ['１２月３日前', '2026-12-03T23:59'],
    ['12月3日', '2026-12-03T23:59'],
    ['1月5日 9:00', '2027-01-05T09:00'],
    ['11月28日', '2026-11-28T23:59'],
  ])('%s is read', (text, moment) => {
    expect(readDue(text, now)).toBe(at(moment))
  })

  test.each(['尽快', '', '13月40日', '2026-02-30', '三天内'])('%s is none', (text) => {
    expect(readDue(text, now)).toBeNull()
  })
})

describe('a pasted order', () => {
  test('of 12345 is read part by part', () => {
    expect(
      readOrder(
        `【12345热线工单】\n工单编号：SYS20261128001\n诉求人：王先生 联系电话：19900001234\n诉求地址：宏吉社区5号楼
诉求内容：暖气不热，已经三天，
家里有老人。\n办理时限：2026-12-03 17:00\n答复要求：电话回访后反馈`,
        now,
      ),
    ).toEqual({
      sender: '12345',
      number: 'SYS20261128001',
      dueAt: at('2026-12-03T17:00'),
      title: null,
      text: '暖气不热，已经三天，\n家里有老人。',
      callerName: '王先生',
      callerPhone: '19900001234',
      place: '宏吉社区5号楼',
      howToAnswer: '电话回访后反馈',
    })
  })

  test('of a superior keeps whose it is', () => {
    const read = readOrder('交办单位：区城管局\n编号: 2026-17\n交办事项: 清理主街积雪\n反馈时限: 12月1日 12:00', now)
    expect(read).toMatchObject({
      sender: '区城管局',
      number: '2026-17',
      text: '清理主街积雪',
      dueAt: at('2026-12-01T12:00'),
    })
  })

  test('without labels is its text', () => {
    expect(readOrder('楼道灯不亮，请处理。', now)).toMatchObject({
      number: null,
      dueAt: null,
      text: '楼道灯不亮，请处理。',
    })
  })

  test('of 10,000 hostile characters is read at once', () => {
    const began = performance.now()
    readOrder('编号：'.repeat(3_400), now)
    readOrder(`${' '.repeat(9_000)}：`, now)
    expect(performance.now() - began).toBeLessThan(500)
  })
})

test.each([
  [now - 1, null, 'late'],
  [now, null, 'late'],
  [now + 24 * 3_600_000, null, 'soon'],
  [now + 24 * 3_600_000 + 1, null, 'running'],
  [now - 1, now, 'answered'],
] as const)('an order due at %d and answered at %s is %s', (dueAt, answeredAt, state) => {
  expect(orderState({ dueAt, answeredAt }, now, 24)).toBe(state)
})

describe('the answer', () => {
  const entry = { id: 1, at: now, sentence: '', person: null, shown: true, photos: [] }

  test('is suggested from what was noted and what the one who asked said', () => {
    const rating = { at: now, mark: 'satisfied', words: '热了', by: 'call-back' } as const
    expect(
      draftAnswer({
        timeline: [{ ...entry, step: 'finish', note: '换了阀门。' }],
        ratings: [rating],
        referredTo: null,
        declinedTo: null,
      }),
    ).toEqual({ handling: '换了阀门。', reply: '已于2026-11-30电话回访，群众说：热了', satisfied: 'yes' })
    expect(draftAnswer({ timeline: [], ratings: [], referredTo: null, declinedTo: null })).toEqual({
      handling: '',
      reply: '',
      satisfied: 'unknown',
    })
  })

  test('leaves in the sender’s form', () => {
    expect(answerText('A1', { handling: '修好了', reply: '已告知', satisfied: 'yes' })).toBe(
      '编号：A1\n办理情况：修好了\n回复群众情况：已告知\n群众是否满意：满意',
    )
  })
})
