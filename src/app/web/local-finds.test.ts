import { describe, expect, test } from 'vitest'
import { distance, findLocally } from './local-finds.ts'

const page = { label: '人员名册', letters: ['renyuanmingce', 'rymc'] }

describe('a page', () => {
  test.each([
    ['its beginning', '人员', 0],
    ['words in its middle', '名册', 1],
    ['initials', 'rym', 2],
    ['pinyin', 'Ren yuan', 2],
    ['the middle of its pinyin', 'mingce', 3],
    ['another word', '导入', null],
    ['words of which one is not in it', '人员册', null],
  ] as const)('is found by %s', (_, typed, far) => {
    expect(distance(page, typed)).toBe(far)
  })
})

test('an act is found by the other words that people have for it', () => {
  const act = { label: '印门上的卡', also: ['打印卡', 'QR'], letters: [] }
  expect(['印门', '打印', 'qr', '海报'].map((typed) => distance(act, typed))).toEqual([0, 1, 1, null])
})

test('what was used last comes first among what is meant', () => {
  const items = ['研判', '研究', '研学'].map((label) => ({ label, letters: [] }))
  expect(findLocally(items, '研', ({ label }) => (label === '研学' ? 2 : 0)).map(({ label }) => label)).toEqual([
    '研学',
    '研判',
    '研究',
  ])
})
