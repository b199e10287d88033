/** The digits alone of a mobile number (11) or a landline with its area code, or null when it is neither. */
export function normalisePhone(text: string): string | null {
  const half = text.replace(/[０-９]/gu, (digit) => String(digit.charCodeAt(0) - fullWidthZero))
  const digits = half.replace(/[\s\-—–()（）.·]/gu, '').replace(/^(\+|00)?86(?=1\d{10}$|0\d{9,11}$)/u, '')
  return isMobile(digits) || /^0\d{9,11}$/.test(digits) ? digits : null
}

const fullWidthZero = '０'.charCodeAt(0)

/** Numbers that can receive a sign-in code. */
export function isMobile(phone: string): boolean {
  return /^1[3-9]\d{9}$/.test(phone)
}
