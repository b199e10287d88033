import { describe, expect, it } from 'vitest'
import { askedBy, tabIn, tabsOf } from '../inbox.ts'
import { type Filters, filtersOn, noFilters } from './desk-filters.ts'

const none: Filters = { ...noFilters, tab: '', sort: null, need: '' }

describe('what an inbox asks the server for', () => {
  it('is the whole turn of the loop when nothing narrows it', () => {
    expect(askedBy('understand', none)).toEqual({ stage: 'understand' })
    expect(askedBy('all', none)).toEqual({ ended: 'false' })
    expect(askedBy('guarded', none)).toEqual({ state: 'guarded' })
  })

  it('takes words, filters and the tab together', () => {
    const filters: Filters = { ...none, tab: 'late', q: '漏水', kind: 'urgent', unit: '230506002001', back: true }
    expect(askedBy('find', filters)).toEqual({
      stage: 'find',
      words: '漏水',
      kind: 'urgent',
      unit: '230506002001',
      handedBack: 'true',
      light: 'red',
    })
  })

  it('lets the tab win over a filter of the same name', () => {
    expect(askedBy('serve', { ...none, tab: 'late', light: 'green' }).light).toBe('red')
  })

  it('opens the first tab when the address names a stranger', () => {
    expect(tabIn('confirm', 'nonsense')).toBe(tabsOf.confirm[0])
  })
})

describe('the address', () => {
  it('counts the filters that are on, the words aside', () => {
    expect(filtersOn({ ...none, q: '漏水', mine: true, from: '2026-11-01' })).toEqual(['from', 'mine'])
  })
})
