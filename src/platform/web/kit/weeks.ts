const dayMs = 86_400_000

/** The weeks that touch a month, as ISO days, Monday first. */
export function weeksOf(year: number, month: number): string[][] {
  const first = Date.UTC(year, month - 1, 1)
  const start = first - ((new Date(first).getUTCDay() + 6) % 7) * dayMs
  const count = Math.ceil((new Date(Date.UTC(year, month, 0)).getUTCDate() + (first - start) / dayMs) / 7)
  return Array.from({ length: count }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => new Date(start + (week * 7 + day) * dayMs).toISOString().slice(0, 10)),
  )
}
