-- The one log. Everything that a person or the clock did, for good.

create schema events;
comment on schema events is 'The one append-only log and the commands that were carried out';
grant usage on schema events to wuse_app;

create table events.event (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  person_id uuid,
  session_id uuid,
  source text not null constraint event_source_is_known check (source in ('web', 'command-line', 'job', 'import')),
  kind text not null,
  noun text not null,
  noun_id uuid not null,
  unit_code text,
  facts jsonb not null default '{}',
  note text,
  note_owner uuid,
  command_id uuid,
  transaction_id xid8 not null default pg_current_xact_id()
);
comment on table events.event is 'Append-only: who, when, what, which noun, from where, under which command';
comment on column events.event.facts is 'Ids, numbers and words of closed lists; never free text';
comment on column events.event.note is 'Free text, sealed under the key of note_owner; unreadable once that key is destroyed';
comment on column events.event.transaction_id is 'Sealing takes whole transactions, so that no late commit slips behind a seal';
create index event_by_noun on events.event (noun_id, id);
create index event_by_person on events.event (person_id, id);
create index opening_by_owner on events.event (note_owner, id) where kind = 'opened';
create index event_by_transaction on events.event (transaction_id);

alter table events.event enable row level security;
create policy read_as_auditor on events.event for select to wuse_app using (
     events.event.unit_code = any((select actor.units('log'))::text[])
  or events.event.person_id = (select actor.me())
);
-- Whose sealed field was opened reads that it was, by whom and why.
create policy read_openings_of_oneself on events.event for select to wuse_app using (
  events.event.kind = 'opened' and events.event.note_owner = (select actor.me())
);
create policy write_as_oneself on events.event for insert to wuse_app with check (
  events.event.person_id is not distinct from (select actor.me())
);
grant select, insert on events.event to wuse_app;

create table events.command (
  id uuid not null,
  person_id uuid not null,
  call text not null,
  body_hash bytea not null,
  answer text not null,
  at timestamptz not null default now(),
  primary key (id)
);
comment on table events.command is 'Commands that were carried out, by the id that the client made: sent twice, done once, answered alike';
create index command_by_age on events.command (at);
alter table events.command enable row level security;
create policy own_commands on events.command for select to wuse_app using (events.command.person_id = (select actor.me()));
create policy carry_out_own on events.command for insert to wuse_app with check (events.command.person_id = (select actor.me()));
create policy operator_forgets on events.command for delete to wuse_app
  using ((select actor.me()) = '00000000-0000-7000-8000-000000000001');
create policy operator_counts on events.command for select to wuse_app
  using ((select actor.me()) = '00000000-0000-7000-8000-000000000001');
grant select, insert, delete on events.command to wuse_app;

create table events.seal (
  no bigint primary key,
  from_transaction xid8 not null,
  to_transaction xid8 not null,
  rows int not null,
  leaves bytea not null,
  previous_hash bytea not null,
  hash bytea not null,
  sealed_at timestamptz not null default now()
);
comment on table events.seal is 'The hash chain: each seal covers every event of the transactions from (inclusive) to (exclusive) and the seal before it';
comment on column events.seal.leaves is 'SHA-256 of each event in id order, 32 bytes apiece: they name the first bad row';
grant select on events.seal to wuse_app;

create function events.leaf(event events.event) returns bytea language sql stable as $$
  select sha256(convert_to(jsonb_build_array(
    event.id, extract(epoch from event.at), event.person_id, event.session_id, event.source, event.kind, event.noun,
    event.noun_id, event.unit_code, event.facts, event.note, event.note_owner, event.command_id,
    event.transaction_id::text)::text, 'UTF8'))
$$;
comment on function events.leaf(events.event) is 'What a seal remembers of one event';

create function events.seal_hash(no bigint, from_transaction xid8, to_transaction xid8, rows int, leaves bytea, previous bytea)
returns bytea language sql immutable as $$
  select sha256(previous || convert_to(concat_ws('|', no, from_transaction, to_transaction, rows), 'UTF8') || leaves)
$$;

create function events.seal_next() returns int
language plpgsql security definer set search_path = '' as $$
declare
  before events.seal;
  beginning xid8;
  horizon xid8 := pg_snapshot_xmin(pg_current_snapshot());
  sealed int;
  leaves bytea;
begin
  perform pg_advisory_xact_lock(hashtext('events.seal'));
  select * into before from events.seal order by no desc limit 1;
  beginning := coalesce(before.to_transaction, '0'::xid8);
  if horizon <= beginning then return 0; end if;
  select count(*), coalesce(string_agg(events.leaf(event), '' order by event.id), '')
    into sealed, leaves
    from events.event where event.transaction_id >= beginning and event.transaction_id < horizon;
  if sealed = 0 then return 0; end if;
  insert into events.seal (no, from_transaction, to_transaction, rows, leaves, previous_hash, hash)
  values (coalesce(before.no, 0) + 1, beginning, horizon, sealed, leaves, coalesce(before.hash, ''),
          events.seal_hash(coalesce(before.no, 0) + 1, beginning, horizon, sealed, leaves, coalesce(before.hash, '')));
  return sealed;
end $$;
comment on function events.seal_next() is 'Seals every event whose transaction is over; returns how many';

create function events.verify() returns table (seal_no bigint, event_id bigint, problem text)
language plpgsql security definer set search_path = '' as $$
declare
  seal events.seal;
  before events.seal;
  found_leaves bytea;
  ids bigint[];
  position int;
begin
  if cardinality(actor.units('log')) = 0 then
    raise insufficient_privilege using message = 'the chain is checked by who reads the log';
  end if;
  for seal in select * from events.seal order by no loop
    if seal.no <> coalesce(before.no, 0) + 1 then
      seal_no := seal.no; event_id := null; problem := 'a seal is missing before this one'; return next;
    elsif seal.previous_hash <> coalesce(before.hash, '') or seal.from_transaction <> coalesce(before.to_transaction, '0'::xid8) then
      seal_no := seal.no; event_id := null; problem := 'this seal does not follow the one before it'; return next;
    end if;
    if seal.hash <> events.seal_hash(seal.no, seal.from_transaction, seal.to_transaction, seal.rows, seal.leaves, seal.previous_hash) then
      seal_no := seal.no; event_id := null; problem := 'this seal was changed'; return next;
    end if;
    select coalesce(string_agg(events.leaf(event), '' order by event.id), ''), array_agg(event.id order by event.id)
      into found_leaves, ids
      from events.event where event.transaction_id >= seal.from_transaction and event.transaction_id < seal.to_transaction;
    if found_leaves <> seal.leaves then
      select min(i) into position from generate_series(0, greatest(length(found_leaves), length(seal.leaves)) / 32 - 1) i
        where substr(found_leaves, i * 32 + 1, 32) is distinct from substr(seal.leaves, i * 32 + 1, 32);
      seal_no := seal.no;
      event_id := ids[position + 1];
      problem := case
        when length(found_leaves) < length(seal.leaves) then 'an event was deleted here'
        when length(found_leaves) > length(seal.leaves) then 'an event was inserted here'
        else 'an event was edited here' end;
      return next;
    end if;
    before := seal;
  end loop;
end $$;
comment on function events.verify() is 'Each break of the chain, first bad event named; no row when all is as it was sealed; for who reads the log';

revoke all on function events.seal_next(), events.verify() from public;
grant execute on function events.seal_next(), events.verify(), events.leaf(events.event) to wuse_app;
