import { api, type Module } from '../../platform/http/module.ts'
import { findingCalls } from './contract.ts'
import { pages } from './pages.ts'
import { findingRoutes } from './routes.ts'

export const module: Module = { name: 'app/finding', api: api(findingCalls, findingRoutes()), pages }
