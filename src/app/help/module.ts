import type { Module } from '../../platform/http/module.ts'
import { pages } from './pages.ts'

export const module: Module = { name: 'app/help', pages }
