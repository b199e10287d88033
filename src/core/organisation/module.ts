import { api, type Module } from '../../platform/http/module.ts'
import { organisationCalls } from './contract.ts'
import './import-posts.ts'
import './import-teams.ts'
import { jobs, schedules } from './jobs.ts'
import { lists } from './lists.ts'
import { pages } from './pages.ts'
import { organisationRoutes } from './routes.ts'
import { words } from './words.zh.ts'

export const module: Module = {
  name: 'core/organisation',
  api: api(organisationCalls, organisationRoutes()),
  pages,
  lists,
  refusals: words.refusals,
  jobs,
  schedules,
}
