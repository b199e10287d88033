import { randomBytes } from 'node:crypto'
import { uuidv7 } from '../command/command.ts'
import type { Tx } from '../database/database.ts'
import { type CipherVersion, ciphers, currentVersion } from './cipher.ts'
import { keysInUse, WrongKey } from './keys.ts'
import {
  insertKeys,
  insertMasterKeyId,
  listKeys,
  listLivingKeys,
  listMasterKeyIds,
  type PersonKey,
  updateKeyAsDestroyed,
} from './store.ts'

/**
 * Seals a text under the key of `owner`, a person's id, or with null under the key of this installation.
 * Returns `v1:<key id>:<base64url>`. Erasing the owner makes it unreadable.
 */
export async function seal(tx: Tx, text: string, owner: string | null): Promise<string> {
  if (owner === null) return sealUnderMaster(text)
  const key = await livingKeyOf(tx, owner)
  return sealUnder(key.id, unwrap(key), text)
}

/** The same for many texts; asks once for all owners. */
export async function sealAll(tx: Tx, texts: readonly { text: string; owner: string | null }[]): Promise<string[]> {
  const owners = new Set(texts.flatMap(({ owner }) => (owner === null ? [] : [owner])))
  const living = await livingKeysOf(tx, [...owners])
  const keys = new Map(living.map((key) => [key.personId, { id: key.id, key: unwrap(key) }]))
  return texts.map(({ text, owner }) => {
    const own = owner === null ? undefined : keys.get(owner)
    return own ? sealUnder(own.id, own.key, text) : sealUnderMaster(text)
  })
}

/**
 * The text again, or null when its owner's key was destroyed. Throws `WrongKey` when the master key is another one, and
 * an error when a byte was changed.
 */
export async function open(tx: Tx, sealed: string): Promise<string | null> {
  const [text] = await openAll(tx, [sealed])
  return text ?? null
}

/** Opens many with one question to the database; the answers stand in the order of the texts. */
export async function openAll(tx: Tx, sealedTexts: readonly string[]): Promise<(string | null)[]> {
  const parsed = sealedTexts.map(parse)
  const personKeyIds = new Set(parsed.map(({ keyId }) => keyId).filter((keyId) => !isMasterId(keyId)))
  const keys = new Map<string, Buffer | null>()
  if (personKeyIds.size > 0) {
    for (const key of await listKeys(tx, [...personKeyIds])) keys.set(key.id, key.wrapped === null ? null : unwrap(key))
  }

  return parsed.map(({ version, keyId, body }) => {
    const key = isMasterId(keyId) ? masterKey(keyId) : (keys.get(keyId) ?? null)
    return key && ciphers[version].open(key, body, bound(version, keyId)).toString('utf8')
  })
}

/** Destroys the person's key: whatever was sealed under it stays closed for good. */
export async function destroyKey(tx: Tx, personId: string, now: number): Promise<void> {
  await updateKeyAsDestroyed(tx, personId, now)
}

/** Refuses to go on when this database was sealed under other master keys; the first start writes down which is its own. */
export async function confirmKeys(tx: Tx): Promise<void> {
  const { current, masters } = keysInUse()
  const known = await listMasterKeyIds(tx)
  if (known.some((id) => !masters.has(id))) throw new WrongKey()
  if (!known.includes(current)) await insertMasterKeyId(tx, current)
}

async function livingKeyOf(tx: Tx, personId: string): Promise<PersonKey> {
  const [key] = await livingKeysOf(tx, [personId])
  return key!
}

async function livingKeysOf(tx: Tx, personIds: readonly string[]): Promise<PersonKey[]> {
  if (personIds.length === 0) return []
  const found = await listLivingKeys(tx, personIds)
  const known = new Set(found.map(({ personId }) => personId))
  const missing = personIds.filter((personId) => !known.has(personId))
  if (missing.length === 0) return found
  await insertKeys(tx, missing.map(freshKey))
  return listLivingKeys(tx, personIds)
}

function freshKey(personId: string): PersonKey {
  const id = uuidv7()
  return { id, personId, wrapped: sealUnderMaster(randomBytes(32).toString('base64url'), id) }
}

// Bound to its row: a wrapped key that somebody copies over another person's opens nothing.
function unwrap({ id, wrapped }: Pick<PersonKey, 'id' | 'wrapped'>): Buffer {
  const { version, keyId, body } = parse(wrapped!)
  const text = ciphers[version].open(masterKey(keyId), body, bound(version, keyId, id)).toString('utf8')
  return Buffer.from(text, 'base64url')
}

function sealUnderMaster(text: string, alsoBoundTo?: string): string {
  const { current, masters } = keysInUse()
  return sealUnder(current, masters.get(current)!, text, alsoBoundTo)
}

function sealUnder(keyId: string, key: Buffer, text: string, alsoBoundTo?: string): string {
  const version = currentVersion
  const body = ciphers[version].seal(key, Buffer.from(text, 'utf8'), bound(version, keyId, alsoBoundTo))
  return `${version}:${keyId}:${body.toString('base64url')}`
}

function bound(version: CipherVersion, keyId: string, also = ''): Buffer {
  return Buffer.from(`${version}:${keyId}:${also}`, 'utf8')
}

function masterKey(id: string): Buffer {
  const key = keysInUse().masters.get(id)
  if (!key) throw new WrongKey()
  return key
}

function isMasterId(keyId: string): boolean {
  return keyId.startsWith('m')
}

function parse(sealed: string): { version: CipherVersion; keyId: string; body: Buffer } {
  const [version, keyId, body] = sealed.split(':')
  if (!version || !Object.hasOwn(ciphers, version) || !keyId || !body) throw new RangeError('this is not a sealed text')
  return { version: version as CipherVersion, keyId, body: Buffer.from(body, 'base64url') }
}
