import { z } from 'zod'
import { calls, Id, Moment, paged, Paging } from '../../platform/contract/contract.ts'
import { ManyIds, Outcome } from '../../platform/lists/many.ts'
import { needsAddresses } from './addresses.ts'
import { inboxSorts } from './inbox.ts'
import { mostReason, mostText } from './need.ts'
import { refusals } from './refusals.ts'
import {
  BroadCategory,
  CategoryView,
  ContactWay,
  Flag,
  Kind,
  Light,
  MyNeedRow,
  NeedRow,
  NeedView,
  Source,
  Stage,
  State,
  Stepped,
  Topic,
  WorkRow,
} from './views.ts'

const OneNeed = z.object({ needId: Id })
const UnitCode = z.string().regex(/^\d{9}(\d{3}){0,2}$/)
const Words = z.string().trim().min(1).max(mostText)
const Reason = z.string().trim().min(1).max(mostReason)
const Ids = z.array(Id).max(9)
/** A time that somebody picks: from now to the end of the century. */
const Picked = Moment.min(0).max(4_102_444_800_000)

/** The version that the person saw: when somebody changed the need meanwhile, the step answers `conflict`. */
const Seen = { version: z.int().optional() }

const Triage = {
  kind: Kind,
  category: BroadCategory,
  finerCategoryId: Id.nullable().default(null),
  teamId: Id.nullable().default(null),
  flags: z.array(Flag).max(3).optional(),
  livesAlone: z.boolean().nullable().optional(),
}
const Receiver = {
  teamId: Id.nullable().default(null),
  squadId: Id.nullable().default(null),
  assigneeId: Id.nullable().default(null),
  supportingTeamIds: z.array(Id).max(6).default([]),
  supportingUnitCodes: z.array(UnitCode).max(6).default([]),
}

/** Ways in that have a call of their own, with a check of their own. */
const waysOfTheirOwn = [
  'door-card',
  'suggestion-box',
  'opinion-round',
  'family-helper',
  'order-12345',
  'superior',
  'group-chat',
] as const

export const Report = z.object({
  text: z.string().trim().max(mostText).optional(),
  title: z.string().trim().min(1).max(60).optional(),
  voiceNoteId: Id.optional(),
  photoIds: Ids.default([]),
  topic: Topic.optional(),
  /** The picked place: a door or building gives the unit; else the unit; else the reporter's home. */
  unitCode: UnitCode.optional(),
  buildingId: Id.optional(),
  doorId: Id.optional(),
  placeNote: z.string().trim().max(100).optional(),
  timeWish: z.string().trim().max(100).optional(),
  contactWay: ContactWay.default('community'),
  /** Staff alone: taken in for somebody. A person known to the street, or a name. */
  source: Source.exclude(['import', ...waysOfTheirOwn]).default('resident-phone'),
  reporterId: Id.optional(),
  reporterName: z.string().trim().min(1).max(40).optional(),
  urgent: z.boolean().default(false),
})

export const Reported = z.object({
  id: Id,
  number: z.string(),
  state: State,
  unitCode: z.string(),
  heardAt: Moment,
  deadlineAt: Moment.nullable(),
})

export const InboxQuery = z.object({
  ...Paging,
  stage: Stage.optional(),
  state: State.optional(),
  ended: z.stringbool().optional(),
  unit: UnitCode.optional(),
  kind: Kind.optional(),
  category: BroadCategory.optional(),
  finerCategory: Id.optional(),
  team: Id.optional(),
  light: Light.optional(),
  source: Source.optional(),
  mine: z.stringbool().optional(),
  flag: Flag.optional(),
  handedBack: z.stringbool().optional(),
  /** Waiting for an answer to more time that somebody else asked for. */
  extensionAsked: z.stringbool().optional(),
  building: Id.optional(),
  /** Of one person, as far as the asker's posts reach. */
  reporter: Id.optional(),
  words: z.string().trim().max(60).optional(),
  heardFrom: z.iso.date().optional(),
  heardTo: z.iso.date().optional(),
  /** The first and the last day on which they were closed. */
  closedFrom: z.iso.date().optional(),
  closedTo: z.iso.date().optional(),
  sort: z.enum(inboxSorts).default('deadline'),
  /** Whether the exact total is wanted beside the page. */
  total: z.stringbool().default(true),
})
export type InboxQuery = z.infer<typeof InboxQuery>

