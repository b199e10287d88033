import type { CalendarDate } from '../calendar/dates.ts'
/**
 * An ID number as it is kept: 18 digits, the last one X where it is ten. One of 15 digits, as they were given until 1999,
 * gets its century and check digit (GB 11643). Null when it can't be one: a wrong length, day or check digit.
 */
export function normaliseIdNumber(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s\-—–'’]/gu, '')
    .replace(/[xX×]$/u, 'X')
  const whole = /^\d{15}$/.test(plain) ? withCheckDigit(`${plain.slice(0, 6)}19${plain.slice(6)}`) : plain
  if (!/^[1-9]\d{16}[\dX]$/.test(whole) || !isDay(whole.slice(6, 14))) return null
  return withCheckDigit(whole.slice(0, 17)) === whole ? whole : null
}

export function birthYearOf(idNumber: string): number {
  return Number(idNumber.slice(6, 10))
}

/** The day of birth that an ID number tells. */
export function birthDayOf(idNumber: string): CalendarDate {
  return `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`
}

export type Sex = 'female' | 'male'

/** The seventeenth digit is odd for men (GB 11643). */
export function sexOf(idNumber: string): Sex {
  return Number(idNumber[16]) % 2 === 1 ? 'male' : 'female'
}

/** Seventeen digits with the eighteenth: the weighted sum of all is 1 in arithmetic modulo 11. */
function withCheckDigit(seventeen: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(seventeen[at]), 0)
  return seventeen + '10X98765432'[sum % 11]!
}

const weights = Array.from({ length: 17 }, (_, at) => 2 ** (17 - at) % 11)

function isDay(text: string): boolean {
  const [year, month, day] = [text.slice(0, 4), text.slice(4, 6), text.slice(6)].map(Number)
  const date = new Date(Date.UTC(year!, month! - 1, day))
  return year! >= 1880 && date.getUTCMonth() === month! - 1 && date.getUTCDate() === day
}
