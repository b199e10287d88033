import { addDays, isDate, startOfDay, dateOf } from '../../platform/calendar/dates.ts'
import { orderLabels } from './order-words.zh.ts'

/** Orders of 12345 and of superiors as they are written, and when they are late. Pure; times are epoch milliseconds. */

/** The hotline; every other sender is a superior. */
export const hotline = '12345'

export const orderStates = ['late', 'soon', 'running', 'answered'] as const
export type OrderState = (typeof orderStates)[number]

/** In which order the list goes, the usual one first. `due` has answered ones by their answer, the newest first. */
export const orderSorts = ['due', '-due', '-recorded', 'recorded', 'sender'] as const
export type OrderSort = (typeof orderSorts)[number]

export const satisfactions = ['yes', 'no', 'unknown'] as const
export type Satisfaction = (typeof satisfactions)[number]

export function sourceOf(sender: string): 'order-12345' | 'superior' {
  return sender === hotline ? 'order-12345' : 'superior'
}

/** How an order stands: late once its deadline is reached, soon from `reminderHours` before it. */
export function orderState(
  { dueAt, answeredAt }: { readonly dueAt: number; readonly answeredAt: number | null },
  now: number,
  reminderHours: number,
): OrderState {
  if (answeredAt !== null) return 'answered'
  if (now >= dueAt) return 'late'
  return now >= dueAt - reminderHours * hourMs ? 'soon' : 'running'
}

/** What was found in a pasted order; null where it says nothing. */
export interface ReadOrder {
  readonly sender: string | null
  readonly number: string | null
  readonly dueAt: number | null
  readonly title: string | null
  readonly text: string
  readonly callerName: string | null
  readonly callerPhone: string | null
  readonly place: string | null
  readonly howToAnswer: string | null
}

export type OrderPart = keyof typeof orderLabels

/**
 * Reads an order as it stands on a screen or in a message: each part behind its label and a colon, several on a line or one
 * over several lines. What has no label is the text, whole.
 */
export function readOrder(pasted: string, now: number): ReadOrder {
  const whole = pasted.normalize('NFC').replace(/\r\n?/g, '\n').slice(0, mostPasted).trim()
  const parts = new Map<OrderPart, string>()
  const found = [...whole.matchAll(labelled)]
  found.forEach((match, index) => {
    const part = partOf(match[1]!)
    const value = whole.slice(match.index + match[0].length, found[index + 1]?.index ?? whole.length).trim()
    if (value !== '' && !parts.has(part)) parts.set(part, value)
  })
  const line = (part: OrderPart) => parts.get(part)?.split('\n')[0]!.trim() || null
  const due = line('due')
  return {
    sender: senderOf(line('sender'), whole),
    number: line('number')?.split(/\s/)[0] ?? null,
    dueAt: due === null ? null : readDue(due, now),
    title: line('title'),
    text: parts.get('text') ?? (found.length === 0 ? whole : ''),
    callerName: line('caller'),
    callerPhone: line('phone'),
    place: line('place'),
    howToAnswer: parts.get('howToAnswer') ?? null,
  }
}

const mostPasted = 10_000
const labels = (Object.entries(orderLabels) as [OrderPart, readonly string[]][]).flatMap(([part, words]) =>
  words.map((word) => ({ part, word })),
)
const labelled = new RegExp(
  `(?<=^|[\\n\\s，。；;,、|【])(${labels
    .map(({ word }) => word)
    .toSorted((a, b) => b.length - a.length)
    .join('|')})\\s*】?\\s*[:：]`,
  'gm',
)

function partOf(label: string): OrderPart {
  return labels.find(({ word }) => word === label)!.part
}

function senderOf(told: string | null, whole: string): string | null {
  if (told !== null) return told.includes(hotline) ? hotline : told
  return whole.includes(hotline) ? hotline : null
}

/**
 * A deadline as people write it: 2026-12-03 17:00, 2026年12月3日17时, 12月3日前. A day without an hour is meant to its end; one
 * without a year is the next that comes, or has just gone. Null for what is none.
 */
export function readDue(text: string, now: number): number | null {
  const match = dueText.exec(text.normalize('NFKC'))
  if (!match) return null
  const [, year, month, day, noon, hour, minute] = match
  const date = dayNear(year, Number(month), Number(day), now)
  if (date === null) return null
  if (hour === undefined) return startOfDay(addDays(date, 1)) - minuteMs
  const hours = Number(hour) + (noon && noon !== '上午' && Number(hour) < 12 ? 12 : 0)
  const minutes = Number(minute ?? 0)
  return hours <= 24 && minutes < 60 ? startOfDay(date) + hours * hourMs + minutes * minuteMs : null
}

const dueText =
  /(?:(\d{4})\s*[-/.年]\s*)?(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(?:\s*(上午|下午|晚上)?\s*(\d{1,2})\s*[:时点](?:\s*(\d{1,2}))?)?/u

function dayNear(year: string | undefined, month: number, day: number, now: number): string | null {
  const today = dateOf(now)
  const candidates = year === undefined ? [0, 1].map((more) => Number(today.slice(0, 4)) + more) : [Number(year)]
  const dates = candidates.map((one) => `${one}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
  return dates.find((date) => isDate(date) && (year !== undefined || date >= addDays(today, -180))) ?? null
}

const minuteMs = 60_000
const hourMs = 3_600_000
