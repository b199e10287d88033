-- Persons and households. Phones are sealed by the application and found by a blind index.

create schema people;
comment on schema people is 'Who: persons, households, skills';
grant usage on schema people to wuse_app;

create table people.household (
  id uuid primary key default uuidv7(),
  door_id uuid not null references territory.door (id),
  unit_code text not null references territory.unit (code) on update cascade,
  number text,
  constraint household_number_is_neither_empty_nor_long check (length(number) between 1 and 20),
  constraint household_with_its_door unique (id, door_id),
  constraint one_household_of_a_number_behind_a_door unique (door_id, number)
);
create index household_door on people.household (door_id);
create index household_unit on people.household (unit_code);

comment on table people.household is '户: people who live together behind one door.';
comment on column people.household.unit_code is 'Grid of the door.';
comment on column people.household.number is '户号: the street''s own number where several households live behind one door.';

create table people.person (
  id uuid primary key default uuidv7(),
  unit_code text not null references territory.unit (code) on update cascade,
  name text not null,
  pinyin text not null,
  initials text not null,
  called text,
  birth_year smallint,
  lives_alone boolean not null default false,
  household_id uuid,
  door_id uuid references territory.door (id),
  phone_sealed text,
  phone_index text,
  phone_tail_index text,
  id_number_sealed text,
  id_number_index text,
  photo_id uuid,
  registered_at timestamptz not null,
  erased_at timestamptz,
  constraint name_is_neither_empty_nor_long check (length(name) between 1 and 40),
  constraint called_is_neither_empty_nor_long check (length(called) between 1 and 20),
  constraint birth_year_is_of_somebody_alive check (birth_year between 1900 and 2100),
  constraint a_phone_is_sealed_and_indexed_or_absent check (
    (phone_sealed is null) = (phone_index is null) and (phone_sealed is null) = (phone_tail_index is null)),
  constraint an_id_number_is_sealed_and_indexed_or_absent check ((id_number_sealed is null) = (id_number_index is null)),
  constraint an_erased_person_keeps_nothing check (
    erased_at is null or (phone_sealed is null and id_number_sealed is null and called is null and birth_year is null and door_id is null and photo_id is null)),
  constraint one_person_a_phone unique (phone_index),
  constraint one_person_an_id_number unique (id_number_index),
  constraint household_is_behind_the_living_door foreign key (household_id, door_id)
    references people.household (id, door_id),
  constraint member_of_a_household_has_its_door check (household_id is null or door_id is not null)
);
create index person_unit_code on people.person (unit_code, pinyin, id);
create index person_newest on people.person (unit_code, id);
create index person_living on people.person (unit_code) where erased_at is null;
create index person_household on people.person (household_id, door_id);
create index person_door on people.person (door_id);
create index person_phone_tail on people.person (phone_tail_index);
create index person_name on people.person (name);
create index person_pinyin on people.person (pinyin, id);
create index person_initials on people.person (initials);

comment on table people.person is 'A person, once, in whatever capacity: resident, volunteer, staff.';
comment on column people.person.unit_code is 'Where they belong: the grid of the home, else the community or street where they work or signed in.';
comment on column people.person.called is 'How they wish to be addressed, like 王大爷.';
comment on column people.person.pinyin is 'Name in letters without tones and spaces, for search and order.';
comment on column people.person.initials is 'First letters of the syllables, for search.';
comment on column people.person.phone_sealed is 'Sealed by the application; readable only by opening it with a reason on record.';
comment on column people.person.phone_index is 'Blind index of the whole number: finds, does not tell.';
comment on column people.person.phone_tail_index is 'Blind index of the last four digits.';
comment on column people.person.id_number_sealed is 'Sealed by the application, as the phone.';
comment on column people.person.id_number_index is 'Blind index of the ID number, by which somebody is known again.';
comment on column people.person.photo_id is 'Attachment with the face, shown to who expects the visit.';

create table people.skill (
  code text primary key,
  name text not null constraint one_skill_of_a_name unique,
  constraint skill_code_is_a_word check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) <= 40),
  constraint skill_name_is_neither_empty_nor_long check (length(name) between 1 and 20)
);
comment on table people.skill is 'What people of this street can do for each other.';

create table people.person_skill (
  person_id uuid not null references people.person (id),
  skill_code text not null references people.skill (code),
  since_year smallint,
  primary key (person_id, skill_code),
  constraint since_year_is_a_year check (since_year between 1930 and 2100)
);
create index person_skill_skill on people.person_skill (skill_code);
comment on table people.person_skill is 'Who can do what, and since when.';

-- People whom the actor leads in a team or squad: somebody who asks them must be able to call them.
create function people.led() returns uuid[]
  language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(distinct g.person_id), '{}')
  from actor."grant" g
  where g.valid_from <= now() and (g.valid_to is null or g.valid_to > now())
    and (g.team_id = any((select actor.teams())::uuid[]) or g.squad_id = any((select actor.squads())::uuid[]))
$$;

-- The actor's own household; reads past the policies that ask for it.
create function people.my_household() returns uuid
  language sql stable security definer set search_path = '' as $$
  select person.household_id from people.person where person.id = (select actor.me())
$$;
create function people.my_door() returns uuid
  language sql stable security definer set search_path = '' as $$
  select person.door_id from people.person where person.id = (select actor.me())
$$;

alter table people.household enable row level security;
alter table people.person enable row level security;
alter table people.skill enable row level security;
alter table people.person_skill enable row level security;

