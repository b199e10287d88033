-- Bulletins: one page about a unit and a period. Its figures are frozen when it is written; its words stay open to editing.

create schema bulletin;
comment on schema bulletin is '工作简报: figures of a period, frozen, with the words around them';
grant usage on schema bulletin to wuse_app;

create table bulletin.bulletin (
  id uuid primary key,
  unit_code text not null references territory.unit (code) on update cascade,
  year smallint not null,
  number int not null,
  period_from date not null,
  period_to date not null,
  figures jsonb not null,
  title text not null,
  paragraphs text[] not null,
  signer text not null,
  written_by uuid not null,
  written_at timestamptz not null,
  changed_by uuid,
  changed_at timestamptz,
  version int not null default 1,
  constraint of_a_street_or_a_community check (length(unit_code) in (9, 12)),
  constraint period_runs_forward check (period_from <= period_to),
  constraint one_issue_of_a_number_a_year unique (unit_code, year, number),
  constraint title_is_neither_empty_nor_long check (length(title) between 1 and 60),
  constraint signer_is_not_long check (length(signer) <= 40),
  constraint paragraphs_are_few_and_short check (
    cardinality(paragraphs) between 1 and 12 and length(array_to_string(paragraphs, '')) <= 3000),
  constraint a_change_has_who_and_when check ((changed_by is null) = (changed_at is null))
);
create index bulletin_unit on bulletin.bulletin (unit_code, id desc);
create index bulletin_period on bulletin.bulletin (period_to, id);
comment on table bulletin.bulletin is 'One issue; the same figures come out of it however often it is downloaded.';
comment on column bulletin.bulletin.number is 'Counts up in a unit and year: 2026 年第 3 期.';
comment on column bulletin.bulletin.figures is 'What was counted as of written_at: whole figures, by team, by community or grid.';

alter table bulletin.bulletin enable row level security;
create policy read on bulletin.bulletin for select to wuse_app using (
     bulletin.unit_code = any((select actor.units('business'))::text[]));
create policy write on bulletin.bulletin for insert to wuse_app with check (
     bulletin.written_by = (select actor.me()) and bulletin.unit_code = any((select actor.units('business'))::text[]));
create policy mend on bulletin.bulletin for update to wuse_app using (
     bulletin.unit_code = any((select actor.units('business'))::text[]));

grant select, insert on bulletin.bulletin to wuse_app;
-- What was counted is never counted anew.
grant update (title, paragraphs, signer, changed_by, changed_at, version) on bulletin.bulletin to wuse_app;
