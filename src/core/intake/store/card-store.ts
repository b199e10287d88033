import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/database.ts'
import { at } from '../../../platform/database/time.ts'

export interface Card {
  readonly id: string
  readonly doorId: string
  readonly unitCode: string
  readonly code: string
  readonly madeAt: number
  readonly printedAt: number | null
  readonly timesPrinted: number
  readonly endedAt: number | null
}

const columns = ['id', 'doorId', 'unitCode', 'code', 'madeAt', 'printedAt', 'timesPrinted', 'endedAt'] as const

export interface CardDoor {
  readonly doorId: string
  readonly entrance: string
  readonly door: string
}

/** The doors of a building that are the actor's to see, as one walks through the house. */
export async function listDoors(tx: Tx, buildingId: string): Promise<CardDoor[]> {
  const { rows } = await sql<CardDoor>`
    select door.id as door_id, entrance.name as entrance, door.name as door
    from territory.entrance join territory.door on door.entrance_id = entrance.id
    where entrance.building_id = ${buildingId}::uuid
    order by length(entrance.name), entrance.name, length(door.name), door.name
    limit 2000`.execute(tx)
  return rows
}

/** Cards in force, by door. */
export async function listLivingCards(tx: Tx, doorIds: readonly string[]): Promise<Map<string, Card>> {
  if (doorIds.length === 0) return new Map()
  const rows = (await tx
    .selectFrom('intake.card')
    .select(columns)
    .where('doorId', 'in', [...doorIds])
    .where('endedAt', 'is', null)
    .execute()) as Card[]
  return new Map(rows.map((card) => [card.doorId, card]))
}

export async function findCardByCode(tx: Tx, code: string): Promise<Card | undefined> {
  return (await tx.selectFrom('intake.card').select(columns).where('code', '=', code).executeTakeFirst()) as
    | Card
    | undefined
}

/** The card, locked until the transaction ends. */
export async function lockCard(tx: Tx, id: string): Promise<Card | undefined> {
  return (await tx.selectFrom('intake.card').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()) as
    | Card
    | undefined
}

export interface NewCard {
  readonly id: string
  readonly doorId: string
  readonly unitCode: string
  readonly code: string
}

/** Leaves out doors at which somebody else made a card meanwhile. */
export async function insertCards(tx: Tx, cards: readonly NewCard[], madeBy: string, now: number): Promise<void> {
  if (cards.length === 0) return
  await tx
    .insertInto('intake.card')
    .values(cards.map((card) => ({ ...card, madeAt: at(now), madeBy })))
    .onConflict((conflict) => conflict.column('doorId').where('endedAt', 'is', null).doNothing())
    .execute()
}

export async function updateAsPrinted(tx: Tx, ids: readonly string[], now: number): Promise<void> {
  await tx
    .updateTable('intake.card')
    .set((eb) => ({ printedAt: at(now), timesPrinted: eb('timesPrinted', '+', 1) }))
    .where('id', 'in', [...ids])
    .execute()
}

export async function updateCardAsEnded(tx: Tx, id: string, endedBy: string, now: number): Promise<void> {
  await tx
    .updateTable('intake.card')
    .set({ endedAt: at(now), endedBy })
    .where('id', '=', id)
    .execute()
}

export interface CardBuilding {
  readonly id: string
  readonly name: string
  readonly unitCode: string
  readonly doors: number
  readonly cards: number
  readonly needs: number
  readonly printedAt: number | null
}

export interface BuildingSearch {
  readonly unitCode: string | undefined
  readonly words: string | undefined
  readonly descending: boolean
  /** The last row of the page before. */
  readonly after: readonly [unitCode: string, name: string] | undefined
  readonly limit: number
}

/** Buildings of the actor's units by grid and name, with how many doors have a printed card. */
export async function listCardBuildings(tx: Tx, search: BuildingSearch): Promise<CardBuilding[]> {
  const [afterUnit, afterName] = search.after ?? [null, null]
  const beyond = sql.raw(search.descending ? '<' : '>')
  const way = sql.raw(search.descending ? 'desc' : 'asc')
  const { rows } = await sql<CardBuilding>`
    with page as (
      select building.id, building.name, building.unit_code from territory.building
      where building.unit_code = any((select actor.units('business'))::text[])
        and (${search.unitCode ?? null}::text is null or building.unit_code ^@ ${search.unitCode ?? ''})
        and (${search.words ?? null}::text is null or strpos(building.name, ${search.words ?? ''}) > 0)
        and (${afterUnit}::text is null
          or (building.unit_code, length(building.name), building.name)
             ${beyond} (${afterUnit}, length(${afterName}::text), ${afterName}))
      order by building.unit_code ${way}, length(building.name) ${way}, building.name ${way}
      limit ${search.limit}
    )
    select page.id, page.name, page.unit_code, counted.doors, counted.cards, counted.printed_at, came.needs
    from page
    cross join lateral (
      select count(door.id)::int as doors, count(card.id)::int as cards, max(card.printed_at) as printed_at
      from territory.entrance
      join territory.door on door.entrance_id = entrance.id
      left join intake.card on card.door_id = door.id and card.ended_at is null and card.printed_at is not null
      where entrance.building_id = page.id) counted
    cross join lateral (
      select count(*)::int as needs from needs.need n
      where n.building_id = page.id and n.source = 'door-card') came
    order by page.unit_code ${way}, length(page.name) ${way}, page.name ${way}`.execute(tx)
  return rows
}
