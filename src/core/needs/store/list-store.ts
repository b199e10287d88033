import { sendText, type Tx } from '../../../platform/database/database.ts'
import { at } from '../../../platform/database/time.ts'
import { tsquery } from '../../../platform/search/terms.ts'
import type { BroadCategory, Flag, Kind, Source, State } from '../need.ts'
import type { Light } from '../deadline.ts'
import type { inboxSorts } from '../inbox.ts'
import type { Need } from './need-store.ts'
import { phrasesOf } from './need-store.ts'
import { columns, newStatement, type Value } from './statement.ts'

/** Lists of needs: the inbox by deadline, everything by age, by words, one's own, and what one has to do. */

/** A need as a line of a list shows it; the body stays where it is. */
export type ListedNeed = Pick<
  Need,
  | 'id'
  | 'number'
  | 'unitCode'
  | 'source'
  | 'heardAt'
  | 'title'
  | 'kind'
  | 'category'
  | 'categoryId'
  | 'guardedAt'
  | 'state'
  | 'level'
  | 'teamId'
  | 'squadId'
  | 'assigneeId'
  | 'referredTo'
  | 'declinedTo'
  | 'deadlineAt'
  | 'soonAt'
  | 'provisional'
  | 'handedBackCount'
  | 'version'
> & { readonly flags: readonly Flag[] | null; readonly extensionAsked: boolean }

const line = columns('n', [
  'id',
  'number',
  'unit_code',
  'source',
  'heard_at',
  'title',
  'kind',
  'category',
  'category_id',
  'guarded_at',
  'state',
  'level',
  'team_id',
  'squad_id',
  'assignee_id',
  'referred_to',
  'declined_to',
  'deadline_at',
  'soon_at',
  'provisional',
  'handed_back_count',
  'version',
])

/**
 * Flags are few: an empty list is not sent, so that no line pays for parsing one. More time is asked for while somebody has
 * it in hand: the other lines are not looked up.
 */
const restOfLine = `case when n.flags <> '{}' then n.flags end as flags,
  case when n.state in ('accepted', 'serving', 'referred') then exists (
    select from needs.extension open where open.need_id = n.id and open.answered_at is null) else false end as "extensionAsked"`

export interface Filter {
  /** Communities that the actor's posts reach, or null for all that the database says. */
  readonly communities: readonly string[] | null
  /** Which of the two rights open needs to the actor; asked for only where communities are not named. */
  readonly rights: readonly ('business' | 'guarded')[]
  /** Grids, when the actor's posts reach no further or one grid is asked for: they have an index of their own. */
  readonly grids: readonly string[] | null
  readonly unit: string | undefined
  readonly kind: Kind | undefined
  readonly category: BroadCategory | undefined
  readonly finerCategory: string | undefined
  /** A team with those that went into it. */
  readonly teams: readonly string[] | undefined
  readonly light: Light | undefined
  readonly source: Source | undefined
  readonly flag: Flag | undefined
  readonly handedBack: boolean | undefined
  /** Those that wait for an answer to more time, asked for by somebody else than this person. */
  readonly extensionNotOf: string | undefined
  readonly building: string | undefined
  /** Narrows to what a post of the actor reaches: whoever merely has a part in a need is not told who asks. */
  readonly reporter: string | undefined
  readonly mineOf: string | undefined
  readonly heardFrom: number | undefined
  readonly heardTo: number | undefined
  /** Closed from this moment on, and before that one: within the units where the actor works. */
  readonly closedFrom: number | undefined
  readonly closedTo: number | undefined
  readonly endState: State | undefined
}

type InboxSort = (typeof inboxSorts)[number]

interface Cursor {
  readonly deadlineAt: number
  readonly id: string
}

/**
 * One page of the inbox by deadline. Each community and lane is read from its own stretch of the index and
 * the few first of each are merged, so that it costs the same in a large street as in a small one.
 */
