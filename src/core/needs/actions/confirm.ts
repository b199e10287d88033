import type { Context } from '../../../platform/actor/actor.ts'
import { personOf } from '../../../platform/actor/actor.ts'
import { setting } from '../../../platform/settings/settings.ts'
import { levelAbove, type Mark } from '../need.ts'
import { callAttempts } from '../settings.ts'
import { closesUnreached } from '../step-rules.ts'
import type { Need } from '../store/need-store.ts'
import { insertRating, listJoinedTo } from '../store/parts-store.ts'
import { finishStep, lockFor, type Taken } from './take-step.ts'
import { receiversOf, tell, tellLevel, tellReporter } from './tell.ts'
import { guardBy, newlyAccuses } from './understand.ts'
import { marksSaid, notices } from './words.zh.ts'

/** The word of the one who asked: by own hand, or on the telephone. Only then does a need close. */

interface Versioned {
  readonly version?: number | undefined
}

/** It is solved: the reporter says so and how well. */
export async function confirm(
  context: Context,
  needId: string,
  told: Versioned & { mark: Exclude<Mark, 'unsolved'>; words?: string | undefined },
): Promise<Taken> {
  const need = await lockFor(context, 'confirm', needId, told.version)
  await rate(context, need, told.mark, told.words, false)
  const change = { facts: { mark: told.mark }, note: told.words || null }
  if (newlyAccuses(need, told.words)) return guardBy(context, need, 'confirm', change)

  const taken = await finishStep(context, need, 'confirm', { state: 'closed', ...change })
  await tellClosed(context, need, told.mark)
  return taken
}

/** It is not solved: reopened, one level up. */
export async function sayUnsolved(
  context: Context,
  needId: string,
  told: Versioned & { reason: string },
): Promise<Taken> {
  const need = await lockFor(context, 'sayUnsolved', needId, told.version)
  await rate(context, need, 'unsolved', told.reason, false)
  return reopen(context, need, 'sayUnsolved', told.reason)
}

export interface Call extends Versioned {
  readonly outcome: Mark | 'no-answer'
  readonly words?: string | undefined
}

/**
 * A person called: closed with what the reporter said, reopened, or called again later. Only after the street's number of
 * calls that nobody answered does it close without a word. What was said may accuse somebody: then it is guarded.
 */
export async function callBack(context: Context, needId: string, told: Call): Promise<Taken> {
  const need = await lockFor(context, 'callBack', needId, told.version)
  if (told.outcome === 'no-answer') return notReached(context, need, told.words)

  await rate(context, need, told.outcome, told.words, true)
  if (told.outcome === 'unsolved') return reopen(context, need, 'callBack', told.words)
  const change = { facts: { outcome: told.outcome }, note: told.words || null }
  if (newlyAccuses(need, told.words)) return guardBy(context, need, 'callBack', change)

  const taken = await finishStep(context, need, 'callBack', { state: 'closed', ...change })
  await tellClosed(context, need, told.outcome)
  return taken
}

async function notReached(context: Context, need: Need, words: string | undefined): Promise<Taken> {
  const callsMade = need.callsMade + 1
  const change = { patch: { callsMade }, facts: { outcome: 'no-answer', count: callsMade }, note: words || null }
  if (newlyAccuses(need, words)) return guardBy(context, need, 'callBack', change)

  const closes = closesUnreached(need, await setting(context.tx, callAttempts, need.unitCode))
  return finishStep(context, need, 'callBack', { state: closes ? 'closed' : 'calling', ...change, restart: true })
}

async function reopen(
  context: Context,
  need: Need,
  step: 'sayUnsolved' | 'callBack',
  reason: string | undefined,
): Promise<Taken> {
  const level = levelAbove(need.level)
  const change = { facts: { level, outcome: 'unsolved' }, note: reason || null }
  if (newlyAccuses(need, reason)) {
    return guardBy(context, need, step, { ...change, patch: { level, callsMade: 0 } })
  }

  const taken = await finishStep(context, need, step, {
    state: need.guardedAt === null ? 'reopened' : 'guarded',
    patch: { level, callsMade: 0, dispatchedAt: null, assigneeId: null, squadId: null },
    ...change,
  })
  const words = notices.unsolved(need.number)
  if (need.guardedAt === null) await tellLevel(context, need, level, 'unsolved', words)
  await tell(context, need, [need.handlerId], 'unsolved', words, `/desk/need/${need.id}`)
  return taken
}

async function rate(
  context: Context,
  need: Need,
  mark: Mark,
  words: string | undefined,
  byCall: boolean,
): Promise<void> {
  await insertRating(context.tx, {
    needId: need.id,
    ratedAt: context.now,
    ratedBy: personOf(context),
    mark,
    words: words || null,
    byCall,
  })
}

/** Those who served learn what was said; those who asked the same learn that it is done. */
async function tellClosed(context: Context, need: Need, mark: Mark): Promise<void> {
  const served = await receiversOf(context, need)
  await tell(
    context,
    need,
    served,
    'confirmed',
    notices.confirmed(need.number, marksSaid[mark]),
    `/m/team/needs/${need.id}`,
  )
  for (const joined of await listJoinedTo(context.tx, need.id)) {
    await tellReporter(context, { ...need, ...joined }, 'joined-done', notices.joinedDone(need.number))
  }
}
