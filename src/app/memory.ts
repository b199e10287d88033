import { performance } from 'node:perf_hooks'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const lookEveryMs = 2_000
const atRest = 0.05

/**
 * Gives back what a start leaves: it needs some fifty MiB for a moment, which the runtime else keeps for a load that may
 * not come. Done once, when the process first has nothing to do, as it takes a tenth of a second.
 */
export function giveBackAtRest(): { cancel(): void } {
  let before = performance.eventLoopUtilization()
  const timer = setInterval(() => {
    const now = performance.eventLoopUtilization()
    const { utilization } = performance.eventLoopUtilization(now, before)
    before = now
    if (utilization > atRest) return
    clearInterval(timer)
    giveBack()
  }, lookEveryMs)
  timer.unref()
  return { cancel: () => clearInterval(timer) }
}

function giveBack(): void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as (options: object) => void
  // The flavour that also shrinks the young space.
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' })
}
