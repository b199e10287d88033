-- Needs: heard → understood → dispatched → served → confirmed. States and steps are the table in need.ts.

create schema needs;
comment on schema needs is 'What somebody asks for, who takes it, by when, and whether it was solved';
grant usage on schema needs to wuse_app;

create table needs.category (
  id uuid primary key default uuidv7(),
  street_code text not null references territory.unit (code) on update cascade,
  broad text not null,
  name text not null,
  position smallint not null default 0,
  retired_at timestamptz,
  constraint broad_category_is_one_of_five check (broad in ('information', 'service', 'life', 'work', 'management')),
  constraint category_name_is_neither_empty_nor_long check (length(name) between 1 and 20),
  constraint one_category_of_a_name unique (street_code, broad, name)
);
comment on table needs.category is 'The street''s own finer categories below the five of the article; retired, never deleted.';

create table needs.need (
  id uuid primary key default uuidv7(),
  number text not null,
  unit_code text not null references territory.unit (code) on update cascade,
  street_code text not null generated always as (left(unit_code, 9)) stored,
  community_code text not null generated always as (left(unit_code, 12)) stored,
  building_id uuid references territory.building (id),
  door_id uuid references territory.door (id),
  place_note text,

  source text not null,
  reporter_id uuid references people.person (id),
  caller_name text,
  caller_phone text,
  heard_by uuid,
  heard_at timestamptz not null,
  title text not null,
  body text,
  topic text,
  time_wish text,
  contact_way text not null default 'community',
  photo_ids uuid[] not null default '{}',
  voice_note_id uuid,
  external_system text,
  external_number text,
  due_by timestamptz,
  import_id uuid,

  kind text,
  category text,
  category_id uuid references needs.category (id),
  flags text[] not null default '{}',
  lives_alone boolean,
  guarded_at timestamptz,

  state text not null,
  lane text generated always as (
    case when state in ('closed', 'declined', 'withdrawn', 'joined') then null
         when guarded_at is not null then 'guarded'
         else state end) stored,
  state_before text,
  level text not null,
  team_id uuid references organisation.team (id),
  squad_id uuid references organisation.squad (id),
  assignee_id uuid references people.person (id),
  handler_id uuid,
  dispatched_at timestamptz,
  people_wanted smallint not null default 1,
  handed_back_count smallint not null default 0,
  calls_made smallint not null default 0,
  minutes_served integer not null default 0,
  referred_to text,
  refer_by timestamptz,
  declined_to text,
  joined_to uuid references needs.need (id),
  closed_at timestamptz,

  clock_started_at timestamptz,
  deadline_at timestamptz,
  soon_at timestamptz,
  escalate_at timestamptz,
  provisional boolean not null default false,

  undoable jsonb,
  version integer not null default 1,

  constraint state_is_known check (state in (
    'voice', 'guarded', 'heard', 'triaged', 'reopened', 'asked', 'dispatched', 'accepted', 'serving', 'referred', 'done',
    'calling', 'closed', 'declined', 'withdrawn', 'joined')),
  constraint an_open_need_has_a_clock check (
    (state in ('closed', 'declined', 'withdrawn', 'joined')) = (deadline_at is null)),
  constraint an_ended_need_has_its_end check (
    (state in ('closed', 'declined', 'withdrawn', 'joined')) = (closed_at is not null)),
  constraint a_guarded_state_is_guarded check (state <> 'guarded' or guarded_at is not null),
  constraint only_a_voice_note_has_no_text check (body is not null or voice_note_id is not null),
  constraint a_waiting_voice_note_is_there check (state <> 'voice' or voice_note_id is not null),
  constraint kind_is_one_of_four check (kind in ('urgent', 'hardship', 'worry', 'wish')),
  constraint category_is_one_of_five check (category in ('information', 'service', 'life', 'work', 'management')),
  constraint a_finer_category_has_its_broad_one check (category_id is null or category is not null),
  constraint flags_are_known check (flags <@ array['petition', 'legal', 'emergency', 'unchecked']),
  constraint level_is_grid_community_or_street check (level in ('grid', 'community', 'street')),
  constraint source_is_known check (source in (
    'resident-phone', 'grid-worker', 'phone-call', 'door', 'paper', 'import', 'door-card', 'suggestion-box', 'opinion-round',
    'family-helper', 'order-12345', 'superior', 'group-chat')),
  constraint only_an_order_has_its_own_deadline check (
    (due_by is not null) = (source in ('order-12345', 'superior'))),
  constraint topic_is_known check (topic in ('broken', 'help', 'neighbours', 'dirty')),
  constraint contact_way_is_known check (contact_way in ('phone', 'community')),
  constraint title_is_neither_empty_nor_long check (length(title) between 1 and 200),
  constraint body_is_not_over_long check (length(body) <= 20000),
  constraint notes_are_not_over_long check (
    length(place_note) <= 100 and length(time_wish) <= 100 and length(caller_name) <= 100
    and length(referred_to) <= 500 and length(declined_to) <= 500),
  constraint joined_to_another_or_not_at_all check ((state = 'joined') = (joined_to is not null) and joined_to <> id),
  constraint counts_do_not_fall_below_zero check (
    handed_back_count >= 0 and calls_made >= 0 and minutes_served >= 0 and people_wanted between 1 and 10),
  constraint one_need_of_a_number unique (street_code, number)
);

