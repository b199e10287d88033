import type { Context } from '../../../platform/actor/actor.ts'
import { Declined } from '../../../platform/contract/errors.ts'
import { refusals } from '../words.zh.ts'
import { type Dispatch, dispatch } from './find.ts'
import type { Taken } from './take-step.ts'
import { type Triage, triage } from './understand.ts'
import { undo } from './undo.ts'

/** The same step on many needs, each with its own outcome: what can't be done is told, the rest is done. */

export interface Outcome {
  readonly needId: string
  readonly done: boolean
  readonly reason: string | null
  readonly message: string | null
}

export function triageMany(context: Context, needIds: readonly string[], told: Triage): Promise<Outcome[]> {
  return each(needIds, (needId) => triage(context, needId, told))
}

export function dispatchMany(context: Context, needIds: readonly string[], told: Dispatch): Promise<Outcome[]> {
  return each(needIds, (needId) => dispatch(context, needId, told))
}

export function undoMany(context: Context, needIds: readonly string[]): Promise<Outcome[]> {
  return each(needIds, (needId) => undo(context, needId))
}

/** One after another in the order of their ids, so that two people's bulk steps never wait for each other in a ring. */
async function each(needIds: readonly string[], take: (needId: string) => Promise<Taken>): Promise<Outcome[]> {
  const outcomes = new Map<string, Outcome>()
  for (const needId of [...new Set(needIds)].sort()) {
    try {
      await take(needId)
      outcomes.set(needId, { needId, done: true, reason: null, message: null })
    } catch (error) {
      // A rule says no before anything is written, so the transaction goes on with the next one.
      if (!(error instanceof Declined)) throw error
      const message = refusals[error.reason as keyof typeof refusals] ?? null
      outcomes.set(needId, { needId, done: false, reason: error.reason, message })
    }
  }
  return needIds.map((needId) => outcomes.get(needId)!)
}
