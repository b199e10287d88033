-- What a street decides for itself. What it has not decided stands in the code as a default.

create schema settings;
comment on schema settings is 'Decisions of a street that change how the product works';
grant usage on schema settings to wuse_app;

create table settings.setting (
  id uuid primary key default uuidv7(),
  street_code text not null references actor.unit (code) on update cascade,
  key text not null,
  value jsonb not null,
  changed_at timestamptz not null,
  changed_by uuid,
  constraint one_value_a_street_and_key unique (street_code, key)
);
comment on table settings.setting is 'A value that differs from the default; its key and its shape are declared in the code';

alter table settings.setting enable row level security;
-- Everybody works under the street's decisions, so everybody may read them.
create policy read on settings.setting for select to wuse_app using (true);
create policy decide on settings.setting for insert to wuse_app with check (
  setting.street_code = any((select actor.units('configure'))::text[]));
create policy change on settings.setting for update to wuse_app using (
  setting.street_code = any((select actor.units('configure'))::text[]));
create policy take_back on settings.setting for delete to wuse_app using (
  setting.street_code = any((select actor.units('configure'))::text[]));
grant select, insert, update, delete on settings.setting to wuse_app;

-- Whoever keeps settings in memory forgets them at once.
create function settings.tell_setting_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('wuse_settings', coalesce(new.street_code, old.street_code));
  return null;
end $$;
create trigger tell_setting_changed after insert or update or delete on settings.setting
  for each row execute function settings.tell_setting_changed();
