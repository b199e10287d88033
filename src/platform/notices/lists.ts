import { z } from 'zod'
import { type AnyList, declareList, On, Words } from '../lists/list.ts'
import { noticesAddresses } from './addresses.ts'
import type { MessageView, NoticeView } from './contract.ts'
import { readNotices, readOutbox } from './read-lists.ts'
import { toldSorts } from './store.ts'
import { words } from './words.zh.ts'

const { page } = words

const noticesList = declareList({
  name: 'notices',
  path: '/desk/notices',
  title: page.notices,
  right: null,
  personal: true,
  filters: z.object({ q: Words, unread: On }),
  sorts: page.sorts satisfies Record<(typeof toldSorts)[number], string>,
  columns: [
    { key: 'title', head: page.head.title, width: 24, cell: ({ title }: NoticeView) => title },
    { key: 'text', head: page.head.text, width: 60, cell: ({ text }) => text },
    { key: 'told', head: page.head.told, dates: 'moments', cell: ({ toldAt }) => new Date(toldAt) },
    {
      key: 'read',
      head: page.head.read,
      dates: 'moments',
      cell: ({ readAt }) => (readAt === null ? null : new Date(readAt)),
    },
  ],
  idOf: ({ id }) => id,
  read: (context, { filters: { q, unread }, sort, ...paging }) =>
    readNotices(context, {
      words: q,
      unread: unread === '1',
      sort: toldSorts.find((known) => known === sort)!,
      ...paging,
    }),
  bulk: { steps: [{ call: noticesAddresses.markRead, undo: noticesAddresses.markUnread }] },
})

const outboxList = declareList({
  name: 'outbox',
  path: '/desk/outbox',
  title: page.outbox,
  right: 'configure',
  personal: true,
  filters: z.object({ q: Words, show: z.literal('all').optional() }),
  sorts: page.sorts satisfies Record<(typeof toldSorts)[number], string>,
  columns: [
    { key: 'to', head: page.head.to, cell: ({ to }: MessageView) => to ?? page.nobody },
    { key: 'phone', head: page.phone, cell: ({ address }) => address },
    { key: 'text', head: page.head.text, width: 60, cell: textOf },
    { key: 'state', head: page.head.state, cell: ({ state }) => words.states[state] },
    { key: 'told', head: page.head.written, dates: 'moments', cell: ({ writtenAt }) => new Date(writtenAt) },
    { key: 'by', head: page.head.by, cell: ({ endedBy }) => endedBy },
  ],
  idOf: ({ id }) => id,
  read: (context, { filters: { q, show }, sort, ...paging }) =>
    readOutbox(context, {
      words: q,
      open: show === undefined,
      sort: toldSorts.find((known) => known === sort)!,
      ...paging,
    }),
  bulk: { none: page.noBulkOfOutbox },
})

function textOf({ kind, text }: MessageView): string {
  return kind === 'sign-in-code' ? page.codeMasked : (text ?? page.erased)
}

export const lists: readonly AnyList[] = [noticesList, outboxList]
