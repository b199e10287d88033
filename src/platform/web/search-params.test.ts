import { expect, test } from 'vitest'
import { flag, oneOf, text, whole } from './search-params.ts'

test.each([
  ['a text', text(), '007', '007'],
  ['no text', text(), undefined, ''],
  ['a word of the list', oneOf(['hear', 'find']), 'find', 'find'],
  ['a word that is not on it', oneOf(['hear', 'find']), 'drop', null],
  ['a yes', flag(), '1', true],
  ['anything else than a yes', flag(), 'yes', false],
  ['a number', whole(), '-12', -12],
  ['what is no number', whole(), '1e9', null],
])('%s is read from the address', (_, param, kept, value) => {
  expect(param.read(kept)).toBe(value)
})

test('what holds nothing leaves the address', () => {
  expect([text().write(''), flag().write(false), whole().write(null), oneOf(['a']).write(null)]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  expect([text().write('漏水'), flag().write(true), whole().write(0)]).toEqual(['漏水', '1', '0'])
})
