/** Rules of a notice by building. Pure: times are epoch milliseconds. */

export const kinds = ['water', 'heat', 'power', 'snow'] as const
export type Kind = (typeof kinds)[number]

export const messageKinds = ['posted', 'corrected', 'over'] as const
export type MessageKind = (typeof messageKinds)[number]

/** In which order the list goes, the usual one first. */
export const noticeSorts = ['-posted', 'posted'] as const
export type NoticeSort = (typeof noticeSorts)[number]

export interface NoticeFacts {
  readonly overAt: number | null
}

/** When it is, as its last message says; null while nobody knows the end. */
export interface Span {
  readonly fromAt: number
  readonly untilAt: number | null
}

/** Where a notice stands: still to come, now, past the time that was said, or over. */
export const noticeStates = ['coming', 'running', 'overdue', 'over'] as const
export type NoticeState = (typeof noticeStates)[number]

export function stateOf({ overAt }: NoticeFacts, { fromAt, untilAt }: Span, now: number): NoticeState {
  if (overAt !== null) return 'over'
  if (untilAt !== null && untilAt <= now) return 'overdue'
  return fromAt > now ? 'coming' : 'running'
}

export type SpanRefusal = 'until-before-from' | 'span-too-long'

/** Why nothing can be said of such a time, or null. */
export function spanRefusal({ fromAt, untilAt }: Span): SpanRefusal | null {
  if (untilAt === null) return null
  if (untilAt <= fromAt) return 'until-before-from'
  return untilAt - fromAt > longestMs ? 'span-too-long' : null
}

/** A follow-up stands on a notice that isn't over: after 恢复了 a new matter is a new notice. */
export function followUpRefusal({ overAt }: NoticeFacts): 'notice-is-over' | null {
  return overAt === null ? null : 'notice-is-over'
}

/** A text message of one piece holds this many characters; a longer one is sent, and paid for, as several. */
export const mostInOneSms = 70
export const mostText = 300

/** How long the text message is: the title, a line break and the text. */
export function smsLength(title: string, text: string): number {
  return Array.from(`${title}\n${text}`).length
}

/** Somebody behind a door of the buildings, with how they can be reached. */
export interface Neighbour {
  readonly personId: string
  readonly doorId: string
  readonly signedIn: boolean
  readonly hasPhone: boolean
}

export interface Reach {
  readonly app: readonly string[]
  readonly sms: readonly string[]
  /** Doors behind which nobody reads it on any telephone. */
  readonly doors: readonly string[]
}

/** Who reads it in the app, who gets a message, and where somebody has to knock. */
export function reachOf(neighbours: readonly Neighbour[]): Reach {
  const reached = new Set(
    neighbours.filter(({ signedIn, hasPhone }) => signedIn || hasPhone).map(({ doorId }) => doorId),
  )
  return {
    app: neighbours.filter(({ signedIn }) => signedIn).map(({ personId }) => personId),
    sms: neighbours.filter(({ signedIn, hasPhone }) => !signedIn && hasPhone).map(({ personId }) => personId),
    doors: [...new Set(neighbours.map(({ doorId }) => doorId))].filter((doorId) => !reached.has(doorId)),
  }
}

/** The smallest unit that holds all of these grids: a grid, else its community, else the street. */
export function unitOf(gridCodes: readonly string[]): string {
  const [first = ''] = gridCodes
  const length = [15, 12, 9].find((digits) => gridCodes.every((code) => code.startsWith(first.slice(0, digits))))
  return first.slice(0, length ?? 0)
}

/** How long before it begins somebody may have told of it already, in milliseconds. */
export const toldBeforeMs = 3 * 86_400_000

const longestMs = 31 * 86_400_000
