import { api, type Module } from '../../platform/http/module.ts'
import { intakeCalls } from './contract.ts'
import { lists } from './lists.ts'
import { pages } from './pages.ts'
import { serveUnsignedUploads } from './raw-routes.ts'
import { intakeRoutes } from './routes.ts'
import { refusalWords } from './words.zh.ts'

export const module: Module = {
  name: 'core/intake',
  api: api(intakeCalls, intakeRoutes()),
  rawRoutes: serveUnsignedUploads,
  pages,
  lists,
  refusals: refusalWords,
}
