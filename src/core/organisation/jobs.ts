import { type Context, operatorId } from '../../platform/actor/actor.ts'
import { dateOf, dayMs } from '../../platform/calendar/dates.ts'
import { log } from '../../platform/events/log.ts'
import { type JobHandlers, runAs, type Schedule } from '../../platform/jobs/jobs.ts'
import { notifyAll } from '../../platform/notices/index.ts'
import { setting } from '../../platform/settings/settings.ts'
import { listNames } from '../people/index.ts'
import { listUnitNames, listUnits, unitsAbove } from '../territory/index.ts'
import { givers } from './access.ts'
import type { Post } from './post.ts'
import { reminderDays } from './settings.ts'
import { type Held, insertReminder, listResponsible, listToRemind } from './store.ts'
import { words } from './words.zh.ts'

const atATime = 500

/** Each morning whoever holds a post that ends soon is told, and who may give it: once for each end. Ends need nobody: they come by themselves. */
export const jobs: JobHandlers = {
  'organisation.remind': async (_job, ground) => {
    await runAs(ground, operatorId, async (context) => {
      const { tx, now } = context
      const streets = (await listUnits(tx)).filter(({ level }) => level === 'street')
      for (const { code } of streets) {
        const by = now + (await setting(tx, reminderDays, code)) * dayMs
        for (const held of await listToRemind(tx, { street: code, now, by, limit: atATime }))
          await remind(context, held)
      }
    })
  },
}

export const schedules: readonly Schedule[] = [{ queue: 'organisation.remind', cron: '10 8 * * *' }]

async function remind(context: Context, held: Held & { readonly validTo: number }): Promise<void> {
  const { tx, now } = context
  const { id, personId, post, unitCode, validTo } = held
  await insertReminder(tx, { grantId: id, endsAt: validTo, toldAt: now })
  await log(context, {
    kind: 'term-reminded',
    noun: 'person',
    nounId: personId,
    unitCode,
    facts: { grantId: id, post },
  })

  const names = await listNames(tx, [personId])
  const where = (await listUnitNames(tx)).get(unitCode) ?? unitCode
  const lastDay = dateOf(validTo - 1)
  const title = words.posts[post]
  const others = (await nearestGivers(context, held)).filter((giver) => giver !== personId)
  await notifyAll(context, [
    {
      to: personId,
      kind: 'term-ending',
      noun: 'person',
      nounId: personId,
      ...words.notices.myTermEnds(title, where, lastDay),
    },
    ...others.map((to) => ({
      to,
      kind: 'term-ending',
      noun: 'person',
      nounId: personId,
      ...words.notices.termEnds(names.get(personId)?.name ?? '', title, where, lastDay),
      link: '/desk/posts?term=ending',
    })),
  ])
}

/** Who may give the post, at the nearest level where somebody may. */
async function nearestGivers({ tx }: Context, { post, unitCode }: Held): Promise<string[]> {
  const may: readonly Post[] = givers[post]
  const units = unitsAbove(unitCode)
  const responsible = (await listResponsible(tx, units)).filter((one) => may.includes(one.post))
  const nearest = units.find((unit) => responsible.some((one) => one.unitCode === unit))
  return [...new Set(responsible.filter((one) => one.unitCode === nearest).map(({ personId }) => personId))]
}
