import type { Context } from '../../platform/actor/actor.ts'

/** Something that a member did for somebody. */
export interface Service {
  readonly personId: string
  readonly what: string
  /** Milliseconds since 1970. */
  readonly at: number
}

export interface ServiceAsked {
  readonly personIds: readonly string[]
  /** From this moment until before that one, milliseconds since 1970. */
  readonly from: number
  readonly to: number
  readonly most: number
}

/** A kind of service that a module above keeps: needs served, wishes fulfilled. */
export interface MemberService {
  readonly name: string
  list(context: Context, asked: ServiceAsked): Promise<readonly Service[]>
}

const kinds = new Map<string, MemberService>()

/** Makes a kind of service known to the lists of branches; each module does so once, as it is loaded. */
export function registerMemberService(kind: MemberService): void {
  kinds.set(kind.name, kind)
}

/** What these people did in a time, the earliest first, at most so many of each kind. */
export async function listServices(context: Context, asked: ServiceAsked): Promise<Service[]> {
  if (asked.personIds.length === 0) return []
  const found: Service[] = []
  for (const kind of kinds.values()) found.push(...(await kind.list(context, asked)))
  return found.sort((a, b) => a.at - b.at)
}