comment on table needs.need is 'One need: who asks, what, where, how it stands, and until when.';
comment on column needs.need.number is 'Shown to people: year and running number of the street, like 2026-1107.';
comment on column needs.need.unit_code is 'Grid where the place is known that closely, else community, else street.';
comment on column needs.need.caller_name is 'Name of a reporter whom the street does not know as a person.';
comment on column needs.need.caller_phone is 'Sealed number that such a reporter left, for those who help.';
comment on column needs.need.due_by is 'Deadline of whoever ordered it: it stands in place of every clock of ours until the work is done.';
comment on column needs.need.heard_by is 'Staff or a family helper who told it for somebody. No foreign key: persons are never deleted, and this is the hot lane.';
comment on column needs.need.handler_id is 'Staff who last triaged or handed on. No foreign key, as heard_by.';
comment on column needs.need.guarded_at is 'Since then only the officer for accusations and the reporter see it.';
comment on column needs.need.lane is 'The inbox that it waits in; null once ended. Guarded ones wait apart whatever their state.';
comment on column needs.need.state_before is 'State before it was joined, for taking the joining back.';
comment on column needs.need.level is 'Who answers for its being late; goes up one when overdue, handed back too often, or not solved.';
comment on column needs.need.dispatched_at is 'Since then the receiver sees it; null again once handed back.';
comment on column needs.need.soon_at is 'From then on the light is yellow.';
comment on column needs.need.escalate_at is 'When the clock takes it up one level; null where nobody is above or a wait is the reporter''s.';
comment on column needs.need.undoable is 'The last light step: {step, with, by, until, before}; the next step forgets it.';
comment on column needs.need.refer_by is 'Deadline that the responsible office or a superior gave; it overrides ours.';

create index need_inbox on needs.need (community_code, lane, deadline_at, id) include (unit_code) where lane is not null;
create index need_soon on needs.need (community_code, lane, soon_at) include (deadline_at, unit_code) where lane is not null;
create index need_unit_code on needs.need (unit_code, lane, deadline_at, id);
create index need_reporter on needs.need (reporter_id, id) where reporter_id is not null;
create index need_building on needs.need (building_id) where building_id is not null;
create index need_door on needs.need (door_id) where door_id is not null;
create index need_category on needs.need (category_id) where category_id is not null;
create index need_team on needs.need (team_id, lane, deadline_at, id) where team_id is not null;
create index need_squad on needs.need (squad_id, lane, deadline_at, id) where squad_id is not null;
create index need_assignee on needs.need (assignee_id, lane, deadline_at, id) where assignee_id is not null;
create index need_joined_to on needs.need (joined_to) where joined_to is not null;
create index need_escalate_at on needs.need (escalate_at) where escalate_at is not null;
create index need_provisional on needs.need (street_code, id) where provisional;
create index need_import on needs.need (import_id) where import_id is not null;
create index need_closed on needs.need (community_code, closed_at) include (unit_code, team_id)
  where state = 'closed' and guarded_at is null;
create unique index one_need_of_an_external_number on needs.need (street_code, external_system, external_number)
  where external_number is not null;

create table needs.supporting (
  id uuid primary key default uuidv7(),
  need_id uuid not null references needs.need (id) on delete cascade,
  team_id uuid references organisation.team (id),
  unit_code text references territory.unit (code) on update cascade,
  constraint a_team_or_a_unit_supports check (num_nonnulls(team_id, unit_code) = 1),
  constraint a_team_or_unit_supports_once unique nulls not distinct (need_id, team_id, unit_code)
);
create index supporting_team on needs.supporting (team_id) where team_id is not null;
create index supporting_unit on needs.supporting (unit_code) where unit_code is not null;
comment on table needs.supporting is 'Teams and units that help the one who leads on a need.';

create table needs.invitation (
  id uuid primary key default uuidv7(),
  need_id uuid not null references needs.need (id) on delete cascade,
  person_id uuid not null references people.person (id),
  asked_by uuid not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  visit_at timestamptz,
  words text,
  answer text,
  answered_at timestamptz,
  reason text,
  withdrawn_at timestamptz,
  constraint answer_is_yes_or_no check (answer in ('yes', 'no')),
  constraint an_answer_has_its_moment check ((answer is null) = (answered_at is null)),
  constraint words_are_not_over_long check (length(words) <= 500 and length(reason) <= 500),
  constraint expires_after_it_was_asked check (expires_at > asked_at)
);
create index invitation_need on needs.invitation (need_id);
create index invitation_person on needs.invitation (person_id, id);
create index invitation_expires on needs.invitation (expires_at) where answer is null and withdrawn_at is null;
create unique index one_open_question_a_person on needs.invitation (need_id, person_id)
  where answer is null and withdrawn_at is null;
