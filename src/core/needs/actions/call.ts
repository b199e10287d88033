import type { Context } from '../../../platform/actor/actor.ts'
import { personOf } from '../../../platform/actor/actor.ts'
import { NotFound, Refused } from '../../../platform/contract/errors.ts'
import { recordOpening } from '../../../platform/sealing/openings.ts'
import { open } from '../../../platform/sealing/seal.ts'
import { mayTake, standingIn } from '../access.ts'
import { findNeed } from '../store/need-store.ts'
import { findInvolved, findReporterPhone } from '../store/parts-store.ts'
import { callReason } from './words.zh.ts'

/**
 * The number of a reporter who agreed to be called by those who help. Without that the community passes it on. Each
 * opening goes on record in the same transaction.
 */
export async function callReporter(context: Context, needId: string): Promise<{ phone: string }> {
  const { tx, actor } = context
  const need = await findNeed(tx, needId)
  if (!need) throw new NotFound()
  const standing = standingIn(actor, need, await findInvolved(tx, need, personOf(context)))
  if (!mayTake('planVisit', standing)) throw new Refused('no-right')

  const found = await findReporterPhone(tx, needId)
  if (!found) throw new Refused('phone-not-shared')
  const { personId, phoneSealed } = found
  await recordOpening(context, {
    noun: 'need',
    nounId: needId,
    unitCode: need.unitCode,
    subject: personId,
    field: 'phone',
    reason: callReason,
  })
  const phone = await open(tx, phoneSealed)
  if (phone === null) throw new Refused('phone-not-shared')
  return { phone }
}
