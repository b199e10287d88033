import { personOf } from '../actor/actor.ts'
import type { Routes } from '../http/module.ts'
import { getList, narrowedBy, openFirst, readPage, removeView, saveView } from './actions.ts'
import type { listsCalls } from './contract.ts'
import { cellText } from './cells.ts'
import { listViews } from './store.ts'

const done = { done: true } as const

export function listsRoutes(): Routes<typeof listsCalls> {
  return {
    async getList(context, { params }) {
      const list = getList(context, params.list)
      const { name, path, title, personal } = list
      return {
        name,
        path,
        title,
        personal,
        sorts: Object.entries(list.sorts).map(([key, label]) => ({ key, label })),
        columns: list.columns.map(({ key, head }) => ({ key, head })),
        views: await listViews(context.tx, personOf(context), name),
      }
    },
    async listRows(context, { params, query }) {
      const { after, limit, ...narrowing } = query
      const list = getList(context, params.list)
      const { rows, next } = await readPage(context, list, { ...narrowedBy(list, narrowing), after, limit })
      return {
        at: context.now,
        rows: rows.map((row) => ({
          id: list.idOf(row),
          cells: list.columns.map((column) => cellText(column, row)),
        })),
        next,
      }
    },
    saveView: (context, { params, body }) => saveView(context, params.list, body),
    openFirst: (context, { params, body }) => openFirst(context, params.viewId, body.first).then(() => done),
    removeView: (context, { params }) => removeView(context, params.viewId).then(() => done),
  }
}
