import { api, type Module } from '../../platform/http/module.ts'
import { figuresCalls } from './contract.ts'
import { lists } from './lists.ts'
import { pages } from './pages.ts'
import { figuresRoutes } from './routes.ts'
import { words } from './words.zh.ts'

export const module: Module = {
  name: 'insight/figures',
  api: api(figuresCalls, figuresRoutes()),
  pages,
  lists,
  refusals: words.refusals,
}
