import { randomInt } from 'node:crypto'
import { codeLetters } from './code.ts'

/** A code that nobody can foresee. */
export function newCode(length: number): string {
  return Array.from({ length }, () => codeLetters[randomInt(codeLetters.length)]).join('')
}
