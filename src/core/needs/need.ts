/**
 * A need: somebody asks, somebody hears it, the right people serve, and the one who asked confirms.
 *
 * This file is the one table of states and steps. It is pure: no clock, no database, no network. Server and browser
 * both import it; `docs/need-states.md` is drawn from it.
 */

/** Where a need stands. The order is the order of the loop. */
export const states = [
  'voice',
  'guarded',
  'heard',
  'triaged',
  'reopened',
  'asked',
  'dispatched',
  'accepted',
  'serving',
  'referred',
  'done',
  'calling',
  'closed',
  'declined',
  'withdrawn',
  'joined',
] as const
export type State = (typeof states)[number]

export const endStates = ['closed', 'declined', 'withdrawn', 'joined'] as const
export type EndState = (typeof endStates)[number]
export type OpenState = Exclude<State, EndState>

export const openStates = states.filter((state): state is OpenState => !isEnded(state))

/** The five turns of the loop that the desk works by: 听 研 派 办 评. */
export const stages = ['hear', 'understand', 'find', 'serve', 'confirm'] as const
export type Stage = (typeof stages)[number]

export const stageOf = {
  voice: 'hear',
  guarded: 'hear',
  heard: 'understand',
  triaged: 'find',
  reopened: 'find',
  asked: 'find',
  dispatched: 'serve',
  accepted: 'serve',
  serving: 'serve',
  referred: 'serve',
  done: 'confirm',
  calling: 'confirm',
} as const satisfies Record<OpenState, Stage>

/** The four steps that a resident sees: 收到 · 派人 · 上门 · 您确认. Ended needs show the last one that they reached. */
export const residentSteps = ['received', 'people-found', 'visiting', 'your-word'] as const
export type ResidentStep = (typeof residentSteps)[number]

export const residentStepOf = {
  voice: 'received',
  guarded: 'received',
  heard: 'received',
  triaged: 'received',
  reopened: 'received',
  asked: 'received',
  dispatched: 'received',
  accepted: 'people-found',
  serving: 'visiting',
  referred: 'people-found',
  done: 'your-word',
  calling: 'your-word',
  closed: 'your-word',
  declined: 'received',
  withdrawn: 'received',
  joined: 'received',
} as const satisfies Record<State, ResidentStep>

/** What the clock of a state waits for. Every open state has one. */
export const clockOf = {
  voice: 'transcribe',
  guarded: 'decide',
  heard: 'triage',
  triaged: 'dispatch',
  reopened: 'dispatch',
  asked: 'answer',
  dispatched: 'accept',
  accepted: 'visit',
  serving: 'finish',
  referred: 'follow-up',
  done: 'confirm',
  calling: 'call-back',
} as const satisfies Record<OpenState, string>
export type Clock = (typeof clockOf)[OpenState]

/** 急 难 愁 盼: our own sorting, for staff; residents are never asked for it. */
export const kinds = ['urgent', 'hardship', 'worry', 'wish'] as const
export type Kind = (typeof kinds)[number]

/** 信息 服务 生活 工作 管理. The street keeps finer ones below them as data (`needs.category`). */
export const broadCategories = ['information', 'service', 'life', 'work', 'management'] as const
export type BroadCategory = (typeof broadCategories)[number]

/** What a resident may tap on the first page of asking; a hint for triage, never a decision. */
export const topics = ['broken', 'help', 'neighbours', 'dirty'] as const
export type Topic = (typeof topics)[number]

export const sources = [
  'resident-phone',
  'grid-worker',
  'phone-call',
  'door',
  'paper',
  'import',
  'door-card',
  'suggestion-box',
  'opinion-round',
  'family-helper',
  'order-12345',
  'superior',
  'group-chat',
] as const
export type Source = (typeof sources)[number]

/**
 * Channels that the street itself may not decide in: `docs/need-states.md` says how each is handed off. `unchecked` is
 * what came in too fast from one place without sign-in: somebody looks whether it is true, and takes the flag off.
 */
export const flags = ['petition', 'legal', 'emergency', 'unchecked'] as const
export type Flag = (typeof flags)[number]

export const marks = ['satisfied', 'fair', 'unsolved'] as const
export type Mark = (typeof marks)[number]

/** Who answers for a need being late. Overdue goes up one level by itself. */
export const levels = ['grid', 'community', 'street'] as const
export type Level = (typeof levels)[number]

export const contactWays = ['phone', 'community'] as const
export type ContactWay = (typeof contactWays)[number]

