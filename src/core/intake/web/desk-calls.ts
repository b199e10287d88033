import { people } from '../../people/web/calls.ts'
import type { FoundPerson } from '../../../platform/web/kit/person-picker.tsx'

export { intake, phoneOf, phonesQuery } from './public-calls.ts'

export const cardsKey = ['intake', 'cards'] as const
export const boxesKey = ['intake', 'boxes'] as const
export const roundKey = ['intake', 'rounds'] as const

/** People by name or initials, for who opens a box. */
export async function findPeople(text: string): Promise<FoundPerson[]> {
  const { rows } = await people.listPeople({ query: { words: text, limit: 12 } })
  return rows.map(({ id, name, unitName }) => ({ id, name, hint: unitName }))
}