create policy read on people.household for select to wuse_app using (
     household.unit_code = any((select actor.units('business'))::text[])
  or household.id = (select people.my_household()));
create policy add on people.household for insert to wuse_app with check (
     household.unit_code = any((select actor.units('business'))::text[]));

create policy read on people.person for select to wuse_app using (
     person.unit_code = any((select actor.units('business'))::text[])
  or person.id = (select actor.me())
  or person.id = any((select people.led())::uuid[]));
create policy add on people.person for insert to wuse_app with check (
     person.unit_code = any((select actor.units('business'))::text[]));
create policy mend on people.person for update to wuse_app using (
     person.unit_code = any((select actor.units('business'))::text[])
  or person.id = (select actor.me()));

create policy read on people.skill for select to wuse_app using (true);
create policy add on people.skill for insert to wuse_app with check (
     cardinality((select actor.units('configure'))::text[]) > 0);

create policy read on people.person_skill for select to wuse_app using (
  person_skill.person_id in (select person.id from people.person));
create policy add on people.person_skill for insert to wuse_app with check (
  person_skill.person_id in (select person.id from people.person));
create policy mend on people.person_skill for update to wuse_app using (
  person_skill.person_id in (select person.id from people.person));
create policy remove on people.person_skill for delete to wuse_app using (
  person_skill.person_id in (select person.id from people.person));

create policy own_household on territory.door for select to wuse_app using (
  door.id = (select people.my_door()));

grant select, insert on people.household to wuse_app;
grant select, insert, update on people.person to wuse_app;
grant select, insert on people.skill to wuse_app;
grant select, insert, update, delete on people.person_skill to wuse_app;

-- How many people of these units there are, as far as the actor works there: from the index alone, where the policy would be asked
-- row by row, 30,000 times for a street.
create function people.count_residents(units text[]) returns integer
  language sql stable security definer set search_path = '' as $$
  select count(*)::integer from people.person
  where person.erased_at is null and person.unit_code = any(array(
    select code from unnest(units) code where code = any((select actor.units('business'))::text[])))
$$;
revoke execute on function people.count_residents(text[]) from public;
grant execute on function people.count_residents(text[]) to wuse_app;

-- Sign-in knows a number and nobody yet: it may learn whose it is, and nothing else of them.
create function people.find_by_phone(phone_index text) returns uuid
  language sql stable security definer set search_path = '' as $$
  select person.id from people.person where person.phone_index = find_by_phone.phone_index and person.erased_at is null
$$;

-- The first sign-in of a resident, before there is an actor.
create function people.register_by_phone(
  id uuid, unit_code text, name text, pinyin text, initials text,
  phone_sealed text, phone_index text, phone_tail_index text, registered_at timestamptz
) returns void
  language sql security definer set search_path = '' as $$
  insert into people.person (id, unit_code, name, pinyin, initials, phone_sealed, phone_index, phone_tail_index, registered_at)
  values (id, unit_code, name, pinyin, initials, phone_sealed, phone_index, phone_tail_index, registered_at)
$$;

-- Names (and face) of people whom a record names that the actor may read: who helps, who decided, who asked.
create function people.names(ids uuid[]) returns table (id uuid, name text, called text, photo_id uuid)
  language sql stable security definer set search_path = '' as $$
  select person.id, person.name, person.called, person.photo_id from people.person
  where (select actor.me()) is not null and person.id = any(ids)
$$;

-- Co-workers by name for whoever holds a post: staff and members of teams, names alone.
create function people.find_coworkers(words text, most integer)
  returns table (id uuid, name text, pinyin text, unit_code text)
  language sql stable security definer set search_path = '' as $$
  select person.id, person.name, person.pinyin, person.unit_code
  from people.person
  where (select actor.holds_any())
    and exists (
      select from actor."grant" g where g.person_id = person.id
        and g.valid_from <= now() and (g.valid_to is null or g.valid_to > now()))
    and person.erased_at is null
    and (words = '' or strpos(person.name, words) > 0 or person.pinyin ^@ words or person.initials ^@ words)
  order by person.pinyin, person.id
  limit most
$$;

revoke execute on function
  people.led(), people.my_household(), people.my_door(), people.find_by_phone(text),
  people.register_by_phone(uuid, text, text, text, text, text, text, text, timestamptz),
  people.names(uuid[]), people.find_coworkers(text, integer) from public;
grant execute on function
  people.led(), people.my_household(), people.my_door(), people.find_by_phone(text),
  people.register_by_phone(uuid, text, text, text, text, text, text, text, timestamptz),
  people.names(uuid[]), people.find_coworkers(text, integer) to wuse_app;

-- A face is seen by who sees the person; the face of somebody with a post by whoever is signed in and was told its id: it
-- is shown at the door before a visit.
create function people.holds_a_post(person uuid) returns boolean
  language sql stable security definer set search_path = '' as $$
  select exists (
    select from actor."grant" g
    where g.person_id = person and g.valid_from <= now() and (g.valid_to is null or g.valid_to > now()))
$$;
revoke execute on function people.holds_a_post(uuid) from public;
grant execute on function people.holds_a_post(uuid) to wuse_app;

create policy faces on attachments.attachment for select to wuse_app using (
  attachment.noun = 'person' and (
       attachment.noun_id in (select person.id from people.person)
    or (select actor.me()) is not null and people.holds_a_post(attachment.noun_id)));
