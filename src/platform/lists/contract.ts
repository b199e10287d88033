import { z } from 'zod'
import { calls, Done, Id, Moment, Paging } from '../contract/contract.ts'
import { listsAddresses } from './addresses.ts'

const OneList = z.object({ list: z.string().max(60) })
const OneView = z.object({ viewId: Id })

export const SavedView = z.object({
  id: Id,
  name: z.string(),
  address: z.string().describe('what stands behind the question mark'),
  opensFirst: z.boolean(),
})
export type SavedView = z.infer<typeof SavedView>

export const ListView = z.object({
  name: z.string(),
  path: z.string(),
  title: z.string(),
  personal: z.boolean(),
  sorts: z.array(z.object({ key: z.string(), label: z.string() })).describe('the usual one first'),
  columns: z.array(z.object({ key: z.string(), head: z.string() })),
  views: z.array(SavedView),
})
export type ListView = z.infer<typeof ListView>

export const listsCalls = calls(listsAddresses, {
  getList: { summary: 'What a list can do, and my saved views of it', params: OneList, answer: ListView },
  listRows: {
    summary: 'Rows of a list as they leave on paper, by the filters and the sort of its page’s address',
    params: OneList,
    query: z.looseObject({ ...Paging, limit: z.coerce.number().int().min(1).max(500).default(100) }),
    answer: z.object({
      at: Moment,
      rows: z.array(z.object({ id: z.string(), cells: z.array(z.string()) })),
      next: z.string().nullable(),
    }),
  },
  saveView: {
    summary: 'Keep the filters and the sort that stand in the address, under a name',
    params: OneList,
    body: z.object({ name: z.string().trim().min(1).max(20), address: z.string().max(1000) }),
    answer: SavedView,
    refusals: ['too-many-views', 'view-exists'],
  },
  openFirst: {
    summary: 'The list opens with this view from now on, or with none',
    params: OneView,
    body: z.object({ first: z.boolean() }),
    answer: Done,
  },
  removeView: { summary: 'Forget a saved view', params: OneView, answer: Done },
})