comment on table needs.invitation is 'A volunteer is asked to help with a need. Nothing says that somebody comes before a yes.';

create table needs.visit (
  id uuid primary key default uuidv7(),
  need_id uuid not null references needs.need (id) on delete cascade,
  planned_by uuid not null,
  planned_at timestamptz not null,
  visit_at timestamptz not null,
  first boolean not null,
  password text not null,
  cancelled_at timestamptz,
  constraint password_is_short check (length(password) between 2 and 12)
);
create index visit_need on needs.visit (need_id);
comment on table needs.visit is 'When somebody comes. The password is spoken at the door: the resident and the visitors know it.';
comment on column needs.visit.first is 'The first visit to this person; to people who live alone it is made in pairs.';

create table needs.visitor (
  visit_id uuid not null references needs.visit (id) on delete cascade,
  need_id uuid not null references needs.need (id) on delete cascade,
  person_id uuid not null references people.person (id),
  primary key (visit_id, person_id)
);
create index visitor_need on needs.visitor (need_id);
create index visitor_person on needs.visitor (person_id);
comment on table needs.visitor is 'Who comes on a visit.';

create table needs.extension (
  id uuid primary key default uuidv7(),
  need_id uuid not null references needs.need (id) on delete cascade,
  asked_by uuid not null,
  asked_at timestamptz not null,
  until timestamptz not null,
  reason text not null,
  answered_by uuid,
  answered_at timestamptz,
  granted boolean,
  constraint extension_reason_is_neither_empty_nor_long check (length(reason) between 1 and 500),
  constraint an_answered_extension_has_its_answer check (
    (answered_at is null) = (granted is null) and (answered_at is null) = (answered_by is null)),
  constraint nobody_grants_their_own check (answered_by is null or answered_by <> asked_by)
);
create index extension_need on needs.extension (need_id);
create unique index one_open_extension_a_need on needs.extension (need_id) where answered_at is null;
comment on table needs.extension is 'More time, asked for before the deadline, with its reason and its answer.';

create table needs.rating (
  id uuid primary key default uuidv7(),
  need_id uuid not null references needs.need (id) on delete cascade,
  rated_at timestamptz not null,
  rated_by uuid not null,
  mark text not null,
  words text,
  by_call boolean not null,
  constraint mark_is_known check (mark in ('satisfied', 'fair', 'unsolved')),
  constraint rating_words_are_not_over_long check (length(words) <= 500)
);
create index rating_need on needs.rating (need_id);
comment on table needs.rating is 'What the reporter thinks of how it was solved, by own hand or on the telephone. A need that was reopened has several.';

create table needs.joining (
  id uuid primary key default uuidv7(),
  need_id uuid not null references needs.need (id) on delete cascade,
  into_id uuid not null references needs.need (id) on delete cascade,
  joined_at timestamptz not null,
  joined_by uuid not null,
  separated_at timestamptz,
  separated_by uuid,
  constraint joined_to_another check (need_id <> into_id),
  constraint a_separation_has_who_and_when check ((separated_at is null) = (separated_by is null))
);
create index joining_need on needs.joining (need_id);
create index joining_into on needs.joining (into_id);
create unique index joined_to_one_at_a_time on needs.joining (need_id) where separated_at is null;
comment on table needs.joining is 'Which needs were found to be one matter, and which were separated again.';

create table needs.search_term (
  need_id uuid primary key references needs.need (id) on delete cascade,
  terms tsvector not null
);
create index search_term_terms on needs.search_term using gin (terms);
comment on table needs.search_term is 'Pairs of characters of a need''s words without phones and identity numbers. Apart from the need, so that a scan touches small rows; read by needs.search alone.';

create table needs.search_due (
  need_id uuid primary key references needs.need (id) on delete cascade
);
comment on table needs.search_due is 'Needs of a batch whose words wait for the next beat of the index.';

create table needs.count_change (
  unit_code text not null,
  lane text not null,
  change integer not null
);
alter table needs.count_change set (autovacuum_vacuum_threshold = 500, autovacuum_vacuum_scale_factor = 0);
comment on table needs.count_change is 'What writes added to or took from an inbox since the last fold. Only appended to, so that no two writes wait for each other.';

create table needs.open_count (
  unit_code text not null,
  lane text not null,
  count bigint not null,
  primary key (unit_code, lane)
);
comment on table needs.open_count is 'Open needs by unit and inbox as of the last fold; with count_change added it is exact in every snapshot.';
