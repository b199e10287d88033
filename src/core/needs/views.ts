import { z } from 'zod'
import { Id, Moment } from '../../platform/contract/contract.ts'
import {
  broadCategories,
  contactWays,
  flags,
  kinds,
  levels,
  marks,
  residentSteps,
  sources,
  stages,
  states,
  stepNames,
  topics,
} from './need.ts'

/** What browser and server say of a need. Everything that leaves the server is listed here. */

export const State = z.enum(states)
export const Kind = z.enum(kinds)
export const BroadCategory = z.enum(broadCategories)
export const Flag = z.enum(flags)
export const Mark = z.enum(marks)
export const Level = z.enum(levels)
export const Source = z.enum(sources)
export const Stage = z.enum(stages)
export const Topic = z.enum(topics)
export const ContactWay = z.enum(contactWays)
export const Light = z.enum(['green', 'yellow', 'red'])

export const Named = z.object({ id: Id, name: z.string() })
export const TeamName = z.object({ id: Id, name: z.string(), colour: z.string() })
export const CategoryName = z.object({ id: Id, broad: BroadCategory, name: z.string() })

/** One line of a list. */
export const NeedRow = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  state: State,
  stage: Stage.nullable(),
  kind: Kind.nullable(),
  category: BroadCategory.nullable(),
  finerCategory: CategoryName.nullable(),
  unitCode: z.string(),
  unitName: z.string().describe('community and grid, as people say it'),
  source: Source,
  team: TeamName.nullable(),
  squad: Named.nullable(),
  assignee: Named.nullable(),
  level: Level,
  flags: z.array(Flag),
  guarded: z.boolean(),
  voice: z.boolean().describe('a voice note whose text nobody has typed yet'),
  heardAt: Moment,
  deadlineAt: Moment.nullable(),
  soonAt: Moment.nullable(),
  provisional: z.boolean().describe('the deadline lies beyond the years whose holidays are known'),
  light: Light.nullable(),
  handedBackCount: z.int(),
  extensionAsked: z.boolean().describe('somebody asked for more time and waits for the answer'),
  version: z.int(),
})
export type NeedRow = z.infer<typeof NeedRow>

/** One line of what is the reader's own. */
export const MyNeedRow = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  state: State,
  residentStep: z.enum(residentSteps),
  heardAt: Moment,
  deadlineAt: Moment.nullable(),
  sentence: z.string().describe('how it stands, in plain words'),
  nextVisitAt: Moment.nullable(),
  canConfirm: z.boolean(),
})
export type MyNeedRow = z.infer<typeof MyNeedRow>

/** One line of what a grid worker, a leader or a helper has to do. */
export const WorkRow = z.object({
  ...NeedRow.shape,
  part: z.enum(['asked-of-me', 'to-accept', 'mine', 'my-team']),
  invitation: z.object({ id: Id, expiresAt: Moment, visitAt: Moment.nullable() }).nullable(),
  nextVisitAt: Moment.nullable(),
})
export type WorkRow = z.infer<typeof WorkRow>

export const TimelineEntry = z.object({
  id: z.int(),
  at: Moment,
  step: z.enum(stepNames),
  sentence: z.string().describe('to residents with 您, to staff without'),
  note: z.string().nullable(),
  person: Named.nullable(),
  shown: z.boolean().describe('the resident reads it too'),
  photos: z.array(Id),
})
export type TimelineEntry = z.infer<typeof TimelineEntry>

export const InvitationView = z.object({
  id: Id,
  person: Named,
  askedAt: Moment,
  expiresAt: Moment,
  answer: z.enum(['yes', 'no']).nullable(),
  answeredAt: Moment.nullable(),
  withdrawnAt: Moment.nullable(),
  words: z.string().nullable(),
  mine: z.boolean(),
})

