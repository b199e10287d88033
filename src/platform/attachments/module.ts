import type { Module } from '../http/module.ts'
import { jobs, schedules } from './jobs.ts'
import { serveAttachments } from './raw-routes.ts'
import { words } from './words.zh.ts'

export const module: Module = {
  name: 'platform/attachments',
  rawRoutes: serveAttachments,
  refusals: words.refusals,
  jobs,
  schedules,
}
