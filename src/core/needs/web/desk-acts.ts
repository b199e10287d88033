import { clockOf, isEnded, type OpenState, type State } from '../need.ts'
import type { NeedView } from '../views.ts'
import { words as needWords } from '../words.zh.ts'
import type { FormName } from './desk-step-fields.ts'
import { words as stepWords } from './words-desk-steps.zh.ts'
import { words } from './words-desk.zh.ts'

/** Everything that the foot of a need may offer. `decideWho` is triage, dispatch and asking in one stroke. */
export type ActName =
  | FormName
  | 'transcribe'
  | 'decideWho'
  | 'ask'
  | 'dispatch'
  | 'planVisit'
  | 'accept'
  | 'startServing'
  | 'join'

/** Whether the reader may take it, and the state allows it: the server's word, act for act. */
export function isOpen(act: ActName, { can }: NeedView): boolean {
  if (act === 'decideWho') return can.triage || can.dispatch
  return act === 'askFirst' ? can.note : can[act]
}

/** The one act of a need in this state, by what it waits for; the first that the reader may take. */
const mainOf = {
  voice: ['transcribe'],
  guarded: ['handOff', 'clear'],
  heard: ['decideWho'],
  triaged: ['decideWho'],
  reopened: ['decideWho'],
  asked: ['ask'],
  dispatched: ['accept'],
  accepted: ['planVisit', 'startServing', 'finish'],
  serving: ['finish'],
  referred: ['followUp'],
  done: ['callBack'],
  calling: ['callBack'],
  closed: [],
  declined: [],
  withdrawn: [],
  joined: ['separate'],
} as const satisfies Record<State, readonly ActName[]>

/** What stands beside it, in this order; the first few show, the rest lie under 更多. */
const order = [
  'answerExtension',
  'finish',
  'startServing',
  'settle',
  'planVisit',
  'clear',
  'join',
  'askFirst',
  'refer',
  'stopAsking',
  'ask',
  'dispatch',
  'callBack',
  'takeBack',
  'askExtension',
  'handBack',
  'note',
  'setUrgent',
  'mark',
  'guard',
  'decline',
  'separate',
  'withdraw',
] as const satisfies readonly ActName[]

export interface Offered {
  main: ActName | null
  beside: ActName[]
  more: ActName[]
}

/** What the reader may do with a need now: one main act, as many beside it as there is room for, the rest. */
export function actsOf(need: NeedView, shownBeside = 2): Offered {
  const early = isBeforeServing(need.state)
  // Whoever is asked for more time answers that first.
  const mains: readonly ActName[] = ['answerExtension', ...mainOf[need.state]]
  const visitPlanned = need.visits.some(({ cancelledAt }) => cancelledAt === null)
  const main = mains.find((act) => isOpen(act, need) && !(act === 'planVisit' && visitPlanned)) ?? null
  const rest = order.filter((act) => act !== main && isOpen(act, need) && act !== (early ? 'note' : 'askFirst'))
  return { main, beside: rest.slice(0, shownBeside), more: rest.slice(shownBeside) }
}

/** Before anybody serves, a note is a question answered: 先问清楚. */
function isBeforeServing(state: State): boolean {
  return (['voice', 'heard', 'triaged', 'reopened'] as readonly State[]).includes(state)
}

export function actWords(act: ActName, need: NeedView): string {
  if (act === 'decideWho') return words.acts.chooseHand
  if (act === 'askFirst') return stepWords.askFirst.title
  if (act === 'ask') return need.state === 'asked' ? words.acts.askMore : needWords.steps.ask
  if (act === 'dispatch') return words.acts.dispatchMore
  if (act === 'join') return words.acts.join
  if (act === 'setUrgent' && need.kind === 'urgent') return stepWords.unUrgent.act
  return needWords.steps[act]
}

/** Whom or what it waits for, in words, when the reader has no main act. */
export function waitsFor(need: NeedView): string {
  if (isEnded(need.state)) return words.acts.ended
  const clock = clockOf[need.state as OpenState]
  const wait = stepWords.waits[clock]
  if (typeof wait === 'string') return wait
  return wait(need.assignee?.name ?? need.squad?.name ?? need.team?.name ?? need.referredTo ?? words.acts.somebody)
}
