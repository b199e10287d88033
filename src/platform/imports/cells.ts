import { dateOf, shanghaiAheadMs } from '../calendar/dates.ts'
import { normaliseIdNumber } from '../sealing/id-number.ts'
import { normalisePhone } from '../sealing/phone.ts'
import type { Column } from './columns.ts'
import { plainText } from './write-xlsx.ts'
import type { Cell } from './xlsx.ts'

/**
 * What a column may hold. `time` gives epoch milliseconds, `date` a text like 2026-11-30 (or 2026-11, 2026 where that is
 * enough), `phone` and `id-number` the digits alone, `code` a text that keeps its zeros, `choice` the value of the choice.
 */
export type CellType = 'text' | 'number' | 'time' | 'date' | 'phone' | 'id-number' | 'code' | 'choice' | 'yes-no'

export type Value = string | number | boolean | null

export const cellFaults = [
  'row-formula',
  'row-empty',
  'row-time',
  'row-date',
  'row-number',
  'row-phone',
  'row-id-number',
  'row-lost-digits',
  'row-became-date',
  'row-choice',
  'row-yes-no',
  'row-too-long',
] as const
export type CellFault = (typeof cellFaults)[number]

type Read = Value | { fault: CellFault }

export function isFault(read: Read): read is { fault: CellFault } {
  return typeof read === 'object' && read !== null
}

/** The value of a cell, or why it can't be one. */
export function readCell(column: Column, cell: Cell, now: number): Read {
  const text = textOf(cell)
  if (cell === null || text === '') return null
  if (/^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)$/.test(text)) return { fault: 'row-formula' }
  return readers[column.type](cell, column, now)
}

type Reader = (cell: Exclude<Cell, null>, column: Column, now: number) => Read

