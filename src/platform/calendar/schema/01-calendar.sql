-- When a street works. Public holidays stand in the code; this is what the street knows better.

create schema calendar;
comment on schema calendar is 'Working hours of a street, its own closures and make-up days, years it entered itself';
grant usage on schema calendar to wuse_app;

create table calendar.day (
  id uuid primary key default uuidv7(),
  street_code text not null references actor.unit (code) on update cascade,
  date date not null,
  day text not null constraint a_day_is_for_work_or_rest check (day in ('work', 'rest')),
  name text not null constraint day_has_a_name check (length(name) between 1 and 40),
  entered_at timestamptz not null,
  entered_by uuid,
  constraint one_entry_a_street_and_date unique (street_code, date)
);
comment on table calendar.day is 'A day that differs from the public calendar, or belongs to a year that the public calendar lacks';

create table calendar.known_year (
  id uuid primary key default uuidv7(),
  street_code text not null references actor.unit (code) on update cascade,
  year int not null constraint year_is_of_this_century check (year between 2000 and 2099),
  entered_at timestamptz not null,
  entered_by uuid,
  constraint one_entry_a_street_and_year unique (street_code, year)
);
comment on table calendar.known_year is 'A year whose public holidays the street has entered by itself: deadlines in it are no longer provisional';

create table calendar.working_hours (
  id uuid primary key default uuidv7(),
  street_code text not null constraint one_set_of_hours_a_street unique references actor.unit (code) on update cascade,
  hours jsonb not null,
  changed_at timestamptz not null,
  changed_by uuid
);
comment on table calendar.working_hours is 'Hours that differ from the usual ones';
comment on column calendar.working_hours.hours is 'Stretches of the day in order: [{"fromMinute": 510, "toMinute": 690}, …]';

alter table calendar.day enable row level security;
alter table calendar.known_year enable row level security;
alter table calendar.working_hours enable row level security;

-- Deadlines are everybody's, so the calendar is too.
create policy read on calendar.day for select to wuse_app using (true);
create policy enter on calendar.day for insert to wuse_app with check (
  day.street_code = any((select actor.units('configure'))::text[]));
create policy change on calendar.day for update to wuse_app using (
  day.street_code = any((select actor.units('configure'))::text[]));
create policy remove on calendar.day for delete to wuse_app using (
  day.street_code = any((select actor.units('configure'))::text[]));

create policy read on calendar.known_year for select to wuse_app using (true);
create policy enter on calendar.known_year for insert to wuse_app with check (
  known_year.street_code = any((select actor.units('configure'))::text[]));
create policy remove on calendar.known_year for delete to wuse_app using (
  known_year.street_code = any((select actor.units('configure'))::text[]));

create policy read on calendar.working_hours for select to wuse_app using (true);
create policy set on calendar.working_hours for insert to wuse_app with check (
  working_hours.street_code = any((select actor.units('configure'))::text[]));
create policy change on calendar.working_hours for update to wuse_app using (
  working_hours.street_code = any((select actor.units('configure'))::text[]));

grant select, insert, update, delete on calendar.day to wuse_app;
grant select, insert, delete on calendar.known_year to wuse_app;
grant select, insert, update on calendar.working_hours to wuse_app;

-- Whoever keeps calendars in memory forgets them at once.
create function calendar.tell_calendar_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('wuse_calendar', coalesce(new.street_code, old.street_code));
  return null;
end $$;
create trigger tell_calendar_changed after insert or update or delete on calendar.day
  for each row execute function calendar.tell_calendar_changed();
create trigger tell_calendar_changed after insert or delete on calendar.known_year
  for each row execute function calendar.tell_calendar_changed();
create trigger tell_calendar_changed after insert or update on calendar.working_hours
  for each row execute function calendar.tell_calendar_changed();
