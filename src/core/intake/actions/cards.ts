import { type Context, personOf } from '../../../platform/actor/actor.ts'
import { uuidv7 } from '../../../platform/command/command.ts'
import { NotFound, Refused } from '../../../platform/contract/errors.ts'
import { log } from '../../../platform/events/log.ts'
import { communityOf, listAddresses, listBuildings, listUnitNames } from '../../territory/index.ts'
import { may } from '../access.ts'
import { cardCodeLength, readCode } from '../code.ts'
import type { CardToPrint } from '../contract.ts'
import { newCode } from '../new-code.ts'
import {
  type Card,
  findCardByCode,
  insertCards,
  listDoors,
  listLivingCards,
  lockCard,
  updateAsPrinted,
  updateCardAsEnded,
} from '../store/card-store.ts'

/** As many as one printing holds: fifty sheets. */
const mostCards = 400

/** Cards to print for doors of a building, made where there is none. That they were printed goes on record. */
export async function printCards(
  context: Context,
  buildingId: string,
  doorIds: readonly string[] | undefined,
): Promise<CardToPrint[]> {
  const [house] = await getHouses(context, [buildingId])
  const { id, unitCode, doors } = house!
  return print(context, [
    { id, unitCode, doors: doors.filter((door) => doorIds === undefined || doorIds.includes(door)) },
  ])
}

/** Cards to print for all doors of some buildings, one building after the other. */
export async function printBuildings(context: Context, buildingIds: readonly string[]): Promise<CardToPrint[]> {
  return print(context, await getHouses(context, [...new Set(buildingIds)]))
}

interface House {
  readonly id: string
  readonly unitCode: string
  /** Ids, as one walks through the house. */
  readonly doors: readonly string[]
}

async function getHouses({ tx, actor }: Context, buildingIds: readonly string[]): Promise<House[]> {
  const found = await listBuildings(tx, buildingIds)
  const houses: House[] = []
  for (const id of buildingIds) {
    const building = found.get(id)
    if (!building) throw new NotFound()
    const { unitCode } = building
    if (!may(actor, 'printCards', unitCode)) throw new Refused('not-your-post')
    houses.push({ id, unitCode, doors: (await listDoors(tx, id)).map(({ doorId }) => doorId) })
  }
  return houses
}

async function print(context: Context, houses: readonly House[]): Promise<CardToPrint[]> {
  const count = houses.reduce((sum, { doors }) => sum + doors.length, 0)
  if (count === 0) throw new NotFound()
  if (count > mostCards) throw new Refused('too-many-cards')

  const cards: Card[] = []
  for (const house of houses) if (house.doors.length > 0) cards.push(...(await printHouse(context, house)))
  return toPrint(context, cards)
}

async function printHouse(context: Context, { id: buildingId, unitCode, doors: ids }: House): Promise<Card[]> {
  const { tx, now } = context
  const there = await listLivingCards(tx, ids)
  const missing = ids.filter((doorId) => !there.has(doorId))
  const fresh = missing.map((doorId) => ({
    id: uuidv7(now),
    doorId,
    unitCode,
    code: newCode(cardCodeLength),
  }))
  await insertCards(tx, fresh, personOf(context), now)
  const cards = await listLivingCards(tx, ids)
  await updateAsPrinted(
    tx,
    [...cards.values()].map(({ id }) => id),
    now,
  )
  await log(context, {
    kind: 'cards-printed',
    noun: 'building',
    nounId: buildingId,
    unitCode,
    facts: { doors: ids.length, added: missing.length },
  })
  return ids.flatMap((id) => cards.get(id) ?? [])
}

/** A card was lost: its code is dead from now on, and the door has another. */
export async function replaceCard(context: Context, cardId: string): Promise<CardToPrint> {
  const { tx, now } = context
  const lost = await lockCard(tx, cardId)
  if (!lost) throw new NotFound()
  const { unitCode, doorId } = lost
  if (!may(context.actor, 'replaceCard', unitCode)) throw new Refused('not-your-post')
  if (lost.endedAt !== null) throw new Refused('card-over')

  await updateCardAsEnded(tx, lost.id, personOf(context), now)
  await insertCards(tx, [{ id: uuidv7(now), doorId, unitCode, code: newCode(cardCodeLength) }], personOf(context), now)
  const card = (await listLivingCards(tx, [doorId])).get(doorId)!
  await updateAsPrinted(tx, [card.id], now)
  await log(context, {
    kind: 'card-replaced',
    noun: 'door-card',
    nounId: card.id,
    unitCode,
    facts: { before: lost.id },
  })
  const [printed] = await toPrint(context, [card])
  return printed!
}

/** Whose door it is, when somebody tells the code of their card on the telephone. */
export async function findCard({ tx }: Context, typed: string) {
  const code = readCode(typed, cardCodeLength)
  const card = code === null ? undefined : await findCardByCode(tx, code)
  if (!card) throw new Refused('card-unknown', 'query.code')
  const place = (await listAddresses(tx, [card.doorId])).get(card.doorId)!
  return { line: place.line, doorId: card.doorId, buildingId: place.buildingId, ended: card.endedAt !== null }
}

async function toPrint({ tx }: Context, cards: readonly Card[]): Promise<CardToPrint[]> {
  const lines = await listAddresses(
    tx,
    cards.map(({ doorId }) => doorId),
  )
  const units = await listUnitNames(tx)
  return cards.map(({ id, doorId, unitCode, code }) => ({
    id,
    doorId,
    code,
    line: lines.get(doorId)?.line ?? '',
    communityName: units.get(communityOf(unitCode) ?? unitCode) ?? '',
  }))
}