export const VisitView = z.object({
  id: Id,
  at: Moment,
  visitors: z.array(z.object({ id: Id, name: z.string(), photoId: Id.nullable() })),
  password: z.string().nullable().describe('spoken at the door; seen by the resident and the visitors alone'),
  cancelledAt: Moment.nullable(),
  first: z.boolean(),
})

export const ExtensionView = z.object({
  id: Id,
  askedBy: Named,
  askedAt: Moment,
  until: Moment,
  reason: z.string(),
  answeredAt: Moment.nullable(),
  granted: z.boolean().nullable(),
})

export const RatingView = z.object({
  at: Moment,
  mark: Mark,
  words: z.string().nullable(),
  by: z.enum(['reporter', 'call-back']),
})

export const ShortNeed = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  state: State,
  heardAt: Moment,
  mark: Mark.nullable(),
  why: z.enum(['same-door', 'same-building', 'same-reporter', 'joined-here', 'joined-to']),
})

export const Can = z.object(
  Object.fromEntries(stepNames.map((step) => [step, z.boolean()])) as Record<(typeof stepNames)[number], z.ZodBoolean>,
)

/** One need, whole, as far as its reader may see it. */
export const NeedView = z.object({
  ...NeedRow.shape,
  body: z.string().nullable(),
  topic: Topic.nullable(),
  timeWish: z.string().nullable(),
  reporter: z.object({
    id: Id.nullable(),
    name: z.string().nullable(),
    called: z.string().nullable(),
    contactWay: ContactWay,
    callable: z.boolean().describe('callReporter gives the number'),
    isMe: z.boolean(),
  }),
  heardBy: Named.nullable().describe('who took it in for somebody else'),
  askedBy: z.string().nullable().describe('the family helper who asked for the reporter: 女儿王芳'),
  place: z.object({
    buildingId: Id.nullable(),
    doorId: Id.nullable(),
    words: z
      .string()
      .describe('community, grid, building; the door for staff of the unit, the visitors and the reporter'),
    access: z.string().nullable(),
  }),
  livesAlone: z.boolean().nullable(),
  peopleWanted: z.int(),
  watchers: z.array(Named).nullable().describe('who holds the posts of its level; null for who is outside the work'),
  supporting: z.array(
    z.object({ team: TeamName.nullable(), unit: z.object({ code: z.string(), name: z.string() }).nullable() }),
  ),
  invitations: z.array(InvitationView),
  visits: z.array(VisitView),
  extensions: z.array(ExtensionView),
  ratings: z.array(RatingView),
  photos: z.array(Id),
  voiceNoteId: Id.nullable(),
  referredTo: z.string().nullable(),
  referredBackBy: Moment.nullable(),
  declinedTo: z.string().nullable().describe('where to go instead'),
  externalNumber: z.string().nullable(),
  order: z
    .object({ sender: z.string(), number: z.string(), dueBy: Moment })
    .nullable()
    .describe('who ordered it, and until when: that deadline stands in place of ours'),
  minutesServed: z.int(),
  residentStep: z.enum(residentSteps),
  residentSentence: z.string(),
  timeline: z.array(TimelineEntry),
  near: z.array(ShortNeed).describe('open needs of the same place, and what was joined'),
  earlier: z.array(ShortNeed).describe("the reporter's own of before"),
  handOffs: z.array(z.object({ flag: Flag, title: z.string(), steps: z.array(z.string()) })),
  undo: z
    .object({ step: z.enum(stepNames), with: z.enum(stepNames).nullable(), until: Moment })
    .nullable()
    .describe('what may be taken back, and what goes back with it'),
  can: Can,
})
export type NeedView = z.infer<typeof NeedView>

export const CategoryView = z.object({
  id: Id,
  broad: BroadCategory,
  name: z.string(),
  position: z.int(),
  retiredAt: Moment.nullable(),
})

/** Where a need stands after a step. Whoever loses sight of it by the step gets no more than this. */
export const Stepped = z.object({ id: Id, state: State, version: z.int(), deadlineAt: Moment.nullable() })
export type Stepped = z.infer<typeof Stepped>
