import type { Context } from '../../../platform/actor/actor.ts'
import { personOf } from '../../../platform/actor/actor.ts'
import { NotFound, Refused } from '../../../platform/contract/errors.ts'
import { undoRefusal } from '../step-rules.ts'
import { lockNeed, updateSearchTerms } from '../store/need-store.ts'
import { replaceSupporting, updateJoiningAsSeparated } from '../store/parts-store.ts'
import { finishStep, type Taken } from './take-step.ts'
import { tellReceiver, tellReporter } from './tell.ts'
import { notices } from './words.zh.ts'

/**
 * Takes back one's own light step, whole: what it wrote stands as before, clocks included; so does what was written in the
 * same stroke. Only the last step, only for a short while; both stay on record.
 */
export async function undo(context: Context, needId: string): Promise<Taken> {
  const { tx, now } = context
  const me = personOf(context)
  const need = await lockNeed(tx, needId)
  if (!need) throw new NotFound()
  const refusal = undoRefusal(need.undoable, me, now)
  if (refusal) throw new Refused(refusal)

  const { step, with: earlier, before, supporting } = need.undoable!
  if (step === 'join') {
    await updateJoiningAsSeparated(tx, need.id, me, now)
    await tellReporter(context, need, 'separated', notices.separated())
  }
  if (step === 'dispatch') {
    await replaceSupporting(tx, need.id, supporting)
    await tellReceiver(context, need, 'dispatch-undone', notices.dispatchUndone(need.number))
  }
  const { state, undoable: _, ...patch } = before
  const taken = await finishStep(context, need, 'undo', {
    patch: { ...patch, ...(state !== undefined && { state }) },
    facts: { undone: earlier === null ? [step] : [earlier, step], state: state ?? need.state },
  })
  const { title = need.title } = before
  if (title !== need.title) await updateSearchTerms(tx, { id: need.id, title, body: need.body })
  return taken
}
