import { z } from 'zod'
import { calls, Done, Id, Moment, paged, Paging } from '../contract/contract.ts'
import { ManyIds, Outcome } from '../lists/many.ts'
import { noticesAddresses } from './addresses.ts'
import { codeRefusals, messageKinds, messageStates } from './message.ts'
import { toldSorts } from './store.ts'

const YesNo = z
  .enum(['true', 'false'])
  .optional()
  .transform((value) => value === 'true')

const Listing = { ...Paging, words: z.string().trim().max(60).optional(), sort: z.enum(toldSorts).default('-told') }

export const NoticeView = z.object({
  id: Id,
  kind: z.string(),
  noun: z.string(),
  nounId: Id,
  title: z.string(),
  text: z.string(),
  link: z.string().nullable(),
  toldAt: Moment,
  readAt: Moment.nullable(),
})
export type NoticeView = z.infer<typeof NoticeView>

export const MessageView = z.object({
  id: Id,
  kind: z.enum(messageKinds),
  to: z.string().nullable(),
  address: z.string().nullable().describe('masked'),
  text: z.string().nullable().describe('null for a sign-in code, and when its person was erased'),
  closed: z.enum(codeRefusals).nullable().describe('why this sign-in code is not to be opened'),
  state: z.enum(messageStates),
  writtenAt: Moment,
  endedAt: Moment.nullable(),
  endedBy: z.string().nullable(),
  can: z.object({ markTold: z.boolean(), openCode: z.boolean() }),
})
export type MessageView = z.infer<typeof MessageView>

export const noticesCalls = calls(noticesAddresses, {
  listNotices: {
    summary: 'My notices',
    query: z.object({ ...Listing, unread: YesNo }),
    answer: paged(NoticeView),
  },
  countUnread: {
    summary: 'How many notices I have not read, counted up to 100',
    answer: z.object({ unread: z.int() }),
  },
  readNotice: { summary: 'Mark a notice as read', params: z.object({ noticeId: Id }), answer: Done },
  readAllNotices: { summary: 'Mark all my notices as read', answer: z.object({ read: z.int() }) },
  markRead: {
    summary: 'Mark many of my notices as read; each row has its own outcome',
    body: z.object({ noticeIds: ManyIds }),
    answer: z.object({ outcomes: z.array(Outcome) }),
    refusals: ['already-read'],
  },
  markUnread: {
    summary: 'Take back that many of my notices were marked as read',
    body: z.object({ noticeIds: ManyIds }),
    answer: z.object({ outcomes: z.array(Outcome) }),
    refusals: ['not-read-yet'],
  },
  listOutbox: {
    summary: 'Messages to residents, by name or number: those to be passed on, or all',
    query: z.object({ ...Listing, open: YesNo }),
    answer: paged(MessageView),
  },
  openAddress: {
    summary: 'The whole number, for a reason that goes on record',
    params: z.object({ messageId: Id }),
    body: z.object({ reason: z.string().max(200) }),
    answer: z.object({ address: z.string() }),
    remembered: false,
  },
  openCode: {
    summary: 'The text of a sign-in code, for a reason that goes on record; never that of somebody else with a post',
    params: z.object({ messageId: Id }),
    body: z.object({ reason: z.string().max(200) }),
    answer: z.object({ text: z.string() }),
    refusals: codeRefusals,
    remembered: false,
  },
  markTold: {
    summary: 'Somebody passed the message on by voice',
    params: z.object({ messageId: Id }),
    answer: Done,
    refusals: ['message-has-ended'],
  },
})
