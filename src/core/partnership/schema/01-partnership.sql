-- The N of 1+5+N: partners with what they agreed, offer, ask for and gave; small wishes; who reports in where; the councils.

create schema partnership;
comment on schema partnership is 'What the street and its communities do together with partners: agreements, offers, gifts, wishes, promises';
grant usage on schema partnership to wuse_app;

create table partnership.partner (
  id uuid primary key default uuidv7(),
  unit_code text not null references territory.unit (code) on update cascade,
  name text not null,
  kind text not null,
  ended_at timestamptz,
  constraint partner_kind_is_known check (kind in (
    'government', 'public-institution', 'enterprise', 'school', 'hospital', 'association', 'shop')),
  constraint partner_name_is_neither_empty_nor_long check (length(name) between 1 and 60),
  constraint one_partner_of_a_name_in_a_unit unique (unit_code, name),
  constraint partner_with_its_unit unique (id, unit_code)
);
create index partner_name on partnership.partner (name, id);
comment on table partnership.partner is '联建单位: the N, together with the volunteers. Who speaks for one holds the post of its contact.';
comment on column partnership.partner.unit_code is 'The street or community that it is joined with.';
comment on column partnership.partner.ended_at is 'Since when it is no partner any more.';

create table partnership.agreement (
  id uuid primary key,
  partner_id uuid not null,
  unit_code text not null,
  from_day date not null,
  to_day date not null,
  terms text not null,
  keeper_id uuid not null references people.person (id),
  extends_id uuid,
  made_at timestamptz not null,
  reminded_at timestamptz,
  ended_at timestamptz,
  end_reason text,
  constraint agreement_ends_after_it_begins check (to_day >= from_day),
  constraint agreement_terms_are_neither_empty_nor_long check (length(terms) between 1 and 2000),
  constraint an_early_end_has_its_reason check ((ended_at is null) = (end_reason is null)),
  constraint agreement_with_its_partner unique (id, partner_id),
  constraint an_agreement_is_extended_once unique (extends_id),
  constraint agreement_of_its_partner foreign key (partner_id, unit_code)
    references partnership.partner (id, unit_code) on update cascade,
  constraint extends_one_of_the_same_partner foreign key (extends_id, partner_id)
    references partnership.agreement (id, partner_id)
);
create index agreement_partner on partnership.agreement (partner_id, unit_code);
create index agreement_extends on partnership.agreement (extends_id, partner_id);
create index agreement_keeper on partnership.agreement (keeper_id);
create index agreement_to_remind on partnership.agreement (to_day) where ended_at is null and reminded_at is null;
comment on table partnership.agreement is '联建协议 from one day to another; an extension is another agreement that follows.';
comment on column partnership.agreement.keeper_id is 'Who is reminded before it ends.';
comment on column partnership.agreement.extends_id is 'The agreement that it goes on with.';

create table partnership.offer (
  id uuid primary key,
  partner_id uuid not null,
  unit_code text not null,
  place_code text not null references territory.unit (code) on update cascade,
  kind text not null,
  what text not null,
  for_whom text not null,
  how_much text not null,
  from_day date not null,
  to_day date,
  offered_at timestamptz not null,
  ended_at timestamptz,
  constraint kind_of_offer_is_known check (kind in ('information', 'service', 'life', 'work', 'management')),
  constraint offer_is_said_in_a_few_words check (
    length(what) between 1 and 60 and length(for_whom) between 1 and 40 and length(how_much) between 1 and 60),
  constraint offer_ends_after_it_begins check (to_day >= from_day),
  constraint offer_with_its_partner unique (id, partner_id),
  constraint offer_of_its_partner foreign key (partner_id, unit_code)
    references partnership.partner (id, unit_code) on update cascade
);
create index offer_partner on partnership.offer (partner_id, unit_code);
create index offer_place on partnership.offer (place_code, kind, id);
create index offer_by_last_day on partnership.offer (coalesce(to_day, 'infinity'::date), id);
create index offer_by_partner on partnership.offer (partner_id, id);
comment on table partnership.offer is '资源清单: what a partner offers, for whom, how much or how often, where.';
comment on column partnership.offer.place_code is 'Where it can be had: a unit, with all that lie in it.';

create table partnership.partner_need (
  id uuid primary key,
  partner_id uuid not null,
  unit_code text not null,
  what text not null,
  from_day date not null,
  to_day date,
  told_at timestamptz not null,
  closed_at timestamptz,
  outcome text,
  constraint partner_need_is_said_in_a_few_words check (length(what) between 1 and 120),
  constraint partner_need_ends_after_it_begins check (to_day >= from_day),
  constraint closed_with_what_came_of_it check ((closed_at is null) = (outcome is null)),
  constraint partner_need_of_its_partner foreign key (partner_id, unit_code)
    references partnership.partner (id, unit_code) on update cascade
);
create index partner_need_partner on partnership.partner_need (partner_id, unit_code);
create index partner_need_by_last_day on partnership.partner_need (coalesce(to_day, 'infinity'::date), id);
create index partner_need_by_partner on partnership.partner_need (partner_id, id);
comment on table partnership.partner_need is '需求清单: what a partner asks of the street or community.';

