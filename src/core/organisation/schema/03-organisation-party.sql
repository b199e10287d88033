-- Who belongs to a Party body, what a branch did on its day, and whom the clock told that a term ends.

create table organisation.membership (
  id uuid primary key default uuidv7(),
  body_id uuid not null,
  unit_code text not null,
  person_id uuid not null references people.person (id),
  duty text not null,
  from_day date not null,
  to_day date,
  added_by uuid not null,
  constraint membership_of_a_body_of_the_unit foreign key (body_id, unit_code)
    references organisation.party_body (id, unit_code) on update cascade,
  constraint duty_is_known check (duty in ('secretary', 'deputy', 'member')),
  constraint membership_ends_after_it_begins check (to_day is null or to_day >= from_day)
);
create index membership_body on organisation.membership (body_id, unit_code);
create index membership_unit on organisation.membership (unit_code, body_id, id);
create index membership_since on organisation.membership (from_day, id);
create index membership_person on organisation.membership (person_id);
create unique index one_running_membership_in_a_body on organisation.membership (body_id, person_id) where to_day is null;
comment on table organisation.membership is 'Who belongs to a Party body, from–to. It opens nothing: posts do.';
comment on column organisation.membership.unit_code is 'Unit of the body, kept equal by the foreign key: row level security reads it.';

create table organisation.theme_day (
  id uuid primary key default uuidv7(),
  body_id uuid not null,
  unit_code text not null,
  held_on date not null,
  subject text not null,
  place text not null,
  speaker text not null,
  done text not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint theme_day_of_a_body_of_the_unit foreign key (body_id, unit_code)
    references organisation.party_body (id, unit_code) on update cascade,
  constraint theme_day_words_are_neither_empty_nor_long check (
    length(subject) between 1 and 60 and length(place) between 1 and 60 and length(speaker) between 1 and 40
    and length(done) between 1 and 4000)
);
create index theme_day_body on organisation.theme_day (body_id, unit_code);
create index theme_day_latest on organisation.theme_day (held_on, id);
create index theme_day_unit on organisation.theme_day (unit_code, held_on, id);
comment on table organisation.theme_day is '主题党日: what a branch did together on its day.';

create table organisation.theme_day_member (
  theme_day_id uuid not null references organisation.theme_day (id),
  person_id uuid not null references people.person (id),
  primary key (theme_day_id, person_id)
);
create index theme_day_member_person on organisation.theme_day_member (person_id);
comment on table organisation.theme_day_member is 'Members who came.';

create table organisation.term_reminder (
  grant_id uuid not null references actor.grant (id),
  ends_at timestamptz not null,
  told_at timestamptz not null,
  primary key (grant_id, ends_at)
);
comment on table organisation.term_reminder is 'Ends of terms that somebody was told of; another end is told anew.';

alter table organisation.membership enable row level security;
alter table organisation.theme_day enable row level security;
alter table organisation.theme_day_member enable row level security;
alter table organisation.term_reminder enable row level security;

create policy read on organisation.membership for select to wuse_app using (
     membership.unit_code = any((select actor.units('business'))::text[])
  or membership.person_id = (select actor.me()));
create policy add on organisation.membership for insert to wuse_app with check (
     membership.unit_code = any((select actor.units('configure'))::text[]));
create policy finish on organisation.membership for update to wuse_app using (
     membership.unit_code = any((select actor.units('configure'))::text[]));

create policy read on organisation.theme_day for select to wuse_app using (
     theme_day.unit_code = any((select actor.units('business'))::text[]));
create policy add on organisation.theme_day for insert to wuse_app with check (
     theme_day.unit_code = any((select actor.units('business'))::text[])
 and theme_day.recorded_by = (select actor.me()));
create policy mend on organisation.theme_day for update to wuse_app using (
     theme_day.unit_code = any((select actor.units('business'))::text[]));

create policy read on organisation.theme_day_member for select to wuse_app using (
  theme_day_member.theme_day_id in (select theme_day.id from organisation.theme_day));
create policy add on organisation.theme_day_member for insert to wuse_app with check (
  theme_day_member.theme_day_id in (select theme_day.id from organisation.theme_day));
create policy remove on organisation.theme_day_member for delete to wuse_app using (
  theme_day_member.theme_day_id in (select theme_day.id from organisation.theme_day));

-- The clock alone reminds.
create policy read on organisation.term_reminder for select to wuse_app using (
  (select actor.me()) = '00000000-0000-7000-8000-000000000001');
create policy add on organisation.term_reminder for insert to wuse_app with check (
  (select actor.me()) = '00000000-0000-7000-8000-000000000001');

grant select, insert on organisation.membership, organisation.theme_day, organisation.theme_day_member,
  organisation.term_reminder to wuse_app;
grant update (to_day) on organisation.membership to wuse_app;
grant update (held_on, subject, place, speaker, done) on organisation.theme_day to wuse_app;
grant delete on organisation.theme_day_member to wuse_app;
