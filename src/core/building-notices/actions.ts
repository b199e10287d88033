import { type Context, personOf } from '../../platform/actor/actor.ts'
import { uuidv7 } from '../../platform/command/command.ts'
import { NotFound, Refused } from '../../platform/contract/errors.ts'
import { log } from '../../platform/events/log.ts'
import { notifyAll } from '../../platform/notices/index.ts'
import { leadsFrom } from '../needs/need.ts'
import { findNeed, type Need, note, refer, settle, takeBack } from '../needs/index.ts'
import { type Building, listBuildings } from '../territory/index.ts'
import { may, type Step } from './access.ts'
import { followUpRefusal, type Kind, type MessageKind, reachOf, type Span, spanRefusal, unitOf } from './notice.ts'
import {
  deleteTie,
  findNotice,
  insertMessage,
  insertNotice,
  insertTie,
  insertTold,
  listBuildingIds,
  listMessages,
  listNeighbours,
  listTied,
  lockNotice,
  type Message,
  type Notice,
  updateAsOver,
} from './store.ts'
import { notices, placesOf, reasonOfUntying, titleOf } from './words.zh.ts'

/** Telling whole buildings, correcting it, saying that it is over; and giving those who told of it their one answer. */

export interface Posting extends Span {
  readonly kind: Kind
  readonly buildingIds: readonly string[]
  readonly responsible: string
  readonly text: string
}

/** Tells everybody behind the doors of these buildings; returns the notice's id. */
export async function post(context: Context, told: Posting): Promise<string> {
  const { tx, now } = context
  const { kind, responsible, text, fromAt, untilAt } = told
  const buildings = await getBuildings(context, told.buildingIds)
  const refusal = spanRefusal(told)
  if (refusal) throw new Refused(refusal, 'body.untilAt')

  const notice: Notice = {
    id: uuidv7(now),
    unitCode: unitOf(buildings.map(({ unitCode }) => unitCode)),
    kind,
    places: placesOf(buildings.map(({ name }) => name)),
    responsible,
    postedAt: now,
    overAt: null,
  }
  const { overAt: _notYet, ...fresh } = notice
  await insertNotice(tx, { ...fresh, postedBy: personOf(context) }, buildings)
  await tellAll(context, notice, 'posted', { text, fromAt, untilAt })
  await record(context, notice, 'building-notice-posted', { buildings: buildings.length, until: untilAt })
  return notice.id
}

/** Says what is different now; needs about it get it as their answer. */
export async function correct(
  context: Context,
  noticeId: string,
  { text, fromAt, untilAt }: Span & { text: string },
): Promise<void> {
  const notice = await lockForFollowUp(context, noticeId)
  const refusal = spanRefusal({ fromAt, untilAt })
  if (refusal) throw new Refused(refusal, 'body.untilAt')

  await tellAll(context, notice, 'corrected', { text, fromAt, untilAt })
  for (const { id } of await listTied(context.tx, noticeId)) {
    const need = await findNeed(context.tx, id)
    if (need) await passOn(context, need, text)
  }
  await record(context, notice, 'building-notice-corrected', { until: untilAt })
}

/**
 * Says that it is over. Needs that wait for whoever mends it are solved by that: now those who asked have the word. What
 * somebody has in hand gets the text and is finished there.
 */
export async function sayOver(
  context: Context,
  noticeId: string,
  text: string,
): Promise<{ settled: number; left: number }> {
  const { tx, now } = context
  const notice = await lockForFollowUp(context, noticeId)
  const { fromAt, untilAt } = await lastMessage(context, noticeId)
  await updateAsOver(tx, noticeId, personOf(context), now)
  await tellAll(context, notice, 'over', { text, fromAt, untilAt })

  let settled = 0
  let left = 0
  for (const { id } of await listTied(tx, noticeId)) {
    const need = await findNeed(tx, id)
    if (!need) continue
    if (leadsFrom('settle', need.state)) {
      await settle(context, id, { text })
      settled += 1
    } else if (await passOn(context, need, text)) left += 1
  }
  await record(context, notice, 'building-notice-over', { settled, left })
  return { settled, left }
}

/** Somebody said it at a door behind which nobody reads it. Once more changes nothing. */
export async function tellDoor(context: Context, noticeId: string, doorId: string): Promise<void> {
  const { tx, now } = context
  const notice = await findNotice(tx, noticeId)
  if (!notice) throw new NotFound()
  const neighbours = await listNeighbours(tx, await listBuildingIds(tx, noticeId))
  const door = neighbours.find((neighbour) => neighbour.doorId === doorId)
  if (!door) throw new Refused('door-elsewhere')
  const { unitCode } = door
  if (!may(context.actor, 'tellDoor', unitCode)) throw new Refused('not-your-post')

  const { id: messageId } = await lastMessage(context, noticeId)
  if (await insertTold(tx, { messageId, doorId, unitCode, toldBy: personOf(context) }, now)) {
    await record(context, notice, 'building-notice-told', { doorId, messageId })
  }
}

/**
 * These needs are about this matter: those that nobody has in hand yet are handed over to who mends it, with the text as
 * the answer; the others get the text.
 */
