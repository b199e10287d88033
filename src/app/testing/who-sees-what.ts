import { unsignedId } from '../../platform/actor/actor.ts'

/**
 * Who may see and write which rows, said once more in plain words of SQL: from the rules of the street, over the whole
 * truth, without the functions that the policies use. `t` is the row, `me` is one row with what somebody is:
 *
 *     id                            the person, null for nobody
 *     business guarded log configure   prefix of the units where a post of theirs opens that, or null
 *     teams squads                  those that they lead
 *     partners                      those that they speak for
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

/** Somebody let them do this, and neither took it back nor is the time over. */
const helps = (
  resident: string,
  purpose: string,
) => `exists (select from people.consent k where k.resident_id = ${resident}
  and k.helper_id = me.id and '${purpose}' = any(k.purposes) and k.revoked_at is null
  and k.valid_from <= now() and k.valid_to > now())`

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
    'follows for who asked, by consent': helps(`${n}.reporter_id`, 'follow'),
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

/** A need that they see, of a unit where they work. */
const needOfMyUnit = (id: string) => `exists (
  select from needs.need n where n.id = ${id} and ${seesNeed('n')} and ${within('business', 'n.unit_code')})`

const personSeen = (id: string) => `exists (select from people.person p where p.id = ${id} and ${seesPerson('p')})`

/** Their own, or they are the command line. */
const own = '(t.person_id = me.id or me.operator)'

const batchSeen = (b: string) => `(${b}.uploaded_by = me.id or ${within('configure', `${b}.unit_code`)})`

const withItsBatch = `exists (select from imports.batch b where b.id = t.batch_id and ${batchSeen('b')})`

const units = `select code as unit_code from territory.unit`
const units12 = `select code as unit_code from territory.unit where level = 'community'`
const streets = `select code as street_code from territory.unit where level = 'street'`
const persons = `select id as person_id from people.person where name in ('王福贵', '李敏', '王丽华', '赵春兰', '卢军')`
/** Every guarded one and one in six of the others: they lie in each community and stand in every state. */
const needs = `select id as need_id from needs.need where guarded_at is not null or right(number, 1) in ('1', '6')`
const asksUnsigned = `me.id = '${unsignedId}'`
const roundIsTheirs = (round: string) => `exists (
  select from intake.round r where r.id = ${round} and ${within('business', 'r.unit_code')})`
const orderSeen = `((${within('business', 't.unit_code')} or ${within('guarded', 't.unit_code')}) and ${needSeen('t.need_id')})`
const chatIsTheirs = (chat: string) => `exists (
  select from group_chats.chat c where c.id = ${chat} and ${within('business', 'c.unit_code')})`
const pasteIsTheirs = (paste: string) => `exists (
  select from group_chats.paste g where g.id = ${paste} and ${chatIsTheirs('g.chat_id')})`
const withItsNeed = { rows: needs, may: needSeen('t.need_id') }
const byConfigure = { rows: units, may: within('configure', 't.unit_code') }
/** Who gives a post, and ends it: the street all of them but the operator's, a community those of its own workers and squads. */
const givesPost = `(t.post <> 'operator' and ${within('configure', 't.unit_code')} and (
  length(me.configure) <= 9
  or t.post in ('community-worker', 'grid-worker', 'squad-leader', 'team-member', 'partner-contact')))`
/** The leader of a team that another went into ends the posts of those who were in the other. */
const endsFormer = `exists (select from organisation.team_succession m
  where m.from_team_id = t.team_id and m.into_team_id = any(me.teams))`
/** … and takes them over as members of their own. */
const takesOver = `(t.post = 'team-member' and t.team_id = any(me.teams) and exists (
  select from organisation.team_succession m join actor.grant g on g.team_id = m.from_team_id
  where m.into_team_id = t.team_id and g.person_id = t.person_id and ${held}))`
