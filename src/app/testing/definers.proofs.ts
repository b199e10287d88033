/**
 * Every function that looks past the policies: why it may, and what each of several people gets out of it. All of them are
 * asked the same, about a need of a resident of 宏吉 that isn't guarded, about another of hers that is, and about herself.
 */
export interface Proof {
  readonly why: string
  /** Something set in place beforehand, by the owner. */
  readonly first?: string
  /** What is asked, as one value. Absent where the application may not call the function at all. */
  readonly ask?: string
  /** A question about the truth afterwards, in place of the answer. */
  readonly then?: string
  readonly says?: Says
}

/** Who asks, by what they are. */
export const askers = {
  nobody: null,
  resident: '王福贵',
  elsewhere: '周倩',
  worker: '李敏',
  officer: '韩志远',
  leader: '罗刚',
  matters: '高岩',
  auditor: '沈静',
  operator: 'operator',
  unsigned: 'unsigned',
} as const
export type Asker = keyof typeof askers
type Value = string | number | boolean | null
type Says = Readonly<Record<Asker, Value>>

/** What a proof is about, as it lies in the database. Everything is somebody's of the test street. */
export interface Facts {
  readonly need: string
  readonly guarded: string
  readonly resident: string
  readonly worker: string
  readonly session: string
  readonly team: string
  readonly door: string
  readonly entrance: string
  readonly doorName: string
  readonly lane: string
}

const street = '230506002'
const hongji = '230506002001'

const aFormerTeam = '01990000-0000-7000-8000-00000000f0f0'

const all = (value: Value) => only([], null, value)
const everybody = Object.keys(askers) as Asker[]
const signedIn = everybody.filter((who) => who !== 'nobody')
const holders = signedIn.filter((who) => who !== 'resident' && who !== 'unsigned')
const unsigned: Asker[] = ['unsigned']
const operator: Asker[] = ['operator']
/** Whom the need's read policy lets see it. */
const readers: Asker[] = ['resident', 'worker', 'officer', 'operator']
const staff: Asker[] = ['worker', 'officer', 'operator']

/** One value for those named, another for everybody else. */
function only(named: readonly Asker[], value: Value, otherwise: Value): Says {
  return Object.fromEntries(everybody.map((who) => [who, named.includes(who) ? value : otherwise])) as Says
}

const refused = 'refused'
const aBatch = '019aa000-0000-7000-8000-00000000ba7c'
const hidden = 'called by functions and triggers of the owner alone'

