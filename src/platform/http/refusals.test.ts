import { expect, test } from 'vitest'
import type { Module } from './module.ts'
import { collectRefusals } from './refusals.ts'

test('two modules may refuse with one word as long as it says the same', () => {
  const modules: Pick<Module, 'name' | 'refusals'>[] = [
    { name: 'core/a', refusals: { 'no-street': '还没有街道。' } },
    { name: 'core/b', refusals: { 'no-street': '还没有街道。', 'no-team': '没有这支分队。' } },
  ]
  expect(collectRefusals(modules)).toEqual({ 'no-street': '还没有街道。', 'no-team': '没有这支分队。' })
})

test('a start is refused where one word has two sentences, with the names of both modules', () => {
  const modules = [
    { name: 'core/a', refusals: { 'no-street': '还没有街道。' } },
    { name: 'core/b', refusals: { 'no-street': '先建街道。' } },
  ]
  expect(() => collectRefusals(modules)).toThrow('"no-street" has two sentences, in core/a and in core/b')
})
