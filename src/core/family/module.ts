import { api, type Module } from '../../platform/http/module.ts'
import { familyCalls } from './contract.ts'
import { lists } from './lists.ts'
import { pages } from './pages.ts'
import { familyRoutes } from './routes.ts'
import { refusalWords } from './words.zh.ts'

export const module: Module = {
  name: 'core/family',
  api: api(familyCalls, familyRoutes()),
  pages,
  lists,
  refusals: refusalWords,
}
