import { normalisePhone } from '../../platform/sealing/phone.ts'

/** What is asked when somebody looks for a person by number: the whole number, its last four digits, or neither. */
export function phoneQuery(words: string): { whole: string } | { tail: string } | null {
  const whole = normalisePhone(words)
  if (whole) return { whole }
  return /^\d{4}$/.test(words.trim()) ? { tail: words.trim() } : null
}
