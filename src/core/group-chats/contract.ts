import { z } from 'zod'
import { calls, Done, Id, Moment, paged, Paging } from '../../platform/contract/contract.ts'
import { mostText, states } from '../needs/need.ts'
import { groupChatsAddresses } from './addresses.ts'
import { pasteSorts } from './chat.ts'
import { needRefusals, refusals } from './refusals.ts'

const UnitCode = z.string().regex(/^\d{9}(\d{3}){0,2}$/)
export const outcomes = ['accepted', 'joined', 'dropped'] as const

export const PasteRow = z.object({
  id: Id,
  chatName: z.string(),
  unitCode: z.string(),
  unitName: z.string(),
  pastedAt: Moment,
  pastedBy: z.string(),
  messages: z.int(),
  open: z.int().describe('drafts that nobody has decided on'),
  taken: z.int().describe('drafts that became needs or were joined'),
})
export type PasteRow = z.infer<typeof PasteRow>

const NeedShort = z.object({ id: Id, number: z.string(), title: z.string(), state: z.enum(states) })

export const DraftView = z.object({
  id: Id,
  saidBy: z.string(),
  saidAt: Moment.nullable(),
  text: z.string().nullable().describe('null: it went to the officer for such matters alone'),
  alsoCount: z.int(),
  building: z.object({ id: Id, name: z.string() }).nullable(),
  outcome: z.enum(outcomes).nullable(),
  need: NeedShort.nullable(),
  near: z.array(NeedShort).describe('open needs that may be the same, the likeliest first'),
})
export type DraftView = z.infer<typeof DraftView>

export const PasteView = z.object({
  ...PasteRow.shape,
  linesPasted: z.int(),
  linesRead: z.int(),
  knownCount: z.int().describe('messages that came in with an earlier piece'),
  goesAt: Moment.describe('from when on what became no need is let go'),
  clearedAt: Moment.nullable().describe('when it was let go'),
  drafts: z.array(DraftView),
  buildings: z.array(z.object({ id: Id, name: z.string() })),
  reply: z.string().nullable().describe('what may be written back into the group; null while nothing came of it'),
  can: z.object({ check: z.boolean() }),
})
export type PasteView = z.infer<typeof PasteView>

export const MessageView = z.object({
  id: Id,
  saidBy: z.string(),
  saidAt: Moment.nullable(),
  text: z.string().nullable(),
  inDraft: z.boolean(),
})
export type MessageView = z.infer<typeof MessageView>

export const filters = z.object({
  q: z.string().trim().max(40).optional(),
  unit: UnitCode.optional(),
  open: z.literal('1').optional(),
})

const KeptDays = z.int().describe('how long what became no need is kept')
const OnePaste = z.object({ pasteId: Id })
const OneDraft = z.object({ draftId: Id })

export const groupChatsCalls = calls(groupChatsAddresses, {
  listPastes: {
    summary: 'Pieces of group chats that were pasted in, newest first unless told',
    query: z.object({ ...filters.shape, sort: z.enum(pasteSorts).default('-pasted'), ...Paging }),
    answer: paged(PasteRow).extend({ keptDays: KeptDays }),
  },
  listChats: {
    summary: 'The groups that are known, by name',
    answer: z.object({ rows: z.array(z.object({ name: z.string(), unitCode: z.string() })), keptDays: KeptDays }),
  },
  paste: {
    summary: 'Paste a piece of a group chat: drafts are made of it, what came in before is left out',
    remembered: false,
    body: z.object({
      unitCode: UnitCode,
      chatName: z.string().trim().min(1, 'word:required').max(40),
      text: z.string().min(1, 'word:required').max(300_000),
    }),
    answer: z.object({ pasteId: Id }),
    refusals,
  },
  getPaste: { summary: 'One piece with its drafts and the reply', params: OnePaste, answer: PasteView },
  listMessages: {
    summary: 'The messages of a piece in their order, chatter with them',
    params: OnePaste,
    query: z.object(Paging),
    answer: paged(MessageView),
  },
  accept: {
    summary: 'A draft is a need: take it in, and join it to one that is known',
    params: OneDraft,
    body: z.object({
      text: z.string().trim().min(1, 'word:required').max(mostText),
      buildingId: Id.nullable().default(null),
      reporterId: Id.optional().describe('when the worker knows who of the street it is'),
      intoId: Id.optional(),
    }),
    answer: z.object({ needId: Id, number: z.string() }),
    refusals: [...refusals, ...needRefusals],
  },
  drop: { summary: 'Nothing to take in', params: OneDraft, body: z.object({}), answer: Done, refusals },
  restore: { summary: 'Take up again what was dropped', params: OneDraft, body: z.object({}), answer: Done, refusals },
})
