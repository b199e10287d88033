import { type Context, operatorId } from '../../platform/actor/actor.ts'
import { type JobHandlers, runAs, type Schedule } from '../../platform/jobs/jobs.ts'
import { notifyAll } from '../../platform/notices/index.ts'
import { setting } from '../../platform/settings/settings.ts'
import { findNeed, sayMoment } from '../needs/index.ts'
import { listMattersOfficers, unitChain } from '../organisation/index.ts'
import { listUnits } from '../territory/index.ts'
import { reminderHours } from './settings.ts'
import { listToRemind, type Order, updateAsReminded } from './store.ts'
import { notices } from './words.zh.ts'

const atATime = 200

/** Each hour of the working day: whoever has an order in hand is told once that its deadline is near. */
export const jobs: JobHandlers = {
  'orders.remind': async (_job, ground) => {
    await runAs(ground, operatorId, async (context) => {
      const streets = (await listUnits(context.tx)).filter(({ level }) => level === 'street')
      for (const { code } of streets) {
        const until = context.now + (await setting(context.tx, reminderHours, code)) * 3_600_000
        for (const order of await listToRemind(context.tx, code, until, atATime)) await remind(context, order)
      }
    })
  },
}

export const schedules: readonly Schedule[] = [{ queue: 'orders.remind', cron: '5 8-18 * * *' }]

/** Whoever handles its need, else those of its community; of a guarded one the officers alone. */
async function remind(context: Context, { needId, sender, number, dueAt, recordedBy }: Order): Promise<void> {
  const need = await findNeed(context.tx, needId)
  if (!need) return
  await updateAsReminded(context.tx, needId, context.now)
  const people =
    need.guardedAt !== null
      ? await listMattersOfficers(context.tx, need.streetCode)
      : [need.assigneeId, need.handlerId ?? recordedBy, ...(await keepersOf(context, need.unitCode))]
  const words = notices.dueSoon(sender, number, sayMoment(dueAt))
  const notice = { kind: 'order-due', noun: 'need', nounId: needId, link: `/desk/orders?row=${needId}`, ...words }
  const told = new Set(people.filter((person) => person !== null))
  await notifyAll(
    context,
    [...told].map((to) => ({ to, ...notice })),
  )
}

async function keepersOf({ tx }: Context, unitCode: string): Promise<string[]> {
  const links = await unitChain(tx, unitCode)
  const link = links.find(({ level, people }) => level !== 'grid' && people.length > 0)
  return link?.people.map(({ personId }) => personId) ?? []
}
