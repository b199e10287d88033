import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from '../actor/actor.ts'
import { open, openAll, seal } from '../sealing/seal.ts'
import { setting } from '../settings/settings.ts'
import { lookUpAddresses } from './address-book.ts'
import { carrier } from './settings.ts'
import { lockDueMessages, type MessageRow, updateMessage } from './store.ts'

const batch = 100
const mostTries = 8
const firstWaitMs = 60_000

/** Hands a message over. Throws when it could not; it is tried again later. */
export type Carry = (message: { to: string; text: string; at: number }) => Promise<void>

/** For intranets: each message as one JSON line of `outbox.log` in the data folder, for another program to pick up. */
export function carryToFile(dataDir: string): Carry {
  return (message) => appendFile(join(dataDir, 'outbox.log'), `${JSON.stringify(message)}\n`, { mode: 0o600 })
}

/**
 * Passes on the messages that are due, oldest first. Where nobody carries messages they are shown on the outbox page.
 * At least once: a crash after handing over and before the commit sends again. Returns how many were taken.
 */
export async function drainMessages(context: Context, dataDir: string): Promise<number> {
  const { tx, now } = context
  const due = await lockDueMessages(tx, now, batch)
  if (due.length === 0) return 0

  const addresses = await lookUpAddresses(
    tx,
    due.flatMap(({ recipientId }) => recipientId ?? []),
  )
  const texts = await openAll(
    tx,
    due.map(({ text }) => text),
  )
  for (const [i, message] of due.entries()) {
    const carried = (await setting(tx, carrier, message.unitCode)) === 'file' ? carryToFile(dataDir) : null
    const to = message.recipientId ? addresses.get(message.recipientId) : await open(tx, message.address!)
    await passOn(context, message, texts[i] ?? null, to ?? null, carried)
  }
  return due.length
}

/** Times grow: 1 minute, 2, 4 … two hours in all. */
export function nextTry(tries: number, now: number): number {
  return now + firstWaitMs * 2 ** (tries - 1)
}

async function passOn(
  { tx, now }: Context,
  message: MessageRow,
  text: string | null,
  to: string | null,
  carry: Carry | null,
): Promise<void> {
  if (message.expiresAt !== null && message.expiresAt <= now) {
    return updateMessage(tx, message.id, { state: 'failed', endedAt: now })
  }
  if (text === null) return updateMessage(tx, message.id, { state: 'no-address', endedAt: now })
  const address = to && (await seal(tx, to, message.recipientId))
  if (!carry) return updateMessage(tx, message.id, { state: 'shown', address, endedAt: null })
  if (!to) return updateMessage(tx, message.id, { state: 'no-address', endedAt: now })

  const tries = message.tries + 1
  try {
    await carry({ to, text, at: now })
  } catch {
    if (tries >= mostTries) return updateMessage(tx, message.id, { state: 'failed', address, tries, endedAt: now })
    return updateMessage(tx, message.id, {
      state: 'waiting',
      address,
      tries,
      nextTryAt: nextTry(tries, now),
      endedAt: null,
    })
  }
  await updateMessage(tx, message.id, { state: 'sent', address, tries, endedAt: now })
}
