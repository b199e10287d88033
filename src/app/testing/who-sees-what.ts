/**
 * Who may see and write which rows, said once more in plain words of SQL: from the rules of the street, over the whole
 * truth, without the functions that the policies use. `t` is the row, `me` is one row with what somebody is:
 *
 *     id                            the person, null for nobody
 *     business guarded log configure   prefix of the units where a post of theirs opens that, or null
 *     teams squads                  those that they lead
 *     post operator                 holds a post now; is the command line
 */
export interface Expected {
  /** Which rows are seen. Absent where the application may not read the table at all. */
  readonly see?: string
  /** Which of the rows may be changed and thrown away. */
  readonly change?: string
  readonly remove?: string
  /** Rows that somebody might want to write, as a query over the truth, and which of them they may. */
  readonly add?: { readonly rows: string; readonly may: string }
}

const everybody = 'true'
const whoeverIsSignedIn = 'me.id is not null'
const within = (right: 'business' | 'guarded' | 'log' | 'configure', code: string) =>
  `starts_with(${code}, me.${right})`
const held = 'g.valid_from <= now() and coalesce(g.valid_to > now(), true)'

/** While it is guarded: the officer for such matters and whoever told of it. Else also staff of the unit, and who has a part. */
const seesNeed = (n: string) => `(
  ${n}.reporter_id = me.id
  or ${n}.guarded_at is not null and ${within('guarded', `${n}.unit_code`)}
  or ${n}.guarded_at is null and (${Object.values(partsInNeed(n)).join('\n    or ')}))`

/** Each way of seeing a need that isn't guarded, besides having told of it. */
export function partsInNeed(n: string): Readonly<Record<string, string>> {
  return {
    'a post over the unit': within('business', `${n}.unit_code`),
    'it is theirs to do': `(${n}.assignee_id = me.id and ${n}.dispatched_at is not null)`,
    'their team does it': `(${n}.team_id = any(me.teams) and ${n}.dispatched_at is not null)`,
    'their squad does it': `(${n}.squad_id = any(me.squads) and ${n}.dispatched_at is not null)`,
    'asked, and has not said no': `exists (select from needs.invitation i where i.need_id = ${n}.id
      and i.person_id = me.id and i.withdrawn_at is null and i.answer is distinct from 'no')`,
    'comes to visit': `exists (select from needs.visitor v where v.need_id = ${n}.id and v.person_id = me.id)`,
    'their team supports': `exists (select from needs.supporting s where s.need_id = ${n}.id and s.team_id = any(me.teams))`,
    'their unit supports': `exists (select from needs.supporting s where s.need_id = ${n}.id
      and ${within('business', 's.unit_code')})`,
  }
}

const needSeen = (id: string) => `exists (select from needs.need n where n.id = ${id} and ${seesNeed('n')})`

const seesPerson = (p: string) => `(
  ${p}.id = me.id or ${within('business', `${p}.unit_code`)}
  or exists (select from actor.grant g where g.person_id = ${p}.id and ${held}
    and (g.team_id = any(me.teams) or g.squad_id = any(me.squads))))`

const personSeen = (id: string) => `exists (select from people.person p where p.id = ${id} and ${seesPerson('p')})`

/** Their own, or they are the command line. */
const own = '(t.person_id = me.id or me.operator)'

const batchSeen = (b: string) => `(${b}.uploaded_by = me.id or ${within('configure', `${b}.unit_code`)})`

const units = `select code as unit_code from territory.unit`
const units12 = `select code as unit_code from territory.unit where level = 'community'`
const streets = `select code as street_code from territory.unit where level = 'street'`
const persons = `select id as person_id from people.person where name in ('王福贵', '李敏', '王丽华', '赵春兰', '卢军')`
/** Every guarded one and one in six of the others: they lie in each community and stand in every state. */
const needs = `select id as need_id from needs.need where guarded_at is not null or right(number, 1) in ('1', '6')`
const withItsNeed = { rows: needs, may: needSeen('t.need_id') }
const byConfigure = { rows: units, may: within('configure', 't.unit_code') }
/** Who gives a post, and ends it: the street all of them but the operator's, a community those of its own workers and squads. */
const givesPost = `(t.post <> 'operator' and ${within('configure', 't.unit_code')} and (
  length(me.configure) <= 9 or t.post in ('community-worker', 'grid-worker', 'squad-leader', 'team-member')))`
