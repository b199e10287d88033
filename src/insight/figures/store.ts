import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/database/database.ts'
import { at } from '../../platform/database/time.ts'
import { type Dimension, type FigureKey, momentsOf, type Scope } from './figure.ts'

/**
 * Every figure is counted from records of one shape: `key` counts once, `amount` is added where the figure is a sum, and the
 * rest tells them apart and lists them. Only what lies in the actor's own units is counted; guarded needs never are.
 */
type Records = RawBuilder<unknown>

interface Moments {
  readonly from: Date & number
  readonly to: Date & number
  readonly now: Date & number
}

const ofNeed = sql`n.id::text as key, n.id as id, 'need' as noun, n.number || ' ' || n.title as label, n.unit_code, n.kind, n.category, n.team_id`
const open = sql`n.guarded_at is null`
const others = sql`null::text as kind, null::text as category, null::uuid as team_id`
const running = (moment: Date & number) =>
  sql`g.valid_from < ${moment}::timestamptz and (g.valid_to is null or g.valid_to >= ${moment}::timestamptz)`

function heard({ from, to }: Moments, more: RawBuilder<unknown> = sql``): Records {
  return sql`select ${ofNeed}, n.heard_at as at, 1 as amount from needs.need n
    where ${open} and n.heard_at >= ${from}::timestamptz and n.heard_at < ${to}::timestamptz ${more}`
}

function closed({ from, to }: Moments, amount = sql`1`, more: RawBuilder<unknown> = sql``): Records {
  return sql`select ${ofNeed}, n.closed_at as at, ${amount} as amount from needs.need n
    where ${open} and n.state = 'closed' and n.closed_at >= ${from}::timestamptz and n.closed_at < ${to}::timestamptz ${more}`
}

function visits({ from, to }: Moments): RawBuilder<unknown> {
  return sql`needs.visit v join needs.need n on n.id = v.need_id and ${open}
    where v.cancelled_at is null and v.visit_at >= ${from}::timestamptz and v.visit_at < ${to}::timestamptz`
}

function invitations({ from, to }: Moments, more: RawBuilder<unknown> = sql``): Records {
  return sql`select i.id::text as key, n.id as id, 'need' as noun, n.number || ' ' || n.title as label, n.unit_code, n.kind, n.category, n.team_id,
      i.asked_at as at, 1 as amount
    from needs.invitation i join needs.need n on n.id = i.need_id and ${open}
    where i.asked_at >= ${from}::timestamptz and i.asked_at < ${to}::timestamptz ${more}`
}

function registered({ to }: Moments, more: RawBuilder<unknown> = sql``): Records {
  return sql`select p.id::text as key, p.id as id, 'person' as noun, p.name as label, p.unit_code, ${others}, p.registered_at as at, 1 as amount
    from people.person p where p.erased_at is null and p.registered_at < ${to}::timestamptz ${more}`
}

function holders({ to }: Moments, posts: readonly string[]): Records {
  return sql`select g.person_id::text as key, g.person_id as id, 'person' as noun, who.name as label, g.unit_code, null::text as kind,
      null::text as category, g.team_id, g.valid_from as at, 1 as amount
    from actor."grant" g left join people.person who on who.id = g.person_id
    where g.post = any(${[...posts]}::text[]) and ${running(to)}`
}

function batches({ from, to }: Moments, amount: RawBuilder<unknown>): Records {
  return sql`select b.id::text as key, b.id as id, 'import' as noun, b.file_name as label, b.unit_code, ${others}, b.started_at as at, ${amount} as amount
    from imports.batch b
    where b.state in ('done', 'cancelled') and b.started_at >= ${from}::timestamptz and b.started_at < ${to}::timestamptz`
}

const lastMark = sql`(select r.mark from needs.rating r where r.need_id = n.id order by r.rated_at desc, r.id desc limit 1)`

