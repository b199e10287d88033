import { createHash, randomBytes, randomInt } from 'node:crypto'

/** 32 random bytes that a client holds; only `hashOf` it is kept. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Six random digits. */
export function newCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0')
}
