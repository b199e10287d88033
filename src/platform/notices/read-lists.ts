import type { z } from 'zod'
import { type Context, personOf } from '../actor/actor.ts'
import { namesOf } from '../actor/names.ts'
import { maskPhone } from '../sealing/mask.ts'
import { openAll } from '../sealing/seal.ts'
import { lookUpHolders, lookUpMeant } from './address-book.ts'
import type { MessageView, NoticeView, noticesCalls } from './contract.ts'
import { codeRefusal } from './message.ts'
import { listMessages, listNotices } from './store.ts'

/** One page of what the reader was told. */
export async function readNotices(
  context: Context,
  query: z.output<(typeof noticesCalls)['listNotices']['query']>,
): Promise<{ rows: NoticeView[]; next: string | null }> {
  const { limit } = query
  return page(await listNotices(context.tx, personOf(context), { ...query, limit: limit + 1 }), limit)
}

/** One page of the messages to residents. A sign-in code's text stays shut. */
export async function readOutbox(
  { tx, actor, now }: Context,
  { words, open, sort, after, limit }: z.output<(typeof noticesCalls)['listOutbox']['query']>,
): Promise<{ rows: MessageView[]; next: string | null }> {
  const to = words ? await lookUpMeant(tx, words) : null
  const { rows, next } = page(await listMessages(tx, { to, open, now, sort, after, limit: limit + 1 }), limit)
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
