import type { z } from 'zod'
import { listSquads, listTeams } from '../../core/organisation/index.ts'
import { listLogged } from '../../core/needs/index.ts'
import { listIdsNamed, listNames } from '../../core/people/index.ts'
import { listUnitNames } from '../../core/territory/index.ts'
import type { Context } from '../../platform/actor/actor.ts'
import type { Tx } from '../../platform/database/database.ts'
import { addDays, startOfDay } from '../../platform/calendar/dates.ts'
import { Invalid } from '../../platform/contract/errors.ts'
import { openAll } from '../../platform/sealing/seal.ts'
import type { EntryView, logBookCalls } from './contract.ts'
import { listEntries, listIdsOpened } from './store.ts'
import { words } from './words.zh.ts'

const mostNamed = 200

/** Facts that are ids of people: the auditor reads names. */
const personFacts = [
  'personId',
  'personIds',
  'assigneeId',
  'visitorIds',
  'reporterId',
  'heardBy',
  'recipient',
  'subject',
] as const
type Facts = Record<string, string | string[] | null>

/** One page of the log, with names for ids. */
export async function readEntries(
  { tx }: Context,
  query: z.output<(typeof logBookCalls)['listEntries']['query']>,
): Promise<{ rows: EntryView[]; next: string | null }> {
  const { words: name, after, limit, from, to, ...filter } = query
  const entries = await listEntries(
    tx,
    {
      ...filter,
      who: name ? await listIdsMeant(tx, name) : undefined,
      fromAt: from && startOfDay(from),
      beforeAt: to && startOfDay(addDays(to, 1)),
      afterId: after && cursorOf(after),
    } as Parameters<typeof listEntries>[1],
    limit,
  )
  const rows = entries.slice(0, limit)
  const named = rows.flatMap(({ facts }) => personFacts.flatMap((name) => [(facts as Facts)?.[name] ?? []].flat()))
  const about = (noun: string) => rows.flatMap((row) => (row.noun === noun ? row.nounId : []))
  const persons = await listNames(tx, [
    ...new Set([...rows.flatMap(({ personId }) => personId ?? []), ...about('person'), ...about('account'), ...named]),
  ])
  const needs = new Map((await listLogged(tx, about('need'))).map((need) => [need.id, need]))
  const units = await listUnitNames(tx)
  const reasons = await readReasons(tx, rows)
  const crews = new Map([...(await listTeams(tx, { ended: true })), ...(await listSquads(tx))].map((c) => [c.id, c]))
  const nameOf = (id: string) => persons.get(id)?.name ?? crews.get(id)?.name
  const say = (id: unknown) => nameOf(id as string) ?? String(id)
  return {
    rows: rows.map((row) => ({
      ...row,
      person: row.personId ? (persons.get(row.personId)?.name ?? words.unknownPerson) : words.system,
      subject: needs.get(row.nounId)?.number ?? nameOf(row.nounId) ?? null,
      opens: needs.get(row.nounId)?.opens ?? false,
      unitName: row.unitCode ? (units.get(row.unitCode) ?? null) : null,
      facts: Object.entries((row.facts ?? {}) as Facts)
        .filter(([, value]) => value !== null)
        .map(([name, value]) => ({ name, value: Array.isArray(value) ? value.map(say).join(' ') : say(value) })),
      reason: reasons.get(row.id) ?? null,
    })),
    next: entries.length > limit ? String(rows.at(-1)!.id) : null,
  }
}

/** Why sealed fields were opened, by entry. The notes of all else are not the log's to tell. */
export async function readReasons(
  tx: Tx,
  entries: Awaited<ReturnType<typeof listEntries>>,
): Promise<ReadonlyMap<number, string | null>> {
  const openings = entries.flatMap(({ id, kind, note }) => (kind === 'opened' && note ? [{ id, note }] : []))
  const opened = await openAll(
    tx,
    openings.map(({ note }) => note),
  )
  return new Map(openings.map(({ id }, place) => [id, opened[place] ?? null]))
}

/** Whom a part of a name may mean: staff who did it, and anybody of whom a sealed field was opened. */
async function listIdsMeant(tx: Tx, words: string): Promise<{ by: string[]; of: string[] }> {
  const opened = await listNames(tx, await listIdsOpened(tx))
  return {
    by: await listIdsNamed(tx, words, mostNamed),
    of: [...opened.values()].filter(({ name }) => name.includes(words)).map(({ id }) => id),
  }
}

export function cursorOf(after: string): number {
  const id = Number(after)
  if (!Number.isSafeInteger(id)) throw new Invalid('query.after', 'bad-shape')
  return id
}
