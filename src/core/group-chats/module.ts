import { api, type Module } from '../../platform/http/module.ts'
import { groupChatsCalls } from './contract.ts'
import { jobs, schedules } from './jobs.ts'
import { lists } from './lists.ts'
import { pages } from './pages.ts'
import { groupChatsRoutes } from './routes.ts'
import { refusalWords } from './words.zh.ts'

export const module: Module = {
  name: 'core/group-chats',
  api: api(groupChatsCalls, groupChatsRoutes()),
  pages,
  lists,
  refusals: refusalWords,
  jobs,
  schedules,
}
