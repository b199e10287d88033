import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { SchemaSource } from '../platform/database/migrate.ts'
import type { Module } from '../platform/http/module.ts'
import { jobsSchema } from '../platform/jobs/jobs.ts'
import { registerLists } from '../platform/lists/list.ts'
import { meModule } from './me/module.ts'

const source = join(import.meta.dirname, '..')

/**
 * Every module with tables, in the order of the ladder: each may know those before it. The number is its rung and is
 * part of the names of its migrations, so it never changes; a module that comes later takes a free one between.
 */
const ladder = {
  'platform/actor': 10,
  'platform/events': 12,
  'platform/sealing': 14,
  'platform/settings': 16,
  'platform/calendar': 18,
  'platform/notices': 20,
  'platform/attachments': 22,
  'platform/imports': 24,
  'platform/lists': 25,
  'platform/accounts': 26,
  'core/territory': 30,
  'core/people': 34,
  'core/organisation': 38,
  'core/partnership': 42,
  'core/needs': 70,
  'core/intake': 74,
  'core/family': 76,
  'core/orders': 78,
  'core/group-chats': 80,
  'core/building-notices': 82,
  'insight/figures': 110,
  'insight/bulletin': 112,
  'insight/forms': 114,
} as const

/** The tables of every module. */
export function schemaSources(): SchemaSource[] {
  const folders = Object.entries(ladder).map(([name, rung]) => ({
    module: `${String(rung).padStart(3, '0')}-${name.split('/')[1]}`,
    folder: join(source, name, 'schema'),
  }))
  return [jobsSchema, ...folders.filter(({ folder }) => existsSync(folder))]
}

/** What every module hands over, loaded once. The folders of `app` that have pages of their own come last. */
export async function loadModules(): Promise<Module[]> {
  const folders = [
    ...Object.keys(ladder),
    'app/first-run',
    'app/front-page',
    'app/log-book',
    'app/api-page',
    'app/finding',
    'app/help',
  ]
  const files = folders.map((name) => join(source, name, 'module.ts'))
  const loaded = await Promise.all(
    files.filter((file) => existsSync(file)).map((file) => import(file) as Promise<{ module: Module }>),
  )
  const modules = loaded.map(({ module }) => module)
  registerLists(modules.flatMap((module) => module.lists ?? []))
  return [...modules, meModule(modules.flatMap((module) => module.pages ?? []))]
}
