import { api, type Module } from '../http/module.ts'
import { calendarCalls } from './contract.ts'
import { pages } from './pages.ts'
import { calendarRoutes } from './routes.ts'
import { calendars } from './street-calendar.ts'
import { words } from './words.zh.ts'

export const module: Module = {
  name: 'platform/calendar',
  api: api(calendarCalls, calendarRoutes()),
  pages,
  refusals: words.refusals,
  rawRoutes: (_app, { db }) => calendars.listen(db, 'wuse_calendar'),
}
