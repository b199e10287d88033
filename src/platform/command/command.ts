import { hash, randomBytes } from 'node:crypto'
import { at } from '../database/time.ts'
import { sendBehind } from '../database/database.ts'
import type { Tx } from '../database/database.ts'

/** A UUIDv7: its first 48 bits are the time in milliseconds, so that newer ids sort behind older ones. */
export function uuidv7(now: number = Date.now()): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now, 0, 6)
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

export interface Command {
  readonly id: string
  readonly personId: string
  readonly call: string
  readonly bodyHash: Buffer
}

export function hashBody(call: string, params: unknown, body: unknown): Buffer {
  return hash('sha256', JSON.stringify([call, params, body ?? null]), 'buffer')
}

export type Earlier = { readonly known: false } | { readonly known: true; readonly answer: unknown } | 'other-body'

/** Whether this command was carried out before, and what was answered then. */
export async function findCommand(tx: Tx, command: Command): Promise<Earlier> {
  const row = await tx
    .selectFrom('events.command')
    .select(['bodyHash', 'answer'])
    .where('id', '=', command.id)
    .executeTakeFirst()
  if (!row) return { known: false }
  if (!command.bodyHash.equals(row.bodyHash)) return 'other-body'
  return { known: true, answer: JSON.parse(row.answer) }
}

/**
 * Remembers the answer, at the end of the command's transaction. The commit fails with a unique violation when the same
 * command was carried out before or beside this one.
 */
export function rememberCommand(tx: Tx, { id, personId, call, bodyHash }: Command, answer: unknown, now: number): void {
  sendBehind(tx, remembering, [id, personId, call, bodyHash, JSON.stringify(answer ?? null), at(now)])
}

const remembering =
  'insert into events.command (id, person_id, call, body_hash, answer, at) values ($1, $2, $3, $4, $5, $6)'
