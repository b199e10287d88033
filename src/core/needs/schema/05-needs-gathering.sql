-- Reports of many people in one transaction. A policy knows one actor, so these look past it and carry the scope themselves.

-- Each of them asks under a session of their own, and the actor is one of them.
create function needs.must_be_signed_in(persons uuid[], sessions uuid[]) returns void
  language plpgsql stable set search_path = '' as $$
begin
  if not coalesce(actor.me() = any(persons), false) or exists (
    select from unnest(persons, sessions) as told (person_id, session_id)
    where not exists (
      select from accounts.session
      where session.id = told.session_id and session.person_id = told.person_id and session.ended_at is null)
  ) then
    raise insufficient_privilege using message = 'only who is signed in is spoken for';
  end if;
end $$;
comment on function needs.must_be_signed_in(uuid[], uuid[]) is 'Refuses a batch in which somebody did not ask for themselves';

-- Where people live who report from home now, with the next number of their street. Numbers are taken for those alone.
create function needs.homes_of(persons uuid[], sessions uuid[], year integer)
  returns table (place bigint, unit_code text, building_id uuid, door_id uuid, lives_alone boolean, number text)
  language sql volatile security definer set search_path = '' as $$
  select needs.must_be_signed_in(persons, sessions);
  select told.place, home.unit_code, home.building_id, home.door_id, home.lives_alone,
         needs.next_number(left(home.unit_code, 9), homes_of.year)
  from unnest(persons) with ordinality as told (person_id, place)
  join lateral (
    select coalesce(door.unit_code, who.unit_code) as unit_code, entrance.building_id, door.id as door_id, who.lives_alone
    from people.person who
    left join territory.door on door.id = who.door_id
    left join territory.entrance on entrance.id = door.entrance_id
    where who.id = told.person_id
  ) home on home.unit_code is not null
$$;
comment on function needs.homes_of(uuid[], uuid[], integer) is 'Homes of people who report at once, with the numbers of their needs';

-- One column says who each row is: it is the reporter, the one in the log and the owner of the command, so nobody can report,
-- or be answered, for somebody else. Words wait in needs.search_due for the next beat of the index.
create function needs.report_together(reports json) returns void
  language sql security definer set search_path = '' as $$
  select needs.must_be_signed_in(array_agg(told.person_id), array_agg(told.session_id))
  from json_to_recordset(reports) as told (person_id uuid, session_id uuid);
  with told as materialized (
    select told.* from json_to_recordset(reports) as told (
      person_id uuid, session_id uuid, command_id uuid, call text, body_hash text, answer text, facts jsonb,
      id uuid, number text, unit_code text, building_id uuid, door_id uuid, place_note text, heard_at timestamptz,
      title text, body text, topic text, time_wish text, contact_way text, level text, lives_alone boolean,
      deadline_at timestamptz, soon_at timestamptz, escalate_at timestamptz, provisional boolean)
  ), added as (
    insert into needs.need (
      id, number, unit_code, building_id, door_id, place_note, source, reporter_id, heard_at, title, body, topic, time_wish,
      contact_way, state, level, lives_alone, clock_started_at, deadline_at, soon_at, escalate_at, provisional)
    select id, number, unit_code, building_id, door_id, place_note, 'resident-phone', person_id, heard_at, title, body, topic,
      time_wish, contact_way, 'heard', level, lives_alone, heard_at, deadline_at, soon_at, escalate_at, provisional
    from told
  ), logged as (
    insert into events.event (at, person_id, session_id, source, kind, noun, noun_id, unit_code, facts, command_id)
    select heard_at, person_id, session_id, 'web', 'report', 'need', id, unit_code, facts, command_id from told
  ), remembered as (
    insert into events.command (id, person_id, call, body_hash, answer, at)
    select command_id, person_id, call, decode(body_hash, 'hex'), answer, heard_at from told
  )
  insert into needs.search_due (need_id) select id from told
$$;
comment on function needs.report_together(json) is 'Takes in what many people report for themselves, each under their own name and command';

revoke all on function
  needs.must_be_signed_in(uuid[], uuid[]), needs.homes_of(uuid[], uuid[], integer), needs.report_together(json) from public;
grant execute on function needs.homes_of(uuid[], uuid[], integer), needs.report_together(json) to wuse_app;
