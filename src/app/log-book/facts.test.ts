import { expect, test } from 'vitest'
import { fillStreet } from '../testing/fill-street.ts'
import { openTestStreet } from '../testing/harness.ts'
import { factWords } from './words-facts.zh.ts'

test('whatever stands in the log of a full street, the auditor reads it in Chinese', async () => {
  const street = await openTestStreet({ now: Date.parse('2026-11-24T02:42:00Z') })
  await fillStreet(street)
  const { rows } = await street.admin.query<{ fact: string; kind: string }>(
    `select fact, min(event.kind) as kind from events.event, jsonb_object_keys(event.facts) fact group by fact order by fact`,
  )
  expect(rows.length).toBeGreaterThan(40)
  expect(rows.filter(({ fact }) => !(fact in factWords))).toEqual([])
})
