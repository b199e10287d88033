import { type Context, operatorId } from '../../platform/actor/actor.ts'
import { addDays, dateOf } from '../../platform/calendar/dates.ts'
import { log } from '../../platform/events/log.ts'
import { type JobHandlers, runAs, type Schedule } from '../../platform/jobs/jobs.ts'
import { notifyAll } from '../../platform/notices/index.ts'
import { setting } from '../../platform/settings/settings.ts'
import { listUnits } from '../territory/index.ts'
import { reminderDays } from './settings.ts'
import { forgetNumbers } from './store/reporting-store.ts'
import { type Agreement, findPartner, listToRemind, updateAsReminded } from './store/partner-store.ts'
import { undoMinutes } from './undo.ts'
import { words } from './words.zh.ts'

const atATime = 200

export const jobs: JobHandlers = {
  /** Each morning whoever keeps an agreement is told that it ends soon: once, however often this runs. */
  'partnership.remind': async (_job, ground) => {
    await runAs(ground, operatorId, async (context) => {
      const streets = (await listUnits(context.tx)).filter(({ level }) => level === 'street')
      for (const { code } of streets) {
        const by = addDays(dateOf(context.now), await setting(context.tx, reminderDays, code))
        for (const agreement of await listToRemind(context.tx, code, by, atATime)) await remind(context, agreement)
      }
    })
  },
  /** The number of who was confirmed is needed until that can't be taken back any more. */
  'partnership.forget-numbers': (_job, ground) =>
    runAs(ground, operatorId, ({ tx, now }) => forgetNumbers(tx, now - undoMinutes * 60_000)),
}

export const schedules: readonly Schedule[] = [
  { queue: 'partnership.remind', cron: '20 8 * * *' },
  { queue: 'partnership.forget-numbers', cron: '*/30 * * * *' },
]

async function remind(context: Context, { id, partnerId, unitCode, keeperId, toDay }: Agreement): Promise<void> {
  if (!(await updateAsReminded(context.tx, id, context.now))) return
  const partner = await findPartner(context.tx, partnerId)
  await log(context, { kind: 'agreement-reminded', noun: 'agreement', nounId: id, unitCode, facts: { partnerId } })
  await notifyAll(context, [
    {
      to: keeperId,
      kind: 'agreement-ending',
      noun: 'agreement',
      nounId: id,
      ...words.notices.agreementEnding(partner?.name ?? '', toDay),
      link: `/desk/partners/${partnerId}`,
    },
  ])
}
