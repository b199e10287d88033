import { expect, test } from 'vitest'
import {
  agoWords,
  dayWords,
  exactWords,
  greetingWords,
  isoDay,
  leftShort,
  leftWords,
  lengthWords,
  playingWords,
  pointWords,
  stampWords,
  startOfDay,
  toneOf,
} from './time.ts'

/** Tuesday, ten to eleven in the forenoon in Shanghai. */
const now = Date.parse('2026-11-24T10:42:00+08:00')
const at = (text: string) => Date.parse(`${text}+08:00`)
const minutes = 60_000

test.each([
  [78 * minutes, '剩 1 小时 18 分'],
  [60 * minutes, '剩 1 小时'],
  [5 * minutes, '剩 5 分'],
  [20_000, '剩不到 1 分'],
  [-26 * minutes, '超 26 分'],
  [-27 * 60 * minutes, '超 1 天 3 小时'],
  [13 * 60 * minutes, '今天 23:42'],
  [26 * 60 * minutes, '明天 12:42'],
])('a deadline %i ms away is told as %s', (distance, said) => {
  expect(leftWords(now + distance, now)).toBe(said)
})

test.each([
  [78 * minutes, '剩 1:18'],
  [61 * minutes, '剩 1:01'],
  [59 * minutes, '剩 59 分'],
  [-26 * minutes, '超 26 分'],
  [6 * 60 * minutes, '今天 16:42'],
])('in a narrow list, %i ms are told as %s', (distance, said) => {
  expect(leftShort(now + distance, now)).toBe(said)
})

test('a deadline is late once passed, soon for two hours before, else calm', () => {
  expect(toneOf(now - 1, now)).toBe('late')
  expect(toneOf(now, now)).toBe('soon')
  expect(toneOf(now + 120 * minutes, now)).toBe('soon')
  expect(toneOf(now + 121 * minutes, now)).toBe('calm')
})

test.each([
  ['2026-11-24T14:00:00', '今天下午 2 点', '今天 14:00'],
  ['2026-11-24T12:30:00', '今天中午 12 点半', '今天 12:30'],
  ['2026-11-25T00:05:00', '明天凌晨 0 点 5 分', '明天 00:05'],
  ['2026-11-26T09:00:00', '后天上午 9 点', '后天 09:00'],
  ['2026-11-27T20:15:00', '周五晚上 8 点 15 分', '周五 20:15'],
  ['2026-11-23T10:20:00', '昨天上午 10 点 20 分', '昨天 10:20'],
  ['2026-12-03T08:00:00', '12 月 3 日早上 8 点', '12 月 3 日 08:00'],
  ['2027-01-02T09:00:00', '2027 年 1 月 2 日上午 9 点', '2027 年 1 月 2 日 09:00'],
])('%s is said as %s, and on the desk as %s', (moment, said, exact) => {
  expect(pointWords(at(moment), now)).toBe(said)
  expect(exactWords(at(moment), now)).toBe(exact)
})

test.each([
  [30_000, '刚刚'],
  [5 * minutes, '5 分钟前'],
  [3 * 60 * minutes, '3 小时前'],
  [20 * 60 * minutes, '昨天'],
  [72 * 60 * minutes, '3 天前'],
  [240 * 60 * minutes, '11 月 14 日'],
])('what was %i ms ago was %s', (past, said) => {
  expect(agoWords(now - past, now)).toBe(said)
})

test('just after midnight, yesterday evening is still told in hours', () => {
  expect(agoWords(at('2026-11-24T22:30:00'), at('2026-11-25T00:40:00'))).toBe('2 小时前')
})

test('days are those of Shanghai, whatever the clock of the device', () => {
  expect(isoDay(Date.parse('2026-11-23T16:00:00Z'))).toBe('2026-11-24')
  expect(isoDay(Date.parse('2026-11-23T15:59:59Z'))).toBe('2026-11-23')
  expect(startOfDay('2026-11-24')).toBe(at('2026-11-24T00:00:00'))
  expect(startOfDay('tomorrow')).toBeNaN()
  expect(dayWords(at('2026-11-24T23:59:00'), now)).toBe('今天')
  expect(stampWords(now)).toBe('2026-11-24 10:42')
})

test('lengths, greetings and voice notes', () => {
  expect(lengthWords(0)).toBe('不到 1 分')
  expect(lengthWords(48 * 60 * minutes)).toBe('2 天')
  expect(greetingWords(now)).toBe('上午好')
  expect(greetingWords(at('2026-11-24T19:00:00'))).toBe('晚上好')
  expect(playingWords(21)).toBe('0:21')
  expect(playingWords(60.4)).toBe('1:00')
})
