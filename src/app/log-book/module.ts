import { api } from '../../platform/http/module.ts'
import type { Module } from '../../platform/http/module.ts'
import { logBookCalls } from './contract.ts'
import { lists } from './lists.ts'
import { pages } from './pages.ts'
import { logBookRoutes } from './routes.ts'

export const module: Module = { name: 'app/log-book', api: api(logBookCalls, logBookRoutes()), pages, lists }
