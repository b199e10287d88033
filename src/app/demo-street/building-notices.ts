import { correct, post, sayOver } from '../../core/building-notices/actions.ts'
import { listBuildingsOf } from '../../core/territory/index.ts'
import type { Context } from '../../platform/actor/actor.ts'
import { addDays, dateOf, startOfDay } from '../../platform/calendar/dates.ts'
import { type JobGround, runAs } from '../../platform/jobs/jobs.ts'
import { buildingNotices } from './building-notices.zh.ts'
import { unitCode } from './street.ts'

const hourMs = 3_600_000

/** Notices by building of the demo street, each through the steps of who posts it. */
export async function makeBuildingNotices(ground: JobGround, people: Readonly<Record<string, string>>): Promise<void> {
  const now = ground.now()
  const moment = ([days, hour]: readonly [number, number]) => startOfDay(addDays(dateOf(now), days)) + hour * hourMs
  for (const told of buildingNotices) {
    const { by, kind, at: where, houses, responsible, text, posted, from, until, corrected, over } = told
    const act = <Result>(then: number, work: (context: Context) => Promise<Result>) =>
      runAs({ ...ground, now: () => Math.min(then, now) }, people[by]!, work, 'web')
    const fromAt = moment(from)
    const noticeId = await act(moment([posted, 6]), async (context) => {
      const buildings = await listBuildingsOf(context.tx, unitCode(where))
      const buildingIds = buildings.filter(({ name }) => houses.includes(name)).map(({ id }) => id)
      const untilAt = until && moment(until)
      return post(context, { kind, buildingIds, responsible, text, fromAt, untilAt })
    })
    if (corrected) {
      const untilAt = moment(corrected.until)
      await act(fromAt + 3 * hourMs, (context) => correct(context, noticeId, { text: corrected.text, fromAt, untilAt }))
    }
    if (over) await act(fromAt + 8 * hourMs, (context) => sayOver(context, noticeId, over))
  }
}
