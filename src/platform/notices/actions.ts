import { type Context, personOf } from '../actor/actor.ts'
import { NotFound, Refused } from '../contract/errors.ts'
import { log } from '../events/log.ts'
import { type Outcome, takeEach } from '../lists/many.ts'
import { recordOpening } from '../sealing/openings.ts'
import { open } from '../sealing/seal.ts'
import { lookUpHolders } from './address-book.ts'
import { codeRefusal } from './message.ts'
import { findMessage, findNotice, updateAsRead, updateAsUnread, updateMessage } from './store.ts'
import { words } from './words.zh.ts'

/** Marks one of the person's own notices as read; once more changes nothing. */
export async function readNotice(context: Context, noticeId: string): Promise<void> {
  await updateAsRead(context.tx, personOf(context), noticeId, context.now)
}

export async function readAllNotices(context: Context): Promise<number> {
  return updateAsRead(context.tx, personOf(context), null, context.now)
}

/** Marks many of the person's own notices as read; each has its own outcome. */
export function markRead(context: Context, noticeIds: readonly string[]): Promise<Outcome[]> {
  return takeEach(
    noticeIds,
    async (noticeId) => {
      if ((await getNotice(context, noticeId)).readAt !== null) throw new Refused('already-read')
      await readNotice(context, noticeId)
    },
    words.refusals,
  )
}

/** Takes back that notices were marked as read: they wait for their reader again. */
export function markUnread(context: Context, noticeIds: readonly string[]): Promise<Outcome[]> {
  return takeEach(
    noticeIds,
    async (noticeId) => {
      if ((await getNotice(context, noticeId)).readAt === null) throw new Refused('not-read-yet')
      await updateAsUnread(context.tx, personOf(context), noticeId)
    },
    words.refusals,
  )
}

async function getNotice(context: Context, noticeId: string): Promise<{ readAt: number | null }> {
  const notice = await findNotice(context.tx, personOf(context), noticeId)
  if (!notice) throw new NotFound()
  return notice
}

/** The number that a message goes to, opened with a reason on record. */
export async function openAddress(context: Context, messageId: string, reason: string): Promise<string> {
  const message = await findMessage(context.tx, messageId)
  const address = message?.address && (await open(context.tx, message.address))
  if (!message || !address) throw new NotFound()

  const { recipientId: subject, unitCode } = message
  await recordOpening(context, { noun: 'message', nounId: messageId, unitCode, subject, field: 'phone', reason })
  return address
}

/**
 * The text of a sign-in code, opened with a reason on record for whoever reads it to the person. Throws `Refused` when it
 * has expired or its number is that of somebody else with a post: they sign in by password, or by a link.
 */
export async function openCode(context: Context, messageId: string, reason: string): Promise<string> {
  const { tx, now, actor } = context
  const message = await findMessage(tx, messageId)
  if (message?.kind !== 'sign-in-code') throw new NotFound()
  const phone = await open(tx, message.address!)
  const holder = (phone && (await lookUpHolders(tx, [phone])).get(phone)) || null
  const refusal = codeRefusal(message, holder, actor.personId, now)
  if (refusal) throw new Refused(refusal)

  const subject = holder?.personId ?? null
  await recordOpening(context, {
    noun: 'message',
    nounId: messageId,
    unitCode: message.unitCode,
    subject,
    field: 'sign-in-code',
    reason,
  })
  return (await open(tx, message.text))!
}

/** Somebody of the staff passed the message on by voice. */
export async function markTold(context: Context, messageId: string): Promise<void> {
  const { tx, now, actor } = context
  const message = await findMessage(tx, messageId)
  if (!message) throw new NotFound()
  if (message.endedAt !== null) throw new Refused('message-has-ended')

  await updateMessage(tx, messageId, { state: 'told', endedAt: now, endedBy: actor.personId })
  await log(context, {
    kind: 'message-told',
    noun: 'message',
    nounId: messageId,
    unitCode: message.unitCode,
    facts: { recipient: message.recipientId },
  })
}
