import { sql } from 'kysely'
import type { Tx } from '../../platform/database/database.ts'
import type { DoorSort } from './door.ts'

/** A door with who is registered behind it, as far as the actor sees them. */
export interface LivedDoor {
  readonly id: string
  readonly unitCode: string
  readonly buildingId: string
  readonly building: string
  readonly entrance: string
  readonly door: string
  readonly households: number
  readonly people: number
}

interface DoorSearch {
  /** Part of a house's name. */
  readonly words?: string | undefined
  /** A unit's code, or an empty text. */
  readonly unit: string
  readonly lived?: 'yes' | 'no' | undefined
  readonly sort: DoorSort
  readonly after?: string | undefined
  readonly limit: number
}

/** Doors by grid, house, staircase and name. Whole houses are read in the order of their index, and sorted one by one. */
export async function searchDoors(
  tx: Tx,
  { words, unit, lived, sort, after, limit }: DoorSearch,
): Promise<LivedDoor[]> {
  const beyond = sql.raw(sort === 'place' ? '>' : '<')
  const way = sql.raw(sort === 'place' ? 'asc' : 'desc')
  const somebody = sql`exists (select from people.person where person.door_id = door.id)`
  const { rows } = await sql<LivedDoor>`
    select door.id, door.unit_code, building.id as building_id, building.name as building, entrance.name as entrance,
      door.name as door,
      (select count(*)::integer from people.household where household.door_id = door.id) as households,
      (select count(*)::integer from people.person where person.door_id = door.id) as people
    from territory.building
    join territory.entrance on entrance.building_id = building.id
    join territory.door on door.entrance_id = entrance.id
    where building.unit_code ^@ ${unit}
      ${words ? sql`and strpos(building.name, ${words}) > 0` : sql``}
      ${lived ? sql`and ${lived === 'yes' ? somebody : sql`not ${somebody}`}` : sql``}
      ${
        after
          ? sql`and (building.unit_code, length(building.name), building.name, building.id) ${beyond}= (
                  select house.unit_code, length(house.name), house.name, house.id ${lastDoor(after)})
                and (building.unit_code, length(building.name), building.name, building.id,
                  length(entrance.name), entrance.name, length(door.name), door.name, door.id) ${beyond} (
                  select house.unit_code, length(house.name), house.name, house.id,
                    length(stairs.name), stairs.name, length(last.name), last.name, last.id ${lastDoor(after)})`
          : sql``
      }
    order by building.unit_code ${way}, length(building.name) ${way}, building.name ${way}, building.id ${way},
      length(entrance.name) ${way}, entrance.name ${way}, length(door.name) ${way}, door.name ${way}, door.id ${way}
    limit ${limit}`.execute(tx)
  return rows
}

function lastDoor(id: string) {
  return sql`from territory.door last
    join territory.entrance stairs on stairs.id = last.entrance_id
    join territory.building house on house.id = stairs.building_id
    where last.id = ${id}`
}
