import { api, type Module } from '../http/module.ts'
import { importsCalls } from './contract.ts'
import { jobs, schedules } from './jobs.ts'
import { lists } from './lists.ts'
import { pages } from './pages.ts'
import { serveImports } from './raw-routes.ts'
import { importsRoutes } from './routes.ts'
import { words } from './words.zh.ts'

// A contract's calls know no folder; the preview of a workbook needs one.
let dataDir = ''

export const module: Module = {
  name: 'platform/imports',
  api: api(
    importsCalls,
    importsRoutes(() => dataDir),
  ),
  rawRoutes: (app, ground) => {
    dataDir = ground.dataDir
    serveImports(app, ground)
  },
  pages,
  lists,
  refusals: words.refusals,
  jobs,
  schedules,
}
