-- What neighbours say in their WeChat groups, pasted in by a worker: messages, and drafts of needs that somebody checks.

create schema group_chats;
comment on schema group_chats is 'Pieces of WeChat groups: messages, drafts of needs made of them, and what became of each';
grant usage on schema group_chats to wuse_app;

create table group_chats.chat (
  id uuid primary key default uuidv7(),
  unit_code text not null references territory.unit (code) on update cascade,
  name text not null,
  begun_at timestamptz not null,
  begun_by uuid not null,
  constraint chat_name_is_neither_empty_nor_long check (length(name) between 1 and 40),
  constraint one_chat_of_a_name_in_a_unit unique (unit_code, name)
);
comment on table group_chats.chat is 'A WeChat group of a community or grid.';

create table group_chats.paste (
  id uuid primary key default uuidv7(),
  chat_id uuid not null references group_chats.chat (id) on delete cascade,
  pasted_at timestamptz not null,
  pasted_by uuid not null,
  lines_pasted integer not null,
  lines_read integer not null,
  known_count integer not null,
  cleared_at timestamptz,
  constraint no_more_was_read_than_pasted check (lines_read between 1 and lines_pasted and known_count >= 0)
);
create index paste_chat on group_chats.paste (chat_id, id);
create index paste_uncleared on group_chats.paste (pasted_at) where cleared_at is null;
comment on table group_chats.paste is 'One piece of a group that was pasted in.';
comment on column group_chats.paste.known_count is 'Messages of it that came in before and are not taken twice.';
comment on column group_chats.paste.cleared_at is 'When what became no need was let go.';

create table group_chats.draft (
  id uuid primary key default uuidv7(),
  paste_id uuid not null references group_chats.paste (id) on delete cascade,
  position smallint not null,
  said_by text not null,
  said_at timestamptz,
  text text,
  also_count smallint not null default 0,
  building_id uuid references territory.building (id),
  outcome text,
  need_id uuid references needs.need (id) on delete set null,
  decided_at timestamptz,
  decided_by uuid,
  constraint outcome_is_known check (outcome in ('accepted', 'joined', 'dropped')),
  constraint a_decided_draft_has_who_and_when check (
    (outcome is null) = (decided_at is null) and (outcome is null) = (decided_by is null)),
  constraint an_open_draft_has_its_words check (outcome is not null or text is not null),
  constraint draft_text_is_not_over_long check (length(text) <= 2000),
  constraint one_draft_at_a_place unique (paste_id, position)
);
create index draft_building on group_chats.draft (building_id) where building_id is not null;
create index draft_need on group_chats.draft (need_id) where need_id is not null;
comment on table group_chats.draft is 'What may be one need: who said it, when, about which building. A person takes it, joins it or drops it.';
comment on column group_chats.draft.said_by is 'The name in the group; nobody of the street until a worker says so.';
comment on column group_chats.draft.text is 'Null once it went on as a guarded need, which the group''s worker never sees.';
comment on column group_chats.draft.also_count is 'How many others said the same right after.';

create table group_chats.message (
  id uuid primary key default uuidv7(),
  chat_id uuid not null references group_chats.chat (id) on delete cascade,
  paste_id uuid not null references group_chats.paste (id) on delete cascade,
  draft_id uuid references group_chats.draft (id) on delete set null,
  position integer not null,
  hash bytea not null,
  said_by text not null,
  said_at timestamptz,
  text text,
  constraint one_message_a_chat unique (chat_id, hash)
);
create index message_paste on group_chats.message (paste_id, position);
create index message_draft on group_chats.message (draft_id) where draft_id is not null;
comment on table group_chats.message is 'A message of a group as it was pasted. One without a draft is chatter.';
comment on column group_chats.message.hash is 'Of group, name, time and words: pasted again it is known.';

alter table group_chats.chat enable row level security;
alter table group_chats.paste enable row level security;
alter table group_chats.draft enable row level security;
alter table group_chats.message enable row level security;

create policy read on group_chats.chat for select to wuse_app using (
     chat.unit_code = any((select actor.units('business'))::text[]));
create policy begin on group_chats.chat for insert to wuse_app with check (
     chat.unit_code = any((select actor.units('business'))::text[]));
grant select, insert on group_chats.chat to wuse_app;

create policy with_its_chat on group_chats.paste to wuse_app using (
  exists (select from group_chats.chat c where c.id = paste.chat_id));
grant select, insert on group_chats.paste to wuse_app;

create policy with_its_paste on group_chats.draft to wuse_app using (
  exists (select from group_chats.paste p where p.id = draft.paste_id));
grant select, insert on group_chats.draft to wuse_app;
grant update (outcome, need_id, text, decided_at, decided_by) on group_chats.draft to wuse_app;

create policy with_its_chat on group_chats.message to wuse_app using (
  exists (select from group_chats.chat c where c.id = message.chat_id));
grant select, insert on group_chats.message to wuse_app;
grant update (text) on group_chats.message to wuse_app;

-- Neighbours never asked to be kept: of an old piece only what became a need stays.
create function group_chats.let_go(piece uuid, cleared timestamptz) returns integer
  language plpgsql security definer set search_path = '' as $$
declare messages integer;
begin
  perform actor.must_be_operator();
  update group_chats.paste set cleared_at = cleared where paste.id = piece;
  delete from group_chats.message m where m.paste_id = piece and not exists (
    select from group_chats.draft d where d.id = m.draft_id and d.outcome in ('accepted', 'joined'));
  get diagnostics messages = row_count;
  delete from group_chats.draft d where d.paste_id = piece and d.outcome = 'dropped';
  return messages;
end $$;
comment on function group_chats.let_go(uuid, timestamptz) is
  'Deletes what of a piece, all of it decided, became no need, for the operator alone; tells how many messages';

revoke all on function group_chats.let_go(uuid, timestamptz) from public;
grant execute on function group_chats.let_go(uuid, timestamptz) to wuse_app;
