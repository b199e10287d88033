import type { Context } from '../../platform/actor/actor.ts'
import { type Sex, sexOf } from '../../platform/sealing/id-number.ts'
import { maskIdNumber } from '../../platform/sealing/mask.ts'
import { openAll } from '../../platform/sealing/seal.ts'
import { listHomesOf } from '../territory/index.ts'
import { listRegistered, type Registered } from './store.ts'

/** What rosters ask of a person beyond the list of people; null where it isn't on record. */
export interface Particulars {
  readonly building: string | null
  readonly entrance: string | null
  readonly door: string | null
  /** Number of the household. */
  readonly household: string | null
  readonly birthYear: number | null
  /** As the ID number tells it. */
  readonly sex: Sex | null
  /** Masked. */
  readonly idNumber: string | null
}

/** Particulars by person, of those whom the actor may see. */
export async function readParticulars(
  { tx }: Pick<Context, 'tx'>,
  personIds: readonly string[],
): Promise<Map<string, Particulars>> {
  const persons = await listRegistered(tx, personIds)
  const homes = await listHomesOf(tx, persons)
  const numbers = await openNumbers(tx, persons)

  return new Map(
    persons.map(({ id, household, birthYear }, index) => {
      const place = (key: 'building' | 'entrance' | 'door') => homes[index]![key] as string | null
      const number = numbers.get(id) ?? null
      const particulars: Particulars = {
        building: place('building'),
        entrance: place('entrance'),
        door: place('door'),
        household,
        birthYear,
        sex: number === null ? null : sexOf(number),
        idNumber: number === null ? null : maskIdNumber(number),
      }
      return [id, particulars]
    }),
  )
}

/** Whole ID numbers by person, for masking alone: what somebody asks to see goes through `openIdNumber`. */
async function openNumbers(tx: Context['tx'], persons: readonly Registered[]): Promise<Map<string, string>> {
  const sealed = persons.flatMap(({ id, idNumberSealed }) => (idNumberSealed ? [{ id, idNumberSealed }] : []))
  if (sealed.length === 0) return new Map()
  const opened = await openAll(
    tx,
    sealed.map(({ idNumberSealed }) => idNumberSealed),
  )
  return new Map(sealed.flatMap(({ id }, index) => (opened[index] ? [[id, opened[index]] as const] : [])))
}
