import { api } from '../../platform/http/module.ts'
import type { Module } from '../../platform/http/module.ts'
import { firstRunCalls } from './contract.ts'
import { leadToFirstRun } from './lead-to-first-run.ts'
import { pages } from './pages.ts'
import { firstRunRoutes } from './routes.ts'
import { words } from './words.zh.ts'

export const module: Module = {
  name: 'app/first-run',
  api: api(firstRunCalls, firstRunRoutes()),
  rawRoutes: leadToFirstRun,
  pages,
  refusals: words.refusals,
}
