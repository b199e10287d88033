import type { Routes } from '../http/module.ts'
import { markRead, markTold, markUnread, openAddress, openCode, readAllNotices, readNotice } from './actions.ts'
import type { noticesCalls } from './contract.ts'
import { readNotices, readOutbox } from './read-lists.ts'
import { countUnread } from './store.ts'

const done = { done: true } as const

export function noticesRoutes(): Routes<typeof noticesCalls> {
  return {
    listNotices: (context, { query }) => readNotices(context, query),
    countUnread: async (context) => ({ unread: await countUnread(context.tx) }),
    readNotice: (context, { params }) => readNotice(context, params.noticeId).then(() => done),
    readAllNotices: async (context) => ({ read: await readAllNotices(context) }),
    markRead: async (context, { body }) => ({ outcomes: await markRead(context, body.noticeIds) }),
    markUnread: async (context, { body }) => ({ outcomes: await markUnread(context, body.noticeIds) }),
    listOutbox: (context, { query }) => readOutbox(context, query),
    openAddress: async (context, { params, body }) => ({
      address: await openAddress(context, params.messageId, body.reason),
    }),
    openCode: async (context, { params, body }) => ({ text: await openCode(context, params.messageId, body.reason) }),
    markTold: (context, { params }) => markTold(context, params.messageId).then(() => done),
  }
}
