import { addDays, dateOf, dayMs, isDate, startOfDay, weekdayOf } from '../../platform/calendar/dates.ts'
import { afternoons, dayWords, everybody, media, noNames, noons, systemLine, weekdays } from './chat-words.zh.ts'

/**
 * Reads a piece of a WeChat group as it is copied, in whichever shape: `张姐 2026/11/30 09:12` above the words, `张姐：…`, or a
 * name alone above its words. Pure; times are epoch milliseconds.
 */

export interface Message {
  readonly saidBy: string
  /** Null where the piece tells no time. */
  readonly saidAt: number | null
  readonly text: string
  /** What it answers, as it was quoted. */
  readonly quote: string | null
  readonly hasMedia: boolean
}

/** In which order the list of pieces goes, the usual one first. */
export const pasteSorts = ['-pasted', 'pasted'] as const
export type PasteSort = (typeof pasteSorts)[number]

export interface ReadChat {
  readonly messages: readonly Message[]
  readonly linesPasted: number
  readonly linesRead: number
}

export const mostLines = 2_000

/** The first 2,000 lines as messages, in their order; what was left out is told by the counts. */
export function readChat(pasted: string, now: number): ReadChat {
  const all = cleaned(pasted).split('\n')
  while (all.length > 1 && all.at(-1)!.trim() === '') all.pop()
  const lines = all.slice(0, mostLines).map((line) => line.slice(0, longestLine).trim())
  return {
    messages: messagesIn(lines, now).flatMap((raw) => messageOf(raw) ?? []),
    linesPasted: all.length,
    linesRead: lines.length,
  }
}

interface Raw {
  readonly saidBy: string
  readonly saidAt: number | null
  readonly lines: string[]
}

function messagesIn(lines: readonly string[], now: number): Raw[] {
  const timed = lines.some((line) => timedHead(line) !== null)
  const names = new Set(lines.flatMap((line) => timedHead(line)?.name ?? []))
  const found: Raw[] = []
  let day: string | null = null
  let clock: number | null = null
  let afterBlank = true

  lines.forEach((line, index) => {
    if (line === '') {
      afterBlank = true
      return
    }
    const began = afterBlank
    afterBlank = false
    if (systemLine.test(line) && line.length <= 120) return

    const alone = momentAlone(line)
    if (alone) {
      day = dayOfWords(alone.day, now) ?? day
      clock = momentOf(alone, day, now)
      return
    }
    const head = timedHead(line)
    if (head) {
      found.push({ saidBy: head.name, saidAt: momentOf(head, day, now), lines: [] })
      return
    }
    const colon = colonHead(line, timed ? names : null)
    if (colon) {
      found.push({ saidBy: colon.name, saidAt: clock, lines: colon.rest === '' ? [] : [colon.rest] })
      return
    }
    const wordsFollow = (lines[index + 1] ?? '') !== ''
    if (!timed && began && wordsFollow && isName(line)) {
      found.push({ saidBy: line, saidAt: clock, lines: [] })
      return
    }
    found.at(-1)?.lines.push(line)
  })
  return found
}

function messageOf({ saidBy, saidAt, lines }: Raw): Message | null {
  const { quote, rest } = withoutQuote(lines)
  const whole = rest.join('\n')
  const text = whole
    .replace(media, ' ')
    .replace(everybody, '')
    .replace(/[ \t]+/g, ' ')
    .trim()
  const hasMedia = whole.search(media) >= 0
  if (text === '' && !hasMedia) return null
  return { saidBy, saidAt, text: text.slice(0, longestText).toWellFormed(), quote, hasMedia }
}

/** 「张姐：暖气不热」 above a dashed line, as WeChat quotes; or behind 引用. */
function withoutQuote(lines: readonly string[]): { quote: string | null; rest: readonly string[] } {
  const rule = lines.findIndex((line) => /^[-—–_ ]{6,}$/.test(line))
  if (rule > 0 && lines[0]!.startsWith('「')) {
    return { quote: bare(lines.slice(0, rule).join(' ')), rest: lines.slice(rule + 1) }
  }
  const quoted = lines.findIndex((line) => /^「[^」]*」$/.test(line))
  if (quoted >= 0 && lines.length > 1) {
    return { quote: bare(lines[quoted]!), rest: lines.filter((_, index) => index !== quoted) }
  }
  return { quote: null, rest: lines }
}

function bare(quoted: string): string {
  return quoted.replace(/^「|」$/g, '').replace(/^[^:：]{1,30}[:：]\s*/, '')
}

