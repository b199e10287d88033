-- What people are told: in the product, and by message where somebody carries messages.

create schema notices;
comment on schema notices is 'Notices in the product and messages that leave it';
grant usage on schema notices to wuse_app;

create table notices.notice (
  id uuid primary key,
  recipient_id uuid not null,
  kind text not null,
  noun text not null,
  noun_id uuid not null,
  title text not null constraint notice_has_a_short_title check (length(title) between 1 and 80),
  text text not null constraint notice_text_is_not_long check (length(text) <= 1000),
  link text constraint notice_leads_to_a_page_of_ours check (link ~ '^/[^/]'),
  told_at timestamptz not null,
  read_at timestamptz
);
comment on table notices.notice is 'One thing that one person was told';
comment on column notices.notice.link is 'Path of the page that the notice leads to';
create index notice_by_recipient on notices.notice (recipient_id, id desc);
create index notice_unread on notices.notice (recipient_id) where read_at is null;

create table notices.message (
  id uuid primary key,
  recipient_id uuid,
  unit_code text not null references actor.unit (code) on update cascade,
  channel text not null constraint message_channel_is_known check (channel in ('sms')),
  address text,
  text text not null,
  state text not null default 'waiting'
    constraint message_state_is_known check (state in ('waiting', 'shown', 'sent', 'told', 'no-address', 'failed')),
  tries int not null default 0,
  next_try_at timestamptz not null,
  written_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  constraint message_has_a_recipient_or_an_address check (recipient_id is not null or address is not null),
  constraint message_that_waits_has_not_ended check ((state in ('waiting', 'shown')) = (ended_at is null))
);
comment on table notices.message is 'A message that is to leave the product: waiting, shown on the outbox page, sent, told by a person, or given up';
comment on column notices.message.recipient_id is 'Null where a number is written to that belongs to nobody yet: a code for a first sign-in';
comment on column notices.message.address is 'Where it went, sealed under the recipient''s key, or the installation''s where there is no recipient; null until it is looked up';
comment on column notices.message.text is 'Sealed like the address';
comment on column notices.message.unit_code is 'Whose staff sees it on the outbox page';
create index message_waiting on notices.message (next_try_at) where state = 'waiting';
create index message_by_recipient on notices.message (recipient_id, id desc);
create index message_by_unit on notices.message (unit_code, id desc);

alter table notices.notice enable row level security;
alter table notices.message enable row level security;

create policy read_own on notices.notice for select to wuse_app using (notice.recipient_id = (select actor.me()));
create policy mark_own on notices.notice for update to wuse_app using (notice.recipient_id = (select actor.me()));
-- Whoever acts may tell anybody what came of it.
create policy tell on notices.notice for insert to wuse_app with check (true);

create policy read_within on notices.message for select to wuse_app using (
  message.unit_code = any((select actor.units('configure'))::text[]));
create policy end_within on notices.message for update to wuse_app using (
  message.unit_code = any((select actor.units('configure'))::text[]));
create policy write on notices.message for insert to wuse_app with check (true);

grant select, insert on notices.notice to wuse_app;
grant update (read_at) on notices.notice to wuse_app;
grant select, insert on notices.message to wuse_app;
grant update (state, address, tries, next_try_at, ended_at, ended_by) on notices.message to wuse_app;
