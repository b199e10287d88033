import type { Context } from '../../../platform/actor/actor.ts'
import { setting } from '../../../platform/settings/settings.ts'
import { reportsADay, reportsAnHour } from '../settings.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

interface Window {
  readonly begunAt: number
  readonly count: number
}

interface Tally {
  /** The latest, so that one sent again, or gone alone after all, is counted once. */
  readonly commandIds: readonly string[]
  readonly hour: Window
  readonly day: Window
  /** One was refused: until then the next may be too. */
  readonly oftenUntil: number
}

/**
 * By person, whoever reported last stands last. It lives in the memory of this process, as the hot lane has no question to
 * spare: several processes count each for itself, and a restart begins anew.
 */
const tallies = new Map<string, Tally>()
const mostKept = 20_000
const mostRemembered = 60

/**
 * Counts one more need that a person reports for themselves, or for whom they help; false when the street lets no more of
 * them in now. Nobody else's reports are counted with theirs. The same command sent again is one report.
 */
export async function countOwnReport(
  { tx, now }: Pick<Context, 'tx' | 'now'>,
  personId: string,
  commandId: string,
): Promise<boolean> {
  const mostAnHour = await setting(tx, reportsAnHour)
  const mostADay = await setting(tx, reportsADay)

  const known = tallies.get(personId)
  if (known?.commandIds.includes(commandId)) return true
  const inHour = windowAt(known?.hour, hour, now)
  const inDay = windowAt(known?.day, day, now)
  if (known && (inHour.count >= mostAnHour || inDay.count >= mostADay)) {
    tallies.set(personId, { ...known, oftenUntil: now + minute })
    return false
  }

  tallies.delete(personId)
  if (tallies.size >= mostKept) tallies.delete(tallies.keys().next().value!)
  const commandIds = [...(known?.commandIds.slice(1 - mostRemembered) ?? []), commandId]
  tallies.set(personId, { commandIds, hour: oneMore(inHour), day: oneMore(inDay), oftenUntil: 0 })
  return true
}

/** Whether somebody was refused a moment ago, and so may be refused again. Only a guess: `countOwnReport` decides. */
export function isOften(personId: string, now: number): boolean {
  return now < (tallies.get(personId)?.oftenUntil ?? 0)
}

/** A window begins with the first report in it. */
function windowAt(window: Window | undefined, lasts: number, now: number): Window {
  const holds = window && window.begunAt <= now && now < window.begunAt + lasts
  return holds ? window : { begunAt: now, count: 0 }
}

function oneMore({ begunAt, count }: Window): Window {
  return { begunAt, count: count + 1 }
}
