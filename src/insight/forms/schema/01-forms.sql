-- Other people's forms: a superior's blank workbook, what goes into which of its cells, and each time that it was filled.

create schema forms;
comment on schema forms is '报表: blank workbooks of superiors, mapped once and filled for any period';
grant usage on schema forms to wuse_app;

create table forms.form (
  id uuid primary key,
  unit_code text not null references territory.unit (code) on update cascade,
  name text not null,
  added_by uuid not null,
  added_at timestamptz not null,
  retired_at timestamptz,
  constraint of_a_street_or_a_community check (length(unit_code) in (9, 12)),
  constraint form_name_is_neither_empty_nor_long check (length(name) between 1 and 60)
);
create index form_unit on forms.form (unit_code, id desc);
comment on table forms.form is 'A form that a street or community fills again and again; units below use it for themselves.';

create table forms.version (
  id uuid primary key,
  form_id uuid not null references forms.form (id),
  number int not null,
  file bytea not null,
  file_name text not null,
  mapping jsonb,
  added_by uuid not null,
  added_at timestamptz not null,
  mapped_by uuid,
  mapped_at timestamptz,
  constraint one_version_of_a_number unique (form_id, number),
  constraint file_is_not_heavy check (octet_length(file) <= 4194304),
  constraint file_name_is_not_long check (length(file_name) between 1 and 120),
  constraint a_mapping_has_who_and_when check (
    (mapping is null) = (mapped_by is null) and (mapping is null) = (mapped_at is null))
);
comment on table forms.version is 'The workbook as the superior sent it; a newer one is another version.';
comment on column forms.version.mapping is 'Which cells take what; null until somebody said so.';

create table forms.filling (
  id uuid primary key,
  version_id uuid not null references forms.version (id),
  unit_code text not null references territory.unit (code) on update cascade,
  period_from date not null,
  period_to date not null,
  state text not null default 'waiting' constraint filling_state_is_known check (state in ('waiting', 'done', 'failed')),
  rows_read int not null default 0,
  reason text,
  failure text,
  trace text,
  asked_by uuid not null,
  asked_at timestamptz not null,
  ended_at timestamptz,
  constraint filling_period_runs_forward check (period_from <= period_to),
  constraint an_ended_filling_has_its_end check ((state = 'waiting') = (ended_at is null)),
  constraint a_failed_filling_says_why check ((state = 'failed') = (failure is not null))
);
create index filling_version on forms.filling (version_id, id desc);
create index filling_unit on forms.filling (unit_code);
create index filling_asked_by on forms.filling (asked_by);
create index filling_kept on forms.filling (ended_at) where trace is not null;
comment on table forms.filling is 'A form filled for a unit and a period; its file lies sealed in the data folder under this id. Seen by who asked for it alone.';
comment on column forms.filling.reason is 'Why sealed fields were opened for it, sealed; null when they stayed masked.';
comment on column forms.filling.trace is 'Where each filled cell comes from, sealed; null before it is filled and once its file was thrown away.';

alter table forms.form enable row level security;
alter table forms.version enable row level security;
alter table forms.filling enable row level security;

create policy read on forms.form for select to wuse_app using (
  exists (select from unnest((select actor.units('business'))::text[]) mine (code) where mine.code ^@ form.unit_code));
create policy add on forms.form for insert to wuse_app with check (
     form.added_by = (select actor.me()) and form.unit_code = any((select actor.units('business'))::text[]));
create policy mend on forms.form for update to wuse_app using (
     form.unit_code = any((select actor.units('business'))::text[]));

create policy read on forms.version for select to wuse_app using (
  version.form_id in (select form.id from forms.form));
create policy add on forms.version for insert to wuse_app with check (
  version.added_by = (select actor.me())
  and version.form_id in (
    select form.id from forms.form where form.unit_code = any((select actor.units('business'))::text[])));
create policy map on forms.version for update to wuse_app using (
  version.form_id in (
    select form.id from forms.form where form.unit_code = any((select actor.units('business'))::text[])));

-- The clock of the machine throws filled files away after a while.
create policy own on forms.filling for select to wuse_app using (
     filling.asked_by = (select actor.me()) or (select actor.me()) = '00000000-0000-7000-8000-000000000001');
create policy ask on forms.filling for insert to wuse_app with check (
     filling.asked_by = (select actor.me()) and filling.unit_code = any((select actor.units('business'))::text[])
 and filling.version_id in (select version.id from forms.version));
create policy go_on on forms.filling for update to wuse_app using (
     filling.asked_by = (select actor.me()) or (select actor.me()) = '00000000-0000-7000-8000-000000000001');

grant select, insert on forms.form, forms.version, forms.filling to wuse_app;
grant update (name, retired_at) on forms.form to wuse_app;
grant update (mapping, mapped_by, mapped_at) on forms.version to wuse_app;
grant update (state, rows_read, failure, trace, ended_at) on forms.filling to wuse_app;
