import { actAs, countedTooMany } from '../../../platform/accounts/index.ts'
import { unsignedId } from '../../../platform/actor/actor.ts'
import { type Declined, Invalid, Refused } from '../../../platform/contract/errors.ts'
import type { RequestContext } from '../../../platform/http/module.ts'
import { blindIndex } from '../../../platform/sealing/keys.ts'
import { seal } from '../../../platform/sealing/seal.ts'
import { type PickedPlace, type Reporting, reporting, reportUnsigned } from '../../needs/index.ts'
import { residentStepOf } from '../../needs/need.ts'
import { normalisePhone } from '../../people/index.ts'
import { getUnit, listUnitNames } from '../../territory/index.ts'
import { cardCodeLength, posterCodeLength, readCode } from '../code.ts'
import type { Received } from '../contract.ts'
import { limits } from '../limits.ts'
import { plainReceipt, receiptWords } from '../receipt.ts'
import type { Refusal } from '../refusals.ts'
import {
  type BoxFound,
  type CardFound,
  findArrival,
  findLivingCard,
  findOpenBox,
  findReceipt,
  insertArrival,
  type NewArrival,
} from '../store/arrival-store.ts'
import { words } from './words.zh.ts'

// What is refused here is returned and not thrown, so that the count of tries is kept.

/** What somebody says without sign-in. */
export interface Told {
  readonly code: string
  readonly text?: string | undefined
  readonly photoIds: readonly string[]
  readonly voiceNoteId?: string | undefined
  readonly phone?: string | undefined
  readonly name?: string | undefined
}

/** The same request, acting as whoever asks without sign-in: even somebody who is signed in has said nothing under their name. */
export function actUnsigned(context: RequestContext): Promise<RequestContext> {
  return actAs(context, unsignedId)
}

/** Which community to call. Nothing of the household leaves: whoever scans a card learns what is printed on it. */
export async function lookAtCard(signed: RequestContext, code: string): Promise<{ communityName: string } | Declined> {
  const context = await actUnsigned(signed)
  const card = await findCard(context, code)
  if (!card) return opensNothing(context, 'card-unknown')
  return { communityName: (await getUnit(context.tx, card.unitCode.slice(0, 12))).name }
}

/** Help is asked for at the door of a card. */
export async function askByCard(signed: RequestContext, told: Told): Promise<Received | Declined> {
  const context = await actUnsigned(signed)
  const earlier = await answeredBefore(context)
  if (earlier) return earlier
  const card = await findCard(context, told.code)
  if (!card) return opensNothing(context, 'card-unknown')

  const unchecked = await comesTooFast(context, 'card', card.id, limits.byCard)
  const { unitCode, buildingId, doorId } = card
  return takeIn(context, told, {
    source: 'door-card',
    place: { unitCode, buildingId, doorId },
    unchecked,
    by: { cardId: card.id },
  })
}

export async function lookAtBox(
  signed: RequestContext,
  code: string,
): Promise<{ place: string; unitName: string } | Declined> {
  const context = await actUnsigned(signed)
  const box = await findBox(context, code)
  if (!box) return opensNothing(context, 'box-unknown')
  return { place: box.place, unitName: (await listUnitNames(context.tx)).get(box.unitCode) ?? '' }
}

/** A suggestion by phone. Whoever gives no name and no number gets words with which to ask how it stands. */
export async function leaveNote(signed: RequestContext, told: Told): Promise<Received | Declined> {
  const context = await actUnsigned(signed)
  const earlier = await answeredBefore(context)
  if (earlier) return earlier
  const box = await findBox(context, told.code)
  if (!box) return opensNothing(context, 'box-unknown')

  const unchecked = await comesTooFast(context, 'box', box.id, limits.byBox)
  return takeIn(context, told, {
    source: 'suggestion-box',
    place: { unitCode: box.unitCode, buildingId: null, doorId: null },
    placeNote: words.inBox(box.place),
    unchecked,
    by: { boxId: box.id },
    receipt: !told.phone && !told.name,
  })
}

/** How a suggestion stands. A number that isn't, words that are wrong, and a need that came another way answer alike. */
export async function lookUpReceipt(signed: RequestContext, told: { number: string; words: string }) {
  const context = await actUnsigned(signed)
  const number = told.number.normalize('NFKC')
  const tooMany =
    (await countedTooMany(context, 'receipt-from', context.request.address, limits.receipts)) ??
    (await countedTooMany(context, 'receipt-of', number, limits.triesOfReceipt))
  if (tooMany) return tooMany

  const state = await findReceipt(context.tx, number, hashOfReceipt(number, told.words))
  return state === null ? new Refused('receipt-unknown') : { state, residentStep: residentStepOf[state] }
}

