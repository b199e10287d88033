import type { LightStep, NeedFacts, State, Step } from './need.ts'
import { isEnded, leadsFrom, levelAbove } from './need.ts'
import type { Refusal } from './refusals.ts'

/** Why a step may not be taken: one word of a closed list, or null. Pure; server and browser ask the same functions. */

/** Whether the state allows the step at all. */
export function stateRefusal(step: Step, state: State): Refusal | null {
  return leadsFrom(step, state) ? null : 'wrong-state'
}

export interface Receiver {
  readonly teamId: string | null
  readonly squadId: string | null
  readonly assigneeId: string | null
}

/** A need goes to one team, one squad, or one member of staff; others support. It must have been sorted before. */
export function dispatchRefusal(need: NeedFacts, receiver: Receiver): Refusal | null {
  const named = [receiver.squadId ?? receiver.teamId, receiver.assigneeId].filter((id) => id !== null)
  if (need.kind === null) return 'kind-missing'
  if (named.length === 0) return 'nobody-named'
  return named.length > 1 ? 'one-receiver-only' : null
}

export interface InvitationFacts {
  readonly personId: string
  readonly expiresAt: number
  readonly answer: 'yes' | 'no' | null
  readonly withdrawnAt: number | null
}

/** Nobody is asked twice for the same thing while the first question stands or was answered with yes. */
export function askRefusal(personIds: readonly string[], invitations: readonly InvitationFacts[]): Refusal | null {
  if (personIds.length === 0) return 'nobody-named'
  const standing = invitations.filter(({ answer, withdrawnAt }) => withdrawnAt === null && answer !== 'no')
  return standing.some(({ personId }) => personIds.includes(personId)) ? 'already-asked' : null
}

/** Whether this person may answer now. The last place goes to who is first; everybody after is thanked. */
export function answerRefusal(need: NeedFacts, mine: InvitationFacts, yesCount: number, now: number): Refusal | null {
  if (mine.answer !== null) return 'already-answered'
  if (yesCount >= need.peopleWanted || mine.withdrawnAt !== null) return 'people-found'
  return mine.expiresAt <= now ? 'invitation-expired' : null
}

/** How a need goes on after one more yes: accepted once as many agreed as are wanted. */
export function stateAfterYes(need: NeedFacts, yesCount: number): State {
  return need.state === 'asked' && yesCount >= need.peopleWanted ? 'accepted' : need.state
}

/** How it goes on after a no: back to finding people once nobody is left who could still say yes. */
export function stateAfterNo(need: NeedFacts, openCount: number, yesCount: number): State {
  return need.state === 'asked' && openCount + yesCount < need.peopleWanted && openCount === 0 ? 'triaged' : need.state
}

/** One more hand-back: once the street's number is reached, each goes up one level. */
export function afterHandBack(need: NeedFacts, limit: number): Pick<NeedFacts, 'handedBackCount' | 'level'> {
  const handedBackCount = need.handedBackCount + 1
  return { handedBackCount, level: handedBackCount >= limit ? levelAbove(need.level) : need.level }
}

export interface VisitPlan {
  readonly at: number
  readonly visitors: readonly { readonly id: string; readonly agreed: boolean }[]
  readonly first: boolean
  readonly livesAlone: boolean
}

/** Visitors are people who agreed or whose work it is; a first visit to somebody living alone is made in pairs. */
export function visitRefusal(plan: VisitPlan, now: number): Refusal | null {
  if (plan.at <= now) return 'visit-in-the-past'
  if (plan.visitors.length === 0) return 'visitor-missing'
  if (!plan.visitors.every(({ agreed }) => agreed)) return 'visitor-has-not-agreed'
  return plan.first && plan.livesAlone && plan.visitors.length < 2 ? 'pair-needed' : null
}

/** More time is asked for before it has run out, once at a time, and not without end. */
export function extensionRefusal(
  need: NeedFacts,
  asked: { until: number; openAlready: boolean; mostDays: number },
  now: number,
): Refusal | null {
  if (need.deadlineAt === null || now >= need.deadlineAt) return 'extension-after-deadline'
  if (asked.openAlready) return 'extension-open'
  if (need.dueBy !== null) return 'deadline-of-the-order'
  if (asked.until <= need.deadlineAt) return 'extension-not-later'
  return asked.until > need.deadlineAt + asked.mostDays * dayMs ? 'extension-too-long' : null
}

/** Whoever asked for more time does not grant it. */
export function extensionAnswerRefusal(open: { askedBy: string } | undefined, me: string): Refusal | null {
  if (!open) return 'no-extension-open'
  return open.askedBy === me ? 'own-extension' : null
}

/** Two needs become one matter: within one street, into one that is open and not itself joined or guarded. */
export function joinRefusal(need: NeedFacts, into: NeedFacts, joinedIntoMine: number): Refusal | null {
  if (need.id === into.id) return 'joined-to-itself'
  if (need.unitCode.slice(0, 9) !== into.unitCode.slice(0, 9)) return 'other-street'
  if (into.guardedAt !== null || need.guardedAt !== null) return 'target-guarded'
  if (isEnded(into.state)) return 'target-ended'
  return joinedIntoMine > 0 ? 'has-joined-needs' : null
}

/** Not reached by telephone: often enough, it closes without a rating. */
export function closesUnreached(need: NeedFacts, attempts: number): boolean {
  return need.callsMade + 1 >= attempts
}

export interface Undoable {
  readonly step: LightStep
  /** The step before it that was taken in the same stroke: both are taken back, or none. */
  readonly with: LightStep | null
  readonly by: string
  readonly until: number
}

/** A light step is taken back by the one who took it, while nobody did anything else, and not long after. */
export function undoRefusal(undoable: Pick<Undoable, 'by' | 'until'> | null, me: string, now: number): Refusal | null {
  if (!undoable || undoable.by !== me) return 'nothing-to-undo'
  return now > undoable.until ? 'undo-too-late' : null
}

const dayMs = 86_400_000
