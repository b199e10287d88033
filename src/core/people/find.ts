import { sql } from 'kysely'
import type { Context } from '../../platform/actor/actor.ts'
import { blindIndex } from '../../platform/sealing/keys.ts'
import { tailIndexOf } from './actions.ts'
import { phoneQuery } from './phone.ts'
import { listPersons, type Person, searchPersons } from './store.ts'

/**
 * The people whom somebody means while typing, closest first: the beginning of a name or given name, of its pinyin or
 * initials, or a whole number or its last four digits.
 */
export async function findPeople({ tx }: Context, words: string, most: number): Promise<Person[]> {
  const phone = phoneQuery(words)
  if (phone) {
    const index =
      'whole' in phone ? { phoneIndex: blindIndex(phone.whole) } : { phoneTailIndex: tailIndexOf(phone.tail) }
    return searchPersons(tx, { ...index, limit: most })
  }

  const letters = /^[a-z' ]+$/i.test(words) ? words.toLowerCase().replace(/[' ]/g, '') : ''
  const { rows } = await sql<{ id: string }>`select id from people.find_named(${words}, ${letters}, ${most})`.execute(
    tx,
  )
  const found = new Map(
    (
      await listPersons(
        tx,
        rows.map(({ id }) => id),
      )
    ).map((person) => [person.id, person]),
  )
  return rows.flatMap(({ id }) => found.get(id) ?? [])
}
