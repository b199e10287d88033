-- Workbooks that were brought in: what came of each row, and the way back.

create schema imports;
comment on schema imports is 'Batches of rows from workbooks';
grant usage on schema imports to wuse_app;

create table imports.batch (
  id uuid primary key,
  kind text not null,
  unit_code text not null references actor.unit (code) on update cascade,
  file_name text not null constraint file_name_is_not_long check (length(file_name) between 1 and 120),
  file_sha256 text not null,
  state text not null default 'uploaded'
    constraint batch_state_is_known check (state in ('uploaded', 'running', 'done', 'cancelled', 'failed', 'undoing', 'undone')),
  mapping jsonb,
  sheet int not null default 0,
  head_row int not null,
  row_count int not null,
  last_row int not null default 0,
  read int not null default 0,
  added int not null default 0,
  known int not null default 0,
  refused int not null default 0,
  undone int,
  kept jsonb,
  checks int not null default 0,
  checked_row int not null default 0,
  checked_at timestamptz,
  uploaded_by uuid,
  uploaded_at timestamptz not null,
  started_at timestamptz,
  cancel_asked_at timestamptz,
  ended_at timestamptz,
  undone_by uuid,
  undone_at timestamptz,
  constraint every_row_read_was_added_known_or_refused check (read = added + known + refused)
);
comment on table imports.batch is 'One workbook that somebody brought in; its file lies in the data folder under this id';
comment on column imports.batch.mapping is 'Which column of the sheet, from 0, holds each column of the importer';
comment on column imports.batch.head_row is 'The row with the heads; what is to be read stands below it';
comment on column imports.batch.last_row is 'The last row that was dealt with: after a crash it goes on behind this one';
comment on column imports.batch.undone is 'How many were taken back';
comment on column imports.batch.kept is 'How many stayed when it was taken back, by why';
comment on column imports.batch.sheet is 'Which sheet of the workbook, from 0';
comment on column imports.batch.checks is 'Counts the trials with another mapping or sheet: an earlier one that still runs stops';
comment on column imports.batch.checked_row is 'How far the trial is';
comment on column imports.batch.checked_at is 'When the trial was through; null while it runs and where none was made';
create index batch_by_unit on imports.batch (unit_code, id desc);
create index batch_by_uploader on imports.batch (uploaded_by);

create table imports.refused_row (
  batch_id uuid not null references imports.batch (id),
  row_number int not null,
  reason text not null,
  column_key text,
  other_row int,
  primary key (batch_id, row_number)
);
comment on table imports.refused_row is 'A row that did not come in, and why; what it says stands in the workbook alone';
comment on column imports.refused_row.column_key is 'Which column of the importer is at fault, where one is';
comment on column imports.refused_row.other_row is 'The earlier row of the file that says the same';

create table imports.wrong_row (
  batch_id uuid not null references imports.batch (id),
  row_number int not null,
  cells_sealed text not null,
  faults jsonb not null,
  mended_sealed text,
  mended_by uuid,
  mended_at timestamptz,
  primary key (batch_id, row_number),
  constraint mended_cells_have_who_and_when check (
    (mended_sealed is null) = (mended_at is null) and (mended_sealed is null) = (mended_by is null))
);
comment on table imports.wrong_row is 'A row that the trial found wrong, and what somebody wrote in place of its cells; gone with the workbook';
comment on column imports.wrong_row.cells_sealed is 'The cells by column of the importer, as they stand in the workbook';
comment on column imports.wrong_row.faults is 'What is wrong: column, reason, the other row; empty once it is mended';
comment on column imports.wrong_row.mended_sealed is 'By column of the importer what stands in place of a cell when the rows come in';

create table imports.brought (
  batch_id uuid not null references imports.batch (id),
  noun text not null,
  noun_id uuid not null,
  primary key (batch_id, noun, noun_id)
);
comment on table imports.brought is 'What a batch brought in, so that it can be taken back whole';