const branches = `select body.id as body_id, body.unit_code, giver.person_id as recorded_by
  from organisation.party_body body cross join (${persons}) giver where body.kind = 'branch'`
const themeDaySeen = `exists (select from organisation.theme_day d
  where d.id = t.theme_day_id and ${within('business', 'd.unit_code')})`
const everyPost = `unnest(array['street-officer', 'committee-secretary', 'matters-officer', 'branch-secretary', 'community-worker',
  'grid-worker', 'auditor', 'team-leader', 'squad-leader', 'team-member', 'partner-contact', 'operator']) post`
const byBusiness = { rows: units, may: within('business', 't.unit_code') }
/** What is of one partner: for staff of its unit, and for who speaks for it. */
const staffOrContact = `(${within('business', 't.unit_code')} or t.partner_id = any(me.partners))`
const partnerRows = 'select id as partner_id, unit_code from partnership.partner'
const seesWish = (w: string) => `(${within('business', `${w}.unit_code`)} or ${w}.made_by = me.id
  or ${w}.published_at is not null and ${w}.withdrawn_at is null and me.id is not null)`
const promiseSeen = `exists (select from partnership.promise p where p.id = t.promise_id
  and (${within('business', 'p.unit_code')} or p.partner_id = any(me.partners)))`
const byStreet = { rows: streets, may: within('configure', 't.street_code') }

/** Somebody works in the unit of a form or in one below it. */
const formSeen = (f: string) =>
  `exists (select from territory.unit u where ${within('business', 'u.code')} and starts_with(u.code, ${f}.unit_code))`

