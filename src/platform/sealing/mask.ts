/** 138****5678: enough to recognise, too little to call. */
export function maskPhone(phone: string): string {
  return phone.length < 7 ? '*'.repeat(phone.length) : `${phone.slice(0, 3)}****${phone.slice(-4)}`
}

/** The first six digits, which are a county, and the last one. */
export function maskIdNumber(idNumber: string): string {
  if (idNumber.length < 8) return '*'.repeat(idNumber.length)
  return `${idNumber.slice(0, 6)}${'*'.repeat(idNumber.length - 7)}${idNumber.slice(-1)}`
}

/** 张**: the surname, and how long the name is. */
export function maskName(name: string): string {
  const [surname = '', ...rest] = name
  return surname + '*'.repeat(rest.length)
}