create table partnership.project (
  id uuid primary key,
  partner_id uuid not null,
  unit_code text not null,
  name text not null,
  lead text not null,
  from_day date not null,
  to_day date not null,
  agreed_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  dropped_at timestamptz,
  outcome text,
  constraint project_is_said_in_a_few_words check (length(name) between 1 and 60 and length(lead) between 1 and 40),
  constraint project_ends_after_it_begins check (to_day >= from_day),
  constraint project_is_over_once check (num_nonnulls(finished_at, dropped_at) <= 1),
  constraint an_ended_project_says_what_came_of_it check (
    (num_nonnulls(finished_at, dropped_at) = 1) = (outcome is not null)),
  constraint project_of_its_partner foreign key (partner_id, unit_code)
    references partnership.partner (id, unit_code) on update cascade
);
create index project_partner on partnership.project (partner_id, unit_code);
create index project_by_last_day on partnership.project (to_day, id);
create index project_by_partner on partnership.project (partner_id, id);
comment on table partnership.project is '项目清单: what street or community and a partner do together.';
comment on column partnership.project.lead is 'Who leads it, as people say it.';

create table partnership.taking (
  id uuid primary key,
  offer_id uuid not null,
  partner_id uuid not null,
  unit_code text not null references territory.unit (code) on update cascade,
  purpose text not null,
  need_id uuid,
  partner_need_id uuid references partnership.partner_need (id),
  project_id uuid references partnership.project (id),
  asked_at timestamptz not null,
  asked_by uuid not null,
  answered_at timestamptz,
  answered_by uuid,
  declined_because text,
  given_at timestamptz,
  constraint purpose_is_neither_empty_nor_long check (length(purpose) between 1 and 120),
  constraint taken_up_for_one_thing check (num_nonnulls(need_id, partner_need_id, project_id) = 1),
  constraint answered_by_somebody check ((answered_at is null) = (answered_by is null)),
  constraint given_after_a_yes check (given_at is null or (answered_at is not null and declined_because is null)),
  constraint taking_with_its_partner unique (id, partner_id),
  constraint taking_of_an_offer_of_the_partner foreign key (offer_id, partner_id)
    references partnership.offer (id, partner_id)
);
create index taking_offer on partnership.taking (offer_id, partner_id);
create index taking_partner on partnership.taking (partner_id, id);
create index taking_unit on partnership.taking (unit_code, id);
create index taking_partner_need on partnership.taking (partner_need_id) where partner_need_id is not null;
create index taking_project on partnership.taking (project_id) where project_id is not null;
create unique index an_offer_is_asked_once_for_a_need on partnership.taking (need_id, offer_id)
  where need_id is not null and declined_because is null;
comment on table partnership.taking is 'An offer taken up: asked, agreed or declined, given.';
comment on column partnership.taking.unit_code is 'Where it is used.';
comment on column partnership.taking.purpose is 'What the partner reads of it: never who the resident is.';
comment on column partnership.taking.need_id is 'A resident''s need; its tables stand above, so that no key leads there.';

create table partnership.contribution (
  id uuid primary key,
  partner_id uuid not null,
  unit_code text not null,
  what text not null,
  given_on date not null,
  quantity integer not null,
  unit text not null,
  taking_id uuid,
  corrects_id uuid,
  takes_back integer generated always as (-quantity) stored,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint contribution_is_said_in_a_few_words check (length(what) between 1 and 120),
  constraint counted_in_a_known_unit check (unit in ('piece', 'person-time', 'hour', 'fen')),
  constraint given_is_more_than_nothing_and_a_counter_entry_less check ((quantity < 0) = (corrects_id is not null) and quantity <> 0),
  constraint contribution_with_what_it_counts unique (id, partner_id, unit, quantity),
  constraint an_entry_is_taken_back_once unique (corrects_id),
  constraint contribution_of_its_partner foreign key (partner_id, unit_code)
    references partnership.partner (id, unit_code) on update cascade,
  constraint contribution_by_a_taking_of_the_partner foreign key (taking_id, partner_id)
    references partnership.taking (id, partner_id),
  constraint counter_entry_takes_back_exactly foreign key (corrects_id, partner_id, unit, takes_back)
    references partnership.contribution (id, partner_id, unit, quantity)
);
create index contribution_partner on partnership.contribution (partner_id, unit_code, given_on);
create index contribution_by_partner on partnership.contribution (partner_id, id);
create index contribution_by_day on partnership.contribution (given_on, id);
create index contribution_taking on partnership.contribution (taking_id, partner_id) where taking_id is not null;
create index contribution_corrects on partnership.contribution (corrects_id, partner_id, unit, takes_back);
comment on table partnership.contribution is 'What a partner gave, in whole numbers of a unit; append-only, a mistake is a counter-entry.';
comment on column partnership.contribution.quantity is 'Whole 件, 人次, 小时 or 分 of money; below zero in a counter-entry.';
comment on column partnership.contribution.corrects_id is 'The entry that this one takes back.';

