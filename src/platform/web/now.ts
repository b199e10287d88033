import { useEffect, useState } from 'react'

let aheadMs = 0
const watchers = new Set<() => void>()

/** Keeps how far this device's clock is off, since old phones run wrong and deadlines must not. */
export function rememberServerTime(date: string | null): void {
  const server = date === null ? Number.NaN : Date.parse(date)
  if (Number.isNaN(server)) return

  // The header has whole seconds and took a moment to come: small differences are noise.
  const difference = server - Date.now()
  const before = aheadMs
  aheadMs = Math.abs(difference) > 5_000 ? difference : 0
  // What was shown by a wrong clock is shown anew; the second or two that answers differ by is no news.
  if (Math.abs(aheadMs - before) > 5_000) for (const tell of watchers) tell()
}

/** The server's time in epoch milliseconds, as near as this device knows it. */
export function serverNow(): number {
  return Date.now() + aheadMs
}

/** The server's time, renewed while the page is open: every half minute unless told otherwise. */
export function useNow(everyMs = 30_000): number {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const look = () => setNow(serverNow())
    const timer = setInterval(look, everyMs)
    watchers.add(look)
    look()
    return () => {
      clearInterval(timer)
      watchers.delete(look)
    }
  }, [everyMs])
  return now
}