const readers: Readonly<Record<CellType, Reader>> = {
  text: (cell, column) => short(textOf(cell), column),
  number(cell) {
    const number = typeof cell === 'number' ? cell : Number(halfWidth(cell).replace(/,/g, ''))
    return Number.isFinite(number) ? number : { fault: 'row-number' }
  },
  time(cell, _column, now) {
    const at = readTime(cell)
    return at !== null && at >= earliest && at <= now + 86_400_000 ? at : { fault: 'row-time' }
  },
  date: (cell, { born = false }, now) => readDate(cell, { born, now }) ?? { fault: 'row-date' },
  phone(cell) {
    const text = halfWidth(cell)
    if (isMasked(text)) return null
    if (lostDigits(cell, text)) return { fault: 'row-lost-digits' }
    return normalisePhone(text.replace(/^'/, '')) ?? { fault: 'row-phone' }
  },
  'id-number'(cell) {
    const text = halfWidth(cell)
    if (isMasked(text)) return null
    if (lostDigits(cell, text)) return { fault: 'row-lost-digits' }
    return normaliseIdNumber(text) ?? { fault: 'row-id-number' }
  },
  code(cell, column) {
    const text = halfWidth(cell).replace(/^'/, '')
    if (cell instanceof Date) return { fault: 'row-became-date' }
    return lostDigits(cell, text) ? { fault: 'row-lost-digits' } : short(text, column)
  },
  choice(cell, { choices = [] }) {
    const text = halfWidth(cell)
    const fits = ({ value, label, also = [] }: (typeof choices)[number]) => [value, label, ...also].includes(text)
    return choices.find(fits)?.value ?? { fault: 'row-choice' }
  },
  'yes-no'(cell) {
    const text = halfWidth(cell).toLowerCase()
    if (yes.has(text)) return true
    return no.has(text) ? false : { fault: 'row-yes-no' }
  },
}

const yes = new Set(['是', '有', '对', '√', '✓', '1', 'y', 'yes', 'true'])
const no = new Set(['否', '无', '不', '没有', '×', 'x', '0', 'n', 'no', 'false'])

function short(text: string, { maxLength = 200 }: Column): Read {
  return text.length > maxLength ? { fault: 'row-too-long' } : text
}

/** A number that is shown with stars was taken out masked: it tells nothing new. */
function isMasked(text: string): boolean {
  return /^[\dX]*\*{3,}[\dX]*$/.test(text)
}

/** A sheet keeps 15 digits of a number; what is longer, or written as 1.2E+17, isn't what was typed. */
function lostDigits(cell: Cell, text: string): boolean {
  return typeof cell === 'number' ? !Number.isSafeInteger(cell) : /^\d(\.\d+)?E\+\d+$/i.test(text)
}

export function textOf(cell: Cell): string {
  if (cell === null) return ''
  if (cell instanceof Date) return clockText(cell)
  return plainText(String(cell)).trim()
}

function halfWidth(cell: Cell): string {
  return textOf(cell).normalize('NFKC').trim()
}

const earliest = Date.UTC(1990, 0, 1)

/** A time as sheets hold it: a date cell, its bare serial number, or a text like `2026/1/2 8:05` in Shanghai's time. */
export function readTime(cell: Cell): number | null {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? null : cell.getTime() - shanghaiAheadMs
  if (typeof cell === 'number') return isSerial(cell, false) ? serialMs(cell) - shanghaiAheadMs : null
  const parts = textual.exec(textOf(cell))
  if (!parts) return null
  const [year, month, day, hour = 0, minute = 0, second = 0] = parts
    .slice(1)
    .map((part) => (part ? Number(part) : undefined))
  const at = Date.UTC(year!, month! - 1, day!, hour, minute, second)
  return isDay(year!, month!, day!) && hour < 24 && minute < 60 && second < 60 ? at - shanghaiAheadMs : null
}

const textual =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]+(\d{1,2})[:：时](\d{1,2})分?(?:[:：]?(\d{1,2})(?:\.\d+)?秒?)?)?$/

interface DateAsked {
  /** No later than today; a year, or a year with its month, is enough. */
  born: boolean
  now: number
}

/**
 * A day as people write it: 2026-11-30, 2026/11/30, 20261130, 2026年11月30日, 26.11.30, a date cell, or the number that
 * Excel made of one. Null when there is no such day.
 */
export function readDate(cell: Cell, { born, now }: DateAsked): string | null {
  const today = dateOf(now)
  const found = partsOfDate(cell, born)
  if (!found) return null
  const [written, month, day] = found
  const year = written < 100 ? centuryOf(written, born, Number(today.slice(0, 4))) : written
  if (year < 1880 || year > 2199 || (!born && day === undefined)) return null
  if (!isDay(year, month ?? 1, day ?? 1)) return null
  const text = [String(year), month, day]
    .filter((part) => part !== undefined)
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
  return born && text > today ? null : text
}

function partsOfDate(cell: Cell, born: boolean): [number, number?, number?] | null {
  if (cell instanceof Date || (typeof cell === 'number' && isSerial(cell, born))) {
    const date = cell instanceof Date ? cell : new Date(serialMs(cell))
    return Number.isNaN(date.getTime()) ? null : [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
  }
  const text = halfWidth(cell).replace(/\s+\d{1,2}:\d{2}(:\d{2})?$/, '')
  for (const form of dateForms) {
    const [, year, month, day] = form.exec(text) ?? []
    if (year) return [Number(year), ...[month, day].flatMap((part) => (part ? [Number(part)] : []))] as [number]
  }
  return null
}

const dateForms = [
  /^(\d{4})(\d{2})(\d{2})$/,
  /^(\d{4}|\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/,
  /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?$/,
  /^(\d{4})(\d{2})$/,
  /^(\d{4})\s*年?$/,
]

/** Two digits are of this century, unless somebody would have been born after today; terms lie at most some decades off. */
function centuryOf(year: number, born: boolean, thisYear: number): number {
  return 2000 + year <= (born ? thisYear : thisYear + 40) ? 2000 + year : 1900 + year
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** What Excel makes of the days from 1954 to 2119, of births from 1908; a bare year is no such number. */
function isSerial(number: number, born: boolean): boolean {
  return number > (born ? 3_000 : 20_000) && number < 80_000
}

// Day 1 of a sheet is 1900-01-01; 25569 days lie between its day 0 and 1970.
function serialMs(number: number): number {
  return Math.round((number - 25_569) * 86_400) * 1000
}

function clockText(date: Date): string {
  if (Number.isNaN(date.getTime())) return ''
  const clock = date.toISOString().slice(11, 19)
  return `${dateOf(date.getTime() - shanghaiAheadMs)}${clock === '00:00:00' ? '' : ` ${clock}`}`
}
