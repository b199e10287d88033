-- Street, communities, grids by division code; below the grid buildings, entrances and doors.

create schema territory;
comment on schema territory is 'Where: units by division code, buildings, entrances, doors, the map';
grant usage on schema territory to wuse_app;

create table territory.unit (
  code text primary key references actor.unit (code) on update cascade,
  level text not null,
  parent_code text references territory.unit (code),
  name text not null,
  id uuid not null default uuidv7() constraint one_unit_an_id unique,
  constraint level_is_street_community_or_grid check (level in ('street', 'community', 'grid')),
  constraint code_is_digits_as_long_as_its_level_asks check (
    code ~ '^[0-9]+$'
    and length(code) = case level when 'street' then 9 when 'community' then 12 else 15 end
  ),
  constraint only_a_street_has_no_parent check ((level = 'street') = (parent_code is null)),
  constraint parent_is_the_code_without_its_last_three_digits check (parent_code is null or parent_code = left(code, -3)),
  constraint name_is_neither_empty_nor_long check (length(name) between 1 and 60)
);
create index unit_parent_code on territory.unit (parent_code);

comment on table territory.unit is 'Street, communities and grids, each under its division code; a longer code lies inside the shorter one.';
comment on column territory.unit.code is 'National division code: 9 digits for the street, 12 for a community, 15 for a grid (the community''s and three of the street''s own).';
comment on column territory.unit.id is 'What the log calls it by.';

-- actor.unit is what scopes are made of. The two may never differ, so the database keeps them together.
create function territory.mirror_unit() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  insert into actor.unit (code) values (new.code) on conflict do nothing;
  return new;
end
$$;
revoke execute on function territory.mirror_unit() from public;
create trigger mirror_unit before insert on territory.unit for each row execute function territory.mirror_unit();

create table territory.building (
  id uuid primary key default uuidv7(),
  unit_code text not null references territory.unit (code) on update cascade,
  name text not null,
  lon double precision,
  lat double precision,
  constraint building_stands_in_a_grid check (length(unit_code) = 15),
  constraint building_name_is_neither_empty_nor_long check (length(name) between 1 and 40),
  constraint spot_has_both_of_its_numbers check ((lon is null) = (lat is null)),
  constraint spot_is_on_the_earth check (lon is null or (lon between -180 and 180 and lat between -90 and 90)),
  constraint one_building_of_a_name_in_a_grid unique (unit_code, name),
  constraint building_with_its_grid unique (id, unit_code)
);

create index building_place on territory.building (unit_code, length(name), name, id);
comment on table territory.building is '楼栋: a house in a grid. Picking it gives the grid.';
comment on column territory.building.unit_code is 'Code of the grid.';

create table territory.entrance (
  id uuid primary key default uuidv7(),
  building_id uuid not null,
  unit_code text not null,
  name text not null,
  constraint entrance_name_is_neither_empty_nor_long check (length(name) between 1 and 20),
  constraint entrance_of_a_building foreign key (building_id, unit_code)
    references territory.building (id, unit_code) on update cascade,
  constraint one_entrance_of_a_name_in_a_building unique (building_id, name),
  constraint entrance_with_its_grid unique (id, unit_code)
);
create index entrance_building on territory.entrance (building_id, unit_code);

comment on table territory.entrance is '单元: a staircase of a building with the doors on it.';
comment on column territory.entrance.unit_code is 'Grid of the building, kept equal by the foreign key: row level security reads it.';

create table territory.door (
  id uuid primary key default uuidv7(),
  entrance_id uuid not null,
  unit_code text not null,
  name text not null,
  constraint door_name_is_neither_empty_nor_long check (length(name) between 1 and 20),
  constraint door_of_an_entrance foreign key (entrance_id, unit_code)
    references territory.entrance (id, unit_code) on update cascade,
  constraint one_door_of_a_name_in_an_entrance unique (entrance_id, name)
);
create index door_entrance on territory.door (entrance_id, unit_code);
create index door_unit_code on territory.door (unit_code);

comment on table territory.door is '户: one door, where a household lives.';
comment on column territory.door.unit_code is 'Grid of the building, kept equal by the foreign key: row level security reads it.';

create table territory.map (
  street_code text primary key references territory.unit (code) on update cascade,
  drawing jsonb not null,
  replaced_at timestamptz not null,
  constraint drawing_is_a_feature_collection check (drawing ->> 'type' = 'FeatureCollection')
);

