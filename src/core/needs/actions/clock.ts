import type { Context } from '../../../platform/actor/actor.ts'
import { log } from '../../../platform/events/log.ts'
import type { Calendar } from '../../../platform/calendar/working-time.ts'
import { escalated, startClock } from '../deadline.ts'
import { clockOf } from '../need.ts'
import { minutesFor } from '../settings.ts'
import { listProvisional, updateNeed } from '../store/need-store.ts'
import { withdrawOpenInvitations } from '../store/parts-store.ts'
import { asPatch, finishStep, lockForClock, nextEscalation } from './take-step.ts'
import { receiversOf, tell, tellLevel, tellReporter } from './tell.ts'
import { notices } from './words.zh.ts'

/** What happens when a clock runs out. Each is asked again under the lock: somebody may have acted meanwhile. */

/** Overdue: up one level, on record, and whoever stands there is told. The deadline stays as it was, red. */
export async function escalate(context: Context, needId: string): Promise<boolean> {
  const need = await lockForClock(context, 'escalate', needId)
  if (!need || need.escalateAt === null || need.escalateAt > context.now) return false

  const next = await nextEscalation(context, need.unitCode, need.kind)
  const { level, escalateAt } = escalated(need.level, next)
  await finishStep(context, need, 'escalate', { patch: { level, escalateAt }, facts: { level, from: need.level } })
  if (need.guardedAt !== null) return true
  const words = notices.late(need.number, need.title)
  await tellLevel(context, need, level, 'late', words)
  await tell(
    context,
    need,
    [...(await receiversOf(context, need)), need.handlerId],
    'late',
    words,
    `/desk/need/${need.id}`,
  )
  await tellReporter(context, need, 'escalated', notices.escalatedReporter())
  return true
}

/** The resident said nothing for the street's number of days: a person has to call. */
export async function callBackFallsDue(context: Context, needId: string): Promise<boolean> {
  const need = await lockForClock(context, 'callBackFallsDue', needId)
  if (!need || need.deadlineAt === null || need.deadlineAt > context.now) return false
  await finishStep(context, need, 'callBackFallsDue', { state: 'calling' })
  return true
}

/** Nobody answered in time: people are looked for anew. */
export async function invitationsExpire(context: Context, needId: string): Promise<boolean> {
  const need = await lockForClock(context, 'ask', needId)
  if (!need) return false
  const asked = await withdrawOpenInvitations(context.tx, need.id, context.now, true)
  if (asked.length === 0) return false
  await tell(context, need, asked, 'asked-off', notices.askedOff(), '/m/team')
  if (need.state !== 'asked') return true
  await finishStep(context, need, 'invitationsExpire', { state: 'triaged' })
  await tell(context, need, [need.handlerId], 'nobody', notices.nobody(need.number), `/desk/need/${need.id}`)
  return true
}

/** The street entered a year's holidays: deadlines that were counted without them are counted again from their start. */
export async function mendClocks(context: Context, streetCode: string, calendar: Calendar): Promise<number> {
  const { tx } = context
  const needs = await listProvisional(tx, streetCode)
  for (const { id, unitCode, version, state, kind, level, clockStartedAt, escalateAt } of needs) {
    const clock = clockOf[state]
    if (clock === 'confirm') continue
    const running = startClock(calendar, clockStartedAt, kind, await minutesFor(tx, unitCode, clock, kind))
    const mended = asPatch(running, clock, level)
    await updateNeed(tx, id, version, { ...mended, escalateAt: escalateAt === null ? null : mended.escalateAt })
    await log(context, {
      kind: 'clockMended',
      noun: 'need',
      nounId: id,
      unitCode,
      facts: { deadlineAt: running.deadlineAt },
    })
  }
  return needs.length
}
