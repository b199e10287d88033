import pg from 'pg'

const oid = { int8: 20, date: 1082, timestamptz: 1184, numeric: 1700 } as const

/** `timestamptz` is read as epoch milliseconds, `date` and `numeric` stay text, `int8` is a number and checked. */
export const columnTypes = {
  getTypeParser(type: number, format?: 'text' | 'binary') {
    if (format === 'binary') return pg.types.getTypeParser(type, format)
    if (type === oid.int8) return checkedInteger
    if (type === oid.date || type === oid.numeric) return (text: string) => text
    if (type === oid.timestamptz) return parseMoment
    return pg.types.getTypeParser(type, 'text')
  },
}

function checkedInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is beyond what a number holds exactly`)
  return value
}

/** `2026-11-24 08:42:10.123+00` → milliseconds. The server runs in UTC; anything else goes the slow way. */
export function parseMoment(text: string): number {
  const { length } = text
  if (text.charCodeAt(4) === dash && length >= 22 && text.endsWith('+00')) {
    return (
      daysBefore(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)) * 86_400_000 +
      number(text, 11, 13) * 3_600_000 +
      number(text, 14, 16) * 60_000 +
      number(text, 17, 19) * 1_000 +
      thousandths(text, 20, length - 3)
    )
  }
  const parsed = Date.parse(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'))
  if (Number.isNaN(parsed)) throw new RangeError(`not a moment: ${text}`)
  return parsed
}

const dash = 45

/** The digits of a text from `from` to `to`; read one by one, as a list of a hundred needs holds three hundred moments. */
function number(text: string, from: number, to: number): number {
  let value = 0
  for (let i = from; i < to; i++) value = value * 10 + text.charCodeAt(i) - 48
  return value
}

function thousandths(text: string, from: number, to: number): number {
  let value = 0
  for (let i = from; i < from + 3; i++) value = value * 10 + (i < to ? text.charCodeAt(i) - 48 : 0)
  return value
}

/** Days from 1970-01-01 to a day of the Gregorian calendar, counting years from March so that a leap day comes last. */
function daysBefore(year: number, month: number, day: number): number {
  const y = month > 2 ? year : year - 1
  const m = month > 2 ? month - 3 : month + 9
  return (
    365 * y +
    Math.floor(y / 4) -
    Math.floor(y / 100) +
    Math.floor(y / 400) +
    Math.floor((153 * m + 2) / 5) +
    day -
    719_469
  )
}
