import { type House, houseOf } from '../territory/naming.ts'
import type { Message } from './chat.ts'
import { also, chatter, trouble } from './chat-words.zh.ts'

/** Which messages may be needs, and what belongs together. Pure: a person checks each. */

export interface Drafted {
  readonly saidBy: string
  readonly saidAt: number | null
  readonly text: string
  /** How many others said that it is the same with them. */
  readonly alsoCount: number
  readonly buildingId: string | null
  /** Places of its messages in the list. */
  readonly messages: readonly number[]
}

type Open = { -readonly [Key in keyof Drafted]: Drafted[Key] } & {
  messages: number[]
  others: Set<string>
  last: number
  /** The words that began it, without signs and blanks. */
  begun: string
}

/** One draft for each matter: what somebody says in one go is one, who agrees is counted, chatter is in none. */
export function draftsOf(messages: readonly Message[], houses: readonly House[]): Drafted[] {
  const drafts: Open[] = []
  messages.forEach((message, place) => {
    const { saidBy, saidAt, text } = message
    const begun = bare(text)
    const agreed = agreesWith(message, place, drafts) ?? drafts.find((draft) => begun !== '' && draft.begun === begun)
    if (agreed) {
      if (agreed.saidBy !== saidBy) agreed.others.add(saidBy)
      agreed.messages.push(place)
      return
    }
    const own = drafts.findLast((draft) => draft.saidBy === saidBy)
    if (own && goesOn(own, message, place)) {
      own.messages.push(place)
      own.last = place
      if (text !== '' && own.text.length + text.length < longestDraft) own.text = `${own.text}\n${text}`
      own.buildingId ??= houseOf(text, houses)
      return
    }
    if (!maybeNeed(text) || drafts.length >= mostDrafts) return
    const buildingId = houseOf(text, houses) ?? houseOf(saidBy, houses)
    drafts.push({
      saidBy,
      saidAt,
      text: text.slice(0, longestDraft),
      alsoCount: 0,
      buildingId,
      messages: [place],
      others: new Set(),
      last: place,
      begun,
    })
  })
  return drafts.map(({ saidBy, saidAt, text, buildingId, messages: places, others }) => ({
    saidBy,
    saidAt,
    text,
    alsoCount: others.size,
    buildingId,
    messages: places,
  }))
}

/** What neighbours copy from each other is the same, whatever signs and faces they put behind it. */
function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '')
}

/** Whether a message speaks of something to be done. */
export function maybeNeed(text: string): boolean {
  return text.length >= 5 && !chatter.test(text) && !also.test(text) && trouble.test(text)
}

/** The draft that a message says yes to: the one it quotes, else the latest that was just spoken of. */
function agreesWith({ text, quote }: Message, place: number, drafts: readonly Open[]): Open | undefined {
  const quoted = quote === null ? undefined : drafts.findLast((draft) => draft.text.includes(quote.slice(0, 40)))
  if (quoted && (also.test(text) || !maybeNeed(text))) return quoted
  if (!also.test(text)) return undefined
  const latest = drafts.at(-1)
  return latest && place - latest.last <= 12 ? latest : undefined
}

/** Somebody goes on with what they just said: a photo, the house, a word more. */
function goesOn(draft: Open, { saidAt, text }: Message, place: number): boolean {
  if (place - draft.last > 6 || chatter.test(text)) return false
  if (saidAt !== null && draft.saidAt !== null) {
    const apart = saidAt - draft.saidAt
    return apart >= 0 && apart <= (maybeNeed(text) ? 3 : 10) * 60_000
  }
  return place - draft.last <= (maybeNeed(text) ? 1 : 3)
}

const longestDraft = 1_800
const mostDrafts = 200
