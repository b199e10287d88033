import { api } from '../http/module.ts'
import type { Module } from '../http/module.ts'
import { accountsCalls } from './contract.ts'
import { jobs, schedules } from './jobs.ts'
import { pages } from './pages.ts'
import { accountsRoutes } from './routes.ts'
import { words } from './words.zh.ts'

export const module: Module = {
  name: 'platform/accounts',
  api: api(accountsCalls, accountsRoutes()),
  pages,
  refusals: words.refusals,
  jobs,
  schedules,
}
