import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** Authenticated encryption. The version in front of every sealed text names the cipher that opens it. */
export interface Cipher {
  readonly keyBytes: number
  /** Returns everything that opening needs besides the key; `bound` must be the same again when opening. */
  seal(key: Buffer, plain: Buffer, bound: Buffer): Buffer
  /** Throws when the key, the bound text or any byte differs. */
  open(key: Buffer, sealed: Buffer, bound: Buffer): Buffer
}

export type CipherVersion = keyof typeof ciphers

/** What new texts are sealed with. */
export const currentVersion: CipherVersion = 'v1'

const nonceBytes = 12
const tagBytes = 16

/** AES-256-GCM with a random nonce, NIST SP 800-38D: nonce, ciphertext, tag. */
const aes256Gcm: Cipher = {
  keyBytes: 32,

  seal(key, plain, bound) {
    const nonce = randomBytes(nonceBytes)
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bound)
    return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  },

  open(key, sealed, bound) {
    if (sealed.length < nonceBytes + tagBytes) throw new RangeError('a sealed text is cut')
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes })
      .setAAD(bound)
      .setAuthTag(sealed.subarray(-tagBytes))
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()])
  },
}

export const ciphers = { v1: aes256Gcm } as const satisfies Record<string, Cipher>
