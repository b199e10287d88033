import type { z } from 'zod'
import type { Context } from '../../platform/actor/actor.ts'
import { readPeople } from '../people/index.ts'
import type { MemberRow, organisationCalls } from './contract.ts'
import { listHeld, listSquads } from './store.ts'

const mostPosts = 1_000

/** One page of the people of the actor's units, each with the squads that they are in. */
export async function readPeopleWithSquads(
  context: Context,
  query: z.output<(typeof organisationCalls)['listPeople']['query']>,
): Promise<{ rows: MemberRow[]; next: string | null; can: { register: boolean } }> {
  const { tx, now } = context
  const { rows, ...rest } = await readPeople(context, query)
  const personIds = rows.map(({ id }) => id)
  const held = await listHeld(tx, { post: 'team-member', personIds, runningAt: now, limit: mostPosts })
  const names = new Map((await listSquads(tx)).map(({ id, name }) => [id, name]))
  const squadsOf = (personId: string) =>
    held.flatMap((one) => (one.personId === personId && one.squadId && names.get(one.squadId)) || [])

  return { ...rest, rows: rows.map((row) => ({ ...row, squads: squadsOf(row.id).toSorted() })) }
}
