import { timingSafeEqual } from 'node:crypto'
import { blindIndex } from '../../platform/sealing/keys.ts'

/**
 * The path that whoever starts the server opens to set up the street, `/first-run#…`. The code comes from this
 * installation's key file, so every process knows it and it is kept nowhere; once there is a street it opens nothing. Keys
 * must be loaded.
 */
export function setupPath(): string {
  return `/first-run#${setupCode()}`
}

export function isSetupCode(typed: string): boolean {
  const code = Buffer.from(setupCode())
  const other = Buffer.from(typed.trim())
  return code.length === other.length && timingSafeEqual(code, other)
}

function setupCode(): string {
  return blindIndex('the code of the first run').slice(0, 24)
}
