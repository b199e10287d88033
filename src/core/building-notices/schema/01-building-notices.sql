-- Notices by building: water, heat, power, snow. One text for the app, for messages and for the poster at the entrance.

create schema building_notices;
comment on schema building_notices is 'What whole buildings are told: no water, no heat, no power, snow';
grant usage on schema building_notices to wuse_app;

create table building_notices.notice (
  id uuid primary key default uuidv7(),
  unit_code text not null references territory.unit (code) on update cascade,
  kind text not null,
  places text not null,
  responsible text not null,
  posted_at timestamptz not null,
  posted_by uuid not null,
  over_at timestamptz,
  over_by uuid,
  constraint kind_of_a_notice_is_known check (kind in ('water', 'heat', 'power', 'snow')),
  constraint places_are_named check (length(places) between 1 and 200),
  constraint responsible_is_neither_empty_nor_long check (length(responsible) between 1 and 40),
  constraint what_is_over_has_who_and_when check ((over_at is null) = (over_by is null))
);
create index notice_unit on building_notices.notice (unit_code, id);
create index notice_running on building_notices.notice (unit_code, id) where over_at is null;
comment on table building_notices.notice is 'One matter that concerns whole buildings, from the first word to 恢复了.';
comment on column building_notices.notice.unit_code is 'The smallest unit that holds all its buildings.';
comment on column building_notices.notice.places is 'The buildings in words, as they stood when it was posted.';
comment on column building_notices.notice.responsible is 'Who mends it: needs about it are handed over to them.';

create table building_notices.message (
  id uuid primary key default uuidv7(),
  notice_id uuid not null references building_notices.notice (id) on delete cascade,
  kind text not null,
  text text not null,
  from_at timestamptz not null,
  until_at timestamptz,
  in_app integer not null,
  by_sms integer not null,
  written_at timestamptz not null,
  written_by uuid not null,
  constraint kind_of_a_message_is_known check (kind in ('posted', 'corrected', 'over')),
  constraint text_is_neither_empty_nor_long check (length(text) between 1 and 300),
  constraint a_time_ends_after_it_begins check (until_at > from_at),
  constraint nobody_is_told_less_than_never check (in_app >= 0 and by_sms >= 0)
);
create index message_notice on building_notices.message (notice_id, id);
comment on table building_notices.message is 'One text of a notice: the first, a correction, or that it is over. The last one is what holds.';
comment on column building_notices.message.until_at is 'Null while nobody knows.';

create table building_notices.at_building (
  notice_id uuid not null references building_notices.notice (id) on delete cascade,
  building_id uuid not null references territory.building (id),
  unit_code text not null references territory.unit (code) on update cascade,
  primary key (notice_id, building_id)
);
create index at_building_building on building_notices.at_building (building_id, notice_id);
create index at_building_unit on building_notices.at_building (unit_code);
comment on table building_notices.at_building is 'Which buildings a notice is for.';
comment on column building_notices.at_building.unit_code is 'Grid of the building, kept here since row level security reads it.';

create table building_notices.told_door (
  message_id uuid not null references building_notices.message (id) on delete cascade,
  door_id uuid not null references territory.door (id),
  unit_code text not null references territory.unit (code) on update cascade,
  told_at timestamptz not null,
  told_by uuid not null,
  primary key (message_id, door_id)
);
create index told_door_door on building_notices.told_door (door_id);
create index told_door_unit on building_notices.told_door (unit_code);
comment on table building_notices.told_door is 'A door without a telephone at which somebody said it in person.';

create table building_notices.tied_need (
  need_id uuid primary key references needs.need (id) on delete cascade,
  notice_id uuid not null references building_notices.notice (id) on delete cascade,
  tied_at timestamptz not null,
  tied_by uuid not null
);
create index tied_need_notice on building_notices.tied_need (notice_id);
comment on table building_notices.tied_need is 'A need about the matter of a notice: it gets the texts of the notice as its answer.';

alter table building_notices.notice enable row level security;
alter table building_notices.message enable row level security;
alter table building_notices.at_building enable row level security;
alter table building_notices.told_door enable row level security;
alter table building_notices.tied_need enable row level security;

-- What hangs at the entrance is nobody's secret.
create policy read on building_notices.notice for select to wuse_app using (true);
create policy add on building_notices.notice for insert to wuse_app with check (
     notice.unit_code = any((select actor.units('business'))::text[]));
create policy mend on building_notices.notice for update to wuse_app using (
     notice.unit_code = any((select actor.units('business'))::text[]));
grant select, insert on building_notices.notice to wuse_app;
grant update (over_at, over_by) on building_notices.notice to wuse_app;

create policy read on building_notices.message for select to wuse_app using (true);
create policy add on building_notices.message for insert to wuse_app with check (
  exists (select from building_notices.notice n
          where n.id = message.notice_id and n.unit_code = any((select actor.units('business'))::text[])));
grant select, insert on building_notices.message to wuse_app;

create policy read on building_notices.at_building for select to wuse_app using (true);
create policy add on building_notices.at_building for insert to wuse_app with check (
     at_building.unit_code = any((select actor.units('business'))::text[]));
grant select, insert on building_notices.at_building to wuse_app;

create policy read on building_notices.told_door for select to wuse_app using (
     told_door.unit_code = any((select actor.units('business'))::text[]));
create policy add on building_notices.told_door for insert to wuse_app with check (
     told_door.unit_code = any((select actor.units('business'))::text[]));
grant select, insert on building_notices.told_door to wuse_app;

create policy read_with_its_need on building_notices.tied_need for select to wuse_app using (
     exists (select from needs.need n where n.id = tied_need.need_id));
create policy tie on building_notices.tied_need for insert to wuse_app with check (
     exists (select from needs.need n
             where n.id = tied_need.need_id and n.unit_code = any((select actor.units('business'))::text[])));
create policy untie on building_notices.tied_need for delete to wuse_app using (
     exists (select from needs.need n
             where n.id = tied_need.need_id and n.unit_code = any((select actor.units('business'))::text[])));
grant select, insert, delete on building_notices.tied_need to wuse_app;
