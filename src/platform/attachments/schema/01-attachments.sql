-- Files that belong to something: photos, voice notes, papers. The bytes lie on a disk under the row's id.

create schema attachments;
comment on schema attachments is 'Photos, voice notes and papers, each seen by whoever sees what it belongs to';
grant usage on schema attachments to wuse_app;

create table attachments.attachment (
  id uuid primary key,
  noun text,
  noun_id uuid,
  kind text not null constraint attachment_kind_is_known check (kind in ('photo', 'voice', 'document')),
  mime text not null,
  name text not null constraint attachment_name_is_not_long check (length(name) between 1 and 120),
  bytes int not null constraint attachment_is_not_empty check (bytes > 0),
  sha256 text not null,
  received_sha256 text not null,
  width int,
  height int,
  seconds real,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  bound_at timestamptz,
  constraint attachment_belongs_to_something_once_bound check (
    (noun is null) = (noun_id is null) and (noun is null) = (bound_at is null))
);
comment on table attachments.attachment is 'A file as it is kept; the module of its noun adds the policy by which it is seen';
comment on column attachments.attachment.noun is 'What it belongs to; null until its uploader uses it';
comment on column attachments.attachment.name is 'As the person called it; the file itself is named by the id';
comment on column attachments.attachment.sha256 is 'Of the bytes that are kept';
comment on column attachments.attachment.received_sha256 is 'Of the bytes that came, so that the same upload sent twice is known';
comment on column attachments.attachment.seconds is 'How long a voice note lasts, where its container tells';
create index attachment_by_noun on attachments.attachment (noun_id, noun);
create index attachment_unused on attachments.attachment (uploaded_by, uploaded_at) where noun is null;

alter table attachments.attachment enable row level security;
create policy own_unused on attachments.attachment for select to wuse_app using (
  attachment.uploaded_by = (select actor.me()) and attachment.noun is null);
create policy upload on attachments.attachment for insert to wuse_app with check (
  attachment.uploaded_by = (select actor.me()) and attachment.noun is null);
grant select, insert on attachments.attachment to wuse_app;

-- Binding hands a file over from its uploader to a noun, so the uploader may lose sight of it: a policy for update would
-- ask that the new row still be seen.
create function attachments.bind(ids uuid[], noun text, noun_id uuid, bound_at timestamptz) returns int
language sql volatile security definer set search_path = '' as $$
  with bound as (
    update attachments.attachment set noun = bind.noun, noun_id = bind.noun_id, bound_at = bind.bound_at
    where attachment.id = any(bind.ids) and attachment.noun is null and attachment.uploaded_by = actor.me()
    returning 1)
  select count(*)::int from bound
$$;
comment on function attachments.bind(uuid[], text, uuid, timestamptz) is 'Gives the actor''s own unused uploads to a noun; returns how many there were';

create function attachments.forget_unused(uploaded_before timestamptz) returns setof uuid
language sql volatile security definer set search_path = '' as $$
  select actor.must_be_operator();
  delete from attachments.attachment
  where attachment.noun is null and attachment.uploaded_at < uploaded_before
  returning attachment.id
$$;
comment on function attachments.forget_unused(timestamptz) is 'Deletes uploads that nobody used, for the operator alone; the caller deletes their files';

revoke all on function attachments.bind(uuid[], text, uuid, timestamptz), attachments.forget_unused(timestamptz) from public;
grant execute on function attachments.bind(uuid[], text, uuid, timestamptz), attachments.forget_unused(timestamptz) to wuse_app;
