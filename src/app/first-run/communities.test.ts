import { expect, it } from 'vitest'
import { parseCommunities } from './communities.ts'

it.each([
  ['230506002001 宏吉', [{ code: '230506002001', name: '宏吉' }], []],
  ['宏吉社区\t230506002001', [{ code: '230506002001', name: '宏吉社区' }], []],
  ['２３０５０６００２００１，宏吉', [{ code: '230506002001', name: '宏吉' }], []],
  [
    '230506002001,宏吉\r\n\r\n230506002002、宏祥',
    [
      { code: '230506002001', name: '宏吉' },
      { code: '230506002002', name: '宏祥' },
    ],
    [],
  ],
  ['230506002001\n宏祥\n23050600200 宏如', [], [1, 2, 3]],
] as const)('%j is read as communities', (pasted, communities, unreadable) => {
  expect(parseCommunities(pasted)).toEqual({ communities, unreadable })
})