create table partnership.wish (
  id uuid primary key,
  unit_code text not null references territory.unit (code) on update cascade,
  what text not null,
  age_group text not null,
  for_sealed text,
  made_by uuid not null references people.person (id),
  made_at timestamptz not null,
  published_at timestamptz,
  published_by uuid,
  fulfilled_at timestamptz,
  thanks text,
  withdrawn_at timestamptz,
  constraint wish_belongs_to_a_community check (length(unit_code) = 12),
  constraint wish_is_said_in_a_few_words check (length(what) between 1 and 120),
  constraint age_group_is_known check (age_group in ('child', 'youth', 'adult', 'elder')),
  constraint published_by_somebody check ((published_at is null) = (published_by is null)),
  constraint fulfilled_once_published check (fulfilled_at is null or published_at is not null),
  constraint thanks_for_what_was_fulfilled check (thanks is null or fulfilled_at is not null),
  constraint withdrawn_or_fulfilled check (num_nonnulls(fulfilled_at, withdrawn_at) <= 1),
  constraint wish_with_its_unit unique (id, unit_code)
);
create index wish_unit on partnership.wish (unit_code, id);
create index wish_made_by on partnership.wish (made_by);
comment on table partnership.wish is '微心愿: a small wish; whoever might claim it reads what, age group and community, never for whom.';
comment on column partnership.wish.for_sealed is 'Who it is for, sealed; staff open it with a reason on record.';

create table partnership.wish_claim (
  id uuid primary key,
  wish_id uuid not null,
  unit_code text not null,
  person_id uuid not null references people.person (id),
  partner_id uuid references partnership.partner (id),
  claimed_at timestamptz not null,
  delivered_at timestamptz,
  handed_back_at timestamptz,
  hand_back_reason text,
  constraint handed_back_with_a_reason check ((handed_back_at is null) = (hand_back_reason is null)),
  constraint claim_of_its_wish foreign key (wish_id, unit_code)
    references partnership.wish (id, unit_code) on update cascade
);
create index wish_claim_wish on partnership.wish_claim (wish_id, unit_code);
create unique index a_wish_is_claimed_by_one on partnership.wish_claim (wish_id) where handed_back_at is null;
create index wish_claim_person on partnership.wish_claim (person_id);
create index wish_claim_partner on partnership.wish_claim (partner_id) where partner_id is not null;
comment on table partnership.wish_claim is 'Who took a wish up, for a partner or in person; handed back, it is free again.';

create table partnership.reporting (
  id uuid primary key,
  unit_code text not null references territory.unit (code) on update cascade,
  kind text not null,
  name text not null,
  employer text,
  phone_sealed text,
  skills text not null,
  free_times text not null,
  by_link boolean not null,
  reported_at timestamptz not null,
  confirmed_at timestamptz,
  confirmed_by uuid,
  partner_id uuid references partnership.partner (id),
  person_id uuid references people.person (id),
  ended_at timestamptz,
  constraint one_reports_to_a_community check (length(unit_code) = 12),
  constraint kind_of_reporting_is_known check (kind in ('organisation', 'member')),
  constraint reporting_is_said_in_a_few_words check (
    length(name) between 1 and 60 and length(employer) between 1 and 60 and length(skills) <= 120 and length(free_times) <= 60),
  constraint a_confirmed_one_is_known check (
    (confirmed_at is null) = (num_nonnulls(partner_id, person_id) = 0)
    and (partner_id is null or kind = 'organisation') and (person_id is null or kind = 'member')),
  constraint confirmed_by_somebody check ((confirmed_at is null) = (confirmed_by is null)),
  constraint a_number_goes_with_who_ended check (phone_sealed is null or ended_at is null)
);
create index reporting_unit on partnership.reporting (unit_code, id);
create index reporting_by_employer on partnership.reporting (coalesce(employer, name), id);
create index reporting_person on partnership.reporting (person_id) where person_id is not null;
create index reporting_partner on partnership.reporting (partner_id) where partner_id is not null;
create index reporting_number_to_forget on partnership.reporting (confirmed_at) where phone_sealed is not null;
create unique index a_member_reports_once_to_a_community on partnership.reporting (unit_code, person_id)
  where person_id is not null and ended_at is null;
