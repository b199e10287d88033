import type { Context } from '../../platform/actor/actor.ts'
import { personOf } from '../../platform/actor/actor.ts'
import { addDays, startOfDay } from '../../platform/calendar/dates.ts'
import { Invalid } from '../../platform/contract/errors.ts'
import { rightsOfPost, teamsCountedFor } from '../organisation/index.ts'
import { access } from './access.ts'
import type { InboxQuery } from './contract.ts'
import { directory, namesOfPeople } from './directory.ts'
import { isEnded, type OpenState, openStates, type Stage, stages, statesOf } from './need.ts'
import { countLanes, countLights } from './store/count-store.ts'
import {
  countExtensions,
  type Filter,
  type ListedNeed,
  listByDeadline,
  listByNumber,
  listByWords,
  listNewest,
  listReported,
  listWork,
  type WorkPart,
} from './store/list-store.ts'
import { listVisits } from './store/parts-store.ts'
import { type Called, mineView, rowView, workView } from './view.ts'
import type { MyNeedRow, NeedRow, WorkRow } from './views.ts'

/** Lists, page by page, and the counts beside the turns of the loop. */

interface Page<Row> {
  readonly rows: Row[]
  readonly next: string | null
}

/** The inbox: by turn of the loop, earliest deadline first; by words, ended, or everything: newest first. */
export async function readInbox(
  context: Context,
  query: InboxQuery,
): Promise<Page<NeedRow> & { total: number | null }> {
  const { tx, now } = context
  const number = query.words?.match(numberPattern)?.[0]
  if (number) {
    const rows = await withNames(context, await listByNumber(tx, number))
    return { rows, next: null, total: rows.length }
  }

  const lanes = lanesWanted(context, query)
  const filter = await filterOf(context, query)
  if (isElsewhere(filter)) return { rows: [], next: null, total: 0 }
  const ofHouseOrPerson = query.building !== undefined || query.reporter !== undefined
  if (query.words && !ofHouseOrPerson) {
    const ended = query.ended ?? null
    const page = { before: query.after ?? null, limit: query.limit }
    const { found, next } = await listByWords(tx, { words: query.words, lanes, ended }, filter, page, now)
    return { rows: await withNames(context, found), next, total: null }
  }
  if (lanes === null || query.ended || ofHouseOrPerson) {
    const wanted = { lanes: query.ended ? null : lanes, ended: query.ended ?? null, words: query.words ?? '' }
    const found = await listNewest(tx, wanted, filter, query.after ?? null, query.limit + 1, now)
    return { ...(await newestPage(context, found, query.limit)), total: null }
  }

  const [found, total] = await Promise.all([
    listByDeadline(tx, lanes, filter, { ...query, after: readCursor(query.after), limit: query.limit + 1 }, now),
    totalOf(context, query, lanes),
  ])
  const rows = found.slice(0, query.limit)
  const last = rows.at(-1)
  return {
    rows: await withNames(context, rows),
    next: found.length > query.limit && last ? `${last.deadlineAt}.${last.id}` : null,
    total,
  }
}

const numberPattern = /^\d{4}-\d{4,9}$/

/** The lanes that are asked for; null for everything whatever its lane. Guarded needs wait in a lane of their own. */
function lanesWanted({ actor }: Context, { stage, state, ended, light }: InboxQuery): string[] | null {
  if (state !== undefined) return isEnded(state) ? null : [state]
  if (stage !== undefined) return statesOf(stage)
  if (ended === false || light !== undefined) return [...openStates]
  if (ended === undefined && actor.rights.has('guarded') && !actor.rights.has('business')) return ['guarded']
  return null
}

async function filterOf(context: Context, query: InboxQuery): Promise<Filter> {
  return {
    communities: communitiesOf(context),
    grids: gridsOf(context, query.unit),
    rights: rightsOf(context),
    unit: query.unit,
    kind: query.kind,
    category: query.category,
    finerCategory: query.finerCategory,
    teams: query.team === undefined ? undefined : await teamsCountedFor(context.tx, query.team),
    light: query.light,
    source: query.source,
    flag: query.flag,
    handedBack: query.handedBack,
    extensionNotOf: query.extensionAsked ? personOf(context) : undefined,
    building: query.building,
    reporter: query.reporter,
    mineOf: query.mine ? personOf(context) : undefined,
    heardFrom: query.heardFrom === undefined ? undefined : startOfDay(query.heardFrom),
    heardTo: query.heardTo === undefined ? undefined : startOfDay(addDays(query.heardTo, 1)),
    closedFrom: query.closedFrom === undefined ? undefined : startOfDay(query.closedFrom),
    closedTo: query.closedTo === undefined ? undefined : startOfDay(addDays(query.closedTo, 1)),
    endState: query.state !== undefined && isEnded(query.state) ? query.state : undefined,
  }
}

/** The communities that the actor's posts reach, when they are named one by one; a street's post leaves it to the database. */
function communitiesOf({ actor }: Context): string[] | null {
  const scopes = actor.grants.filter(({ post }) => seesNeeds(post)).map(({ unitCode }) => unitCode ?? '')
  if (scopes.length === 0 || scopes.some((code) => code.length < 12)) return null
  return [...new Set(scopes.map((code) => code.slice(0, 12)))]
}

/** A unit that the actor's posts don't reach: nothing is there for them, and nothing is looked through to say so. */
function isElsewhere({ unit, communities }: Filter): boolean {
  return unit !== undefined && unit.length >= 12 && communities !== null && !communities.includes(unit.slice(0, 12))
}

