import fastJson from 'fast-json-stringify'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { answerSchema } from './schema.ts'

describe('an answer', () => {
  test('holds what its schema lists and nothing else', () => {
    const write = fastJson(answerSchema(z.object({ name: z.string(), inner: z.object({ seen: z.int() }) })) as never)
    const row = { name: '王桂兰', phone: '19900001234', inner: { seen: 1, secret: 2 } }
    expect(JSON.parse(write(row))).toEqual({ name: '王桂兰', inner: { seen: 1 } })
  })

  test('keeps null apart from empty and zero', () => {
    const View = z.object({
      note: z.string().nullable(),
      count: z.int().nullable(),
      mark: z.enum(['good', 'bad']).nullable(),
    })
    const write = fastJson(answerSchema(View) as never)
    expect(JSON.parse(write({ note: null, count: null, mark: null }))).toEqual({ note: null, count: null, mark: null })
    expect(JSON.parse(write({ note: '', count: 0, mark: 'bad' }))).toEqual({ note: '', count: 0, mark: 'bad' })
  })

  test('that JSON cannot express is refused at start', () => {
    expect(() => answerSchema(z.object({ at: z.date() }))).toThrow()
  })
})
