import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pinyinOf } from './pinyin.ts'
import { cleanText, fold, highlight, phrasesOf, queryTerms, searchTerms, tsquery } from './terms.ts'

/** Any units in any order, halves of characters with them. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
  .map((codes) => String.fromCharCode(...codes))

describe('the terms of a text', () => {
  test('are its pairs of characters, the last character of each run, and its words', () => {
    expect(searchTerms('3号楼水管漏水，WiFi断了')).toEqual([
      '3',
      '号楼',
      '楼水',
      '水管',
      '管漏',
      '漏水',
      '水',
      'wifi',
      '断了',
      '了',
    ])
  })

  test('come once each', () => {
    expect(searchTerms('上门上门')).toEqual(['上门', '门上', '门'])
  })

  test('hold rare characters as one', () => {
    expect(searchTerms('𠮷祥')).toEqual(['𠮷祥', '祥'])
  })

  test('are none for a text without words', () => {
    expect(searchTerms('，。！🙏 ')).toEqual([])
  })

  test.each([
    ['a mobile number', '电话19900001234找张姐'],
    ['one with gaps', '电话199-0000-1234找张姐'],
    ['one in full width', '电话１９９００００１２３４找张姐'],
    ['one with the country', '电话+86 199 0000 1234找张姐'],
    ['a number with area code', '电话0469-0000123找张姐'],
    ['a local number', '电话0000123找张姐'],
    ['an ID number', '电话23050619000101001X找张姐'],
    ['an ID number with gaps', '电话230506 1900 0101 0012找张姐'],
    ['a number written out', '电话幺九九零零零零一二三四找张姐'],
  ])('leave out %s', (_, text) => {
    expect(searchTerms(text)).toEqual(['电话', '话', '找张', '张姐', '姐'])
  })

  test('keep house numbers and years', () => {
    expect(searchTerms('2026年12号楼1203室')).toContain('2026')
    expect(searchTerms('2026年12号楼1203室')).toContain('1203')
  })
})

describe('a search', () => {
  test.each([
    ['水管', "'水管'"],
    ['水', "'水':*"],
    ['水管漏水', "'水管' & '管漏' & '漏水'"],
    ['WIFI 断', "'wifi':* & '断':*"],
    ["'); drop", "'drop':*"],
    ['19900001234', null],
    ['  ', null],
  ])('for %s asks %s', (wanted, expected) => {
    expect(tsquery(wanted)).toBe(expected)
  })

  test('finds every piece of a text in that text', () => {
    const someText = fc
      .array(fc.constantFrom('水', '管', '漏', '三', '楼', 'a', 'B', '7', '，', ' ', '𠮷'), {
        minLength: 1,
        maxLength: 30,
      })
      .map((characters) => characters.join(''))
    fc.assert(
      fc.property(someText, fc.nat(), fc.nat(), (text, from, length) => {
        const characters = Array.from(text)
        const start = from % characters.length
        const piece = characters.slice(start, start + 1 + (length % 8)).join('')
        const terms = searchTerms(text)
        for (const { text: wanted, asBeginning } of queryTerms(piece)) {
          // A piece may begin in the middle of a word of letters; such a piece is not promised to be found.
          if (/[a-z0-9]/.test(wanted)) continue
          expect(terms.some((term) => (asBeginning ? term.startsWith(wanted) : term === wanted))).toBe(true)
        }
      }),
    )
  })

  test('checks phrases as they stand', () => {
    expect(phrasesOf('三号楼　漏水 ＷＩＦＩ')).toEqual(['三号楼', '漏水', 'wifi'])
  })
})

describe('what is found', () => {
  test('is shown where it stands', () => {
    expect(highlight('三号楼水管漏水，楼下WiFi也断了', '漏水 wifi')).toEqual([
      [5, 7],
      [10, 14],
    ])
    expect(highlight('水水水', '水水')).toEqual([[0, 2]])
    expect(highlight('没有', '水')).toEqual([])
  })

  test('overlapping marks become one', () => {
    expect(highlight('水管漏水', '水管漏 漏水')).toEqual([[0, 4]])
  })

  test('folding keeps every position', () => {
    fc.assert(fc.property(anyText, (text) => fold(text).length === text.length))
  })
})

test('cleaning never joins what a number kept apart', () => {
  expect(cleanText('张19900001234三')).toBe('张 三')
})

describe('a name in letters', () => {
  test.each([
    ['张桂兰', 'zhangguilan', 'zgl'],
    ['单田', 'shantian', 'st'],
    ['曾强', 'zengqiang', 'zq'],
    ['吕绿', 'lvlv', 'll'],
    ['欧阳修', 'ouyangxiu', 'oyx'],
    ['老李A', 'laolia', 'lla'],
  ])('%s is %s, %s', async (name, full, initials) => {
    expect(await pinyinOf(name)).toEqual({ full, initials })
  })
})