/** How long a text may be that tells what is asked or done, and one that says why; in characters. */
export const mostText = 2_000
export const mostReason = 500

interface StepRow {
  /** States that the step may be taken in; `null` begins a need. */
  readonly from: readonly State[] | null
  /** States that it may lead to; `same` leaves the state alone, `before` restores what an undone step changed. */
  readonly to: readonly (State | 'same' | 'before')[]
  /** Words of what the step can't do without, checked by its refusal rule. */
  readonly needs: readonly string[]
  /** Whether the resident reads it on the timeline. */
  readonly shown: boolean
  /** Taken by the system when a clock runs out, never by a person. */
  readonly bySystem?: true
  /** May be taken back for a short while by the one who took it. */
  readonly light?: true
}

const beforeServing = ['voice', 'heard', 'triaged', 'reopened', 'asked', 'dispatched', 'accepted'] as const
const inHand = [...beforeServing, 'serving', 'referred'] as const
const unguarded = [...inHand, 'done', 'calling'] as const

/** Every step that a need can take. */
export const steps = {
  report: { from: null, to: ['heard', 'guarded'], needs: ['text'], shown: true },
  reportByVoice: { from: null, to: ['voice', 'guarded'], needs: ['voice note'], shown: true },
  transcribe: { from: ['voice'], to: ['heard', 'guarded'], needs: ['text'], shown: false },
  setUrgent: { from: ['voice', 'heard', 'triaged', 'reopened'], to: ['same'], needs: [], shown: false },
  triage: {
    from: ['heard', 'triaged', 'reopened'],
    to: ['triaged'],
    needs: ['kind', 'category'],
    shown: true,
    light: true,
  },
  dispatch: {
    from: ['triaged', 'reopened', 'dispatched', 'accepted', 'serving'],
    to: ['dispatched'],
    needs: ['one of team, squad, staff member'],
    shown: false,
    light: true,
  },
  ask: {
    from: ['triaged', 'reopened', 'asked', 'accepted'],
    to: ['asked', 'same'],
    needs: ['volunteers'],
    shown: false,
  },
  sayYes: { from: ['asked', 'accepted'], to: ['accepted', 'same'], needs: ['an open invitation'], shown: true },
  sayNo: { from: ['asked', 'accepted'], to: ['triaged', 'same'], needs: ['an open invitation'], shown: false },
  stopAsking: { from: ['asked'], to: ['triaged'], needs: [], shown: false },
  invitationsExpire: { from: ['asked'], to: ['triaged'], needs: ['clock'], shown: false, bySystem: true },
  accept: { from: ['dispatched'], to: ['accepted'], needs: [], shown: true },
  handBack: { from: ['dispatched', 'accepted'], to: ['triaged'], needs: ['reason'], shown: false },
  planVisit: {
    from: ['accepted', 'serving'],
    to: ['same'],
    needs: ['time', 'visitors who agreed', 'two for a first visit to somebody living alone'],
    shown: true,
  },
  startServing: { from: ['accepted'], to: ['serving'], needs: [], shown: true },
  note: { from: [...unguarded, 'guarded'], to: ['same', 'guarded'], needs: ['text'], shown: true },
  finish: { from: ['accepted', 'serving'], to: ['done'], needs: ['minutes served', 'note'], shown: true },
  confirm: { from: ['done', 'calling'], to: ['closed', 'guarded'], needs: ['mark'], shown: true },
  sayUnsolved: { from: ['done', 'calling'], to: ['reopened', 'guarded'], needs: ['reason'], shown: true },
  callBackFallsDue: { from: ['done'], to: ['calling'], needs: ['clock'], shown: false, bySystem: true },
  callBack: {
    from: ['done', 'calling'],
    to: ['closed', 'reopened', 'calling', 'guarded'],
    needs: ['outcome'],
    shown: true,
  },
  askExtension: {
    from: ['accepted', 'serving', 'referred'],
    to: ['same'],
    needs: ['reason', 'new time', 'deadline not passed'],
    shown: false,
  },
  answerExtension: {
    from: ['accepted', 'serving', 'referred'],
    to: ['same'],
    needs: ['an open question'],
    shown: true,
  },
  decline: {
    from: ['heard', 'triaged', 'reopened', 'guarded'],
    to: ['declined'],
    needs: ['reason', 'where to go instead'],
    shown: true,
  },
  refer: {
    from: ['heard', 'triaged', 'reopened'],
    to: ['referred'],
    needs: ['who is responsible', 'reason'],
    shown: true,
  },
  followUp: { from: ['referred'], to: ['same'], needs: ['text'], shown: true },
  takeBack: { from: ['referred'], to: ['triaged', 'guarded'], needs: ['reason'], shown: true },
  settle: { from: ['referred'], to: ['done'], needs: ['note'], shown: true },
  mark: { from: unguarded, to: ['same'], needs: ['flags'], shown: false, light: true },
  guard: { from: unguarded, to: ['guarded'], needs: ['reason'], shown: false },
  clear: { from: ['guarded'], to: ['heard', 'voice'], needs: ['reason'], shown: false },
  handOff: { from: ['guarded'], to: ['referred'], needs: ['who is responsible', 'reason'], shown: true },
  join: {
    // A voice note is typed first: nobody knows yet that its words accuse nobody.
    from: ['heard', 'triaged', 'reopened'],
    to: ['joined'],
    needs: ['another open need'],
    shown: true,
    light: true,
  },
  separate: { from: ['joined'], to: ['heard'], needs: [], shown: true },
  withdraw: { from: [...inHand, 'guarded'], to: ['withdrawn', 'guarded'], needs: [], shown: true },
  undo: { from: [...unguarded, 'joined'], to: ['before'], needs: ['own light step, short ago'], shown: false },
  escalate: {
    from: [
      'voice',
      'guarded',
      'heard',
      'triaged',
      'reopened',
      'asked',
      'dispatched',
      'accepted',
      'serving',
      'referred',
      'calling',
    ],
    to: ['same'],
    needs: ['clock'],
    shown: true,
    bySystem: true,
  },
} as const satisfies Record<string, StepRow>