export async function tie(context: Context, noticeId: string, needIds: readonly string[]): Promise<void> {
  const { tx, now } = context
  const notice = await lockOwn(context, 'tie', noticeId)
  const refusal = followUpRefusal(notice)
  if (refusal) throw new Refused(refusal)
  const { text, kind, fromAt, untilAt } = await lastMessage(context, noticeId)
  const answer = notices.answer(titleOf(notice.kind, kind, { fromAt, untilAt }), text)

  for (const needId of new Set(needIds)) {
    const need = await findNeed(tx, needId)
    if (!need) throw new NotFound()
    if (!(await insertTie(tx, { needId, noticeId, tiedBy: personOf(context) }, now))) throw new Refused('need-is-tied')
    if (leadsFrom('refer', need.state)) {
      await refer(context, needId, { to: notice.responsible, reason: text, answerBy: untilAt ?? undefined })
    } else {
      await note(context, needId, { text, photoIds: [], shown: true })
    }
    if (need.reporterId) {
      const to = need.reporterId
      await notifyAll(context, [
        { to, kind: 'building-notice-answer', noun: 'need', nounId: needId, link: `/m/needs/${needId}`, ...answer },
      ])
    }
    await record(context, notice, 'building-notice-tied', { needId })
  }
}

/** Not this matter after all: it comes back, and is worked on by itself. */
export async function untie(context: Context, noticeId: string, needId: string): Promise<void> {
  const notice = await lockOwn(context, 'tie', noticeId)
  if (!(await deleteTie(context.tx, noticeId, needId))) throw new Refused('need-not-tied')
  const need = await findNeed(context.tx, needId)
  if (need && leadsFrom('takeBack', need.state)) await takeBack(context, needId, { reason: reasonOfUntying })
  await record(context, notice, 'building-notice-untied', { needId })
}

/** Writes a message, and tells everybody whom the product reaches; the doors that remain are read off the list. */
async function tellAll(
  context: Context,
  notice: Notice,
  kind: MessageKind,
  { text, fromAt, untilAt }: Span & { text: string },
): Promise<void> {
  const { tx, now } = context
  const { app, sms } = reachOf(await listNeighbours(tx, await listBuildingIds(tx, notice.id)))
  await insertMessage(tx, {
    id: uuidv7(now),
    noticeId: notice.id,
    kind,
    text,
    fromAt,
    untilAt,
    inApp: app.length,
    bySms: sms.length,
    writtenAt: now,
    writtenBy: personOf(context),
  })
  const title = titleOf(notice.kind, kind, { fromAt, untilAt })
  const told = {
    kind: `building-notice-${kind}`,
    noun: 'building-notice',
    nounId: notice.id,
    title,
    text,
    link: `/n/${notice.id}`,
  }
  const all = [
    ...app.map((to) => ({ ...told, to })),
    ...sms.map((to) => ({ ...told, to, sms: { unitCode: notice.unitCode } })),
  ]
  for (let from = 0; from < all.length; from += atOnce) await notifyAll(context, all.slice(from, from + atOnce))
}

/** A statement holds some 65,000 values; a notice has ten. */
const atOnce = 2_000

/** Gives a need the new text; false for one that is done or over, which needs no more words. */
async function passOn(context: Context, need: Need, text: string): Promise<boolean> {
  if (!leadsFrom('note', need.state) || leadsFrom('confirm', need.state)) return false
  await note(context, need.id, { text, photoIds: [], shown: true })
  return true
}

/** The buildings, in each of which the actor may post. */
export async function getBuildings(context: Context, ids: readonly string[]): Promise<Building[]> {
  const wanted = [...new Set(ids)]
  const known = await listBuildings(context.tx, wanted)
  if (known.size < wanted.length) throw new Refused('building-unknown', 'body.buildingIds')
  const buildings = wanted.map((id) => known.get(id)!)
  if (unitOf(buildings.map(({ unitCode }) => unitCode)) === '') throw new Refused('two-streets', 'body.buildingIds')
  if (!buildings.every(({ unitCode }) => may(context.actor, 'post', unitCode))) throw new Refused('not-your-post')
  return buildings
}

async function lastMessage({ tx }: Context, noticeId: string): Promise<Message> {
  return (await listMessages(tx, [noticeId])).get(noticeId)![0]!
}

async function lockForFollowUp(context: Context, noticeId: string): Promise<Notice> {
  const notice = await lockOwn(context, 'followUp', noticeId)
  const refusal = followUpRefusal(notice)
  if (refusal) throw new Refused(refusal)
  return notice
}

async function lockOwn(context: Context, step: Step, noticeId: string): Promise<Notice> {
  const notice = await lockNotice(context.tx, noticeId)
  if (!notice) throw new NotFound()
  if (!may(context.actor, step, notice.unitCode)) throw new Refused('not-your-post')
  return notice
}

async function record(
  context: Context,
  { id, unitCode }: Notice,
  kind: string,
  facts: Record<string, string | number | null>,
): Promise<void> {
  await log(context, { kind, noun: 'building-notice', nounId: id, unitCode, facts })
}
