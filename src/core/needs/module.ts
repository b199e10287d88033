import { onCalendarChanged } from '../../platform/calendar/actions.ts'
import { api, type Module } from '../../platform/http/module.ts'
import { registerWaiting } from '../organisation/index.ts'
import { mendClocks } from './actions/clock.ts'
import { reportTogether } from './actions/report-together.ts'
import { needsCalls } from './contract.ts'
import './import.ts'
import { jobs, schedules } from './jobs.ts'
import { pages } from './pages.ts'
import { needsRoutes } from './routes.ts'
import { countUnreadGuarded } from './store/count-store.ts'
import { refusals } from './words.zh.ts'

onCalendarChanged(async (context, streetCode, calendar) => {
  await mendClocks(context, streetCode, calendar)
})

registerWaiting('matters-officer', ({ tx }) => countUnreadGuarded(tx))

export const module: Module = {
  name: 'core/needs',
  api: api(needsCalls, needsRoutes(), { report: reportTogether }),
  pages,
  refusals,
  jobs,
  schedules,
}