export async function listByDeadline(
  tx: Tx,
  lanes: readonly string[],
  filter: Filter,
  { sort, after, limit }: { sort: InboxSort; after: Cursor | null; limit: number },
  now: number,
): Promise<ListedNeed[]> {
  const statement = newStatement()
  const { value } = statement
  const way = sort === 'deadline' ? 'asc' : 'desc'
  const { communities, grids, unit } = filter
  const named = unit !== undefined && unit.length >= 12
  const units = grids ?? (named ? [unit] : communities)
  // Once the index is entered by the unit, asking for it again would only mislead the planner.
  const narrowing = named ? { ...filter, unit: undefined } : filter
  const column = grids === null ? 'n.community_code' : 'n.unit_code'
  const one = units?.length === 1 && lanes.length === 1
  const inbox = one
    ? `${column} = ${value(units[0])}::text and n.lane = ${value(lanes[0])}::text`
    : `${column} = unit.code and n.lane = lane.name`
  const beyond = after
    ? `and (n.deadline_at, n.id) ${sort === 'deadline' ? '>' : '<'} (${value(at(after.deadlineAt))}::timestamptz, ${value(after.id)}::uuid)`
    : ''
  const page = `select ${line}, ${restOfLine} from needs.need n
    where ${inbox} ${beyond} ${conditions(narrowing, now, value)}
    order by n.deadline_at ${way}, n.id ${way} limit ${value(limit)}::integer`
  if (one) return statement.run(tx, page)
  return statement.run(
    tx,
    `select found.* from ${unitsOf(units, filter.rights, value)} as unit (code)
     cross join unnest(${value([...lanes])}::text[]) as lane (name)
     cross join lateral (${page}) found
     order by found."deadlineAt" ${way}, found.id ${way} limit ${value(limit)}::integer`,
  )
}

/** One page of everything, of some lanes, or of what has ended or has not, newest first. */
export async function listNewest(
  tx: Tx,
  { lanes, ended, words }: { lanes: readonly string[] | null; ended: boolean | null; words: string },
  filter: Filter,
  before: string | null,
  limit: number,
  now: number,
): Promise<ListedNeed[]> {
  const statement = newStatement()
  const { value } = statement
  const wanted = [
    ended !== null && (ended ? 'n.lane is null' : 'n.lane is not null'),
    lanes !== null && `n.lane = any(${value([...lanes])}::text[])`,
    // Among the needs of a house or a person, who are few: no index of words is asked.
    ...phrasesOf(words).map(
      (phrase) => `strpos(lower(n.title || ' ' || coalesce(n.body, '')), ${value(phrase)}::text) > 0`,
    ),
  ].filter((condition) => condition !== false)
  return statement.run(
    tx,
    `select ${line}, ${restOfLine} from needs.need n
     where ${before ? `n.id < ${value(before)}::uuid` : 'true'} ${wanted.map((one) => `and ${one}`).join(' ')}
       ${conditions(filter, now, value)}
     order by n.id desc limit ${value(limit)}::integer`,
  )
}

/** Needs of a number, as people say it. */
export async function listByNumber(tx: Tx, number: string): Promise<ListedNeed[]> {
  return sendText(
    tx,
    `select ${line}, ${restOfLine} from needs.need n
     where n.number = $1 and n.street_code in (select code from territory.unit where level = 'street')`,
    [number],
  )
}

/** One page of needs with these words, newest first. It may be short where a filter drops what the words found. */
export async function listByWords(
  tx: Tx,
  { words, lanes, ended }: { words: string; lanes: readonly string[] | null; ended: boolean | null },
  filter: Filter,
  { before, limit }: { before: string | null; limit: number },
  now: number,
): Promise<{ found: ListedNeed[]; next: string | null }> {
  const query = tsquery(words)
  if (query === null) return { found: [], next: null }
  const hits = await sendText<{ id: string }>(
    tx,
    `select id from needs.search($1::tsquery, $2::text[], $3::text[], $4::boolean, $5::text, $6::text[], $7::text, $8::uuid,
       $9::uuid, $10::integer)`,
    [
      query,
      phrasesOf(words),
      lanes === null ? null : [...lanes],
      ended,
      filter.unit ?? null,
      filter.kind ? [filter.kind] : null,
      filter.category ?? null,
      filter.teams?.length === 1 ? filter.teams[0] : null,
      before,
      limit + 1,
    ],
  )
  const page = hits.slice(0, limit).map(({ id }) => id)
  if (page.length === 0) return { found: [], next: null }
  const statement = newStatement()
  const { value } = statement
  const found = await statement.run<ListedNeed>(
    tx,
    `select ${line}, ${restOfLine} from needs.need n where n.id = any(${value(page)}::uuid[]) ${conditions(filter, now, value)}
     order by n.id desc`,
  )
  return { found, next: hits.length > limit ? page.at(-1)! : null }
}

