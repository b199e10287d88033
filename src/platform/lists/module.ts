import { api, type Module } from '../http/module.ts'
import { listsCalls } from './contract.ts'
import { pages } from './pages.ts'
import { serveSheets } from './raw-routes.ts'
import { listsRoutes } from './routes.ts'
import { refusals } from './words.zh.ts'

export const module: Module = {
  name: 'platform/lists',
  api: api(listsCalls, listsRoutes()),
  rawRoutes: serveSheets,
  pages,
  refusals,
}