/** Every table with row level security, and every way in which the application may touch it. */
export const expected: Readonly<Record<string, Expected>> = {
  'actor.grant': {
    see: `(t.person_id = me.id or me.post)`,
    change: `(${givesPost} or ${endsFormer})`,
    // Each post in a unit of each level, by oneself; and one that somebody else is said to have given.
    add: {
      rows: `select post, unit_code, giver.person_id as given_by, null::uuid as team_id, taken.person_id from (${persons}
          union all select id from people.person where name = '韩志远'
          union all select '00000000-0000-7000-8000-000000000001') giver
        cross join ${everyPost}
        cross join unnest(array['', '230506002', '230506002001', '230506002001002', '230506002003']) unit_code
        cross join (select id as person_id from people.person where name = '王福贵') taken
        union all
        select 'team-member', '230506002', leader.id, team.id, member.id
        from people.person leader cross join organisation.team cross join people.person member
        where leader.name in ('罗刚', '许桂芳', '韩志远') and team.name in ('守护蓝', '绚丽彩', '生态绿')
          and member.name in ('石磊', '谭敏', '王福贵')`,
      may: `t.given_by = me.id and (${givesPost} or ${takesOver})`,
    },
  },

  'events.event': {
    see: `(${within('log', 't.unit_code')} or t.person_id = me.id or t.noun = 'need' and ${needSeen('t.noun_id')}
      or t.kind = 'opened' and t.note_owner = me.id)`,
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
      or t.noun = 'agreement' and exists (select from partnership.agreement a where a.id = t.noun_id
        and (${within('business', 'a.unit_code')} or a.partner_id = any(me.partners)))
      or t.noun = 'wish' and exists (select from partnership.wish w where w.id = t.noun_id
        and (${within('business', 'w.unit_code')} or w.made_by = me.id
          or exists (select from partnership.wish_claim c
            where c.wish_id = w.id and c.handed_back_at is null and c.person_id = me.id)))
      or t.noun = 'person' and (${personSeen('t.noun_id')}
        or me.id is not null and exists (select from actor.grant g where g.person_id = t.noun_id and ${held}))
      or t.noun = 'consent' and exists (select from people.consent k where k.id = t.noun_id
        and (k.resident_id = me.id or k.helper_id = me.id or ${within('business', 'k.unit_code')})))`,
    add: {
      rows: `select p.person_id as uploaded_by, n.noun from (${persons}) p cross join (values (null), ('need')) n (noun)`,
      may: 't.uploaded_by = me.id and t.noun is null',
    },
  },

  'lists.saved_view': {
    see: 't.person_id = me.id',
    change: 't.person_id = me.id',
    remove: 't.person_id = me.id',
    add: { rows: persons, may: 't.person_id = me.id' },
  },
  'imports.batch': {
    see: batchSeen('t'),
    change: batchSeen('t'),
    add: { rows: persons.replace('person_id', 'uploaded_by'), may: 't.uploaded_by = me.id' },
  },
  'imports.refused_row': {
    see: withItsBatch,
    add: { rows: 'select id as batch_id from imports.batch', may: withItsBatch },
  },
  'imports.wrong_row': {
    see: withItsBatch,
    change: withItsBatch,
    remove: withItsBatch,
    add: { rows: 'select id as batch_id from imports.batch', may: withItsBatch },
  },
  'imports.brought': {
    see: withItsBatch,
    add: { rows: 'select id as batch_id from imports.batch', may: withItsBatch },
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

  'people.consent': {
    see: `(t.resident_id = me.id or t.helper_id = me.id or ${within('business', 't.unit_code')})`,
    change: `(t.resident_id = me.id or t.helper_id = me.id or ${within('business', 't.unit_code')})`,
    add: {
      rows: `select p.person_id as resident_id, w.written_by, u.unit_code from (${persons}) p
        cross join (values ('230506002001002'), ('230506002002001')) u (unit_code)
        cross join lateral (select null::uuid as written_by union all select person_id from (${persons}) o) w`,
      may: `(t.resident_id = me.id and t.written_by is null
        or t.written_by = me.id and ${within('business', 't.unit_code')})`,
    },
  },

  'organisation.party_body': { see: everybody, change: within('configure', 't.unit_code'), add: byConfigure },
  'organisation.team': { see: everybody, change: within('configure', 't.street_code'), add: byStreet },
  'organisation.squad': { see: everybody, change: within('configure', 't.unit_code'), add: byConfigure },
  'organisation.team_succession': {
    see: everybody,
    add: {
      rows: `select a.id as from_team_id, b.id as into_team_id from organisation.team a join organisation.team b on a.place = b.place - 1`,
      may: `exists (select from organisation.team a where a.id = t.from_team_id and ${within('configure', 'a.street_code')})`,
    },
  },
  'organisation.membership': {
    see: `(${within('business', 't.unit_code')} or t.person_id = me.id)`,
    change: within('configure', 't.unit_code'),
    add: {
      rows: 'select id as body_id, unit_code from organisation.party_body',
      may: within('configure', 't.unit_code'),
    },
  },
  'organisation.theme_day': {
    see: within('business', 't.unit_code'),
    change: within('business', 't.unit_code'),
    add: { rows: branches, may: `t.recorded_by = me.id and ${within('business', 't.unit_code')}` },
  },
  'organisation.theme_day_member': {
    see: themeDaySeen,
    remove: themeDaySeen,
    add: { rows: 'select id as theme_day_id from organisation.theme_day', may: themeDaySeen },
  },
  'organisation.term_reminder': {
    see: 'me.operator',
    add: { rows: `select id as grant_id from actor.grant limit 1`, may: 'me.operator' },
  },

  'partnership.partner': { see: whoeverIsSignedIn, change: within('configure', 't.unit_code'), add: byConfigure },
  'partnership.agreement': {
    see: staffOrContact,
    change: within('configure', 't.unit_code'),
    add: { rows: partnerRows, may: within('configure', 't.unit_code') },
  },
  // A community takes up what the street's partners offer.
  'partnership.offer': {
    see: '(me.post or t.partner_id = any(me.partners))',
    change: staffOrContact,
    add: { rows: partnerRows, may: staffOrContact },
  },
  'partnership.partner_need': {
    see: staffOrContact,
    change: within('business', 't.unit_code'),
    add: { rows: partnerRows, may: staffOrContact },
  },
  'partnership.project': {
    see: staffOrContact,
    change: within('business', 't.unit_code'),
    add: { rows: partnerRows, may: within('business', 't.unit_code') },
  },
  'partnership.taking': {
    see: staffOrContact,
    change: staffOrContact,
    add: { rows: partnerRows, may: within('business', 't.unit_code') },
  },
  'partnership.contribution': {
    see: `(${staffOrContact} or exists (select from partnership.taking x where x.id = t.taking_id
      and (${within('business', 'x.unit_code')} or x.partner_id = any(me.partners))))`,
    add: {
      rows: `select id as partner_id, unit_code, null::uuid as taking_id from partnership.partner
        union all select partner_id, '230506002', id from partnership.taking where unit_code = '230506002001'`,
      may: `(${within('business', 't.unit_code')} or exists (
        select from partnership.taking x where x.id = t.taking_id and ${within('business', 'x.unit_code')}))`,
    },
  },
  'partnership.wish': {
    see: seesWish('t'),
    change: `(t.made_by = me.id or ${within('business', 't.unit_code')})`,
    add: { rows: persons.replace('person_id', 'made_by'), may: 't.made_by = me.id' },
  },
  'partnership.wish_claim': {
    see: `exists (select from partnership.wish w where w.id = t.wish_id and ${seesWish('w')})`,
    change: `(t.person_id = me.id or ${within('business', 't.unit_code')})`,
    // In person, and for a partner that one speaks for.
    add: {
      rows: `select p.person_id, partner_id from (${persons}
          union all select id from people.person where name in ('罗刚', '庄慧')) p
        cross join (select null::uuid as partner_id
          union all select id from partnership.partner where name in ('跃进派出所', '惠民社区医院')) x`,
      may: 't.person_id = me.id and (t.partner_id is null or t.partner_id = any(me.partners))',
    },
  },
  'partnership.reporting': {
    see: `(t.person_id = me.id or ${within('business', 't.unit_code')})`,
    change: within('business', 't.unit_code'),
    add: byBusiness,
  },
  'partnership.council_member': {
    see: within('business', 't.unit_code'),
    change: within('configure', 't.unit_code'),
    add: byConfigure,
  },
  'partnership.meeting': {
    see: within('business', 't.unit_code'),
    change: within('business', 't.unit_code'),
    add: byBusiness,
  },
  'partnership.promise': { see: staffOrContact, change: within('business', 't.unit_code'), add: byBusiness },
  'partnership.promise_note': {
    see: promiseSeen,
    add: { rows: 'select id as promise_id, unit_code from partnership.promise', may: promiseSeen },
  },

  'needs.category': { see: everybody, change: within('configure', 't.street_code'), add: byStreet },
  'needs.need': {
    see: seesNeed('t'),
    // For oneself from anywhere, for somebody else where one works.
    add: {
      rows: `select p.person_id as reporter_id, null::uuid as heard_by, '230506002001002' as unit_code,
          'resident-phone' as source, null::uuid as door_id from (${persons}) p
        union all
        select null, p.person_id, unit_code, 'paper', null from (${persons}) p
        cross join (values ('230506002001002'), ('230506002002001')) u (unit_code)
        union all
        select null, null, unit_code, 'door-card', door_id from intake.card
        union all
        select null, null, unit_code, source, null from (values
          ('230506002001', 'suggestion-box'), ('230506002002', 'suggestion-box'), ('230506002003', 'opinion-round'),
          ('230506002006', 'opinion-round'), ('230506002001', 'paper')) u (unit_code, source)
        union all
        select resident.person_id, helper.person_id, '230506002001002', 'family-helper', null
        from (${persons}) resident cross join (${persons} union all select id from people.person where name = '方华') helper`,
      may: `(t.reporter_id = me.id or t.heard_by = me.id and (${within('business', 't.unit_code')}
          or t.source = 'family-helper' and ${helps('t.reporter_id', 'ask')})
        or ${asksUnsigned} and t.reporter_id is null and t.heard_by is null and case t.source
          when 'door-card' then exists (
            select from intake.card c where c.door_id = t.door_id and c.unit_code = t.unit_code and c.ended_by is null)
          when 'suggestion-box' then exists (
            select from intake.box b where b.unit_code = t.unit_code and b.closed_by is null)
          when 'opinion-round' then exists (
            select from intake.round r where r.unit_code = t.unit_code and r.result_by is null)
          else false end)`,
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
  // The words of a need are written with it and sought through needs.search alone: nobody reads them.
  'needs.search_term': { add: { rows: `${needs} limit 1`, may: whoeverIsSignedIn } },
  'needs.search_due': { add: { rows: `${needs} limit 1`, may: whoeverIsSignedIn } },
  'needs.count_change': {
    see: `case t.lane when 'guarded' then ${within('guarded', 't.unit_code')} else ${within('business', 't.unit_code')} end`,
  },
  'needs.open_count': {
    see: `case t.lane when 'guarded' then ${within('guarded', 't.unit_code')} else ${within('business', 't.unit_code')} end`,
  },

  'intake.card': {
    see: within('business', 't.unit_code'),
    change: within('business', 't.unit_code'),
    add: { rows: units, may: within('business', 't.unit_code') },
  },
  'intake.box': {
    see: within('business', 't.unit_code'),
    change: within('business', 't.unit_code'),
    add: { rows: units, may: within('business', 't.unit_code') },
  },
  'intake.round': {
    see: everybody,
    change: within('business', 't.unit_code'),
    add: { rows: units, may: within('business', 't.unit_code') },
  },
  'intake.heading': {
    see: everybody,
    add: { rows: 'select id as round_id from intake.round', may: roundIsTheirs('t.round_id') },
  },
  // What became a need that they may not see is hidden from staff, and what never had words of its own.
  'intake.answer': {
    see: `(t.person_id = me.id or t.text is not null and ${roundIsTheirs('t.round_id')}
      and (t.need_id is null or ${needSeen('t.need_id')}))`,
    change: roundIsTheirs('t.round_id'),
    add: {
      rows: `select r.id as round_id, told.* from intake.round r cross join (
          select 'app' as way, person_id, null::uuid as typed_by from (${persons}) p
          union all select 'poster', null, null
          union all select 'paper', null, person_id from (${persons}) p
          union all select 'paper', person_id, person_id from (${persons}) p) told`,
      may: `(t.way <> 'paper' and t.person_id = me.id
        or t.way = 'poster' and t.person_id is null and ${asksUnsigned}
        or t.way = 'paper' and t.person_id is null and t.typed_by = me.id and ${roundIsTheirs('t.round_id')})`,
    },
  },
  'intake.arrival': {
    see: needSeen('t.need_id'),
    add: {
      rows: `select unit_code, null::uuid as need_id, null::uuid as round_id from territory.unit
          cross join lateral (select code as unit_code) u
        union all
        (select '230506002006003', n.id, r.id from needs.need n cross join intake.round r
         where n.reporter_id in (select person_id from (${persons}) p) order by n.id, r.id limit 8)`,
      may: `(${asksUnsigned} or ${within('business', 't.unit_code')}
        or t.round_id is not null
          and exists (select from needs.need n where n.id = t.need_id and n.reporter_id = me.id))`,
    },
  },

  'bulletin.bulletin': {
    see: within('business', 't.unit_code'),
    change: within('business', 't.unit_code'),
    add: {
      rows: `select p.person_id as written_by, u.unit_code from (${persons}) p cross join (${units12}) u`,
      may: `(t.written_by = me.id and ${within('business', 't.unit_code')})`,
    },
  },
  // A form of the street is there for its communities too.
  'forms.form': {
    see: formSeen('t'),
    change: within('business', 't.unit_code'),
    add: {
      rows: `select p.person_id as added_by, u.unit_code from (${persons}) p cross join (${units12}) u`,
      may: `(t.added_by = me.id and ${within('business', 't.unit_code')})`,
    },
  },
  'forms.version': {
    see: `exists (select from forms.form f where f.id = t.form_id and ${formSeen('f')})`,
    change: `exists (select from forms.form f where f.id = t.form_id and ${within('business', 'f.unit_code')})`,
    add: {
      rows: `select p.person_id as added_by, f.id as form_id from (${persons}) p cross join forms.form f`,
      may: `(t.added_by = me.id
        and exists (select from forms.form f where f.id = t.form_id and ${within('business', 'f.unit_code')}))`,
    },
  },
  // It holds what its asker may see: nobody else's, and the clock's that throws it away.
  'forms.filling': {
    see: '(t.asked_by = me.id or me.operator)',
    change: '(t.asked_by = me.id or me.operator)',
    add: {
      rows: `select p.person_id as asked_by, u.unit_code, v.id as version_id
        from (${persons}) p cross join (${units12}) u cross join forms.version v`,
      may: `(t.asked_by = me.id and ${within('business', 't.unit_code')}
        and exists (select from forms.version v join forms.form f on f.id = v.form_id
          where v.id = t.version_id and ${formSeen('f')}))`,
    },
  },

  // What is guarded as a need is hidden as an order.
  'orders.work_order': {
    see: orderSeen,
    change: orderSeen,
    add: {
      rows: `select p.person_id as recorded_by, unit_code from (${persons}) p
        cross join (values ('230506002001002'), ('230506002002001')) u (unit_code)`,
      may: `t.recorded_by = me.id and ${within('business', 't.unit_code')}`,
    },
  },

  'group_chats.chat': {
    see: within('business', 't.unit_code'),
    add: { rows: units, may: within('business', 't.unit_code') },
  },
  'group_chats.paste': {
    see: chatIsTheirs('t.chat_id'),
    add: { rows: 'select id as chat_id from group_chats.chat', may: chatIsTheirs('t.chat_id') },
  },
  'group_chats.draft': {
    see: pasteIsTheirs('t.paste_id'),
    change: pasteIsTheirs('t.paste_id'),
    add: { rows: 'select id as paste_id from group_chats.paste', may: pasteIsTheirs('t.paste_id') },
  },
  'group_chats.message': {
    see: chatIsTheirs('t.chat_id'),
    change: chatIsTheirs('t.chat_id'),
    add: { rows: 'select id as chat_id from group_chats.chat', may: chatIsTheirs('t.chat_id') },
  },

  // What hangs at the entrance is nobody's secret; who was told at the door is.
  'building_notices.notice': {
    see: everybody,
    change: within('business', 't.unit_code'),
    add: { rows: units, may: within('business', 't.unit_code') },
  },
  'building_notices.message': {
    see: everybody,
    add: {
      rows: 'select id as notice_id from building_notices.notice',
      may: `exists (select from building_notices.notice n where n.id = t.notice_id and ${within('business', 'n.unit_code')})`,
    },
  },
  'building_notices.at_building': {
    see: everybody,
    add: { rows: units, may: within('business', 't.unit_code') },
  },
  'building_notices.told_door': {
    see: within('business', 't.unit_code'),
    add: { rows: units, may: within('business', 't.unit_code') },
  },
  'building_notices.tied_need': {
    see: needSeen('t.need_id'),
    remove: needOfMyUnit('t.need_id'),
    add: { rows: needs, may: needOfMyUnit('t.need_id') },
  },
}

/** Reached through definer functions alone: the application may not touch them at all, whatever the policies say. */
export const untouchable = ['accounts.phone_code', 'accounts.tally']