/** Needs that wait for an answer to more time, asked for by somebody else. They are few: the index of open ones is read whole. */
function askedFor(me: string): string {
  return `array(select open.need_id from needs.extension open where open.answered_at is null and open.asked_by <> ${me}::uuid)`
}

/** How many of the actor's units wait for an answer to more time that somebody else asked for. */
export async function countExtensions(tx: Tx, personId: string): Promise<number> {
  const rows = await sendText<{ count: number }>(
    tx,
    `select count(*)::integer as count from needs.need n
     where n.id = any(${askedFor('$1')}) and n.guarded_at is null and n.lane in ('accepted', 'serving', 'referred')
       and n.unit_code = any((select actor.units('business'))::text[])`,
    [personId],
  )
  return rows[0]!.count
}

export async function listReported(
  tx: Tx,
  personId: string,
  before: string | null,
  limit: number,
): Promise<ListedNeed[]> {
  const statement = newStatement()
  const { value } = statement
  return statement.run(
    tx,
    `select ${line}, ${restOfLine} from needs.need n
     where n.reporter_id = ${value(personId)}::uuid ${before ? `and n.id < ${value(before)}::uuid` : ''}
     order by n.id desc limit ${value(limit)}::integer`,
  )
}

export type WorkPart = 'asked-of-me' | 'to-accept' | 'mine' | 'my-team'

export interface WorkNeed extends ListedNeed {
  readonly part: WorkPart
  readonly invitationId: string | null
  readonly invitationExpiresAt: number | null
  readonly invitationVisitAt: number | null
}

/** What is asked of somebody, waits for their yes, is theirs, or is with a team that they lead; earliest deadline first. */
export async function listWork(
  tx: Tx,
  personId: string,
  part: WorkPart | null,
  after: Cursor | null,
  limit: number,
): Promise<WorkNeed[]> {
  const statement = newStatement()
  const { value } = statement
  const me = `${value(personId)}::uuid`
  return statement.run(
    tx,
    `with mine as (
       select i.need_id as id, case when i.answer = 'yes' then 'mine' else 'asked-of-me' end as part,
              i.id as invitation_id, i.expires_at, i.visit_at
         from needs.invitation i
         where i.person_id = ${me} and i.withdrawn_at is null and coalesce(i.answer, 'yes') = 'yes'
       union all
       select v.need_id, 'mine', null, null, null from needs.visitor v where v.person_id = ${me}
       union all
       select n.id, case when n.state = 'dispatched' then 'to-accept' else 'mine' end, null, null, null
         from needs.need n
         where n.assignee_id = ${me} and n.lane in ('dispatched', 'accepted', 'serving', 'referred')
           and n.dispatched_at is not null
       union all
       select n.id, case when n.state = 'dispatched' then 'to-accept' else 'my-team' end, null, null, null
         from needs.need n
         where (n.team_id = any((select actor.teams())::uuid[]) or n.squad_id = any((select actor.squads())::uuid[]))
           and n.assignee_id is distinct from ${me}
           and n.lane in ('dispatched', 'accepted', 'serving') and n.dispatched_at is not null
     ), first as (
       select distinct on (mine.id) mine.* from mine
       order by mine.id, array_position(array['asked-of-me', 'to-accept', 'mine', 'my-team'], mine.part)
     )
     select ${line}, ${restOfLine}, first.part, first.invitation_id as "invitationId",
            first.expires_at as "invitationExpiresAt", first.visit_at as "invitationVisitAt"
     from first
     join needs.need n on n.id = first.id
     where n.lane in ('asked', 'dispatched', 'accepted', 'serving', 'referred')
       ${part === null ? '' : `and first.part = ${value(part)}::text`}
       ${after ? `and (n.deadline_at, n.id) > (${value(at(after.deadlineAt))}::timestamptz, ${value(after.id)}::uuid)` : ''}
     order by n.deadline_at, n.id limit ${value(limit)}::integer`,
  )
}