export function proofs(of: Facts): Readonly<Record<string, Proof>> {
  const brought = (noun: string, id: string) =>
    `insert into imports.batch (id, kind, unit_code, file_name, file_sha256, head_row, row_count, uploaded_at)
     values ('${aBatch}', 'x', '${street}', 'x.xlsx', '', 1, 1, now());
     insert into imports.brought (batch_id, noun, noun_id) values ('${aBatch}', '${noun}', '${id}')`
  const takenBack = (call: string) => `(select removed + worked_on + used from ${call})`
  const word = `'''planted'''::tsquery`
  const reports = (person: string, session: string) =>
    `json_build_array(json_build_object('person_id', '${person}', 'session_id', '${session}', 'command_id', uuidv7(),
      'call', 'report', 'body_hash', '00', 'answer', '{}', 'facts', json_build_object(), 'id', uuidv7(), 'number', '2026-9999',
      'unit_code', '${hongji}002', 'heard_at', now(), 'title', 'planted', 'body', 'planted', 'contact_way', 'community',
      'level', 'grid', 'clock_started_at', now(), 'deadline_at', now(), 'soon_at', now(), 'provisional', false))`

  return {
    'actor.units(text)': {
      why: 'of the actor alone',
      ask: `cardinality(actor.units('business')) > 0`,
      says: only(['elsewhere', ...staff], true, false),
    },
    'actor.teams()': { why: 'of the actor alone', ask: 'cardinality(actor.teams())', says: only(['leader'], 1, 0) },
    'actor.squads()': { why: 'of the actor alone', ask: 'cardinality(actor.squads())', says: all(0) },
    'actor.holds_any()': { why: 'of the actor alone', ask: 'actor.holds_any()', says: only(holders, true, false) },
    'actor.may_give(text,text)': {
      why: 'of the actor alone',
      ask: `actor.may_give('grid-worker', '${hongji}002')`,
      says: only(['officer', 'operator'], true, false),
    },

    'accounts.is_staff(uuid)': { why: hidden },
    'accounts.has_signed_in(uuid)': {
      why: 'for who holds a post',
      ask: `accounts.has_signed_in('${of.resident}')`,
      says: only(holders, true, false),
    },
    'accounts.add_phone_code(bytea,text,text,timestamp with time zone)': {
      why: 'asked before anybody is known; takes the place of no code that was sent',
      first: `insert into accounts.phone_code values ('\\x01', '', 'right', 0, now() + interval '1 day')`,
      ask: `accounts.add_phone_code('\\x01', '', 'mine', now())`,
      says: all('23505'),
    },
    'accounts.try_phone_code(bytea,text,timestamp with time zone)': {
      why: 'asked before anybody is known; a code that isn’t right tells no number',
      first: `insert into accounts.phone_code values ('\\x01', 'sealed', 'right', 0, now() + interval '1 day')`,
      ask: `(select outcome || ' ' || coalesce(phone_sealed, 'nothing') from accounts.try_phone_code('\\x01', 'mine', now()))`,
      says: all('wrong nothing'),
    },
    'accounts.use_link(bytea,timestamp with time zone)': {
      why: 'asked before anybody is known; needs the token, of which only a hash is kept',
      first: `insert into accounts.sign_in_link values ('\\x01', '${of.resident}', now(), now() + interval '1 day')`,
      ask: `accounts.use_link('\\x02', now())`,
      says: all(null),
    },
    'accounts.find_session(bytea,timestamp with time zone)': {
      why: 'asked before anybody is known; needs the token, of which only a hash is kept',
      ask: `(select count(*) from accounts.find_session(sha256('guessed'), now()))`,
      says: all(0),
    },
    'accounts.touch_session(uuid,timestamp with time zone)': {
      why: 'asked before anybody is known; brings no ended session back to life',
      first: `update accounts.session set ended_at = now() where id = '${of.session}'`,
      ask: `accounts.touch_session('${of.session}', now() + interval '1 hour')`,
      then: `select last_seen_at > now() from accounts.session where id = '${of.session}'`,
      says: all(false),
    },
    'accounts.find_password(text,uuid)': {
      why: 'asked before anybody is known: one hash to compare with, by a whole name; no answer of a call holds it',
      ask: `(select count(*) from accounts.find_password('', null))`,
      says: all(0),
    },
    'accounts.count_try(text,integer,timestamp with time zone)': {
      why: 'asked before anybody is known; the key is a keyed hash, and a count only rises',
      first: `insert into accounts.tally values ('x', 4, now() + interval '1 hour')`,
      ask: `(select count from accounts.count_try('x', 60, now()))`,
      says: all(5),
    },
    'accounts.forget_tries(text)': {
      why: 'asked before anybody is known; the key is a keyed hash: whoever has it knows the number and the right password',
      first: `insert into accounts.tally values ('x', 4, now() + interval '1 hour')`,
      ask: `accounts.forget_tries('y')`,
      then: `select count from accounts.tally where key = 'x'`,
      says: all(4),
    },
    'accounts.unit_of(uuid)': {
      why: 'where the log keeps a sign-in: the street, or the unit of a post, which hangs on the notice board',
      ask: `accounts.unit_of('${of.resident}')`,
      says: all(street),
    },
    'accounts.sweep(timestamp with time zone)': forOperator(`accounts.sweep(now())`),

    'attachments.bind(uuid[],text,uuid,timestamp with time zone)': {
      why: 'the actor’s own uploads, and those that nobody used yet',
      first: upload(of.worker),
      ask: `attachments.bind(array['${anUpload}']::uuid[], 'need', '${of.need}', now())`,
      says: only(['worker'], 1, 0),
    },
    'attachments.forget_unused(timestamp with time zone)': {
      ...forOperator(`(select count(*) from attachments.forget_unused(now() + interval '1 day'))`, 1),
      first: upload(of.worker),
    },

    'events.seal_next()': {
      why: 'does early what the clock does each minute: events stay as they are, and who reads the log finds the chain whole',
      ask: 'events.seal_next() >= 0',
      says: all(true),
    },
    'events.verify()': {
      why: 'for who reads the log',
      ask: '(select count(*) from events.verify())',
      says: only(['auditor', 'operator'], 0, refused),
    },

    'needs.count_added()': { why: hidden },
    'needs.count_removed()': { why: hidden },
    'needs.count_moved()': { why: hidden },
    'needs.count_lights(text[],text,timestamp with time zone,integer)': {
      why: 'carries the scope itself, and counts no guarded need',
      ask: `(select late from needs.count_lights(array['${of.lane}', 'guarded'], null, 'infinity', 99))`,
      says: only(staff, 1, 0),
    },
    'needs.count_open(text)': {
      why: 'carries the scope itself, guarded needs apart',
      ask: `(select coalesce(string_agg(lane || ' ' || count, ', ' order by lane), 'none') from needs.count_open(null))`,
      says: {
        ...only(['worker', 'officer'], `${of.lane} 1`, 'none'),
        matters: 'guarded 1',
        operator: `guarded 1, ${of.lane} 1`,
      },
    },
    'needs.count_closed(text[],timestamp with time zone)': {
      why: 'only of units where the actor works',
      first: `update needs.need set state = 'closed', closed_at = now(), deadline_at = null where id = '${of.need}'`,
      ask: `(select coalesce(sum(count), 0)::int from needs.count_closed(
        array(select code from territory.unit), now() - interval '1 minute'))`,
      says: only(staff, 1, 0),
    },
    'needs.count_unread_guarded()': {
      why: 'a count alone, for who gives the post that is missing',
      first: `update actor.grant set valid_to = now() where post = 'matters-officer'`,
      ask: 'needs.count_unread_guarded()',
      says: only(['officer', 'operator'], 1, 0),
    },
    'needs.fold_counts()': {
      why: 'does early what the clock does each minute: the sums stay as they are',
      ask: 'needs.fold_counts() >= 0',
      then: 'select (select coalesce(sum(count), 0) from needs.open_count) + (select coalesce(sum(change), 0) from needs.count_change)',
      says: all(2),
    },
    'needs.recount()': forOperator('(select count(*) from needs.recount())', 0),
    'needs.take_search_due(integer)': {
      ...forOperator('(select count(*) from needs.take_search_due(10))', 2),
      first: 'insert into needs.search_due select id from needs.need limit 2',
    },
    'needs.list_due(timestamp with time zone,integer)': forOperator(
      `(select count(*) from needs.list_due('-infinity', 1))`,
      0,
    ),
    'needs.helpers_of(uuid)': {
      why: 'carries the read policy: who helps the one who asked, as the resident calls them',
      first: `insert into people.consent (resident_id, helper_id, unit_code, helper_name, relation, purposes, valid_from,
          valid_to, way, given_at)
        values ('${of.resident}', '${of.worker}', '${hongji}002', '王芳', '女儿', array['ask'], now(), now() + interval '1 day',
          'own-phone', now())`,
      ask: `(select count(*) from needs.helpers_of('${of.need}'))`,
      says: only(readers, 1, 0),
    },
    'needs.home_of(uuid)': {
      why: 'one’s own home, and those within a post’s units',
      ask: `(select count(*) from needs.home_of('${of.resident}'))`,
      says: only(readers, 1, 0),
    },
    'needs.homes_of(uuid[],uuid[],integer)': {
      why: 'homes of those who ask themselves, each under a session of their own',
      ask: `(select count(*) from needs.homes_of(array['${of.resident}']::uuid[], array['${of.session}']::uuid[], 2026))`,
      says: only(['resident'], 1, refused),
    },
    'needs.report_together(json)': {
      why: 'reports of those who ask themselves, each under a session of their own',
      ask: `needs.report_together(${reports(of.resident, of.session)})`,
      then: `select count(*) from needs.need where title = 'planted' and reporter_id = '${of.resident}'`,
      says: only(['resident'], 1, refused),
    },
    'needs.index_words(uuid[],text[])': {
      why: 'words of needs that the actor sees',
      ask: `needs.index_words(array['${of.need}']::uuid[], array['''planted'''])`,
      then: `select terms @@ ${word} from needs.search_term where need_id = '${of.need}'`,
      says: only(readers, true, refused),
    },
    'intake.lets_in(text,text,uuid)': {
      why: 'whether a way in is open, which the policy of needs asks for whoever reports; the server tells nobody',
      first: `insert into intake.box (unit_code, place, code, keeper_id, opened_at, opened_by)
        values ('${hongji}', 'x', 'planted', '${of.worker}', now(), '${of.worker}')`,
      ask: `intake.lets_in('suggestion-box', '${hongji}', null)`,
      says: all(true),
    },
    'intake.find_card(text)': {
      why: 'the door of a code, for who asks without sign-in',
      first: aCard(of),
      ask: `(select count(*) from intake.find_card('ABCDEFGH2345'))`,
      says: only(unsigned, 1, 0),
    },
    'intake.find_box(text)': {
      why: 'the box of a code, for who leaves something without sign-in',
      first: `insert into intake.box (unit_code, place, code, keeper_id, opened_at, opened_by)
        values ('${hongji}', 'x', 'planted', '${of.worker}', now(), '${of.worker}')`,
      ask: `(select count(*) from intake.find_box('planted'))`,
      says: only(unsigned, 1, 0),
    },
    'intake.find_arrival(uuid)': {
      why: 'what was answered before, to who sends the same without sign-in',
      first: `${aCard(of)}; insert into intake.arrival (need_id, unit_code, card_id, arrived_at, command_id)
        select '${of.need}', '${hongji}002', id, now(), '${of.need}' from intake.card where code = 'ABCDEFGH2345'`,
      ask: `(select count(*) from intake.find_arrival('${of.need}'))`,
      says: only(unsigned, 1, 0),
    },
    'intake.find_receipt(text,text)': {
      why: 'a state alone, to who has the words of a receipt',
      first: `${aCard(of)}; update needs.need set number = 'planted' where id = '${of.need}';
        insert into intake.arrival (need_id, unit_code, card_id, arrived_at, command_id, receipt_hash)
        select '${of.need}', '${hongji}002', id, now(), '${of.need}', 'planted' from intake.card where code = 'ABCDEFGH2345'`,
      ask: `intake.find_receipt('planted', 'planted')`,
      says: only(unsigned, 'heard', null),
    },
    'intake.count_answers(uuid[])': {
      why: 'numbers without names, which hang on the notice board; guarded answers are left out',
      first: `${aRound}; insert into intake.answer (round_id, way, person_id, text, need_id, given_at, command_id)
        values ('${aRoundId}', 'app', '${of.resident}', 'x', null, now(), uuidv7()),
          ('${aRoundId}', 'poster', null, null, '${of.guarded}', now(), uuidv7())`,
      ask: `(select sum(answers) from intake.count_answers(array['${aRoundId}']::uuid[]))`,
      says: all(1),
    },
    'intake.answerers(uuid)': {
      why: 'whom staff of the unit tell what came of it',
      first: `${aRound}; insert into intake.answer (round_id, way, person_id, text, given_at, command_id)
        values ('${aRoundId}', 'app', '${of.resident}', 'x', now(), uuidv7())`,
      ask: `(select count(*) from intake.answerers('${aRoundId}'))`,
      says: only(staff, 1, 0),
    },
    'intake.my_unit()': {
      why: 'of the actor alone',
      ask: `intake.my_unit() is not null`,
      says: only(['resident', 'elsewhere', 'worker', 'officer', 'leader', 'matters', 'auditor'], true, false),
    },
    'needs.known_imports(text,text[],text[])': {
      why: 'numbers alone, for who brings in needs of this street',
      first: `update needs.need set external_system = 'x', external_number = '1' where id = '${of.need}'`,
      ask: `(select count(*) from needs.known_imports('${street}', array['x'], array['1']))`,
      says: only(['elsewhere', ...staff], 1, 0),
    },
    'actor.partners()': {
      why: 'of the actor alone',
      first: aContact(of),
      ask: `cardinality(actor.partners())`,
      says: only(['resident', 'leader'], 1, 0),
    },
    'partnership.hold_wish(uuid)': {
      why: 'whether a published wish is free to claim; the claim itself asks the policy',
      first: `insert into partnership.wish (id, unit_code, what, age_group, made_by, made_at, published_at, published_by)
        values ('${aPartnerId}', '${hongji}', 'x', 'elder', '${of.worker}', now(), now(), '${of.worker}')`,
      ask: `coalesce(partnership.hold_wish('${aPartnerId}'), false)`,
      says: only(signedIn, true, false),
    },
    'partnership.report_in(uuid,text,text,text,text,text,text,text,timestamp with time zone,integer)': {
      why: 'the code on the wall: a row that waits for the community, and nothing shown back',
      ask: `partnership.report_in('${aPartnerId}', '${hongji}', 'member', 'x', null, null, '', '', now(), 1)`,
      says: all(true),
    },
    'partnership.contacts(uuid)': {
      why: 'ids alone, to whoever tells a partner what happened',
      first: aContact(of),
      ask: `(select count(*) from partnership.contacts('${aPartnerId}'))`,
      says: all(1),
    },
    'partnership.contact_names(uuid[])': {
      why: 'who speaks for a partner, to who works with it and to themselves',
      first: aContact(of),
      ask: `(select count(*) from partnership.contact_names(array['${aPartnerId}']::uuid[]))`,
      says: only([...holders, 'resident'], 1, 0),
    },
    'organisation.undo_import(uuid)': {
      why: 'teams and squads of the units that the actor configures',
      first: brought('team', of.team),
      ask: takenBack(`organisation.undo_import('${aBatch}')`),
      says: only(['officer', 'operator'], 1, 0),
    },
    'partnership.undo_import(uuid)': {
      why: 'partners of the units that the actor configures',
      first: `insert into partnership.partner (id, unit_code, name, kind) values ('${aBatch}', '${street}', 'x', 'shop');
        ${brought('partner', aBatch)}`,
      ask: takenBack(`partnership.undo_import('${aBatch}')`),
      says: only(['officer', 'operator'], 1, 0),
    },
    'people.known_imports(text[],text[])': {
      why: 'hashes alone, for who brings people of this street in',
      first: `update people.person set phone_sealed = 'x', phone_index = 'planted', phone_tail_index = 'x' where id = '${of.resident}'`,
      ask: `(select count(*) from people.known_imports(array['planted'], '{}'))`,
      says: only(['elsewhere', ...staff], 1, 0),
    },
    'people.undo_import(uuid,text)': {
      why: 'people of the units where the actor brings people in',
      first: brought('person', of.resident),
      ask: takenBack(`people.undo_import('${aBatch}', 'person')`),
      says: only(staff, 1, 0),
    },
    'territory.undo_import(uuid,text)': {
      why: 'places of the units that the actor configures',
      first: brought('door', of.door),
      ask: takenBack(`territory.undo_import('${aBatch}', 'door')`),
      says: only(['officer', 'operator'], 1, 0),
    },
    'needs.undo_import(uuid)': {
      why: 'untouched needs of the units where the actor brings in needs',
      first: `update needs.need set import_id = '${of.need}' where id in ('${of.need}', '${of.guarded}')`,
      ask: `(select removed from needs.undo_import('${of.need}'))`,
      says: only(staff, 2, 0),
    },
    'needs.list_provisional(text)': {
      why: 'clocks without words, for who configures the street',
      first: `update needs.need set provisional = true where id in ('${of.need}', '${of.guarded}')`,
      ask: `(select count(*) from needs.list_provisional('${street}'))`,
      says: only(['officer', 'operator'], 2, 0),
    },
    'needs.lock_need(uuid)': {
      why: 'carries the read policy',
      ask: `(select count(*) from needs.lock_need('${of.need}'))`,
      says: only(readers, 1, 0),
    },
    'needs.logged(uuid[])': {
      why: 'a number, for who reads the log of the unit; whether they may open the need is what the read policy says',
      ask: `(select coalesce(string_agg(case when opens then 'opens' else 'told' end, ' '), 'nothing')
        from needs.logged(array['${of.need}']::uuid[]))`,
      says: { ...only(['auditor'], 'told', 'nothing'), operator: 'opens' },
    },
    'needs.my_needs()': {
      why: 'of the actor alone',
      first: `insert into needs.supporting (need_id, unit_code) values ('${of.need}', '230506002002')`,
      ask: 'cardinality(needs.my_needs())',
      says: only(['elsewhere', 'officer', 'operator'], 1, 0),
    },
    'needs.next_number(text,integer)': {
      why: 'a number tells nothing, and a gap is harmless; only for streets that there are',
      ask: `needs.next_number('230506009', 2026)`,
      says: all('22023'),
    },
    'needs.reporter_phone(uuid)': {
      why: 'sealed, for who sees the need of somebody who shared it',
      first: `update needs.need set contact_way = 'phone' where id = '${of.need}'`,
      ask: `(select count(*) from needs.reporter_phone('${of.need}'))`,
      says: only(readers, 1, 0),
    },
    'needs.search(tsquery,text[],text[],boolean,text,text[],text,uuid,uuid,integer)': {
      why: 'carries the read policy',
      first: `insert into needs.search_term select id, '''planted'''::tsvector from needs.need
        on conflict (need_id) do update set terms = excluded.terms`,
      ask: `(select count(*) from needs.search(${word}, '{}', null, null, null, null, null, null, null, 9))`,
      says: { ...only(['worker', 'officer', 'matters'], 1, 0), resident: 2, operator: 2 },
    },
    'needs.visit_facts(uuid,timestamp with time zone)': {
      why: 'for who sees the need',
      ask: `(select visits from needs.visit_facts('${of.need}', now()))`,
      says: only(readers, 0, refused),
    },
    'needs.withhold_notices(uuid)': {
      why: 'leaves in notices of a guarded need what they may say, and touches no others',
      ask: `needs.withhold_notices('${of.need}')`,
      says: all(refused),
    },
    'needs.write_need(uuid,integer,jsonb)': {
      why: 'carries the read policy',
      ask: `needs.write_need('${of.need}', 1, '{"title": "planted"}')`,
      says: only(readers, 2, refused),
    },

    'notices.withhold(text,uuid,text,uuid)': { why: hidden },

    'group_chats.let_go(uuid,timestamp with time zone)': forOperator(`group_chats.let_go('${of.need}', now())`, 0),

    'orders.known(text,text[],text[])': {
      why: 'yes or no for numbers that one can name, for who works in the street',
      ask: `(select count(*) from orders.known('${street}', '{}', '{}'))`,
      says: only([...staff, 'elsewhere'], 0, refused),
    },
    'orders.undo_import(uuid)': {
      why: 'what one batch brought in, where the actor imports',
      ask: `(select removed from orders.undo_import('${of.need}'))`,
      says: all(0),
    },

    'organisation.check_team_of_grant()': { why: hidden },
    'organisation.has_officer()': {
      why: 'yes or no, asked before anybody can sign in',
      ask: 'organisation.has_officer()',
      says: all(true),
    },
    'organisation.staff(text[])': {
      why: 'on the notice board, for who is signed in',
      ask: `(select count(*) > 0 from organisation.staff(array['${hongji}']))`,
      says: only(signedIn, true, false),
    },
    'organisation.crew(uuid[])': {
      why: 'members of teams for who holds a post, leaders for who is signed in',
      ask: `(select coalesce(string_agg(distinct post, ' ' order by post), '')
        from organisation.crew(array['${of.team}']::uuid[]) where post <> 'squad-leader')`,
      says: { ...only(holders, 'team-leader team-member', 'team-leader'), nobody: '' },
    },
    'organisation.teams_merged_into_mine()': {
      why: 'of the actor alone',
      first: formerTeam(of),
      ask: 'cardinality(organisation.teams_merged_into_mine())',
      says: only(['leader'], 1, 0),
    },
    'organisation.comes_from_a_former_team(uuid,uuid)': {
      why: 'the leader of a team alone learns who was in a former team of it',
      first: formerTeam(of),
      ask: `organisation.comes_from_a_former_team('${of.resident}', '${of.team}')`,
      says: only(['leader'], true, false),
    },
    'organisation.find_holders(text,text,text[],integer)': {
      why: 'posts stand on the notice board for who is signed in, members of teams for who holds a post',
      ask: `(select count(distinct post = 'team-member')
        from organisation.find_holders('', 'l', array['${street}', '${hongji}'], 100))`,
      says: { ...only(holders, 2, 1), nobody: 0 },
    },
    'organisation.responsible(text[])': {
      why: 'ids alone of those to whom a matter goes up, for jobs and for what residents do',
      ask: `(select count(*) > 0 from organisation.responsible(array['${hongji}']))`,
      says: all(true),
    },
    'organisation.team_leaders(uuid,uuid)': {
      why: 'ids alone of those who answer for a team, for jobs and for what residents do',
      ask: `(select count(*) from organisation.team_leaders('${of.team}', null))`,
      says: all(1),
    },

    'people.helped(text)': {
      why: 'of the actor alone',
      first: `insert into people.consent (resident_id, helper_id, unit_code, helper_name, relation, purposes, valid_from,
          valid_to, way, given_at)
        values ('${of.resident}', '${of.worker}', '${hongji}002', '王芳', '女儿', array['ask'], now(), now() + interval '1 day',
          'own-phone', now())`,
      ask: `cardinality(people.helped('ask')) > 0`,
      says: only(['worker'], true, false),
    },
    'people.led()': {
      why: 'of the actor alone',
      ask: 'cardinality(people.led()) > 0',
      says: only(['leader'], true, false),
    },
    'people.my_door()': {
      why: 'of the actor alone',
      ask: `coalesce(people.my_door() = '${of.door}', false)`,
      says: only(['resident'], true, false),
    },
    'people.my_household()': {
      why: 'of the actor alone',
      first: `with made as (insert into people.household (door_id, unit_code) values ('${of.door}', '${hongji}002') returning id)
        update people.person set household_id = made.id from made where person.id = '${of.resident}'`,
      ask: 'people.my_household() is not null',
      says: only(['resident'], true, false),
    },
    'people.count_residents(text[])': {
      why: 'only of units where the actor works',
      ask: `(people.count_residents(array['${hongji}002']) > 0)`,
      says: only(staff, true, false),
    },
    'people.find_by_phone(text)': {
      why: 'asked before anybody is known: an id alone, by a keyed hash of the whole number',
      ask: `people.find_by_phone('guessed')`,
      says: all(null),
    },
    'people.register_by_phone(uuid,text,text,text,text,text,text,text,timestamp with time zone)': {
      why: 'the first sign-in, before anybody is known; takes the place of nobody',
      ask: `people.register_by_phone('${of.resident}', '${street}', '某', 'x', 'x', null, null, null, now())`,
      says: all('23505'),
    },
    'people.names(uuid[])': {
      why: 'names of those whose id a record told, for who is signed in',
      ask: `(select count(*) from people.names(array['${of.resident}']::uuid[]))`,
      says: only(signedIn, 1, 0),
    },
    'people.find_coworkers(text,integer)': {
      why: 'who holds a post finds by name who else does',
      ask: `(select count(*) from people.find_coworkers('', 3))`,
      says: only(holders, 3, 0),
    },
    'people.find_named(text,text,integer)': {
      why: 'what was typed narrows before a policy would read each row; finds within the actor’s own units',
      ask: `(select count(*) from people.find_named('王福贵', '', 3))`,
      says: only(staff, 1, 0),
    },
    'people.holds_a_post(uuid)': {
      why: 'yes or no of somebody whose id one was told, for their face at the door',
      ask: `people.holds_a_post('${of.worker}')`,
      says: all(true),
    },

    'territory.mirror_unit()': { why: hidden },
    'territory.find_door(uuid,text)': {
      why: 'a door that one can name, for who is signed in',
      ask: `(select count(*) from territory.find_door('${of.entrance}', '${of.doorName}'))`,
      says: only(signedIn, 1, 0),
    },
    'territory.count_doors(text[])': {
      why: 'only of units where the actor works or keeps the books',
      ask: `(territory.count_doors(array['${hongji}002']) > 0)`,
      says: only(staff, true, false),
    },
    'territory.addresses(uuid[])': {
      why: 'the address of a door whose id a record told, for who is signed in',
      ask: `(select count(*) from territory.addresses(array['${of.door}']::uuid[]))`,
      says: only(signedIn, 1, 0),
    },
    'territory.recode_street(text,text)': {
      why: 'for the first run, by who holds every unit',
      ask: `territory.recode_street('000000000', '000000001')`,
      then: `select 'done'`,
      says: only(operator, 'done', refused),
    },
  }
}

