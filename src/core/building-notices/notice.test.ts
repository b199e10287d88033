import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { followUpRefusal, reachOf, smsLength, spanRefusal, stateOf, unitOf } from './notice.ts'
import { placesOf, saysSo, titleOf } from './words.zh.ts'

const hour = 3_600_000
const at = Date.parse('2026-12-01T08:00:00+08:00')

describe('where a notice stands', () => {
  test.each([
    ['it has not begun', null, at + hour, at + 5 * hour, 'coming'],
    ['it goes on', null, at - hour, at + hour, 'running'],
    ['nobody knows until when', null, at - hour, null, 'running'],
    ['the time that was said has passed', null, at - 2 * hour, at, 'overdue'],
    ['somebody said that it is over', at, at - hour, at + hour, 'over'],
  ] as const)('%s', (_, overAt, fromAt, untilAt, state) => {
    expect(stateOf({ overAt }, { fromAt, untilAt }, at)).toBe(state)
  })

  test('nothing follows after it is over', () => {
    expect([followUpRefusal({ overAt: null }), followUpRefusal({ overAt: at })]).toEqual([null, 'notice-is-over'])
  })
})

test.each([
  ['ends after it begins', at + hour, null],
  ['may have no end yet', null, null],
  ['does not end as it begins', at, 'until-before-from'],
  ['does not last six weeks', at + 42 * 24 * hour, 'span-too-long'],
] as const)('a time %s', (_, untilAt, refusal) => {
  expect(spanRefusal({ fromAt: at, untilAt })).toBe(refusal)
})

test('a title says from when to when, and the day once', () => {
  const title = (untilAt: number | null) => titleOf('water', 'posted', { fromAt: at, untilAt })
  expect(title(at + 10 * hour)).toBe('停水：12 月 1 日 8:00 至 18:00')
  expect(title(at + 26 * hour)).toBe('停水：12 月 1 日 8:00 至 12 月 2 日 10:00')
  expect(title(null)).toBe('停水：12 月 1 日 8:00 起')
})

test('a message counts its title, and a character beyond the first plane once', () => {
  expect(smsLength('停水', '修管子𠮷')).toBe(7)
})

test('many buildings are named as far as a poster holds, then counted', () => {
  expect(placesOf(Array.from({ length: 20 }, (_, i) => `${i + 1}号楼`))).toMatch(/^1号楼、2号楼、.*12号楼 等 20 栋$/)
})

test.each([
  [['230506002001002', '230506002001002'], '230506002001002'],
  [['230506002001002', '230506002001003'], '230506002001'],
  [['230506002001002', '230506002003001'], '230506002'],
  [['230506002001002', '230506003001001'], ''],
] as const)('buildings in %j belong to %s', (grids, unit) => {
  expect(unitOf(grids)).toBe(unit)
})

test.each([
  ['water', '家里没水了，什么时候来？', true],
  ['water', '几点来水啊', true],
  ['water', '自来水停了一上午', true],
  ['water', '厨房水管渗水', false],
  ['water', '自来水管漏，水压也低', false],
  ['water', '水龙头关不紧', false],
  ['heat', '全楼没暖气', true],
  ['heat', '怎么停暖了', true],
  ['heat', '小屋暖气不热', false],
  ['heat', '暖气片漏水', false],
  ['power', '又停电了', true],
  ['power', '家里没电', true],
  ['power', '什么时候来电', true],
  ['power', '来电反映楼道灯不亮', false],
  ['power', '楼道里停电动车', false],
  ['power', '没电梯，老人下不来楼', false],
  ['power', '灯泡坏了', false],
  ['snow', '门口的雪一直没人扫', true],
  ['snow', '积雪太厚出不去', true],
  ['snow', '冰箱响', false],
  ['snow', '楼道滑倒了人', false],
] as const)('beside a notice of %s, 「%s」 is ticked beforehand: %s', (kind, told, ticked) => {
  expect(saysSo[kind].test(told)).toBe(ticked)
})

const neighbours = fc.array(
  fc.record({
    personId: fc.uuid(),
    doorId: fc.constantFrom('1', '2', '3', '4'),
    signedIn: fc.boolean(),
    hasPhone: fc.boolean(),
  }),
)

test('nobody is told twice, and each door is reached by telephone or knocked at', () => {
  fc.assert(
    fc.property(neighbours, (people) => {
      const { app, sms, doors } = reachOf(people)
      expect(app.filter((id) => sms.includes(id))).toEqual([])
      for (const doorId of new Set(people.map((one) => one.doorId))) {
        const behind = people.filter((one) => one.doorId === doorId)
        const byPhone = behind.some(({ personId }) => app.includes(personId) || sms.includes(personId))
        expect(doors.includes(doorId)).toBe(!byPhone)
      }
    }),
  )
})
