-- Who sees and writes what. Whoever asks without sign-in acts as 00000000-0000-7000-8000-000000000003, which holds no post,
-- sees no row of anybody and may only leave something here: `docs/decisions/0012-asking-without-sign-in.md`.

alter table intake.card enable row level security;
alter table intake.box enable row level security;
alter table intake.round enable row level security;
alter table intake.heading enable row level security;
alter table intake.answer enable row level security;
alter table intake.arrival enable row level security;

create policy read on intake.card for select to wuse_app using (
     card.unit_code = any((select actor.units('business'))::text[]));
create policy add on intake.card for insert to wuse_app with check (
     card.unit_code = any((select actor.units('business'))::text[]));
create policy mend on intake.card for update to wuse_app using (
     card.unit_code = any((select actor.units('business'))::text[]));
grant select, insert on intake.card to wuse_app;
grant update (printed_at, times_printed, ended_at, ended_by) on intake.card to wuse_app;

create policy read on intake.box for select to wuse_app using (
     box.unit_code = any((select actor.units('business'))::text[]));
create policy add on intake.box for insert to wuse_app with check (
     box.unit_code = any((select actor.units('business'))::text[]));
create policy mend on intake.box for update to wuse_app using (
     box.unit_code = any((select actor.units('business'))::text[]));
grant select, insert on intake.box to wuse_app;
grant update (place, keeper_id, closed_at, closed_by) on intake.box to wuse_app;

-- A question and what came of it hang on the notice board.
create policy read on intake.round for select to wuse_app using (true);
create policy add on intake.round for insert to wuse_app with check (
     round.unit_code = any((select actor.units('business'))::text[]));
create policy mend on intake.round for update to wuse_app using (
     round.unit_code = any((select actor.units('business'))::text[]));
grant select, insert on intake.round to wuse_app;
grant update (closes_at, result, result_at, result_by) on intake.round to wuse_app;

create policy read on intake.heading for select to wuse_app using (true);
create policy add on intake.heading for insert to wuse_app with check (
  exists (select from intake.round r
          where r.id = heading.round_id and r.unit_code = any((select actor.units('business'))::text[])));
grant select, insert on intake.heading to wuse_app;

-- One's own. Staff of the unit read the others, but for what became a need that they may not see.
create policy read on intake.answer for select to wuse_app using (
     answer.person_id = (select actor.me())
  or answer.text is not null
     and exists (select from intake.round r
                 where r.id = answer.round_id and r.unit_code = any((select actor.units('business'))::text[]))
     and (answer.need_id is null or exists (select from needs.need n where n.id = answer.need_id)));
create policy give on intake.answer for insert to wuse_app with check (
     answer.way <> 'paper' and answer.person_id = (select actor.me())
  or answer.way = 'poster' and answer.person_id is null
     and (select actor.me()) = '00000000-0000-7000-8000-000000000003'
  or answer.way = 'paper' and answer.person_id is null and answer.typed_by = (select actor.me())
     and exists (select from intake.round r
                 where r.id = answer.round_id and r.unit_code = any((select actor.units('business'))::text[])));
create policy sort on intake.answer for update to wuse_app using (
     exists (select from intake.round r
             where r.id = answer.round_id and r.unit_code = any((select actor.units('business'))::text[])));
grant select, insert on intake.answer to wuse_app;
grant update (heading_id, need_id) on intake.answer to wuse_app;

create policy read_with_its_need on intake.arrival for select to wuse_app using (
     exists (select from needs.need n where n.id = arrival.need_id));
create policy note_down on intake.arrival for insert to wuse_app with check (
     (select actor.me()) = '00000000-0000-7000-8000-000000000003'
  or arrival.unit_code = any((select actor.units('business'))::text[])
  or arrival.round_id is not null
     and exists (select from needs.need n where n.id = arrival.need_id and n.reporter_id = (select actor.me())));
grant select, insert on intake.arrival to wuse_app;

-- Whether something without sign-in may come in so: there is a card in force at the door, a box that hangs, a round that runs.
create function intake.lets_in(source text, unit text, door uuid) returns boolean
  language sql stable security definer set search_path = '' as $$
  select case source
    when 'door-card' then exists (
      select from intake.card where card.door_id = door and card.unit_code = unit and card.ended_at is null)
    when 'suggestion-box' then door is null and exists (
      select from intake.box where box.unit_code = unit and box.closed_at is null)
    when 'opinion-round' then door is null and exists (
      select from intake.round where round.unit_code = unit and round.result is null)
    else false end
