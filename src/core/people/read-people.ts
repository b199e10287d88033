import type { z } from 'zod'
import type { Context } from '../../platform/actor/actor.ts'
import { Invalid } from '../../platform/contract/errors.ts'
import { blindIndex } from '../../platform/sealing/keys.ts'
import { mayAnywhere } from './access.ts'
import { tailIndexOf } from './actions.ts'
import type { peopleCalls, PersonRow } from './contract.ts'
import { phoneQuery } from './phone.ts'
import { type Search, searchPersons } from './store.ts'
import { personRows } from './views.ts'

/** One page of the people of the actor's units. */
export async function readPeople(
  context: Context,
  { words, unit, skill, alone, sort, after, limit }: z.output<(typeof peopleCalls)['listPeople']['query']>,
): Promise<{ rows: PersonRow[]; next: string | null; can: { register: boolean } }> {
  const found = await searchPersons(context.tx, {
    ...wordsOrPhone(words),
    ...(unit && { unitCode: unit }),
    ...(skill && { skill }),
    ...(alone && { alone: true }),
    sort,
    ...(after && { after: cursorOf(after) }),
    limit: limit + 1,
  })
  const persons = found.slice(0, limit)
  const last = persons.at(-1)
  return {
    rows: await personRows(context, persons),
    next: found.length > limit && last ? cursorAt(last) : null,
    can: { register: mayAnywhere(context.actor, 'register') },
  }
}

/** Eleven digits or four are looked up by blind index; anything else is part of a name. */
function wordsOrPhone(words: string | undefined): Partial<Search> {
  const phone = words ? phoneQuery(words) : null
  if (phone && 'whole' in phone) return { phoneIndex: blindIndex(phone.whole) }
  if (phone) return { phoneTailIndex: tailIndexOf(phone.tail) }
  return words ? { words } : {}
}

function cursorAt({ pinyin, id }: { pinyin: string; id: string }): string {
  return Buffer.from(JSON.stringify([pinyin, id])).toString('base64url')
}

function cursorOf(cursor: string): { pinyin: string; id: string } {
  try {
    const [pinyin, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    if (typeof pinyin === 'string' && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id)) return { pinyin, id }
  } catch {
    // Falls through: a cursor that we did not make.
  }
  throw new Invalid('query.after', 'bad-shape')
}