export const needsCalls = calls(needsAddresses, {
  report: {
    summary: 'Tell a need: by words or a voice note, for oneself or, as staff, for somebody',
    body: Report,
    answer: Reported,
    refusals,
  },
  listMine: { summary: 'What I asked for, newest first', query: z.object(Paging), answer: paged(MyNeedRow) },
  listWork: {
    summary: 'What is asked of me, to accept, mine to do, or with my team',
    query: z.object({ ...Paging, part: z.enum(['asked-of-me', 'to-accept', 'mine', 'my-team']).optional() }),
    answer: paged(WorkRow),
  },
  listInbox: {
    summary: 'Needs by turn of the loop, earliest deadline first; by words, of a building or of a person, newest first',
    query: InboxQuery,
    answer: z.object({
      rows: z.array(NeedRow),
      next: z.string().nullable(),
      total: z.int().nullable().describe('exact where a kept counter knows it, else null'),
    }),
  },
  countInbox: {
    summary: 'How many open needs wait at each turn of the loop, and how many are late or soon',
    query: z.object({ unit: UnitCode.optional() }),
    answer: z.object({
      stages: z.object({ hear: z.int(), understand: z.int(), find: z.int(), serve: z.int(), confirm: z.int() }),
      states: z.array(z.object({ state: State, count: z.int() })),
      late: z.int().describe('up to 1000'),
      soon: z.int().describe('up to 1000'),
      guarded: z.int(),
      extensions: z.int().describe('wait for this reader to answer whether they get more time'),
    }),
  },
  getChoices: {
    summary: 'What filters and forms offer: units, teams, categories',
    answer: z.object({
      units: z.array(z.object({ code: z.string(), name: z.string(), level: z.string() })),
      teams: z.array(z.object({ id: Id, name: z.string(), colour: z.string(), services: z.array(z.string()) })),
      categories: z.array(CategoryView),
      handBackLimit: z.int(),
      callBackDays: z.int(),
    }),
  },
  getNeed: { summary: 'One need as far as its reader may see it', params: OneNeed, answer: NeedView },
  listHands: {
    summary: 'Who could take it: squads, staff, and volunteers who may be asked',
    params: OneNeed,
    query: z.object({ teamId: Id.optional() }),
    answer: z.object({
      squads: z.array(
        z.object({ id: Id, name: z.string(), teamId: Id, unitCode: z.string(), leaders: z.array(z.string()) }),
      ),
      staff: z.array(
        z.object({ id: Id, name: z.string(), post: z.string(), unitCode: z.string(), openCount: z.int() }),
      ),
      volunteers: z.array(
        z.object({
          id: Id,
          name: z.string(),
          teamId: Id,
          squadId: Id.nullable(),
          askedAt: Moment.nullable(),
          openCount: z.int(),
        }),
      ),
    }),
  },

  transcribe: step('Type what the voice note says', {
    text: Words,
    title: z.string().trim().min(1).max(60).optional(),
  }),
  setUrgent: step('Call it 急 before anything else is known', { urgent: z.boolean().default(true) }),
  triage: step('Say what it is; may dispatch in the same stroke', {
    ...Triage,
    title: z.string().trim().min(1).max(60).optional(),
    dispatch: z.object(Receiver).optional(),
  }),
  dispatch: step('Hand it to a team, a squad or a member of staff', {
    ...Receiver,
    words: z.string().trim().max(mostReason).optional(),
  }),
  ask: step('Ask volunteers; nobody is coming before one says yes', {
    personIds: z.array(Id).min(1).max(20),
    peopleWanted: z.int().min(1).max(10).default(1),
    visitAt: Picked.optional(),
    words: z.string().trim().max(mostReason).optional(),
  }),
  stopAsking: step('Take back the questions that nobody has answered', {}),
  sayYes: step('Say yes to what one was asked', {}),
  sayNo: step('Say no to what one was asked', { reason: z.string().trim().max(mostReason).optional() }),
  accept: step('Take on what was handed over', {}),
  handBack: step('Hand back with the reason; after the street’s number of times it goes up', { reason: Reason }),
  planVisit: step('Say when who comes; the resident gets name, face and a password', {
    at: Picked,
    visitorIds: z.array(Id).min(1).max(4),
    livesAlone: z.boolean().optional(),
  }),
  startServing: step('Begin', {}),
  note: step('Write down what was seen or done', {
    text: Words,
    photoIds: Ids.default([]),
    shown: z.boolean().default(false),
  }),
  finish: step('Done: the resident is asked', {
    minutesServed: z.int().min(1).max(6000),
    text: Words,
    photoIds: Ids.default([]),
  }),
  confirm: step('It is solved', {
    mark: z.enum(['satisfied', 'fair']),
    words: z.string().trim().max(mostReason).optional(),
  }),
  sayUnsolved: step('It is not solved: reopened one level up', { reason: Reason }),
  callBack: step('What the reporter said on the telephone', {
    outcome: z.enum(['satisfied', 'fair', 'unsolved', 'no-answer']),
    words: z.string().trim().max(mostReason).optional(),
  }),
  askExtension: step('Ask for more time, before it has run out', { until: Picked, reason: Reason }),
  answerExtension: step('Grant or refuse more time', {
    granted: z.boolean(),
    words: z.string().trim().max(mostReason).optional(),
  }),
  decline: step('Say no, why, and where to go instead', { reason: Reason, instead: Reason }),
  refer: step('Hand to who is responsible, and go on following', {
    to: Reason,
    reason: Reason,
    answerBy: Picked.optional(),
  }),
  followUp: step('What the responsible office said', { text: Words }),
  takeBack: step('It came back to us', { reason: Reason }),
  settle: step('The responsible office solved it: the resident is asked', { text: Words }),
  mark: step('Flag as legal matter, emergency or to be checked; the empty list takes flags off', {
    flags: z.array(Flag.exclude(['petition'])).max(3),
  }),
  guard: step('A suspected petition or accusation: from now on the officer for such matters alone sees it', {
    reason: Reason,
  }),
  clear: step('No accusation: back into the inbox', { reason: Reason }),
  handOff: step('Hand a petition or accusation to its channel', {
    to: Reason,
    reason: Reason,
    answerBy: Picked.optional(),
  }),
  join: step('The same matter as another: nothing is lost, both are told', { intoId: Id }),
  separate: step('Not the same matter after all', {}),
  withdraw: step('Not needed any more', { reason: z.string().trim().max(mostReason).optional() }),
  callReporter: {
    summary: 'The number of a reporter who agreed to be called by those who help; each opening is on record',
    params: OneNeed,
    body: z.object({}),
    answer: z.object({ phone: z.string() }),
    refusals,
  },
  undo: step('Take back one’s own light step', {}),

  triageMany: {
    summary: 'The same answer for many; each row has its own outcome',
    body: z.object({ needIds: ManyIds, ...Triage }),
    answer: z.object({ outcomes: z.array(Outcome) }),
    refusals,
  },
  dispatchMany: {
    summary: 'Hand many to one receiver; each row has its own outcome',
    body: z.object({ needIds: ManyIds, ...Receiver }),
    answer: z.object({ outcomes: z.array(Outcome) }),
    refusals,
  },
  undoMany: {
    summary: 'Take back a step on many',
    body: z.object({ needIds: ManyIds }),
    answer: z.object({ outcomes: z.array(Outcome) }),
    refusals,
  },

  addCategory: {
    summary: 'Add a finer category of the street’s own',
    body: z.object({ broad: BroadCategory, name: z.string().trim().min(1).max(20) }),
    answer: CategoryView,
    refusals,
  },
  changeCategory: {
    summary: 'Rename, move or retire a finer category',
    params: z.object({ categoryId: Id }),
    body: z.object({
      name: z.string().trim().min(1).max(20).optional(),
      position: z.int().min(0).max(999).optional(),
      retired: z.boolean().optional(),
    }),
    answer: CategoryView,
    refusals,
  },
  retireCategories: {
    summary: 'Retire many finer categories; each row has its own outcome',
    body: z.object({ categoryIds: ManyIds }),
    answer: z.object({ outcomes: z.array(Outcome) }),
    refusals,
  },
  restoreCategories: {
    summary: 'Take many finer categories into use again; each row has its own outcome',
    body: z.object({ categoryIds: ManyIds }),
    answer: z.object({ outcomes: z.array(Outcome) }),
    refusals,
  },
  undoCategories: {
    summary: 'Take back that many finer categories were retired, or taken into use again',
    body: z.object({ categoryIds: ManyIds }),
    answer: z.object({ outcomes: z.array(Outcome) }),
    refusals,
  },
})

/** A step on a need that exists. It answers with where the need then stands: whoever loses sight of it gets no more. */
function step<Body extends z.ZodRawShape>(summary: string, body: Body) {
  return { summary, params: OneNeed, body: z.object({ ...Seen, ...body }), answer: Stepped, refusals }
}
