const fullWidthZero = '０'.charCodeAt(0)

/** The digits alone of a mobile number (11) or a landline with its area code, or null when it is neither. */
export function normalisePhone(text: string): string | null {
  const half = text.replace(/[０-９]/gu, (digit) => String(digit.charCodeAt(0) - fullWidthZero))
  const digits = half.replace(/[\s\-—–()（）.·]/gu, '').replace(/^(\+|00)?86(?=1\d{10}$|0\d{9,11}$)/u, '')
  return isMobile(digits) || /^0\d{9,11}$/.test(digits) ? digits : null
}

/** Numbers that can receive a sign-in code. */
export function isMobile(phone: string): boolean {
  return /^1[3-9]\d{9}$/.test(phone)
}

/** What is asked when somebody looks for a person by number: the whole number, its last four digits, or neither. */
export function phoneQuery(words: string): { whole: string } | { tail: string } | null {
  const whole = normalisePhone(words)
  if (whole) return { whole }
  return /^\d{4}$/.test(words.trim()) ? { tail: words.trim() } : null
}
