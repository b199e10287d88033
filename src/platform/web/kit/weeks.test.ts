import { expect, test } from 'vitest'
import { weeksOf } from './weeks.ts'

test.each([
  [2027, 2, 4, '2027-02-01', '2027-02-28'],
  [2026, 11, 6, '2026-10-26', '2026-12-06'],
  [2027, 1, 5, '2026-12-28', '2027-01-31'],
  [2028, 2, 5, '2028-01-31', '2028-03-05'],
])('%i-%i stands in %i weeks, from Monday %s to Sunday %s', (year, month, count, first, last) => {
  const weeks = weeksOf(year, month)

  expect(weeks).toHaveLength(count)
  expect(weeks.every((week) => week.length === 7)).toBe(true)
  expect(weeks[0]?.[0]).toBe(first)
  expect(weeks[count - 1]?.[6]).toBe(last)
})