/** Why nothing can be uploaded with this code, or null. */
export async function uploadRefusal(
  signed: RequestContext,
  way: 'card' | 'box',
  code: string,
): Promise<Declined | null> {
  const context = await actUnsigned(signed)
  const found = way === 'card' ? await findCard(context, code) : await findBox(context, code)
  if (!found) return opensNothing(context, way === 'card' ? 'card-unknown' : 'box-unknown')
  return countedTooMany(context, 'intake-upload', context.request.address, limits.uploads)
}

/** A code that opens nothing, whether it ended or never was; from one address only so many times an hour. */
export async function opensNothing(context: RequestContext, refusal: Refusal): Promise<Declined> {
  const tooMany = await countedTooMany(context, 'intake-code', context.request.address, limits.wrongCodes)
  return tooMany ?? new Refused(refusal, 'body.code')
}

/** Whether so much comes by one way, or from one address, that somebody should look first. It is taken in all the same. */
export async function comesTooFast(
  context: RequestContext,
  way: 'card' | 'box' | 'round',
  id: string,
  most: (typeof limits)['byCard' | 'byBox' | 'byRound'],
): Promise<boolean> {
  const byWay = await countedTooMany(context, `intake-${way}`, id, most)
  const byAddress = await countedTooMany(context, 'intake-address', context.request.address, limits.fromAddress)
  return byWay !== null || byAddress !== null
}

interface Arriving {
  readonly source: 'door-card' | 'suggestion-box' | 'opinion-round'
  readonly place: PickedPlace
  readonly placeNote?: string
  readonly unchecked: boolean
  readonly by: Pick<NewArrival, 'cardId' | 'boxId' | 'roundId'>
  readonly receipt?: boolean
}

/** Takes it in as a need that nobody reported, with what it came by. */
export async function takeIn(
  context: RequestContext,
  told: Omit<Told, 'code'>,
  { source, place, placeNote, unchecked, by, receipt = false }: Arriving,
): Promise<Received> {
  const { tx, now, commandId } = context
  const { text, voiceNoteId, photoIds, name } = told
  const phone = told.phone === undefined ? undefined : normalisePhone(told.phone)
  if (phone === null) throw new Invalid('body.phone', 'not-a-mobile')
  const need: Reporting = {
    ...reporting({
      text,
      voiceNoteId,
      photoIds: [...photoIds],
      placeNote,
      reporterName: name,
      contactWay: phone ? 'phone' : 'community',
    }),
    source,
    ...(phone && { callerPhone: await seal(tx, phone, null) }),
    ...(unchecked && { flags: ['unchecked'] }),
  }

  const { id, number, unitCode, deadlineAt } = await reportUnsigned(context, need, place)
  const receiptOf = receipt ? wordsOfReceipt(commandId) : null
  await insertArrival(
    tx,
    {
      needId: id,
      unitCode,
      ...by,
      ...(receiptOf !== null && { receiptHash: hashOfReceipt(number, receiptOf) }),
      commandId,
    },
    now,
  )
  return { number, answeredBy: deadlineAt, receipt: receiptOf }
}

async function answeredBefore({ tx, commandId }: RequestContext): Promise<Received | null> {
  const earlier = await findArrival(tx, commandId)
  if (!earlier) return null
  const { number, deadlineAt, hasReceipt } = earlier
  return { number, answeredBy: deadlineAt, receipt: hasReceipt ? wordsOfReceipt(commandId) : null }
}

async function findCard({ tx }: RequestContext, typed: string): Promise<CardFound | undefined> {
  const code = readCode(typed, cardCodeLength)
  return code === null ? undefined : findLivingCard(tx, code)
}

async function findBox({ tx }: RequestContext, typed: string): Promise<BoxFound | undefined> {
  const code = readCode(typed, posterCodeLength)
  return code === null ? undefined : findOpenBox(tx, code)
}

/** From the command, so that a second sending gets the same words; keyed, so that nobody else can work them out. */
function wordsOfReceipt(commandId: string): string {
  return receiptWords(Buffer.from(blindIndex(`receipt of ${commandId}`), 'base64url').toString('hex'))
}

function hashOfReceipt(number: string, typed: string): string {
  return blindIndex(`receipt ${number} ${plainReceipt(typed)}`)
}