const everyPost = `unnest(array['street-officer', 'committee-secretary', 'matters-officer', 'branch-secretary', 'community-worker',
  'grid-worker', 'auditor', 'team-leader', 'squad-leader', 'team-member', 'operator']) post`
const byStreet = { rows: streets, may: within('configure', 't.street_code') }

/** Every table with row level security, and every way in which the application may touch it. */
export const expected: Readonly<Record<string, Expected>> = {
  'actor.grant': {
    see: `(t.person_id = me.id or me.post)`,
    change: givesPost,
    // Each post in a unit of each level, by oneself; and one that somebody else is said to have given.
    add: {
      rows: `select post, unit_code, person_id as given_by from (${persons}
          union all select id from people.person where name = '韩志远'
          union all select '00000000-0000-7000-8000-000000000001') giver
        cross join ${everyPost}
        cross join unnest(array['', '230506002', '230506002001', '230506002001002', '230506002003']) unit_code`,
      may: `t.given_by = me.id and ${givesPost}`,
    },
  },

  'events.event': {
    see: `(${within('log', 't.unit_code')} or t.person_id = me.id or t.noun = 'need' and ${needSeen('t.noun_id')})`,
    add: { rows: `${persons} union all select null`, may: 't.person_id is not distinct from me.id' },
  },
  'events.command': {
    see: own,
    remove: 'me.operator',
    add: { rows: persons, may: 't.person_id = me.id' },
  },

  'settings.setting': {
    see: everybody,
    change: within('configure', 't.street_code'),
    remove: within('configure', 't.street_code'),
    add: byStreet,
  },

  'calendar.day': {
    see: everybody,
    change: within('configure', 't.street_code'),
    remove: within('configure', 't.street_code'),
    add: byStreet,
  },
  'calendar.known_year': { see: everybody, remove: within('configure', 't.street_code'), add: byStreet },
  'calendar.working_hours': { see: everybody, change: within('configure', 't.street_code'), add: byStreet },

  'notices.notice': {
    see: 't.recipient_id = me.id',
    change: 't.recipient_id = me.id',
    // Whoever acts may tell anybody what came of it.
    add: { rows: 'select person_id as recipient_id from accounts.account limit 1', may: everybody },
  },
  'notices.message': {
    see: within('configure', 't.unit_code'),
    change: within('configure', 't.unit_code'),
    add: { rows: units12, may: everybody },
  },

  'attachments.attachment': {
    see: `(
      t.noun is null and t.uploaded_by = me.id
      or t.noun = 'need' and ${needSeen('t.noun_id')}
      or t.noun = 'person' and (${personSeen('t.noun_id')}
        or me.id is not null and exists (select from actor.grant g where g.person_id = t.noun_id and ${held})))`,
    add: {
      rows: `select p.person_id as uploaded_by, n.noun from (${persons}) p cross join (values (null), ('need')) n (noun)`,
      may: 't.uploaded_by = me.id and t.noun is null',
    },
  },

  'imports.batch': {
    see: batchSeen('t'),
    change: batchSeen('t'),
    add: { rows: persons.replace('person_id', 'uploaded_by'), may: 't.uploaded_by = me.id' },
  },
  'imports.refused_row': {
    see: `exists (select from imports.batch b where b.id = t.batch_id and ${batchSeen('b')})`,
    add: {
      rows: 'select id as batch_id from imports.batch',
      may: `exists (select from imports.batch b where b.id = t.batch_id and ${batchSeen('b')})`,
    },
  },

  'accounts.account': { see: own, change: own, add: { rows: persons, may: own } },
  'accounts.login_name': { see: own, change: own, add: { rows: persons, may: own } },
  'accounts.password': { see: own, change: own, add: { rows: persons, may: own } },
  'accounts.session': { see: own, change: own, add: { rows: persons, may: own } },
  'accounts.sign_in_link': { add: { rows: persons, may: 'me.operator' } },

  'territory.unit': {
    see: everybody,
    change: within('configure', 't.code'),
    // A street lies in no unit: only who holds every unit begins one.
    add: {
      rows: `select distinct parent_code || '009' as code, parent_code from territory.unit where parent_code is not null
        union all select '230506009', null`,
      may: within('configure', "coalesce(t.parent_code, '')"),
    },
  },
  'territory.building': { see: whoeverIsSignedIn, change: within('configure', 't.unit_code'), add: byConfigure },
  'territory.entrance': { see: whoeverIsSignedIn, add: byConfigure },
  'territory.door': {
    see: `(${within('business', 't.unit_code')} or ${within('configure', 't.unit_code')}
      or exists (select from people.person p where p.id = me.id and p.door_id = t.id))`,
    add: byConfigure,
  },
  'territory.map': { see: everybody, change: within('configure', 't.street_code'), add: byStreet },

  'people.household': {
    see: `(${within('business', 't.unit_code')}
      or exists (select from people.person p where p.id = me.id and p.household_id = t.id))`,
    add: { rows: units, may: within('business', 't.unit_code') },
  },
  'people.person': {
    see: seesPerson('t'),
    change: `(t.id = me.id or ${within('business', 't.unit_code')})`,
    add: { rows: units, may: within('business', 't.unit_code') },
  },
  'people.skill': { see: everybody, add: { rows: `select 'x' as code`, may: 'me.configure is not null' } },
  'people.person_skill': {
    see: personSeen('t.person_id'),
    change: personSeen('t.person_id'),
    remove: personSeen('t.person_id'),
    add: { rows: persons, may: personSeen('t.person_id') },
  },

  'organisation.party_body': { see: everybody, change: within('configure', 't.unit_code'), add: byConfigure },
  'organisation.team': { see: everybody, change: within('configure', 't.street_code'), add: byStreet },
  'organisation.squad': { see: everybody, change: within('configure', 't.unit_code'), add: byConfigure },
  'organisation.partner': { see: whoeverIsSignedIn, change: within('configure', 't.unit_code'), add: byConfigure },

  'needs.category': { see: everybody, change: within('configure', 't.street_code'), add: byStreet },
  'needs.need': {
    see: seesNeed('t'),
    // For oneself from anywhere, for somebody else where one works.
    add: {
      rows: `select p.person_id as reporter_id, null::uuid as heard_by, '230506002001002' as unit_code from (${persons}) p
        union all
        select null, p.person_id, unit_code from (${persons}) p
        cross join (values ('230506002001002'), ('230506002002001')) u (unit_code)`,
      may: `(t.reporter_id = me.id or t.heard_by = me.id and ${within('business', 't.unit_code')})`,
    },
  },
  'needs.supporting': { see: needSeen('t.need_id'), remove: needSeen('t.need_id'), add: withItsNeed },
  'needs.invitation': {
    see: `(t.person_id = me.id or ${needSeen('t.need_id')})`,
    change: `(t.person_id = me.id or ${needSeen('t.need_id')})`,
    add: withItsNeed,
  },
  'needs.visit': { see: needSeen('t.need_id'), change: needSeen('t.need_id'), add: withItsNeed },
  'needs.visitor': { see: needSeen('t.need_id'), add: withItsNeed },
  'needs.extension': { see: needSeen('t.need_id'), change: needSeen('t.need_id'), add: withItsNeed },
  'needs.rating': { see: needSeen('t.need_id'), add: withItsNeed },
  'needs.joining': {
    see: `(${needSeen('t.need_id')} or ${needSeen('t.into_id')})`,
    change: `(${needSeen('t.need_id')} or ${needSeen('t.into_id')})`,
    add: withItsNeed,
  },
  'needs.saved_view': {
    see: 't.person_id = me.id',
    remove: 't.person_id = me.id',
    add: { rows: persons, may: 't.person_id = me.id' },
  },
  // The words of a need are written with it and sought through needs.search alone: nobody reads them.
  'needs.search_term': { add: { rows: `${needs} limit 1`, may: whoeverIsSignedIn } },
  'needs.search_due': { add: { rows: `${needs} limit 1`, may: whoeverIsSignedIn } },
  'needs.count_change': {
    see: `case t.lane when 'guarded' then ${within('guarded', 't.unit_code')} else ${within('business', 't.unit_code')} end`,
  },
  'needs.open_count': {
    see: `case t.lane when 'guarded' then ${within('guarded', 't.unit_code')} else ${within('business', 't.unit_code')} end`,
  },
}

/** Reached through definer functions alone: the application may not touch them at all, whatever the policies say. */
export const untouchable = ['accounts.phone_code', 'accounts.tally']
