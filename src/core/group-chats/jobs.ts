import type { Context } from '../../platform/actor/actor.ts'
import { dayMs } from '../../platform/calendar/dates.ts'
import { log } from '../../platform/events/log.ts'
import type { JobHandlers, Schedule } from '../../platform/jobs/jobs.ts'
import { setting } from '../../platform/settings/settings.ts'
import { listUnits } from '../territory/index.ts'
import { keptDays } from './settings.ts'
import { letGo, listUncleared } from './store.ts'

const atATime = 200

export const jobs: JobHandlers = {
  /** Each night: of pieces that are older than their street keeps them, only what became a need stays; one that is not looked through waits. */
  'group-chats.sweep': (job) => job.runAs(sweep),
}

export const schedules: readonly Schedule[] = [{ queue: 'group-chats.sweep', cron: '35 3 * * *' }]

async function sweep(context: Context): Promise<void> {
  const { tx, now } = context
  const streets = (await listUnits(tx)).filter(({ level }) => level === 'street')
  for (const { code } of streets) {
    const pastedBefore = now - (await setting(tx, keptDays, code)) * dayMs
    for (const { id, unitCode } of await listUncleared(tx, code, pastedBefore, atATime)) {
      const facts = { messages: await letGo(tx, id, now) }
      await log(context, { kind: 'chat-let-go', noun: 'group-chat', nounId: id, unitCode, facts })
    }
  }
}
