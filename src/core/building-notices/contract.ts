import { z } from 'zod'
import { calls, Done, Id, Moment, paged, Paging } from '../../platform/contract/contract.ts'
import { states } from '../needs/need.ts'
import { buildingNoticesAddresses } from './addresses.ts'
import { kinds, messageKinds, mostText, noticeSorts, noticeStates } from './notice.ts'
import { needRefusals, refusals } from './refusals.ts'

const UnitCode = z.string().regex(/^\d{9}(\d{3}){0,2}$/)
const Text = z.string().trim().min(1, 'word:required').max(mostText)
const BuildingIds = z.array(Id).min(1).max(200)
const One = z.object({ noticeId: Id })

const span = { fromAt: Moment, untilAt: Moment.nullable() }

/** The filters of the list as they stand in the address. */
export const filters = z.object({
  q: z.string().trim().max(40).optional(),
  unit: UnitCode.optional(),
  kind: z.enum(kinds).optional(),
  over: z.enum(['0', '1']).optional().describe('1: those that are over, 0: those that are not'),
})

const MessageView = z.object({
  id: Id,
  kind: z.enum(messageKinds),
  title: z.string(),
  text: z.string(),
  ...span,
  writtenAt: Moment,
})
export type MessageView = z.infer<typeof MessageView>

/** A notice as it hangs at the entrance: anybody may read it. */
export const BoardNotice = z.object({
  id: Id,
  kind: z.enum(kinds),
  state: z.enum(noticeStates),
  unitName: z.string(),
  places: z.string(),
  responsible: z.string(),
  messages: z.array(MessageView).describe('newest first; the first one holds'),
})
export type BoardNotice = z.infer<typeof BoardNotice>

export const NoticeRow = z.object({
  id: Id,
  kind: z.enum(kinds),
  state: z.enum(noticeStates),
  unitCode: z.string(),
  unitName: z.string(),
  places: z.string(),
  title: z.string(),
  ...span,
  postedAt: Moment,
  overAt: Moment.nullable(),
  tied: z.int(),
})
export type NoticeRow = z.infer<typeof NoticeRow>

export const NoticeView = BoardNotice.extend({
  unitCode: z.string(),
  overAt: Moment.nullable(),
  messages: z.array(MessageView.extend({ writtenBy: z.string(), inApp: z.int(), bySms: z.int() })),
  can: z.object({ followUp: z.boolean(), tie: z.boolean(), tellDoors: z.boolean() }),
})
export type NoticeView = z.infer<typeof NoticeView>

const DoorRow = z.object({ doorId: Id, line: z.string(), people: z.array(z.string()), toldAt: Moment.nullable() })
export type DoorRow = z.infer<typeof DoorRow>

const NeedRow = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  state: z.enum(states),
  heardAt: Moment,
  place: z.string(),
})
export type NeedRow = z.infer<typeof NeedRow>

export const buildingNoticesCalls = calls(buildingNoticesAddresses, {
  lookAtNotice: { summary: 'A notice as it hangs at the entrance', open: 'public', params: One, answer: BoardNotice },
  listHere: {
    summary: 'What holds for the building where I live, and what was over within a day',
    answer: z.object({ notices: z.array(BoardNotice) }),
  },
  listNotices: {
    summary: 'Notices of your units, newest first unless told',
    query: filters.extend({ sort: z.enum(noticeSorts).default('-posted'), ...Paging }),
    answer: paged(NoticeRow).extend({ can: z.object({ post: z.boolean() }) }),
  },
  countReach: {
    summary: 'How many would read it in the app, get a message, or have to be told at the door',
    body: z.object({ buildingIds: BuildingIds }),
    answer: z.object({
      app: z.int(),
      sms: z.int(),
      doors: z.int(),
      unknown: z.int().describe('doors of nobody known'),
    }),
    refusals,
    remembered: false,
  },
  post: {
    summary: 'Tell buildings of a matter: in the app, by message, and on paper',
    body: z.object({
      kind: z.enum(kinds),
      buildingIds: BuildingIds,
      responsible: z.string().trim().min(1, 'word:required').max(40),
      text: Text,
      ...span,
    }),
    answer: z.object({ noticeId: Id }),
    refusals,
  },
  getNotice: { summary: 'One notice with all its messages', params: One, answer: NoticeView },
  correct: {
    summary: 'What is different now; whoever was told is told again, and needs about it get it as their answer',
    params: One,
    body: z.object({ text: Text, ...span }),
    answer: Done,
    refusals: [...refusals, ...needRefusals],
  },
  sayOver: {
    summary: 'It is over: everybody is told, and needs about it go on to the word of those who asked',
    params: One,
    body: z.object({ text: Text }),
    answer: z.object({
      settled: z.int(),
      left: z.int().describe('needs that somebody has in hand, to be finished there'),
    }),
    refusals: [...refusals, ...needRefusals],
  },
  listDoors: {
    summary: 'Doors that the last message has to be carried to in person',
    params: One,
    answer: z.object({ doors: z.array(DoorRow), unknown: z.int() }),
  },
  tellDoor: {
    summary: 'Somebody said it at this door',
    params: z.object({ noticeId: Id, doorId: Id }),
    body: z.object({}),
    answer: Done,
    refusals,
  },
  listNeeds: {
    summary: 'Needs that are tied to a notice, and open ones that may be about the same matter, likely ones first',
    params: One,
    answer: z.object({ tied: z.array(NeedRow), near: z.array(NeedRow.extend({ likely: z.boolean() })) }),
  },
  tie: {
    summary: 'These needs are about this matter: each gets its text as the answer',
    params: One,
    body: z.object({ needIds: z.array(Id).min(1).max(50) }),
    answer: Done,
    refusals: [...refusals, ...needRefusals],
  },
  untie: {
    summary: 'Not this matter after all: the need comes back to be worked on',
    params: z.object({ noticeId: Id, needId: Id }),
    answer: Done,
    refusals: [...refusals, ...needRefusals],
  },
})
