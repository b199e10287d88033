import { InboxQuery } from '../../core/needs/contract.ts'
import { readInbox } from '../../core/needs/read-lists.ts'
import { findPeople } from '../../core/people/index.ts'
import type { NeedRow } from '../../core/needs/views.ts'
import { communityOf, findUnit } from '../../core/territory/index.ts'
import type { Context } from '../../platform/actor/actor.ts'
import { dateOf } from '../../platform/calendar/dates.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { Routes } from '../../platform/http/module.ts'
import type { findingCalls } from './contract.ts'

/** As many of each as somebody reads at a glance. */
const most = 6

export function findingRoutes(): Routes<typeof findingCalls> {
  return {
    find: async (context, { query: { words } }) => {
      const people = await findPeople(context, words, most)
      const needs = startsAName(words) ? [] : await findNeeds(context, words)
      const names = await communityNames(
        context.tx,
        people.map(({ unitCode }) => unitCode),
      )
      return {
        people: people.map(({ id, name, called, unitCode }) => ({
          id,
          name,
          called,
          unitName: names.get(unitCode) ?? '',
        })),
        needs: needs
          .slice(0, most)
          .map(({ id, number, title, state, unitName }) => ({ id, number, title, state, unitName })),
      }
    },
  }
}

/** By words; the last digits of a number mean this year's need of that number, which then comes first. */
async function findNeeds(context: Context, words: string): Promise<NeedRow[]> {
  const read = async (asked: string) => (await readInbox(context, InboxQuery.parse({ words: asked, limit: most }))).rows
  const told = await read(words)
  if (!/^\d{1,4}$/.test(words)) return told

  const year = dateOf(context.now).slice(0, 4)
  const numbered = await read(`${year}-${words.padStart(4, '0')}`)
  return [...numbered, ...told.filter(({ id }) => numbered.every((one) => one.id !== id))]
}

/** One or two letters begin somebody's initials; as words of a need they would be everywhere. */
function startsAName(words: string): boolean {
  return /^[a-z]{1,2}$/i.test(words)
}

/** What the communities of these units are called: a few are asked for, as a city has thousands. */
async function communityNames(tx: Tx, unitCodes: readonly string[]): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (const code of new Set(unitCodes)) {
    names.set(code, (await findUnit(tx, communityOf(code) ?? code))?.name ?? '')
  }
  return names
}
