import { api, type Module } from '../../platform/http/module.ts'
import { buildingNoticesCalls } from './contract.ts'
import { lists } from './lists.ts'
import { pages } from './pages.ts'
import { buildingNoticesRoutes } from './routes.ts'
import { refusalWords } from './words.zh.ts'

export const module: Module = {
  name: 'core/building-notices',
  api: api(buildingNoticesCalls, buildingNoticesRoutes()),
  pages,
  lists,
  refusals: refusalWords,
}
