import { onCalendarChanged } from '../../platform/calendar/actions.ts'
import { dateOf, startOfDay } from '../../platform/calendar/dates.ts'
import { api, type Module } from '../../platform/http/module.ts'
import { registerChartPart, registerMemberService, registerWaiting } from '../organisation/index.ts'
import { registerNeedWords } from '../partnership/index.ts'
import { mendClocks } from './actions/clock.ts'
import { reportTogether } from './actions/report-together.ts'
import { needsCalls } from './contract.ts'
import './import.ts'
import { jobs, schedules } from './jobs.ts'
import { lists } from './lists.ts'
import { pages } from './pages.ts'
import { needsRoutes } from './routes.ts'
import { type Closed, countClosed, countOpen, countOpenOfTeams, listServed } from './store/chart-store.ts'
import { countUnreadGuarded } from './store/count-store.ts'
import { findNeed } from './store/need-store.ts'
import { refusals } from './words.zh.ts'

onCalendarChanged(async (context, streetCode, calendar) => {
  await mendClocks(context, streetCode, calendar)
})

registerWaiting('matters-officer', ({ tx }) => countUnreadGuarded(tx))

registerChartPart({
  name: 'open-needs',
  counts: ({ tx }, unitCodes) => countOpen(tx, unitCodes),
  ofTeams: ({ tx }, { teamIds }) => countOpenOfTeams(tx, teamIds),
})
registerChartPart({
  name: 'served-this-month',
  counts: async ({ tx, now }, unitCodes) => sumBy(await countClosed(tx, unitCodes, monthOf(now)), 'unitCode'),
  ofTeams: async ({ tx, now }, { unitCodes }) => sumBy(await countClosed(tx, unitCodes, monthOf(now)), 'teamId'),
})
registerMemberService({
  name: 'needs',
  list: ({ tx }, { personIds, from, to, most }) => listServed(tx, personIds, from, to, most),
})

// What may accuse somebody is compared with nothing.
registerNeedWords(async ({ tx }, needId) => {
  const need = await findNeed(tx, needId)
  return need && need.guardedAt === null ? `${need.title}\n${need.body ?? ''}` : null
})

export const module: Module = {
  name: 'core/needs',
  api: api(needsCalls, needsRoutes(), { report: reportTogether }),
  pages,
  lists,
  refusals,
  jobs,
  schedules,
}

/** The first moment of the month that this moment lies in. */
function monthOf(now: number): number {
  return startOfDay(`${dateOf(now).slice(0, 7)}-01`)
}

function sumBy(rows: readonly Closed[], key: 'unitCode' | 'teamId'): Map<string, number> {
  const sums = new Map<string, number>()
  for (const row of rows) if (row[key]) sums.set(row[key], (sums.get(row[key]) ?? 0) + row.count)
  return sums
}
