/**
 * What a `Range` header asks for, both ends included; null when the whole is wanted or the header is none that we serve
 * (RFC 9110: then it is ignored). Safari plays no sound from a server that doesn't answer ranges.
 */
export function parseRange(
  header: string | undefined,
  length: number,
): { from: number; to: number } | 'unsatisfiable' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return null
  const [, first, last] = match
  if (first === '') {
    const tail = Math.min(Number(last), length)
    return tail === 0 ? 'unsatisfiable' : { from: length - tail, to: length - 1 }
  }
  const from = Number(first)
  const to = last === '' ? length - 1 : Math.min(Number(last), length - 1)
  if (last !== '' && Number(last) < from) return null
  return from >= length ? 'unsatisfiable' : { from, to }
}
