import { api, type Module } from '../http/module.ts'
import { noticesCalls } from './contract.ts'
import { jobs, schedules } from './jobs.ts'
import { lists } from './lists.ts'
import { pages } from './pages.ts'
import { noticesRoutes } from './routes.ts'
import { words } from './words.zh.ts'

export const module: Module = {
  name: 'platform/notices',
  api: api(noticesCalls, noticesRoutes()),
  pages,
  lists,
  refusals: words.refusals,
  jobs,
  schedules,
}