$$;
comment on function intake.lets_in(text, text, uuid) is 'Whether there is a card, a box or a round through which a need of this place may come without sign-in';

create policy take_in_unsigned on needs.need for insert to wuse_app with check (
  (select actor.me()) = '00000000-0000-7000-8000-000000000003'
  and need.reporter_id is null and need.heard_by is null
  and intake.lets_in(need.source, need.unit_code, need.door_id));

-- What a code opens. One that ended and one that never was answer alike.
create function intake.find_card(code text)
  returns table (id uuid, door_id uuid, building_id uuid, unit_code text)
  language sql stable security definer set search_path = '' as $$
  select card.id, card.door_id, entrance.building_id, card.unit_code
  from intake.card
  join territory.door on door.id = card.door_id
  join territory.entrance on entrance.id = door.entrance_id
  where card.code = find_card.code and card.ended_at is null
    and (select actor.me()) = '00000000-0000-7000-8000-000000000003'
$$;
comment on function intake.find_card(text) is 'The card in force of a code, for whoever asks without sign-in';

create function intake.find_box(code text) returns table (id uuid, unit_code text, place text)
  language sql stable security definer set search_path = '' as $$
  select box.id, box.unit_code, box.place from intake.box
  where box.code = find_box.code and box.closed_at is null
    and (select actor.me()) = '00000000-0000-7000-8000-000000000003'
$$;
comment on function intake.find_box(text) is 'The box of a code that still hangs, for whoever leaves something without sign-in';

-- Sent twice, done once: what the first was answered, to whoever has its command id.
create function intake.find_arrival(command uuid) returns table (number text, deadline_at timestamptz, has_receipt boolean)
  language sql stable security definer set search_path = '' as $$
  select n.number, n.deadline_at, arrival.receipt_hash is not null
  from intake.arrival join needs.need n on n.id = arrival.need_id
  where arrival.command_id = command and (select actor.me()) = '00000000-0000-7000-8000-000000000003'
$$;
comment on function intake.find_arrival(uuid) is 'What came in under a command before: its number, and until when it is answered';

-- The state of an anonymous giver's need, and nothing else of it.
create function intake.find_receipt(number text, receipt_hash text) returns text
  language sql stable security definer set search_path = '' as $$
  select n.state from intake.arrival join needs.need n on n.id = arrival.need_id
  where n.number = find_receipt.number and arrival.receipt_hash = find_receipt.receipt_hash
    and (select actor.me()) = '00000000-0000-7000-8000-000000000003'
$$;
comment on function intake.find_receipt(text, text) is 'State of the need whose receipt has these words';

-- How many answers a round has, by heading. Numbers alone: guarded ones are left out for everybody.
create function intake.count_answers(rounds uuid[]) returns table (round_id uuid, heading_id uuid, answers integer, needs integer)
  language sql stable security definer set search_path = '' as $$
  select answer.round_id, answer.heading_id, count(*)::integer, count(answer.need_id)::integer
  from intake.answer
  where answer.round_id = any(rounds) and answer.text is not null
  group by answer.round_id, answer.heading_id
$$;
comment on function intake.count_answers(uuid[]) is 'How many answered, and how many of those became needs, under each heading';

-- Whom the result is told, those of guarded answers too.
create function intake.answerers(round uuid) returns setof uuid
  language sql stable security definer set search_path = '' as $$
  select answer.person_id from intake.answer
  join intake.round asked on asked.id = answer.round_id
  where answer.round_id = answerers.round and answer.person_id is not null
    and asked.unit_code = any((select actor.units('business'))::text[])
$$;
comment on function intake.answerers(uuid) is 'Who answered a round under their name, for staff of its unit who tell them what came of it';

-- Where the actor lives, as far as rounds are asked there.
create function intake.my_unit() returns text
  language sql stable security definer set search_path = '' as $$
  select coalesce(door.unit_code, who.unit_code)
  from people.person who left join territory.door on door.id = who.door_id
  where who.id = (select actor.me())
$$;
comment on function intake.my_unit() is 'Unit of the actor''s home';

revoke all on function
  intake.lets_in(text, text, uuid), intake.find_card(text), intake.find_box(text), intake.find_arrival(uuid),
  intake.find_receipt(text, text), intake.count_answers(uuid[]), intake.answerers(uuid), intake.my_unit() from public;
grant execute on function
  intake.lets_in(text, text, uuid), intake.find_card(text), intake.find_box(text), intake.find_arrival(uuid),
  intake.find_receipt(text, text), intake.count_answers(uuid[]), intake.answerers(uuid), intake.my_unit() to wuse_app;
