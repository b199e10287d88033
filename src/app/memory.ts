import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * Gives back what a start leaves: it needs some forty MiB for a moment, which the runtime else keeps for the load that may
 * never come. Takes a few tenths of a second, once, a little after the first answers.
 */
export function giveBackSoon(): { cancel(): void } {
  const timer = setTimeout(giveBack, 2_000)
  timer.unref()
  return { cancel: () => clearTimeout(timer) }
}

function giveBack(): void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as (options: object) => void
  // The flavour that also shrinks the young space.
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' })
}
