import type { CountingUnit } from '../contribution.ts'
import { words as of } from '../words.zh.ts'
import { words } from './words.zh.ts'

/** `12 人次`; money in yuan. */
export function amountWords(quantity: number, unit: CountingUnit): string {
  return unit === 'fen' ? words.yuan(quantity) : words.counted(quantity, of.countingUnits[unit])
}
