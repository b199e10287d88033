import { api, type Module } from '../http/module.ts'
import { settingsCalls } from './contract.ts'
import { pages } from './pages.ts'
import { settingsRoutes } from './routes.ts'
import { decisions } from './settings.ts'

export const module: Module = {
  name: 'platform/settings',
  api: api(settingsCalls, settingsRoutes()),
  pages,
  rawRoutes: (_app, { db }) => decisions.listen(db, 'wuse_settings'),
}
