import { api, type Module } from '../../platform/http/module.ts'
import { ordersCalls } from './contract.ts'
import './import.ts'
import { jobs, schedules } from './jobs.ts'
import { lists } from './lists.ts'
import { pages } from './pages.ts'
import { ordersRoutes } from './routes.ts'
import { refusalWords } from './words.zh.ts'

export const module: Module = {
  name: 'core/orders',
  api: api(ordersCalls, ordersRoutes()),
  pages,
  lists,
  refusals: refusalWords,
  jobs,
  schedules,
}