function forOperator(ask: string, answer: Value = null): Proof {
  return { why: 'for the machine’s own clock', ask, says: only(operator, answer, refused) }
}

const anUpload = '019aa000-0000-7000-8000-00000000aaaa'

function upload(person: string): string {
  return `insert into attachments.attachment (id, kind, mime, name, bytes, sha256, received_sha256, uploaded_by, uploaded_at)
    values ('${anUpload}', 'photo', 'image/jpeg', 'x.jpg', 1, '', '', '${person}', now())`
}

const aRoundId = '019aa000-0000-7000-8000-00000000a0a0'
const aRound = `insert into intake.round (id, unit_code, question, code, opens_at, closes_at, asked_by)
  values ('${aRoundId}', '${hongji}', 'x', 'planted', now(), now() + interval '1 day', uuidv7())`

const aPartnerId = '019aa000-0000-7000-8000-00000000a1a1'

/** A partner for which the resident speaks. */
function aContact({ resident }: Facts): string {
  return `insert into partnership.partner (id, unit_code, name, kind) values ('${aPartnerId}', '${hongji}', 'x', 'shop');
    insert into actor.grant (person_id, post, unit_code, partner_id)
    values ('${resident}', 'partner-contact', '${hongji}', '${aPartnerId}')`
}

function aCard({ door, worker }: Facts): string {
  return `insert into intake.card (door_id, unit_code, code, made_at, made_by)
    values ('${door}', '${hongji}002', 'ABCDEFGH2345', now(), '${worker}')`
}

/** A team that went into the one that the proof is about, with the resident in it. */
function formerTeam({ resident, team }: Facts): string {
  return `insert into organisation.team (id, street_code, name, colour, place, services)
      values ('${aFormerTeam}', '${street}', '旧队', 'red', 90, '{}');
    insert into organisation.team_succession (from_team_id, into_team_id, on_day, reason, decided_by, decided_at)
      values ('${aFormerTeam}', '${team}', '2026-01-01', 'x', '${resident}', now());
    insert into actor.grant (person_id, post, unit_code, team_id) values ('${resident}', 'team-member', '${street}', '${aFormerTeam}')`
}
