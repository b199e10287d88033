import type { Context } from '../../../platform/actor/actor.ts'
import { personOf } from '../../../platform/actor/actor.ts'
import { streetCalendar } from '../../../platform/calendar/street-calendar.ts'
import { addWorkingTime } from '../../../platform/calendar/working-time.ts'
import { Conflict, NotFound, Refused } from '../../../platform/contract/errors.ts'
import type { Facts } from '../../../platform/events/log.ts'
import { log } from '../../../platform/events/log.ts'
import { setting } from '../../../platform/settings/settings.ts'
import { mayTake, standingIn } from '../access.ts'
import { clockOfOrder, clockUntil, escalatesAt, type Running, startClock, startRunningClock } from '../deadline.ts'
import type { Clock, Kind, LaterStep, Level, LightStep, State } from '../need.ts'
import { clockOf, isEnded, leadsTo, stageOf, steps } from '../need.ts'
import { callBackDays, escalationMinutes, minutesFor, undoMinutes } from '../settings.ts'
import { stateRefusal } from '../step-rules.ts'
import { lockNeed, type Need, type NeedPatch, updateNeed } from '../store/need-store.ts'
import { findInvolved, listSupporting } from '../store/parts-store.ts'

/** What every step on a need has in common: load and lock, ask who may, then write and log in the same transaction. */

/** How a step left a need. */
export interface Taken {
  readonly id: string
  readonly state: State
  readonly version: number
  readonly deadlineAt: number | null
}

/**
 * The need, locked, if the actor may take the step on it now. Throws `NotFound` for what the actor may not see,
 * `Conflict` when it is no longer the version that the actor saw, and `Refused`.
 */
export async function lockFor(context: Context, step: LaterStep, needId: string, version?: number): Promise<Need> {
  const need = await lockNeed(context.tx, needId)
  if (!need) throw new NotFound()
  if (version !== undefined && need.version !== version) throw new Conflict('changed-meanwhile')

  if (!(await mayTakeOn(context, step, need))) throw new Refused('no-right')
  const refusal = stateRefusal(step, need.state)
  if (refusal) throw new Refused(refusal)
  return need
}

/** The need, locked, for a step of the clock; undefined when something happened to it meanwhile. */
export async function lockForClock(context: Context, step: LaterStep, needId: string): Promise<Need | undefined> {
  const need = await lockNeed(context.tx, needId)
  return need && stateRefusal(step, need.state) === null ? need : undefined
}

async function mayTakeOn(context: Context, step: LaterStep, need: Need): Promise<boolean> {
  if (mayTake(step, standingIn(context.actor, need))) return true
  return mayTake(step, standingIn(context.actor, need, await findInvolved(context.tx, need, personOf(context))))
}

/** What a step changes and what the log says of it. */
export interface Change {
  readonly state?: State
  readonly patch?: NeedPatch
  readonly facts?: Facts
  readonly note?: string | null
  /** A deadline that somebody else set, in place of ours. */
  readonly until?: number | null
  /** A light step that can't be restored whole this time. */
  readonly light?: false
  /** The light step before it was taken in the same stroke: what stood before both is what stood before. */
  readonly sameStroke?: boolean
  /** The state stays, and its clock starts anew. */
  readonly restart?: boolean
}

/** Writes a step: the columns that it changes, the clock of where it leads, the way back of a light one, and the log. */
export async function finishStep(context: Context, need: Need, step: LaterStep, change: Change): Promise<Taken> {
  const { tx } = context
  const state = change.state ?? change.patch?.state ?? need.state
  if (!leadsTo(step, need.state, state)) throw new Error(`${step} does not lead from ${need.state} to ${state}`)
  const moved = (change.state !== undefined && state !== need.state) || change.restart === true
  const patch: NeedPatch = {
    ...change.patch,
    ...(state !== need.state && { state }),
    ...(moved && (await clockPatch(context, need, state, change))),
  }
  patch.undoable = isLight(step) && change.light !== false ? await wayBack(context, need, step, patch, change) : null

  const version = await updateNeed(tx, need.id, need.version, patch)
  if (version === null) throw new Conflict('changed-meanwhile')
  await log(context, {
    kind: step,
    noun: 'need',
    nounId: need.id,
    unitCode: need.unitCode,
    facts: { state, ...change.facts },
    note: change.note ?? null,
    noteOwner: change.note ? (need.reporterId ?? null) : null,
  })
  const deadlineAt = patch.deadlineAt === undefined ? need.deadlineAt : patch.deadlineAt
  return { id: need.id, state, version, deadlineAt }
}

async function clockPatch(context: Context, need: Need, state: State, change: Change): Promise<NeedPatch> {
  if (isEnded(state)) {
    const { now } = context
    return { clockStartedAt: null, deadlineAt: null, soonAt: null, escalateAt: null, provisional: false, closedAt: now }
  }
  const kind = change.patch?.kind === undefined ? need.kind : change.patch.kind
  const level = change.patch?.level ?? need.level
  const ordered = need.dueBy !== null && stageOf[state] !== 'confirm'
  const running = ordered
    ? clockOfOrder(context.now, need.dueBy)
    : change.until
      ? clockUntil(context.now, change.until)
      : await runningClock(context, need.unitCode, clockOf[state], kind)
  return { ...asPatch(running, clockOf[state], level), closedAt: null }
}

/** The clock of a step, started now: minutes by kind and the street's settings; the reporter's word has days. */
export async function runningClock(
  { tx, now }: Pick<Context, 'tx' | 'now'>,
  unitCode: string,
  clock: Clock,
  kind: Kind | null,
): Promise<Running> {
  if (clock === 'confirm') return startRunningClock(now, (await setting(tx, callBackDays, unitCode)) * minutesOfADay)
  return startClock(await streetCalendar(tx, unitCode), now, kind, await minutesFor(tx, unitCode, clock, kind))
}

export function asPatch(running: Running, clock: Clock, level: Level) {
  return {
    clockStartedAt: running.startedAt,
    deadlineAt: running.deadlineAt,
    soonAt: running.soonAt,
    provisional: running.provisional,
    escalateAt: escalatesAt(clock, level, running.deadlineAt),
  }
}

/** When what was taken up one level goes up again. */
export async function nextEscalation({ tx, now }: Context, unitCode: string, kind: Kind | null): Promise<number> {
  const minutes = await setting(tx, escalationMinutes, unitCode)
  if (kind === 'urgent') return now + minutes * 60_000
  return addWorkingTime(await streetCalendar(tx, unitCode), now, minutes).at
}

function isLight(step: LaterStep): step is LightStep {
  return 'light' in steps[step]
}

/** What stood before: exactly the columns that the step writes, and those of an earlier one of the same stroke. */
async function wayBack(context: Context, need: Need, step: LightStep, patch: NeedPatch, { sameStroke }: Change) {
  const before = Object.fromEntries(Object.keys(patch).map((name) => [name, need[name as keyof Need]])) as NeedPatch
  const earlier = sameStroke ? need.undoable : null
  return {
    step,
    with: earlier?.step ?? null,
    by: personOf(context),
    until: context.now + (await setting(context.tx, undoMinutes, need.unitCode)) * 60_000,
    before: { ...before, ...earlier?.before },
    supporting: step === 'dispatch' ? await listSupporting(context.tx, need.id) : [],
  }
}

const minutesOfADay = 24 * 60