/** Grids alone: those of somebody whose posts reach no further, or the one that is asked for. */
function gridsOf({ actor }: Context, unit: string | undefined): string[] | null {
  if (unit !== undefined && unit.length === 15) return [unit]
  const scopes = actor.grants.filter(({ post }) => seesNeeds(post)).map(({ unitCode }) => unitCode ?? '')
  return scopes.length > 0 && scopes.every((code) => code.length === 15) ? scopes : null
}

function rightsOf({ actor }: Context): ('business' | 'guarded')[] {
  const held = (['business', 'guarded'] as const).filter((right) => actor.rights.has(right))
  return held.length > 0 ? held : ['business']
}

function seesNeeds(post: string): boolean {
  const rights: readonly string[] = rightsOfPost[post as keyof typeof rightsOfPost] ?? []
  return rights.includes('business') || rights.includes('guarded')
}

/** Exact from the kept counter, as long as nothing but turn, state and unit narrows the list. */
async function totalOf({ tx }: Context, query: InboxQuery, lanes: readonly string[]): Promise<number | null> {
  const { stage: _, state: __, ended: ___, unit, after: ____, limit: _____, sort: ______, total, ...others } = query
  if (!total || Object.values(others).some((value) => value !== undefined)) return null
  const counts = await countLanes(tx, unit)
  return lanes.reduce((sum, lane) => sum + (counts.get(lane) ?? 0), 0)
}

export interface Counts {
  readonly stages: Record<Stage, number>
  readonly states: { state: OpenState; count: number }[]
  readonly late: number
  readonly soon: number
  readonly guarded: number
  readonly extensions: number
}

/** How many wait at each turn of the loop; late and soon leave out what waits for others, and stop at 1000. */
export async function readCounts(context: Context, unit: string | undefined): Promise<Counts> {
  const { tx, now } = context
  const [lanes, lights, extensions] = await Promise.all([
    countLanes(tx, unit),
    countLights(tx, ours, unit, now, 1_000),
    answersExtensions(context) ? countExtensions(tx, personOf(context)) : 0,
  ])
  const count = (state: OpenState) => lanes.get(state) ?? 0
  return {
    stages: Object.fromEntries(
      stages.map((stage) => [stage, statesOf(stage).reduce((sum, state) => sum + count(state), 0)]),
    ) as Record<Stage, number>,
    states: openStates.map((state) => ({ state, count: count(state) })),
    ...lights,
    guarded: count('guarded'),
    extensions,
  }
}

function answersExtensions({ actor }: Context): boolean {
  return actor.grants.some(({ post }) => (access.answerExtension as readonly string[]).includes(post))
}

const ours = openStates.filter((state) => !['asked', 'done', 'guarded'].includes(state))

/** What somebody asked for, newest first, as far as the actor sees it: the reader, or somebody who follows for them. */
export async function readReportedBy(
  context: Context,
  personId: string,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<Page<MyNeedRow>> {
  const { tx, now } = context
  const found = await listReported(tx, personId, after ?? null, limit + 1)
  const rows = found.slice(0, limit)
  const visits = await listVisits(
    tx,
    rows.filter(({ state }) => state === 'accepted' || state === 'serving').map(({ id }) => id),
  )
  const called = await calledIn(context, rows, [
    ...rows.map(({ assigneeId }) => assigneeId),
    ...visits.flatMap(({ visitorIds }) => visitorIds),
  ])
  return {
    rows: rows.map((need) => mineView(need, visits, called, now)),
    next: found.length > limit ? rows.at(-1)!.id : null,
  }
}

/** What is asked of the reader, waits for their yes, is theirs, or is with their team; earliest deadline first. */
export async function readWork(
  context: Context,
  { part, after, limit }: { part?: WorkPart | undefined; after?: string | undefined; limit: number },
): Promise<Page<WorkRow>> {
  const { tx, now } = context
  const found = await listWork(tx, personOf(context), part ?? null, readCursor(after), limit + 1)
  const rows = found.slice(0, limit)
  const visits = await listVisits(
    tx,
    rows.map(({ id }) => id),
  )
  const called = await calledIn(
    context,
    rows,
    rows.map(({ assigneeId }) => assigneeId),
  )
  const last = rows.at(-1)
  return {
    rows: rows.map((need) => workView(need, visits, called, now)),
    next: found.length > limit && last ? `${last.deadlineAt}.${last.id}` : null,
  }
}

async function newestPage(context: Context, found: readonly ListedNeed[], limit: number): Promise<Page<NeedRow>> {
  const rows = found.slice(0, limit)
  return { rows: await withNames(context, rows), next: found.length > limit ? rows.at(-1)!.id : null }
}

async function withNames(context: Context, needs: readonly ListedNeed[]): Promise<NeedRow[]> {
  const called = await calledIn(
    context,
    needs,
    needs.map(({ assigneeId }) => assigneeId),
  )
  return needs.map((need) => rowView(need, called, context.now))
}

async function calledIn(
  { tx }: Context,
  needs: readonly ListedNeed[],
  people: readonly (string | null)[],
): Promise<Called> {
  return { ...(await directory(tx, needs)), people: await namesOfPeople(tx, people) }
}

function readCursor(after: string | undefined): { deadlineAt: number; id: string } | null {
  if (after === undefined) return null
  const found = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(after)
  if (!found) throw new Invalid('query.after', 'bad-shape')
  return { deadlineAt: Number(found[1]), id: found[2]! }
}
