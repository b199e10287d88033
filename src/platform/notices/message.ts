import type { PersonId } from '../actor/actor.ts'

export const messageStates = ['waiting', 'shown', 'sent', 'told', 'no-address', 'failed'] as const
export type MessageState = (typeof messageStates)[number]

export const messageKinds = ['notice', 'sign-in-code'] as const
export type MessageKind = (typeof messageKinds)[number]

/** Whose number a message goes to. */
export interface Holder {
  readonly personId: PersonId
  readonly holdsPost: boolean
}

export const codeRefusals = ['code-has-expired', 'code-of-staff'] as const
export type CodeRefusal = (typeof codeRefusals)[number]

/**
 * Why a sign-in code can't be opened by `reader`, or null. Whoever reads somebody's code can sign in as them, so nobody
 * reads the code of a person with a post; `holder` is null for a number that belongs to nobody yet.
 */
export function codeRefusal(
  { expiresAt }: { expiresAt: number | null },
  holder: Holder | null,
  reader: PersonId | null,
  now: number,
): CodeRefusal | null {
  if (holder?.holdsPost && holder.personId !== reader) return 'code-of-staff'
  return expiresAt !== null && expiresAt <= now ? 'code-has-expired' : null
}
