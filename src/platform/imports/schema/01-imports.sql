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
  head_row int not null,
  row_count int not null,
  last_row int not null default 0,
  read int not null default 0,
  added int not null default 0,
  known int not null default 0,
  refused int not null default 0,
  undone int,
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
create index batch_by_unit on imports.batch (unit_code, id desc);
create index batch_by_uploader on imports.batch (uploaded_by);

create table imports.refused_row (
  batch_id uuid not null references imports.batch (id),
  row_number int not null,
  reason text not null,
  column_key text,
  primary key (batch_id, row_number)
);
comment on table imports.refused_row is 'A row that did not come in, and why; what it says stands in the workbook alone';
comment on column imports.refused_row.column_key is 'Which column of the importer is at fault, where one is';

alter table imports.batch enable row level security;
alter table imports.refused_row enable row level security;

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

grant select, insert, update on imports.batch to wuse_app;
grant select, insert on imports.refused_row to wuse_app;