export type Step = keyof typeof steps
export const stepNames = Object.keys(steps) as Step[]
export type LightStep = 'triage' | 'dispatch' | 'mark' | 'join'

/** Steps that make no need: they stand on one that exists. */
export type LaterStep = Exclude<Step, 'report' | 'reportByVoice'>

/** What the rules must know of a need. Times are epoch milliseconds; `null` is "not yet". */
export interface NeedFacts {
  readonly id: string
  readonly unitCode: string
  readonly state: State
  readonly kind: Kind | null
  readonly category: BroadCategory | null
  readonly level: Level
  readonly flags: readonly Flag[]
  readonly guardedAt: number | null
  readonly reporterId: string | null
  readonly assigneeId: string | null
  readonly teamId: string | null
  readonly squadId: string | null
  readonly dispatchedAt: number | null
  readonly handedBackCount: number
  readonly peopleWanted: number
  readonly livesAlone: boolean | null
  readonly deadlineAt: number | null
  /** Until when it is wanted by whoever ordered it: no clock of ours and no extension reaches further. */
  readonly dueBy: number | null
  readonly callsMade: number
  readonly version: number
}

/** Whether nothing more is due on a need in this state. */
export function isEnded(state: State): state is EndState {
  return (endStates as readonly State[]).includes(state)
}

/** Whether `step` may be taken in `state` at all. */
export function leadsFrom(step: Step, state: State): boolean {
  const { from } = steps[step] as StepRow
  return from !== null && from.includes(state)
}

/** Whether the table lets `step` lead from `state` to `end`. */
export function leadsTo(step: Step, state: State, end: State): boolean {
  const { to } = steps[step] as StepRow
  return to.includes(end) || to.includes('before') || (to.includes('same') && end === state)
}

/** The open states of one turn of the loop, in the order in which they are worked. */
export function statesOf(stage: Stage): OpenState[] {
  return openStates.filter((state) => stageOf[state] === stage)
}

/** The next level up the chain, or the street itself, above which there is nobody. */
export function levelAbove(level: Level): Level {
  return level === 'grid' ? 'community' : 'street'
}

/** The level that a need begins at: the grid's where its place is known that closely, else the community's. */
export function firstLevel(unitCode: string): Level {
  if (unitCode.length >= gridCodeLength) return 'grid'
  return unitCode.length >= communityCodeLength ? 'community' : 'street'
}

/** The code of the unit that answers for a need at `level`: division codes are hierarchical by prefix. */
export function unitAtLevel(unitCode: string, level: Level): string {
  if (level === 'street') return unitCode.slice(0, streetCodeLength)
  return level === 'community' ? unitCode.slice(0, communityCodeLength) : unitCode
}

export const streetCodeLength = 9
export const communityCodeLength = 12
export const gridCodeLength = 15
