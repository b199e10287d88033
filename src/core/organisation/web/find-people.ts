import type { FoundPerson } from '../../../platform/web/kit/person-picker.tsx'
import { people } from '../../people/web/calls.ts'
import { words } from '../words.zh.ts'

/** People for a picker, by name, letters or phone. */
export async function findPeople(text: string): Promise<FoundPerson[]> {
  const { rows } = await people.listPeople({ query: { words: text, limit: 12 } })
  return rows.map(({ id, name, unitName, address }) => ({
    id,
    name,
    hint: address ? `${unitName}${words.dot}${address}` : unitName,
  }))
}
