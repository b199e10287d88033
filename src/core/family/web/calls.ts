import { client } from '../../../platform/web/client.ts'
import type { FoundPerson } from '../../../platform/web/kit/person-picker.tsx'
import { people } from '../../people/web/calls.ts'
import { familyAddresses } from '../addresses.ts'
import type { familyCalls } from '../contract.ts'

export const family = client<typeof familyCalls>(familyAddresses)

export const familyKey = ['family'] as const

/** People of one's units, for who writes a consent down. */
export async function findPeople(text: string): Promise<FoundPerson[]> {
  const { rows } = await people.listPeople({ query: { words: text, limit: 12 } })
  return rows.map(({ id, name, unitName }) => ({ id, name, hint: unitName }))
}
