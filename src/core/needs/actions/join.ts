import type { Context } from '../../../platform/actor/actor.ts'
import { personOf } from '../../../platform/actor/actor.ts'
import { NotFound, Refused } from '../../../platform/contract/errors.ts'
import { joinRefusal } from '../step-rules.ts'
import { findNeed } from '../store/need-store.ts'
import { insertJoining, listJoinedTo, updateJoiningAsSeparated, withdrawAllInvitations } from '../store/parts-store.ts'
import { callOffVisits } from './serve.ts'
import { finishStep, lockFor, type Taken } from './take-step.ts'
import { receiversOf, tell, tellReporter } from './tell.ts'
import { guardBy, newlyAccuses } from './understand.ts'
import { notices } from './words.zh.ts'

/** Two needs that are one matter, and a need that is not needed any more. */

/** Joins a need to another. Nothing is lost: it keeps its words and timeline, both reporters are told, it can be undone. */
export async function join(
  context: Context,
  needId: string,
  told: { intoId: string; version?: number | undefined },
): Promise<Taken> {
  const { tx, now } = context
  const need = await lockFor(context, 'join', needId, told.version)
  const into = await findNeed(tx, told.intoId)
  if (!into) throw new NotFound()
  const refusal = joinRefusal(need, into, (await listJoinedTo(tx, need.id)).length)
  if (refusal) throw new Refused(refusal)

  await insertJoining(tx, { needId: need.id, intoId: into.id, joinedAt: now, joinedBy: personOf(context) })
  const taken = await finishStep(context, need, 'join', {
    state: 'joined',
    patch: { joinedTo: into.id, stateBefore: need.state, handlerId: personOf(context) },
    facts: { intoId: into.id, intoNumber: into.number },
  })
  await tellReporter(context, need, 'joined', notices.joinedReporter(into.number))
  await tellReporter(context, into, 'joined-into', notices.joinedInto(into.number))
  return taken
}

/** Not the same matter after all: it goes on by itself. */
export async function separate(
  context: Context,
  needId: string,
  told: { version?: number | undefined },
): Promise<Taken> {
  const need = await lockFor(context, 'separate', needId, told.version)
  await updateJoiningAsSeparated(context.tx, need.id, personOf(context), context.now)
  const taken = await finishStep(context, need, 'separate', {
    state: 'heard',
    patch: { joinedTo: null, stateBefore: null },
  })
  await tellReporter(context, need, 'separated', notices.separated())
  return taken
}

/** The reporter does not need it any more; whoever was on the way is told. A reason that accuses somebody is not let go. */
export async function withdraw(
  context: Context,
  needId: string,
  told: { reason?: string | undefined; version?: number | undefined },
): Promise<Taken> {
  const need = await lockFor(context, 'withdraw', needId, told.version)
  if (newlyAccuses(need, told.reason)) return guardBy(context, need, 'withdraw', { note: told.reason ?? null })

  await callOffVisits(context, need)
  const asked = await withdrawAllInvitations(context.tx, need.id, context.now)
  const receivers = need.dispatchedAt === null ? [] : await receiversOf(context, need)
  const taken = await finishStep(context, need, 'withdraw', { state: 'withdrawn', note: told.reason || null })
  await tell(context, need, [...receivers, ...asked], 'withdrawn', notices.withdrawn(need.number), '/m/team')
  return taken
}
