/** Codes that are scanned, typed or told by telephone: without what looks alike (0 O, 1 I L). Pure. */

export const codeLetters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** 31¹² cards: nobody comes upon one of three million by trying. */
export const cardCodeLength = 12
/** Boxes and rounds hang where everybody may read their code. */
export const posterCodeLength = 8

/** A code as it is kept, from how somebody typed it; null when it can't be one. */
export function readCode(typed: string, length: number): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s·.-]/g, '')
  return code.length === length && [...code].every((letter) => codeLetters.includes(letter)) ? code : null
}

/** In groups of four, as it is printed and told. */
export function spacedCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1 ')
}
