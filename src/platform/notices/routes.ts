import { type Context, personOf } from '../actor/actor.ts'
import { namesOf } from '../actor/names.ts'
import type { Routes } from '../http/module.ts'
import { maskPhone } from '../sealing/mask.ts'
import { openAll } from '../sealing/seal.ts'
import { markTold, openAddress, openCode, readAllNotices, readNotice } from './actions.ts'
import { lookUpHolders } from './address-book.ts'
import type { MessageView, noticesCalls } from './contract.ts'
import { codeRefusal } from './message.ts'
import { countUnread, listMessages, listNotices } from './store.ts'

const done = { done: true } as const

export function noticesRoutes(): Routes<typeof noticesCalls> {
  return {
    async listNotices(context, { query }) {
      const { after, limit, unread } = query
      const rows = await listNotices(context.tx, personOf(context), { after, limit: limit + 1, unread })
      return page(rows, limit)
    },
    countUnread: async (context) => ({ unread: await countUnread(context.tx) }),
    readNotice: (context, { params }) => readNotice(context, params.noticeId).then(() => done),
    readAllNotices: async (context) => ({ read: await readAllNotices(context) }),
    listOutbox: (context, { query }) => viewOutbox(context, query),
    openAddress: async (context, { params, body }) => ({
      address: await openAddress(context, params.messageId, body.reason),
    }),
    openCode: async (context, { params, body }) => ({ text: await openCode(context, params.messageId, body.reason) }),
    markTold: (context, { params }) => markTold(context, params.messageId).then(() => done),
  }
}

async function viewOutbox(
  { tx, actor, now }: Context,
  { after, limit, open }: { after?: string | undefined; limit: number; open: boolean },
) {
  const { rows, next } = page(await listMessages(tx, { after, limit: limit + 1, open, now }), limit)
  const addresses = await opened(
    tx,
    rows.map(({ address }) => address),
  )
  const texts = await opened(
    tx,
    rows.map(({ kind, text }) => (kind === 'sign-in-code' ? null : text)),
  )
  const holders = await lookUpHolders(
    tx,
    rows.flatMap(({ kind }, i) => (kind === 'sign-in-code' ? (addresses[i] ?? []) : [])),
  )
  const names = await namesOf(tx, [
    ...rows.flatMap(({ recipientId, endedBy }) => [recipientId, endedBy]),
    ...[...holders.values()].map(({ personId }) => personId),
  ])

  return {
    rows: rows.map((row, i): MessageView => {
      const address = addresses[i] ?? null
      const isCode = row.kind === 'sign-in-code'
      const holder = (isCode && address && holders.get(address)) || null
      const closed = isCode ? codeRefusal(row, holder, actor.personId, now) : null
      const to = row.recipientId ?? holder?.personId
      return {
        id: row.id,
        kind: row.kind,
        to: to ? (names.get(to) ?? null) : null,
        address: address ? maskPhone(address) : null,
        text: texts[i] ?? null,
        closed,
        state: row.state,
        writtenAt: row.writtenAt,
        endedAt: row.endedAt,
        endedBy: row.endedBy && (names.get(row.endedBy) ?? null),
        can: { markTold: row.endedAt === null && closed === null, openCode: isCode && closed === null },
      }
    }),
    next,
  }
}

/** The texts again, in their order and with one question to the database; null where there is none to open. */
async function opened(tx: Context['tx'], sealed: readonly (string | null)[]): Promise<(string | null)[]> {
  const texts = await openAll(
    tx,
    sealed.filter((text) => text !== null),
  )
  let next = 0
  return sealed.map((text) => (text === null ? null : (texts[next++] ?? null)))
}

function page<Row extends { id: string }>(rows: Row[], limit: number): { rows: Row[]; next: string | null } {
  const shown = rows.slice(0, limit)
  return { rows: shown, next: rows.length > limit ? shown.at(-1)!.id : null }
}
