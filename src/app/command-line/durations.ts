import { WrongUse } from './command.ts'

const unitMilliseconds = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** `30m`, `1h`, `7d` in milliseconds. Throws `WrongUse` for anything else. */
export function parseDuration(text: string): number {
  const [, count, unit] = /^([1-9]\d{0,4})([mhd])$/.exec(text) ?? []
  if (!count || !unit)
    throw new WrongUse(`"${text}" is no length of time: write minutes, hours or days as 30m, 1h or 7d.`)
  return Number(count) * unitMilliseconds[unit as keyof typeof unitMilliseconds]
}