const recordsOf: Record<FigureKey, (moments: Moments) => Records> = {
  'needs-heard': (moments) => heard(moments),
  'needs-served': (moments) => heard(moments, sql`and n.state in ('done', 'calling', 'closed')`),
  'needs-closed': (moments) => closed(moments),
  'needs-rated': (moments) =>
    closed(moments, sql`1`, sql`and exists (select from needs.rating r where r.need_id = n.id)`),
  'needs-satisfied': (moments) => closed(moments, sql`1`, sql`and ${lastMark} = 'satisfied'`),
  'needs-late': (moments) =>
    heard(moments, sql`and n.lane is not null and n.deadline_at <= ${moments.now}::timestamptz`),
  'needs-reopened': ({ from, to }) => sql`select ${ofNeed}, min(r.rated_at) as at, 1 as amount
    from needs.rating r join needs.need n on n.id = r.need_id and ${open}
    where r.mark = 'unsolved' and r.rated_at >= ${from}::timestamptz and r.rated_at < ${to}::timestamptz group by n.id`,
  'needs-referred': (moments) => heard(moments, sql`and n.referred_to is not null`),
  'hours-served': (moments) => closed(moments, sql`n.minutes_served`, sql`and n.minutes_served > 0`),
  visits: (
    moments,
  ) => sql`select v.id::text as key, n.id as id, 'need' as noun, n.number || ' ' || n.title as label, n.unit_code, n.kind,
    n.category, n.team_id, v.visit_at as at, 1 as amount from ${visits(moments)}`,
  'visitor-trips': (
    moments,
  ) => sql`select trip.key || who.person_id as key, trip.id, trip.noun, trip.label, trip.unit_code, trip.kind,
      trip.category, trip.team_id, trip.at, 1 as amount
    from (select v.id::text as key, v.id as visit_id, n.id as id, 'need' as noun, n.number || ' ' || n.title as label, n.unit_code, n.kind,
      n.category, n.team_id, v.visit_at as at from ${visits(moments)}) trip
    join needs.visitor who on who.visit_id = trip.visit_id`,
  'volunteers-asked': (moments) => invitations(moments),
  'volunteers-agreed': (moments) => invitations(moments, sql`and i.answer = 'yes'`),
  people: (moments) => registered(moments),
  'people-new': (moments) => registered(moments, sql`and p.registered_at >= ${moments.from}::timestamptz`),
  'people-alone': (moments) => registered(moments, sql`and p.lives_alone`),
  volunteers: (moments) => holders(moments, ['team-leader', 'squad-leader', 'team-member']),
  staff: (moments) =>
    holders(moments, [
      'street-officer',
      'committee-secretary',
      'matters-officer',
      'branch-secretary',
      'community-worker',
      'grid-worker',
      'auditor',
    ]),
  teams:
    () => sql`select t.id::text as key, t.id as id, 'team' as noun, t.name as label, t.street_code as unit_code, ${others},
    null::timestamptz as at, 1 as amount from organisation.team t where t.ended_at is null`,
  squads:
    () => sql`select s.id::text as key, s.id as id, 'squad' as noun, s.name as label, s.unit_code, null::text as kind,
    null::text as category, s.team_id, null::timestamptz as at, 1 as amount from organisation.squad s where s.ended_at is null`,
  partners: () => sql`select p.id::text as key, p.id as id, 'partner' as noun, p.name as label, p.unit_code, ${others},
    null::timestamptz as at, 1 as amount from partnership.partner p where p.ended_at is null`,
  imports: (moments) => batches(moments, sql`1`),
  'rows-imported': (moments) => batches(moments, sql`b.added`),
}

const summed: ReadonlySet<FigureKey> = new Set(['hours-served', 'rows-imported'])

const groups: Record<Dimension, RawBuilder<string | null>> = {
  community: sql`case when length(r.unit_code) >= 12 then left(r.unit_code, 12) end`,
  grid: sql`case when length(r.unit_code) = 15 then r.unit_code end`,
  team: sql`r.team_id::text`,
  kind: sql`r.kind`,
  category: sql`r.category`,
  month: sql`to_char(r.at at time zone 'Asia/Shanghai', 'YYYY-MM')`,
}

/** The records of a figure within a scope, told apart from those of other units and parts. */
function within(figure: FigureKey, scope: Scope, now: number): Records {
  const { from, to } = momentsOf(scope)
  const records = recordsOf[figure]({ from: at(from), to: at(to), now: at(now) })
  const { unitCode, kind, category, teamId } = scope
  return sql`(select all_of.* from (${records}) all_of
    where all_of.unit_code = any((select actor.units('business'))::text[])
      and all_of.unit_code >= ${unitCode}::text and all_of.unit_code < ${`${unitCode}:`}::text
      ${kind === undefined ? sql`` : sql`and all_of.kind = ${kind}::text`}
      ${category === undefined ? sql`` : sql`and all_of.category = ${category}::text`}
      ${teamId === undefined ? sql`` : sql`and all_of.team_id = ${teamId}::uuid`})`
}

function amount(figure: FigureKey): RawBuilder<number> {
  return summed.has(figure)
    ? sql<number>`coalesce(sum(r.amount), 0)::integer`
    : sql<number>`count(distinct r.key)::integer`
}

/** How much, counted; minutes where the figure is of time. */
export async function countFigure(tx: Tx, figure: FigureKey, scope: Scope, now: number): Promise<number> {
  const { rows } = await sql<{
    value: number
  }>`select ${amount(figure)} as value from ${within(figure, scope, now)} r`.execute(tx)
  return rows[0]!.value
}

/** The same, told apart; null is for what says nothing of it. */
export async function countBy(
  tx: Tx,
  figure: FigureKey,
  by: Dimension,
  scope: Scope,
  now: number,
): Promise<Map<string | null, number>> {
  const { rows } = await sql<{ part: string | null; value: number }>`
    select ${groups[by]} as part, ${amount(figure)} as value from ${within(figure, scope, now)} r group by 1`.execute(
    tx,
  )
  return new Map(rows.map(({ part, value }) => [part, value]))
}

export interface CountedRecord {
  readonly key: string
  readonly id: string
  readonly noun: 'need' | 'person' | 'team' | 'squad' | 'partner' | 'import'
  readonly label: string | null
  readonly unitCode: string
  readonly at: number | null
  readonly amount: number
}

/** What a figure was counted from, each record once, page by page in the order of their keys. */
export async function listCounted(
  tx: Tx,
  figure: FigureKey,
  scope: Scope,
  now: number,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<CountedRecord[]> {
  const { rows } = await sql<CountedRecord>`
    select distinct on (r.key) r.key, r.id, r.noun, r.label, r.unit_code, r.at, r.amount from ${within(figure, scope, now)} r
    where ${after === undefined ? sql`true` : sql`r.key > ${after}::text`}
    order by r.key limit ${limit}::integer`.execute(tx)
  return rows
}
