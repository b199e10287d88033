import { api, type Module } from '../../platform/http/module.ts'
import { registerChartPart, registerMemberService } from '../organisation/index.ts'
import { partnershipCalls } from './contract.ts'
import './import.ts'
import { jobs, schedules } from './jobs.ts'
import { lists } from './lists.ts'
import { pages } from './pages.ts'
import { partnershipRoutes } from './routes.ts'
import { countPartners } from './store/partner-store.ts'
import { listFulfilledBy } from './store/wish-store.ts'
import { words } from './words.zh.ts'

registerChartPart({ name: 'partners', counts: ({ tx }, unitCodes) => countPartners(tx, unitCodes) })
registerMemberService({ name: 'wishes', list: ({ tx }, asked) => listFulfilledBy(tx, asked) })

export const module: Module = {
  name: 'core/partnership',
  api: api(partnershipCalls, partnershipRoutes()),
  pages,
  lists,
  refusals: words.refusals,
  jobs,
  schedules,
}