function unitsOf(named: readonly string[] | null, rights: Filter['rights'], value: Value): string {
  if (named !== null) return `unnest(${value([...named])}::text[])`
  const units = rights.map((right) => `(select actor.units(${value(right)}))::text[]`)
  return `(select distinct left(code, 12) from unnest(${units.join(' || ')}) code)`
}

/** What narrows a list, each as one `and …`; nothing for what isn't asked. */
function conditions(filter: Filter, now: number, value: Value): string {
  const { unit, kind, category, finerCategory, teams, source, flag, handedBack, light, mineOf, heardFrom, heardTo } =
    filter
  const { building, reporter, extensionNotOf, closedFrom, closedTo, endState } = filter
  const wanted: string[] = []
  if (unit !== undefined) {
    // Codes are digits and a colon comes after them: as a range, a prefix has an index whatever its value.
    wanted.push(`n.unit_code >= ${value(unit)}::text and n.unit_code < ${value(`${unit}:`)}::text`)
  }
  if (kind !== undefined) wanted.push(`n.kind = ${value(kind)}::text`)
  if (category !== undefined) wanted.push(`n.category = ${value(category)}::text`)
  if (finerCategory !== undefined) wanted.push(`n.category_id = ${value(finerCategory)}::uuid`)
  if (teams !== undefined) wanted.push(`n.team_id = any(${value([...teams])}::uuid[])`)
  if (source !== undefined) wanted.push(`n.source = ${value(source)}::text`)
  if (flag !== undefined) wanted.push(`n.flags @> array[${value(flag)}::text]`)
  if (handedBack) wanted.push('n.handed_back_count > 0')
  if (extensionNotOf !== undefined) wanted.push(`n.id = any(${askedFor(value(extensionNotOf))})`)
  if (light === 'red') wanted.push(`n.deadline_at <= ${value(at(now))}::timestamptz`)
  if (light === 'yellow') {
    wanted.push(`n.soon_at <= ${value(at(now))}::timestamptz and n.deadline_at > ${value(at(now))}::timestamptz`)
  }
  if (light === 'green') wanted.push(`n.soon_at > ${value(at(now))}::timestamptz`)
  if (mineOf !== undefined) {
    const me = `${value(mineOf)}::uuid`
    wanted.push(`(n.assignee_id = ${me} or n.handler_id = ${me} or n.heard_by = ${me})`)
  }
  if (building !== undefined) wanted.push(`n.building_id = ${value(building)}::uuid`)
  if (reporter !== undefined) {
    wanted.push(`n.reporter_id = ${value(reporter)}::uuid and (n.unit_code = any((select actor.units('business'))::text[])
      or n.unit_code = any((select actor.units('guarded'))::text[]))`)
  }
  if (heardFrom !== undefined) wanted.push(`n.heard_at >= ${value(at(heardFrom))}::timestamptz`)
  if (heardTo !== undefined) wanted.push(`n.heard_at < ${value(at(heardTo))}::timestamptz`)
  if (endState !== undefined) wanted.push(`n.state = ${value(endState)}::text`)
  if (closedFrom !== undefined || closedTo !== undefined) {
    // As `needs.count_closed` counts them, from the same index.
    wanted.push(`n.state = 'closed' and n.guarded_at is null
      and n.community_code = any(array(select distinct left(code, 12) from unnest((select actor.units('business'))::text[]) code))
      and n.unit_code = any((select actor.units('business'))::text[])`)
  }
  if (closedFrom !== undefined) wanted.push(`n.closed_at >= ${value(at(closedFrom))}::timestamptz`)
  if (closedTo !== undefined) wanted.push(`n.closed_at < ${value(at(closedTo))}::timestamptz`)
  return wanted.map((condition) => `and ${condition}`).join(' ')
}
