import { afterEach, expect, test, vi } from 'vitest'
import { ApiError } from './api-error.ts'
import { addressOf, call, client } from './client.ts'
import { commandId } from './command-id.ts'

afterEach(() => vi.unstubAllGlobals())

test('names of a path are filled in, and the query follows', () => {
  expect(addressOf('/api/needs/:needId/notes/:noteId', { params: { needId: 'a/b', noteId: 7 } })).toBe(
    '/api/needs/a%2Fb/notes/7',
  )
  expect(
    addressOf('/api/needs', { query: { q: '漏水', unit: ['1', '2'], after: undefined, before: null, word: '' } }),
  ).toBe(`/api/needs?q=${encodeURIComponent('漏水')}&unit=1&unit=2`)
})

test('a command carries its id, and the one that was given', async () => {
  const sent = answerWith(200, '{"done":true}')
  await call('POST /api/needs/:needId/accept', { params: { needId: '1' }, body: { at: 5 }, commandId: 'kept' })

  expect(sent.mock.calls[0]?.[0]).toBe('/api/needs/1/accept')
  expect(sent.mock.calls[0]?.[1]).toMatchObject({
    method: 'POST',
    body: '{"at":5}',
    credentials: 'same-origin',
    headers: { 'command-id': 'kept', 'content-type': 'application/json' },
  })
})

test('a question carries none', async () => {
  const sent = answerWith(200, '{"rows":[]}')
  const needs = client<Record<'list', never>>({ list: 'GET /api/needs' }) as unknown as { list: () => Promise<unknown> }

  expect(await needs.list()).toEqual({ rows: [] })
  expect(sent.mock.calls[0]?.[1]?.headers).not.toHaveProperty('command-id')
})

test('a refusal comes as an error with its reason, its field and its sentence', async () => {
  answerWith(422, '{"error":"refused","reason":"already-taken","field":null,"message":"已经有人接了"}')

  const error = await call('POST /api/x').catch((cause: unknown) => cause)
  expect(error).toBeInstanceOf(ApiError)
  expect(error).toMatchObject({ error: 'refused', reason: 'already-taken', message: '已经有人接了', status: 422 })
})

test.each([
  [502, '<html>bad gateway</html>'],
  [200, '<html>a sign-in page of the network</html>'],
])('an answer that is none of ours (%i) is broken', async (status, text) => {
  answerWith(status, text)

  await expect(call('GET /api/x')).rejects.toMatchObject({ error: 'broken', status })
})

test('no answer at all is offline', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))

  await expect(call('GET /api/x')).rejects.toMatchObject({ error: 'offline', offline: true })
})

test('command ids are UUIDs of version 7, in the order of their time', () => {
  const ids = [1_000, 2_000, 1_795_000_000_000].map((ms) => commandId(ms))

  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect([...ids].sort()).toEqual(ids)
  expect(Number.parseInt(ids[2]!.replace(/-/g, '').slice(0, 12), 16)).toBe(1_795_000_000_000)
  expect(new Set(Array.from({ length: 1_000 }, () => commandId(1))).size).toBe(1_000)
})

function answerWith(status: number, text: string) {
  const fetch = vi.fn((_address: string, _how: RequestInit) => Promise.resolve(new Response(text, { status })))
  vi.stubGlobal('fetch', fetch)
  return fetch
}
