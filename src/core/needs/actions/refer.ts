import type { Context } from '../../../platform/actor/actor.ts'
import { personOf } from '../../../platform/actor/actor.ts'
import type { LaterStep } from '../need.ts'
import { finishStep, lockFor, type Taken } from './take-step.ts'
import { tellReporter } from './tell.ts'
import { notices } from './words.zh.ts'

/** What the street does not do itself: declined with the way to go, or handed to who is responsible and still followed. */

interface Versioned {
  readonly version?: number | undefined
}

/** Says no, why, and where to go instead. */
export async function decline(
  context: Context,
  needId: string,
  told: Versioned & { reason: string; instead: string },
): Promise<Taken> {
  const need = await lockFor(context, 'decline', needId, told.version)
  const taken = await finishStep(context, need, 'decline', {
    state: 'declined',
    patch: { declinedTo: told.instead, handlerId: personOf(context) },
    note: told.reason,
  })
  await tellReporter(context, need, 'declined', notices.declined(told.instead))
  return taken
}

export interface Referral extends Versioned {
  readonly to: string
  readonly reason: string
  readonly answerBy?: number | undefined
}

/** Hands it to the department or the district that is responsible. Its deadline, if it gave one, overrides ours. */
export function refer(context: Context, needId: string, told: Referral): Promise<Taken> {
  return handOver(context, needId, 'refer', told)
}

/** The officer hands a petition or an accusation to its channel; it stays guarded and is followed. */
export function handOff(context: Context, needId: string, told: Referral): Promise<Taken> {
  return handOver(context, needId, 'handOff', told)
}

async function handOver(context: Context, needId: string, step: 'refer' | 'handOff', told: Referral): Promise<Taken> {
  const need = await lockFor(context, step, needId, told.version)
  const { to, reason, answerBy } = told
  const until = answerBy !== undefined && answerBy > context.now ? answerBy : null
  const taken = await finishStep(context, need, step, {
    state: 'referred',
    patch: { referredTo: to, referBy: until, handlerId: personOf(context) },
    note: reason,
    until,
  })
  await tellReporter(context, need, 'referred', notices.referred(to))
  return taken
}

/** What the responsible office said; the clock for asking again starts anew. */
export async function followUp(context: Context, needId: string, told: Versioned & { text: string }): Promise<Taken> {
  const need = await lockFor(context, 'followUp', needId, told.version)
  const until = need.referBy !== null && need.referBy > context.now ? need.referBy : null
  return finishStep(context, need, 'followUp', { note: told.text, restart: true, until })
}

/** It came back: with us it goes on where people are found, or with the officer where it was guarded. */
export async function takeBack(context: Context, needId: string, told: Versioned & { reason: string }): Promise<Taken> {
  const need = await lockFor(context, 'takeBack', needId, told.version)
  return finishStep(context, need, 'takeBack', {
    state: need.guardedAt === null ? 'triaged' : 'guarded',
    patch: { referredTo: null, referBy: null },
    note: told.reason,
  })
}

/** The responsible office solved it: now the resident is asked. */
export async function settle(context: Context, needId: string, told: Versioned & { text: string }): Promise<Taken> {
  const step: LaterStep = 'settle'
  const need = await lockFor(context, step, needId, told.version)
  const taken = await finishStep(context, need, step, { state: 'done', note: told.text })
  await tellReporter(context, need, 'done', notices.done(need.number))
  return taken
}