alter table imports.batch enable row level security;
alter table imports.refused_row enable row level security;
alter table imports.wrong_row enable row level security;
alter table imports.brought enable row level security;

create policy read_own_or_within on imports.batch for select to wuse_app using (
     batch.uploaded_by = (select actor.me())
  or batch.unit_code = any((select actor.units('configure'))::text[]));
create policy bring on imports.batch for insert to wuse_app with check (batch.uploaded_by = (select actor.me()));
create policy go_on on imports.batch for update to wuse_app using (
     batch.uploaded_by = (select actor.me())
  or batch.unit_code = any((select actor.units('configure'))::text[]));

create policy read_with_its_batch on imports.refused_row for select to wuse_app using (
  refused_row.batch_id in (select batch.id from imports.batch));
create policy write_with_its_batch on imports.refused_row for insert to wuse_app with check (
  refused_row.batch_id in (select batch.id from imports.batch));

create policy read_with_its_batch on imports.wrong_row for select to wuse_app using (
  wrong_row.batch_id in (select batch.id from imports.batch));
create policy write_with_its_batch on imports.wrong_row for insert to wuse_app with check (
  wrong_row.batch_id in (select batch.id from imports.batch));
create policy mend_with_its_batch on imports.wrong_row for update to wuse_app using (
  wrong_row.batch_id in (select batch.id from imports.batch));
create policy forget_with_its_batch on imports.wrong_row for delete to wuse_app using (
  wrong_row.batch_id in (select batch.id from imports.batch));

create policy read_with_its_batch on imports.brought for select to wuse_app using (
  brought.batch_id in (select batch.id from imports.batch));
create policy write_with_its_batch on imports.brought for insert to wuse_app with check (
  brought.batch_id in (select batch.id from imports.batch));

grant select, insert, update on imports.batch to wuse_app;
grant select, insert on imports.refused_row, imports.brought to wuse_app;
grant select, insert, update, delete on imports.wrong_row to wuse_app;

-- Throws away what a batch brought in and nobody has worked on since: no event of another command speaks of it, and no row of
-- any module points to it. Only functions of the modules call it, each for its own tables and units.
create function imports.take_back(
  batch uuid, noun text, relation regclass, unit_column text, units text[], in_use uuid[] default '{}',
  out removed int, out worked_on int, out used int)
  language plpgsql set search_path = '' as $$
declare
  ids uuid[];
  touched uuid[];
  one uuid;
begin
  execute format(
    'select coalesce(array_agg(held.id), ''{}'') from imports.brought join %s held on held.id = brought.noun_id
     where brought.batch_id = $1 and brought.noun = $2 and held.%I = any($3)', relation, unit_column)
    into ids using batch, noun, units;
  select coalesce(array_agg(distinct event.noun_id), '{}') into touched
  from events.event
  where event.noun_id = any(ids) and event.noun = take_back.noun
    and (event.source <> 'import' or coalesce(event.facts ->> 'importId', batch::text) <> batch::text);
  worked_on := cardinality(touched);
  removed := 0;
  select count(*) into used from unnest(ids) held (id) where held.id = any(in_use) and held.id <> all(touched);
  ids := array(select held.id from unnest(ids) held (id)
    where held.id not in (select unnest(touched)) and held.id not in (select unnest(in_use)));

  begin
    execute format('delete from %s where id = any($1)', relation) using ids;
    removed := cardinality(ids);
  exception when foreign_key_violation then
    foreach one in array ids loop
      begin
        execute format('delete from %s where id = $1', relation) using one;
        removed := removed + 1;
      exception when foreign_key_violation then
        used := used + 1;
      end;
    end loop;
  end;
end $$;
comment on function imports.take_back(uuid, text, regclass, text, text[], uuid[]) is
  'Takes back what a batch brought in: how many went, how many somebody worked on, how many are in use';
revoke all on function imports.take_back(uuid, text, regclass, text, text[], uuid[]) from public;
