import { api, type Module } from '../../platform/http/module.ts'
import { bulletinCalls } from './contract.ts'
import { lists } from './lists.ts'
import { pages } from './pages.ts'
import { serveBulletins } from './raw-routes.ts'
import { bulletinRoutes } from './routes.ts'
import { words } from './words.zh.ts'

export const module: Module = {
  name: 'insight/bulletin',
  api: api(bulletinCalls, bulletinRoutes()),
  rawRoutes: serveBulletins,
  pages,
  lists,
  refusals: words.refusals,
}
