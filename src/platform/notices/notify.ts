import type { Context, PersonId } from '../actor/actor.ts'
import { uuidv7 } from '../command/command.ts'
import { seal, sealAll } from '../sealing/seal.ts'
import { enqueue } from '../jobs/jobs.ts'
import { setting } from '../settings/settings.ts'
import { findStreetCode } from '../settings/street.ts'
import { carrier } from './settings.ts'
import { insertMessages, insertNotices } from './store.ts'

/** What somebody is told. Title and text are whole sentences from the module's words. */
export interface Notice {
  to: PersonId
  /** One word of the module: `need-dispatched`. */
  kind: string
  noun: string
  nounId: string
  title: string
  text: string
  /** Path of the page that it leads to. */
  link?: string
  /** Also as a message to the phone; `unitCode` says whose staff sees it on the outbox page. */
  sms?: { unitCode: string }
}

/** Tells one person, in the transaction of what happened: both are so, or neither. */
export async function notify(context: Context, notice: Notice): Promise<void> {
  await notifyAll(context, [notice])
}

/** Tells many, in one statement for the notices and one for the messages. */
export async function notifyAll(context: Context, notices: readonly Notice[]): Promise<void> {
  const { tx, now } = context
  await insertNotices(
    tx,
    notices.map(({ to, kind, noun, nounId, title, text, link }) => ({
      id: uuidv7(now),
      recipientId: to,
      kind,
      noun,
      nounId,
      title,
      text,
      link: link ?? null,
      toldAt: now,
    })),
  )

  const messages = notices.flatMap(({ to, title, text, sms }) =>
    sms ? [{ to, unitCode: sms.unitCode, text: `${title}\n${text}` }] : [],
  )
  const sealed = await sealAll(
    tx,
    messages.map(({ to, text }) => ({ text, owner: to })),
  )
  await insertMessages(
    tx,
    messages.map(({ to, unitCode }, i) => ({
      id: uuidv7(now),
      recipientId: to,
      unitCode,
      kind: 'notice' as const,
      address: null,
      text: sealed[i]!,
      expiresAt: null,
      writtenAt: now,
    })),
  )
  await leaveSoon(
    context,
    messages.map(({ unitCode }) => unitCode),
  )
}

export interface Text {
  phone: string
  text: string
  /** For a sign-in code: until when it may be typed. Such a text is masked on the outbox page. */
  codeUntil?: number
}

/** Writes to a phone number that may belong to nobody yet; works before sign-in. The street's own staff passes it on. */
export async function sendText(context: Context, { phone, text, codeUntil }: Text): Promise<void> {
  const { tx, now } = context
  const unitCode = (await findStreetCode(tx)) ?? ''
  const message = {
    id: uuidv7(now),
    recipientId: null,
    unitCode,
    kind: codeUntil === undefined ? ('notice' as const) : ('sign-in-code' as const),
    address: await seal(tx, phone, null),
    text: await seal(tx, text, null),
    expiresAt: codeUntil ?? null,
    writtenAt: now,
  }
  await insertMessages(tx, [message])
  await leaveSoon(context, [unitCode])
}

/**
 * Where somebody carries messages, they leave as soon as this transaction commits: nobody waits a minute for a code. A
 * drain too many finds nothing to do.
 */
async function leaveSoon(context: Context, unitCodes: readonly string[]): Promise<void> {
  const carried = await Promise.all(unitCodes.map((unitCode) => setting(context.tx, carrier, unitCode)))
  if (carried.some((by) => by !== 'page')) await enqueue(context, 'notices.drain', {})
}
