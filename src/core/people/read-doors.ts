import type { z } from 'zod'
import type { Context } from '../../platform/actor/actor.ts'
import { Invalid } from '../../platform/contract/errors.ts'
import { listUnitNames } from '../territory/index.ts'
import type { DoorRow, peopleCalls } from './contract.ts'
import { searchDoors } from './door-store.ts'

/** One page of the doors of the actor's units, those with nobody registered too. */
export async function readDoors(
  { tx }: Context,
  { unit, after, limit, ...search }: z.output<(typeof peopleCalls)['listDoors']['query']>,
): Promise<{ rows: DoorRow[]; next: string | null }> {
  if (after && !/^[0-9a-f-]{36}$/.test(after)) throw new Invalid('query.after', 'bad-shape')
  const found = await searchDoors(tx, { ...search, unit: unit ?? '', after, limit: limit + 1 })
  const unitNames = await listUnitNames(tx)
  const rows = found
    .slice(0, limit)
    .map((door) => ({ ...door, unitName: unitNames.get(door.unitCode) ?? door.unitCode }))
  return { rows, next: found.length > limit ? rows.at(-1)!.id : null }
}
