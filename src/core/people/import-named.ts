import type { Context } from '../../platform/actor/actor.ts'
import type { Column } from '../../platform/imports/columns.ts'
import { blindIndex } from '../../platform/sealing/keys.ts'
import { listByNames, listByNumbers } from './import-store.ts'
import { importWords } from './import-words.zh.ts'

const { columns, named } = importWords

/** The columns by which a sheet names somebody who is registered. */
export const personColumns = [
  { key: 'person', ...named.columns.person, type: 'text', required: true, maxLength: 40 },
  { key: 'phone', ...columns.phone, note: named.phoneNote, type: 'phone' },
  { key: 'personId', ...columns.id, type: 'code', maxLength: 36 },
] as const satisfies readonly Column[]

export const personReasons: Readonly<Record<string, string>> = named.reasons

interface NamedInASheet {
  readonly person: string
  readonly phone: string | null
  readonly personId: string | null
}

/** Whom some rows mean, in their order: by the number of the registration, by phone, or by a name that only one bears. */
export async function findPeopleNamed(
  { tx }: Context,
  told: readonly NamedInASheet[],
): Promise<({ readonly id: string } | { readonly refused: string; readonly column: string })[]> {
  const ids = told.flatMap(({ personId }) => (personId !== null && uuid.test(personId) ? [personId] : []))
  const phones = told.flatMap(({ phone }) => (phone === null ? [] : [blindIndex(phone)]))
  const seen = await listByNames(tx, [...new Set(told.map(({ person }) => person))], ids)
  const numbered = await listByNumbers(tx, phones, [])

  return told.map(({ person, phone, personId }) => {
    if (personId !== null) {
      const known = seen.find(({ id }) => id === personId)
      return known ? { id: known.id } : { refused: 'person-unknown', column: 'personId' }
    }
    const bearers = seen.filter(({ name }) => name === person)
    if (phone !== null) {
      const caller = numbered.find(({ phoneIndex }) => phoneIndex === blindIndex(phone))
      const known = bearers.find(({ id }) => id === caller?.id)
      if (known || caller) return known ? { id: known.id } : { refused: 'phone-of-another', column: 'phone' }
    }
    if (bearers.length > 1) return { refused: 'person-not-clear', column: 'person' }
    return bearers[0] ? { id: bearers[0].id } : { refused: 'person-not-registered', column: 'person' }
  })
}

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/
