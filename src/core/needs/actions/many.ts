import type { Context } from '../../../platform/actor/actor.ts'
import { type Outcome, takeEach } from '../../../platform/lists/many.ts'
import { refusals } from '../words.zh.ts'
import { type Dispatch, dispatch } from './find.ts'
import { type Triage, triage } from './understand.ts'
import { undo } from './undo.ts'

export function triageMany(context: Context, needIds: readonly string[], told: Triage): Promise<Outcome[]> {
  return takeEach(needIds, (needId) => triage(context, needId, told), refusals)
}

export function dispatchMany(context: Context, needIds: readonly string[], told: Dispatch): Promise<Outcome[]> {
  return takeEach(needIds, (needId) => dispatch(context, needId, told), refusals)
}

export function undoMany(context: Context, needIds: readonly string[]): Promise<Outcome[]> {
  return takeEach(needIds, (needId) => undo(context, needId), refusals)
}
