import { api, type Module } from '../../platform/http/module.ts'
import { territoryCalls } from './contract.ts'
import './import-doors.ts'
import './import-units.ts'
import { lists } from './lists.ts'
import { pages } from './pages.ts'
import { territoryRoutes } from './routes.ts'
import { words } from './words.zh.ts'

export const module: Module = {
  name: 'core/territory',
  api: api(territoryCalls, territoryRoutes()),
  pages,
  lists,
  refusals: words.refusals,
}