create unique index an_organisation_reports_once_to_a_community on partnership.reporting (unit_code, partner_id)
  where partner_id is not null and ended_at is null;
comment on table partnership.reporting is '双报到: Party organisations report where they stand, serving members where they live.';
comment on column partnership.reporting.phone_sealed is 'From the link, until the community has confirmed who it is and can''t take that back any more.';
comment on column partnership.reporting.ended_at is 'Not confirmed, or moved away.';

create table partnership.council_member (
  id uuid primary key,
  unit_code text not null references territory.unit (code) on update cascade,
  partner_id uuid references partnership.partner (id),
  person_id uuid references people.person (id),
  role text not null,
  since timestamptz not null,
  ended_at timestamptz,
  constraint council_of_a_street_or_community check (length(unit_code) in (9, 12)),
  constraint member_is_a_partner_or_a_person check (num_nonnulls(partner_id, person_id) = 1),
  constraint role_in_the_council_is_known check (role in ('head', 'deputy', 'member'))
);
create unique index a_partner_sits_once on partnership.council_member (unit_code, partner_id) where ended_at is null;
create unique index a_person_sits_once on partnership.council_member (unit_code, person_id) where ended_at is null;
create index council_member_unit on partnership.council_member (unit_code, id);
create index council_member_partner on partnership.council_member (partner_id) where partner_id is not null;
create index council_member_person on partnership.council_member (person_id) where person_id is not null;
comment on table partnership.council_member is 'Who sits in the street''s 大工委 or a community''s 大党委.';

create table partnership.meeting (
  id uuid primary key,
  unit_code text not null references territory.unit (code) on update cascade,
  held_at timestamptz not null,
  place text not null,
  agenda text[] not null,
  called_by uuid not null,
  called_at timestamptz not null,
  attended text,
  minutes text,
  minuted_at timestamptz,
  cancelled_at timestamptz,
  constraint meeting_of_a_street_or_community check (length(unit_code) in (9, 12)),
  constraint meeting_place_is_neither_empty_nor_long check (length(place) between 1 and 60),
  constraint agenda_is_short check (cardinality(agenda) between 1 and 30 and length(array_to_string(agenda, '')) <= 3000),
  constraint minutes_come_whole check (num_nonnulls(attended, minutes, minuted_at) in (0, 3)),
  constraint held_or_cancelled check (num_nonnulls(minuted_at, cancelled_at) <= 1),
  constraint meeting_with_its_unit unique (id, unit_code)
);
create index meeting_unit on partnership.meeting (unit_code, held_at desc, id);
create index meeting_by_time on partnership.meeting (held_at, id);
comment on table partnership.meeting is 'A meeting of a council: agenda before, minutes after. Late promises go on the agenda by themselves.';

create table partnership.promise (
  id uuid primary key,
  unit_code text not null references territory.unit (code) on update cascade,
  meeting_id uuid,
  partner_id uuid references partnership.partner (id),
  person_id uuid references people.person (id),
  what text not null,
  due_day date not null,
  made_at timestamptz not null,
  kept_at timestamptz,
  dropped_at timestamptz,
  outcome text,
  constraint promise_to_a_street_or_community check (length(unit_code) in (9, 12)),
  constraint a_partner_or_a_person_promises check (num_nonnulls(partner_id, person_id) = 1),
  constraint promise_is_said_in_a_few_words check (length(what) between 1 and 120),
  constraint kept_or_dropped check (num_nonnulls(kept_at, dropped_at) <= 1),
  constraint an_ended_promise_says_how check ((num_nonnulls(kept_at, dropped_at) = 1) = (outcome is not null)),
  constraint promise_with_its_unit unique (id, unit_code),
  constraint promised_in_a_meeting_of_the_unit foreign key (meeting_id, unit_code)
    references partnership.meeting (id, unit_code) on update cascade
);
create index promise_unit on partnership.promise (unit_code, due_day, id);
create index promise_by_day on partnership.promise (due_day, id);
create index promise_meeting on partnership.promise (meeting_id, unit_code) where meeting_id is not null;
create index promise_partner on partnership.promise (partner_id) where partner_id is not null;
create index promise_person on partnership.promise (person_id) where person_id is not null;
comment on table partnership.promise is 'Who promised a council what by when, followed until it is kept.';

create table partnership.promise_note (
  id uuid primary key,
  promise_id uuid not null,
  unit_code text not null,
  text text not null,
  noted_by uuid not null,
  noted_at timestamptz not null,
  constraint promise_note_is_neither_empty_nor_long check (length(text) between 1 and 500),
  constraint note_of_its_promise foreign key (promise_id, unit_code)
    references partnership.promise (id, unit_code) on update cascade
);
create index promise_note_promise on partnership.promise_note (promise_id, unit_code);
comment on table partnership.promise_note is 'How a promise goes on, told by who follows it.';