comment on table territory.map is 'The street''s own drawing (GeoJSON) in place of the sketch that ships with the product.';

-- Names of units and houses hang on the wall of every street office: they are nobody's business. Doors are.
alter table territory.unit enable row level security;
alter table territory.building enable row level security;
alter table territory.entrance enable row level security;
alter table territory.door enable row level security;
alter table territory.map enable row level security;

create policy read on territory.unit for select to wuse_app using (true);
-- A street lies in no unit: only who holds every unit, the operator, begins one.
create policy add on territory.unit for insert to wuse_app with check (
     coalesce(unit.parent_code, '') = any((select actor.units('configure'))::text[]));
create policy rename on territory.unit for update to wuse_app using (
     unit.code = any((select actor.units('configure'))::text[]));

create policy read on territory.building for select to wuse_app using ((select actor.me()) is not null);
create policy add on territory.building for insert to wuse_app with check (
     building.unit_code = any((select actor.units('configure'))::text[]));
create policy mend on territory.building for update to wuse_app using (
     building.unit_code = any((select actor.units('configure'))::text[]));

create policy read on territory.entrance for select to wuse_app using ((select actor.me()) is not null);
create policy add on territory.entrance for insert to wuse_app with check (
     entrance.unit_code = any((select actor.units('configure'))::text[]));

-- people adds a second policy: the door of one's own household.
create policy read on territory.door for select to wuse_app using (
     door.unit_code = any((select actor.units('business'))::text[])
  or door.unit_code = any((select actor.units('configure'))::text[]));
create policy add on territory.door for insert to wuse_app with check (
     door.unit_code = any((select actor.units('configure'))::text[]));

create policy read on territory.map for select to wuse_app using (true);
create policy replace on territory.map for all to wuse_app using (
     map.street_code = any((select actor.units('configure'))::text[]));

grant select, insert on territory.unit to wuse_app;
grant update (name) on territory.unit to wuse_app;
grant select, insert on territory.building to wuse_app;
grant update (name, lon, lat) on territory.building to wuse_app;
grant select, insert on territory.entrance to wuse_app;
grant select, insert on territory.door to wuse_app;
grant select, insert, update on territory.map to wuse_app;

-- Who knows where they live may name their door; nobody may read through the doors of a house.
create function territory.find_door(entrance uuid, door_name text) returns table (id uuid, name text)
  language sql stable security definer set search_path = '' as $$
  select door.id, door.name from territory.door
  where (select actor.me()) is not null and door.entrance_id = entrance and door.name = door_name
$$;
revoke execute on function territory.find_door(uuid, text) from public;
grant execute on function territory.find_door(uuid, text) to wuse_app;

-- The address of a door in words, for whoever was given its id by a record that is theirs to read.
create function territory.addresses(doors uuid[])
  returns table (door_id uuid, door text, entrance_id uuid, entrance text, building_id uuid, building text, unit_code text)
  language sql stable security definer set search_path = '' as $$
  select door.id, door.name, entrance.id, entrance.name, building.id, building.name, building.unit_code
  from territory.door
  join territory.entrance on entrance.id = door.entrance_id
  join territory.building on building.id = entrance.building_id
  where (select actor.me()) is not null and door.id = any(doors)
$$;
revoke execute on function territory.addresses(uuid[]) from public;
grant execute on function territory.addresses(uuid[]) to wuse_app;

-- A street that began without a name, for an import before the first run, gets its code once that is known. Whatever points
-- to it follows. It has nothing below it then: with communities there would be codes that don't fit.
create function territory.recode_street(from_code text, to_code text) returns void
  language plpgsql security definer set search_path = '' as $$
begin
  if '' <> all(actor.units('configure')) then
    raise insufficient_privilege using message = 'only who holds every unit gives a street its code';
  end if;
  update actor.unit set code = to_code where unit.code = from_code and length(unit.code) = 9;
end
$$;
revoke execute on function territory.recode_street(text, text) from public;
grant execute on function territory.recode_street(text, text) to wuse_app;

-- How many doors these units have, as far as the actor works there or keeps the books: from the index alone.
create function territory.count_doors(units text[]) returns integer
  language sql stable security definer set search_path = '' as $$
  select count(*)::integer from territory.door
  where door.unit_code = any(array(
    select code from unnest(units) code
    where code = any((select actor.units('business'))::text[]) or code = any((select actor.units('configure'))::text[])))
$$;
revoke execute on function territory.count_doors(text[]) from public;
grant execute on function territory.count_doors(text[]) to wuse_app;
