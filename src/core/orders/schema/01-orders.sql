-- What 12345 and superiors order: their number, their deadline, and the answer that goes back.

create schema orders;
comment on schema orders is 'Orders of 12345 and of superiors, with their own numbers, deadlines and answers';
grant usage on schema orders to wuse_app;

create table orders.work_order (
  need_id uuid primary key references needs.need (id) on delete cascade,
  unit_code text not null references territory.unit (code) on update cascade,
  street_code text not null generated always as (left(unit_code, 9)) stored,
  sender text not null,
  number text not null,
  due_at timestamptz not null,
  how_to_answer text,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  import_id uuid,
  reminded_at timestamptz,
  handling text,
  reply text,
  satisfied text,
  answered_at timestamptz,
  answered_by uuid,
  constraint sender_is_neither_empty_nor_long check (length(sender) between 1 and 40),
  constraint order_number_is_neither_empty_nor_long check (length(number) between 1 and 60),
  constraint order_words_are_not_over_long check (
    length(how_to_answer) <= 500 and length(handling) <= 2000 and length(reply) <= 2000),
  constraint satisfied_is_yes_no_or_not_known check (satisfied in ('yes', 'no', 'unknown')),
  constraint an_answer_has_all_its_parts check (
    (answered_at is null) = (answered_by is null) and (answered_at is null) = (handling is null)
    and (answered_at is null) = (reply is null) and (answered_at is null) = (satisfied is null)),
  constraint one_order_of_a_number unique (street_code, sender, number)
);
create index work_order_open on orders.work_order (due_at, need_id) where answered_at is null;
create index work_order_answered on orders.work_order (answered_at, need_id) where answered_at is not null;
create index work_order_recorded on orders.work_order (recorded_at, need_id);
create index work_order_sender on orders.work_order (sender, need_id);
create index work_order_unit on orders.work_order (unit_code);
create index work_order_import on orders.work_order (import_id) where import_id is not null;
comment on table orders.work_order is 'An order: whose, by which number, until when, and how it was answered. Its words are the need''s alone.';
comment on column orders.work_order.sender is '12345, or the office above that sent it.';
comment on column orders.work_order.how_to_answer is 'What the sender asks of the answer: form, place, signature.';
comment on column orders.work_order.reminded_at is 'When whoever keeps it was told that the deadline is near.';

alter table orders.work_order enable row level security;
-- Whatever is guarded as a need is hidden as an order.
create policy read_with_its_need on orders.work_order for select to wuse_app using (
     (work_order.unit_code = any((select actor.units('business'))::text[])
      or work_order.unit_code = any((select actor.units('guarded'))::text[]))
     and exists (select from needs.need n where n.id = work_order.need_id));
create policy record on orders.work_order for insert to wuse_app with check (
     work_order.recorded_by = (select actor.me()) and work_order.unit_code = any((select actor.units('business'))::text[]));
create policy answer on orders.work_order for update to wuse_app using (
     (work_order.unit_code = any((select actor.units('business'))::text[])
      or work_order.unit_code = any((select actor.units('guarded'))::text[]))
     and exists (select from needs.need n where n.id = work_order.need_id));
grant select, insert on orders.work_order to wuse_app;
grant update (reminded_at, handling, reply, satisfied, answered_at, answered_by) on orders.work_order to wuse_app;

-- Which numbers came in before, those that the actor may not see too, or they would come in twice. Two who record the same at
-- once wait for each other.
create function orders.known(street text, senders text[], numbers text[]) returns table (sender text, number text)
  language plpgsql volatile security definer set search_path = '' as $$
begin
  if not exists (
    select from unnest((select actor.units('business'))::text[]) as unit (code) where left(unit.code, 9) = street)
  then
    raise insufficient_privilege using message = 'numbers of orders are asked for within the street';
  end if;
  perform pg_advisory_xact_lock(hashtext(asked.told)) from (
    select distinct 'orders ' || street || ' ' || told.sender || ' ' || told.number as told
    from unnest(senders, numbers) as told (sender, number) order by 1) asked;
  return query
    select held.sender, held.number from orders.work_order held
    join unnest(senders, numbers) as asked (sender, number) on held.sender = asked.sender and held.number = asked.number
    where held.street_code = street;
end $$;
comment on function orders.known(text, text[], text[]) is 'Numbers of orders that came in before, and nothing else of them';

-- What a batch brought in and nobody has touched since; guarded ones too, though whoever takes it back never saw them.
create function orders.undo_import(import uuid) returns table (removed integer, kept integer)
  language plpgsql security definer set search_path = '' as $$
begin
  delete from needs.need n using orders.work_order o
  where o.need_id = n.id and o.import_id = import and n.version = 1 and o.answered_at is null
    and n.unit_code = any((select actor.units('import'))::text[]);
  get diagnostics removed = row_count;
  select count(*) into kept from orders.work_order o
  where o.import_id = import and o.unit_code = any((select actor.units('import'))::text[]);
  return next;
end $$;
comment on function orders.undo_import(uuid) is 'Takes a batch of orders back: removes untouched ones with their needs, tells how many stay';

revoke all on function orders.known(text, text[], text[]), orders.undo_import(uuid) from public;
grant execute on function orders.known(text, text[], text[]), orders.undo_import(uuid) to wuse_app;
