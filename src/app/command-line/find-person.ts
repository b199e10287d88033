import type { Context } from '../../platform/actor/actor.ts'
import { CannotStart } from '../../platform/database/embedded/cannot-start.ts'
import { findPerson, findPersonByPhone, normalisePhone } from '../../core/people/index.ts'
import { type Person, searchPersons } from '../../core/people/store.ts'

/** What PERSON may be, for the manual pages. */
export const personMeaning = 'who: a full name, a phone number, or the id of a person'

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The one person that these words mean. Throws when there is none, or more than one. */
export async function getPersonByWords(context: Context, words: string): Promise<Person> {
  const found = await listByWords(context, words)
  const [only] = found
  if (only && found.length === 1) return only
  if (found.length === 0) throw new CannotStart(`Nobody here is known as "${words}".`)
  const each = found.map(({ id, unitCode }) => `${id} (unit ${unitCode})`).join(', ')
  throw new CannotStart(`${found.length} people are called "${words}": say which by id, ${each}.`)
}

async function listByWords(context: Context, words: string): Promise<Person[]> {
  const phone = uuid.test(words) ? null : normalisePhone(words)
  const id = uuid.test(words) ? words : phone && (await findPersonByPhone(context.tx, phone))
  if (id) {
    const person = await findPerson(context.tx, id)
    return person ? [person] : []
  }
  const near = await searchPersons(context.tx, { words, limit: 50 })
  return near.filter((person) => person.name === words)
}
