import { createHash, createHmac, randomBytes } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ciphers, currentVersion } from './cipher.ts'

/** The keys of one installation. They live beside the database, never in it. */
export interface Keys {
  /** The id of the master key that seals; the others only open. */
  readonly current: string
  readonly masters: ReadonlyMap<string, Buffer>
  /** Under its own key, so that who can look up can't open. */
  readonly index: Buffer
}

/** The key file does not fit what was sealed. The message says what to do. */
export class WrongKey extends Error {
  constructor(
    message = 'The key file does not fit this database. Put back the keys/master.json that belongs to it (it is in the backup).',
  ) {
    super(message)
  }
}

/**
 * Reads the master keys from `keys/master.json` in the data folder and keeps them for this process. The first start makes
 * the file, readable by its owner alone. Throws `WrongKey` when the file can't be read as keys.
 */
export function loadKeys(dataDir: string): Keys {
  const file = keyFile(dataDir)
  const keys = parseKeys(readIfThere(file) ?? makeFile(dataDir, file), file)
  useKeys(keys)
  return keys
}

export function keyFile(dataDir: string): string {
  return join(dataDir, 'keys', 'master.json')
}

/** Keeps these keys for this process. */
export function useKeys(keys: Keys): void {
  kept = keys
}

export function keysInUse(): Keys {
  if (!kept) throw new WrongKey('No keys are loaded: loadKeys(dataDir) comes first.')
  return kept
}

let kept: Keys | undefined

/** Fresh keys that are written nowhere. */
export function temporaryKeys(): Keys {
  return parseKeys(freshKeys(), 'memory')
}

/** A look-up value for a strict field: the same text gives the same value, and the value tells nothing. */
export function blindIndex(text: string): string {
  return createHmac('sha256', keysInUse().index).update(text).digest('base64url')
}

function freshKeys(): string {
  const master = randomBytes(ciphers[currentVersion].keyBytes)
  const id = masterId(master)
  const file = {
    current: id,
    masters: { [id]: master.toString('base64url') },
    index: randomBytes(32).toString('base64url'),
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

function masterId(master: Buffer): string {
  return `m${createHash('sha256').update('wuse master key id').update(master).digest('hex').slice(0, 12)}`
}

function parseKeys(text: string, file: string): Keys {
  try {
    const { current, masters, index } = JSON.parse(text) as {
      current: string
      masters: Record<string, string>
      index: string
    }
    const keys: Keys = {
      current,
      masters: new Map(Object.entries(masters).map(([id, key]) => [id, Buffer.from(key, 'base64url')])),
      index: Buffer.from(index, 'base64url'),
    }
    const whole = [...keys.masters].every(([id, key]) => key.length === 32 && masterId(key) === id)
    if (whole && keys.masters.has(current) && keys.index.length === 32) return keys
  } catch {
    // Falls through to the one sentence that helps.
  }
  throw new WrongKey(`${file} is damaged. Put back the file from the backup; without it sealed fields stay closed.`)
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function makeFile(dataDir: string, file: string): string {
  mkdirSync(join(dataDir, 'keys'), { recursive: true, mode: 0o700 })
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, freshKeys(), { mode: 0o600, flush: true })
  chmodSync(unfinished, 0o600)
  try {
    // A link fails where the file exists by now, so that of two first starts at once both use the same keys.
    linkSync(unfinished, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    unlinkSync(unfinished)
  }
  return readFileSync(file, 'utf8')
}
