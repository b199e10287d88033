import { operatorId } from '../../platform/actor/actor.ts'
import type { Context } from '../../platform/actor/actor.ts'
import type { JobHandlers, Schedule } from '../../platform/jobs/jobs.ts'
import { runAs } from '../../platform/jobs/jobs.ts'
import { callBackFallsDue, escalate, invitationsExpire } from './actions/clock.ts'
import { type Due, foldCounts, indexDue, listDue, recount } from './store/need-store.ts'

/** What the machine's own clock does for needs. Each is asked again under the lock, so that twice does no harm. */

const atATime = 200
const most = 5_000

const byCause: Record<Due['cause'], (context: Context, needId: string) => Promise<boolean>> = {
  escalate,
  'call-back': callBackFallsDue,
  invitations: invitationsExpire,
}

export const jobs: JobHandlers = {
  'needs.clock': async (job, ground) => {
    for (let done = 0; done < most; ) {
      const due = await runAs(ground, operatorId, ({ tx, now }) => listDue(tx, now, atATime))
      let moved = 0
      for (const { id, cause } of due) {
        if ((job as { signal: AbortSignal }).signal.aborted) return
        if (await runAs(ground, operatorId, (context) => byCause[cause](context, id))) moved += 1
      }
      if (moved === 0) return
      done += due.length
    }
  },
  'needs.fold-counts': async (_job, ground) => {
    await runAs(ground, operatorId, ({ tx }) => foldCounts(tx))
  },
  'needs.recount': async (_job, ground) => {
    const wrong = await runAs(ground, operatorId, ({ tx }) => recount(tx))
    if (wrong.length > 0) throw new Error(`kept counters differ from a recount: ${JSON.stringify(wrong)}`)
  },
  'needs.index': async (_job, ground) => {
    while ((await runAs(ground, operatorId, ({ tx }) => indexDue(tx, 500))) > 0);
  },
}

export const schedules: readonly Schedule[] = [
  { queue: 'needs.clock', cron: '* * * * *' },
  { queue: 'needs.fold-counts', everySeconds: 2 },
  { queue: 'needs.index', everySeconds: 1 },
  { queue: 'needs.recount', cron: '40 3 * * *' },
]