interface Moment {
  readonly day: string | null
  readonly noon: string | null
  readonly hour: number
  readonly minute: number
}

const dayText = String.raw`(?:\d{4}\s*[-/.年]\s*)?\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?|今天|昨天|前天|(?:星期|周)[一二三四五六日天]`
const timeText = String.raw`(上午|中午|下午|晚上|傍晚|凌晨|早上)?\s*(\d{1,2}):(\d{2})(?::\d{2})?`
const nameThenTime = new RegExp(String.raw`^(.{1,30}?)\s*[:：]?\s+(?:(${dayText})\s*)?${timeText}$`, 'u')
const timeThenName = new RegExp(String.raw`^(${dayText})\s*${timeText}\s+([^:：]{1,30})[:：]?$`, 'u')
const timeAlone = new RegExp(String.raw`^[-—–\s]*(?:(${dayText})\s*)?${timeText}[-—–\s]*$`, 'u')
const dayAlone = new RegExp(String.raw`^[-—–\s]*(${dayText})[-—–\s]*$`, 'u')

function timedHead(line: string): (Moment & { readonly name: string }) | null {
  if (line.length > 80) return null
  if (timeAlone.test(line)) return null
  const before = timeThenName.exec(line)
  if (before) return { name: nameOf(before[5]!), ...moment(before[1], before[2], before[3]!, before[4]!) }
  const after = nameThenTime.exec(line)
  return after ? { name: nameOf(after[1]!), ...moment(after[2], after[3], after[4]!, after[5]!) } : null
}

function momentAlone(line: string): Moment | null {
  if (line.length > 60) return null
  const time = timeAlone.exec(line)
  if (time) return moment(time[1], time[2], time[3]!, time[4]!)
  const day = dayAlone.exec(line)
  return day ? moment(day[1], undefined, '0', '0') : null
}

function moment(day: string | undefined, noon: string | undefined, hour: string, minute: string): Moment {
  return { day: day ?? null, noon: noon ?? null, hour: Number(hour), minute: Number(minute) }
}

/** `张姐：…`. Where heads with times stand, only names that have one of those count. */
function colonHead(line: string, known: ReadonlySet<string> | null): { name: string; rest: string } | null {
  const found = /^([^:：]{1,24})[:：]\s*(.*)$/u.exec(line)
  if (!found) return null
  const name = nameOf(found[1]!)
  if (known ? !known.has(name) : !isName(name) || found[2]!.startsWith('//')) return null
  return { name, rest: found[2]! }
}

function isName(text: string): boolean {
  return (
    text.length <= 24 && !noNames.has(text.toLowerCase()) && !/[。，！？!?；;、…「」[\]]|^\d+$|^[-—–\s]+$/u.test(text)
  )
}

function nameOf(text: string): string {
  return text.trim() || '?'
}

function momentOf({ day, noon, hour, minute }: Moment, carried: string | null, now: number): number | null {
  const hours = hour < 12 && noon !== null && afternoons.includes(noon) ? hour + 12 : hour
  const clock = noon !== null && noons.includes(noon) && hours < 11 ? hours + 12 : hours
  if (clock > 24 || minute > 59) return null
  const told = day === null ? carried : dayOfWords(day, now)
  const at = startOfDay(told ?? dateOf(now)) + clock * 3_600_000 + minute * 60_000
  // A time without a day that lies ahead was yesterday's.
  return told === null && at > now ? at - dayMs : at
}

function dayOfWords(words: string | null, now: number): string | null {
  if (words === null) return null
  const today = dateOf(now)
  if (words in dayWords) return addDays(today, -dayWords[words as keyof typeof dayWords])
  const weekday = weekdays.indexOf(words.replace(/^(?:星期|周)/u, '').replace('天', '日'))
  if (weekday >= 0) return addDays(today, -((weekdayOf(today) - weekday - 1 + 7) % 7))
  const [, year, month, day] = /(?:(\d{4})\D+)?(\d{1,2})\D+(\d{1,2})/u.exec(words) ?? []
  const dated = (of: number) => `${of}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`
  const thisYear = Number(today.slice(0, 4))
  const date = year ? dated(Number(year)) : dated(thisYear) > today ? dated(thisYear - 1) : dated(thisYear)
  return isDate(date) ? date : null
}

/** Line ends alike, no characters that are seen by nobody, which copying brings along. */
function cleaned(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u2028\u2029]/g, '\n')
    .replace(/[\t\u00a0\u2000-\u200a\u3000]/g, ' ')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff]/g, '')
    .normalize('NFC')
}

const longestLine = 2_000
const longestText = 2_000
