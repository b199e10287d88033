import { api, type Module } from '../../platform/http/module.ts'
import { formsCalls } from './contract.ts'
import { jobs, schedules } from './jobs.ts'
import { lists } from './lists.ts'
import { pages } from './pages.ts'
import { serveForms } from './raw-routes.ts'
import { formsRoutes } from './routes.ts'
import { words } from './words.zh.ts'

export const module: Module = {
  name: 'insight/forms',
  api: api(formsCalls, formsRoutes()),
  rawRoutes: serveForms,
  pages,
  lists,
  refusals: words.refusals,
  jobs,
  schedules,
}
