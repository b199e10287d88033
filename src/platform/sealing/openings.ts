import type { Actor, Context, PersonId } from '../actor/actor.ts'
import { Invalid } from '../contract/errors.ts'
import { log } from '../events/log.ts'

const leastReasonLength = 4
const mostReasonLength = 200

export interface Opening {
  noun: string
  nounId: string
  unitCode: string | null
  /** Whose field it is. The reason is sealed under this person's key; null for a number that belongs to nobody yet. */
  subject: PersonId | null
  /** Which field, as one word: `phone`, `id-number`. */
  field: string
  /** Why it is opened, in the opener's words. */
  reason: string
}

/**
 * Puts on record that a masked field was opened, in the transaction that opens it: what can't be recorded is not opened.
 * Whose field it is reads who did it, in which post, and why.
 * Throws `Invalid` when the reason is shorter than 4 characters or longer than 200.
 */
export async function recordOpening(context: Context, opening: Opening): Promise<void> {
  const { noun, nounId, unitCode, subject, field } = opening
  const reason = opening.reason.trim()
  if (reason.length < leastReasonLength) throw new Invalid('body.reason', 'too-short')
  if (reason.length > mostReasonLength) throw new Invalid('body.reason', 'too-long')

  await log(context, {
    kind: 'opened',
    noun,
    nounId,
    unitCode,
    facts: { subject, field, post: postOver(context.actor, unitCode) },
    note: reason,
    noteOwner: subject,
  })
}

/** In which post somebody acts there: one over the unit before one of a team; null for whoever holds none. */
function postOver({ grants }: Actor, unitCode: string | null): string | null {
  const over = grants.find(
    (grant) =>
      grant.unitCode !== null &&
      unitCode?.startsWith(grant.unitCode) &&
      grant.teamId === null &&
      grant.squadId === null &&
      grant.partnerId === null,
  )
  return (over ?? grants[0])?.post ?? null
}
