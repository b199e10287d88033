import { expect, test } from 'vitest'
import { matchRoute, readQuery, writeQuery } from './route.ts'

const routes = [
  { path: '/' },
  { path: '/m/' },
  { path: '/m/needs/$needId' },
  { path: '/m/needs/new' },
  { path: '/desk/$module/list' },
  { path: '/desk/needs/$stage' },
]

test.each([
  ['/', '/', {}],
  ['/m', '/m/', {}],
  ['/m/', '/m/', {}],
  ['/m/needs/7', '/m/needs/$needId', { needId: '7' }],
  ['/m/needs/%E6%80%A5', '/m/needs/$needId', { needId: '急' }],
  ['/m/needs/%E0%A4%A', '/m/needs/$needId', { needId: '%E0%A4%A' }],
])('%s leads to %s', (path, pattern, params) => {
  expect(matchRoute(routes, path)).toMatchObject({ route: { path: pattern }, params })
})

test('a plain word wins over a name at the same place', () => {
  expect(matchRoute(routes, '/m/needs/new')?.route.path).toBe('/m/needs/new')
  expect(matchRoute(routes, '/desk/needs/list')?.route.path).toBe('/desk/needs/$stage')
})

test('an address that no page has leads nowhere', () => {
  expect(matchRoute(routes, '/m/needs')).toBeNull()
  expect(matchRoute(routes, '/m/needs/7/8')).toBeNull()
})

test('a query stays what was typed', () => {
  expect(readQuery('?q=007&late=1')).toEqual({ q: '007', late: '1' })
  expect(writeQuery({ q: '漏水 & 电' })).toBe(`?q=${encodeURIComponent('漏水')}+%26+${encodeURIComponent('电')}`)
  expect(writeQuery({})).toBe('')
})
