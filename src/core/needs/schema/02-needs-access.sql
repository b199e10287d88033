-- Who sees a need, and the functions that look past the policies and carry the scope themselves.

-- Needs in which the actor has a part: asked or agreed, visiting, or supporting with a team or unit.
create function needs.my_needs() returns uuid[]
  language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(part.need_id), '{}') from (
    select invitation.need_id from needs.invitation
      where invitation.person_id = (select actor.me()) and invitation.withdrawn_at is null
        and coalesce(invitation.answer, 'yes') = 'yes'
    union
    select visitor.need_id from needs.visitor where visitor.person_id = (select actor.me())
    union
    select supporting.need_id from needs.supporting
      where supporting.team_id = any((select actor.teams())::uuid[])
         or supporting.unit_code = any((select actor.units('business'))::text[])
  ) part
$$;
comment on function needs.my_needs() is 'Needs in which the actor has a part besides a post over the unit';

alter table needs.category enable row level security;
alter table needs.need enable row level security;
alter table needs.supporting enable row level security;
alter table needs.invitation enable row level security;
alter table needs.visit enable row level security;
alter table needs.visitor enable row level security;
alter table needs.extension enable row level security;
alter table needs.rating enable row level security;
alter table needs.joining enable row level security;
alter table needs.search_term enable row level security;
alter table needs.search_due enable row level security;
alter table needs.count_change enable row level security;
alter table needs.open_count enable row level security;

-- Also written out in needs.search and needs.readable: keep the three alike.
create policy read on needs.need for select to wuse_app using (
     need.guarded_at is null and (
          need.unit_code = any((select actor.units('business'))::text[])
       or need.assignee_id = (select actor.me()) and need.dispatched_at is not null
       or need.team_id = any((select actor.teams())::uuid[]) and need.dispatched_at is not null
       or need.squad_id = any((select actor.squads())::uuid[]) and need.dispatched_at is not null
       or need.reporter_id = any((select people.helped('follow'))::uuid[])
       or need.id = any((select needs.my_needs())::uuid[]))
  or need.reporter_id = (select actor.me())
  or need.guarded_at is not null and need.unit_code = any((select actor.units('guarded'))::text[]));

create policy report on needs.need for insert to wuse_app with check (
     need.reporter_id = (select actor.me())
  or need.heard_by = (select actor.me()) and (
          need.unit_code = any((select actor.units('business'))::text[])
       or need.source = 'family-helper' and need.reporter_id = any((select people.helped('ask'))::uuid[])));
grant select, insert on needs.need to wuse_app;

create function needs.readable(n needs.need) returns boolean
  language sql stable set search_path = '' as $$
  select coalesce(
       n.guarded_at is null and (
            n.unit_code = any((select actor.units('business'))::text[])
         or n.assignee_id = (select actor.me()) and n.dispatched_at is not null
         or n.team_id = any((select actor.teams())::uuid[]) and n.dispatched_at is not null
         or n.squad_id = any((select actor.squads())::uuid[]) and n.dispatched_at is not null
         or n.reporter_id = any((select people.helped('follow'))::uuid[])
         or n.id = any((select needs.my_needs())::uuid[]))
    or n.reporter_id = (select actor.me())
    or n.guarded_at is not null and n.unit_code = any((select actor.units('guarded'))::text[]), false)
$$;
comment on function needs.readable(needs.need) is 'The read policy of one row, for functions that look past policies';

-- Locks a need for a step. Whoever may not see it gets no row.
create function needs.lock_need(id uuid) returns setof needs.need
  language plpgsql security definer set search_path = '' as $$
begin
  return query select n.* from needs.need n where n.id = lock_need.id and needs.readable(n) for update;
end $$;
comment on function needs.lock_need(uuid) is 'The need, locked until the transaction ends, if the actor may see it';

-- Writes a step onto a need that lock_need gave. A step may take the need out of its actor's sight (handed back, guarded),
-- which an UPDATE under the read policy refuses: so the columns that steps change are written here, and nowhere else.
-- Only by who sees the need as it stands; whoever configures the street mends provisional clocks unseen, and nothing else.
create function needs.write_need(id uuid, version integer, patch jsonb) returns integer
  language plpgsql security definer set search_path = '' as $$
declare
  earlier needs.need;
  later needs.need;
begin
  select n.* into earlier from needs.need n where n.id = write_need.id for update;
  if not found or not (
       needs.readable(earlier)
    or earlier.provisional and earlier.street_code = any(actor.units('configure'))
       and patch - array['clock_started_at', 'deadline_at', 'soon_at', 'escalate_at', 'provisional'] = '{}')
  then
    raise insufficient_privilege using message = 'a step is written by who sees the need';
  end if;
  if earlier.version <> write_need.version then return null; end if;
  later := jsonb_populate_record(earlier, patch);
  update needs.need n set
    title = later.title, body = later.body, kind = later.kind, category = later.category, category_id = later.category_id,
    flags = later.flags, lives_alone = later.lives_alone, guarded_at = later.guarded_at, state = later.state,
    state_before = later.state_before, level = later.level, team_id = later.team_id, squad_id = later.squad_id,
    assignee_id = later.assignee_id, handler_id = later.handler_id, dispatched_at = later.dispatched_at,
    people_wanted = later.people_wanted, handed_back_count = later.handed_back_count, calls_made = later.calls_made,
    minutes_served = later.minutes_served, referred_to = later.referred_to, refer_by = later.refer_by,
    declined_to = later.declined_to, joined_to = later.joined_to, closed_at = later.closed_at,
    clock_started_at = later.clock_started_at, deadline_at = later.deadline_at, soon_at = later.soon_at,
    escalate_at = later.escalate_at, provisional = later.provisional, undoable = later.undoable, version = earlier.version + 1
  where n.id = earlier.id;
  return earlier.version + 1;
end $$;
comment on function needs.write_need(uuid, integer, jsonb) is 'Writes what a step changed, if the version is still the one that was locked; the new version, or null';

-- The number that people say: no counter row, so that no two reports wait for each other. A gap is a report that failed.
create function needs.next_number(street text, year integer) returns text
  language plpgsql security definer set search_path = '' as $$
declare
  name text := format('needs.%I', 'number_' || street || '_' || year);
  next bigint;
begin
  if to_regclass(name) is null then
    if year not between 2000 and 2199 or not exists (select from territory.unit where unit.code = street and unit.level = 'street') then
      raise invalid_parameter_value using message = 'needs are numbered by street and year';
    end if;
    perform pg_advisory_xact_lock(hashtext(name));
    execute 'create sequence if not exists ' || name;
  end if;
  next := nextval(name::regclass);
  return year || '-' || lpad(next::text, greatest(4, length(next::text)), '0');
end $$;
comment on function needs.next_number(text, integer) is 'The next number of a street and year, like 2026-1107';

-- Needs with these words, newest first. Full-text operators are not leakproof: under a policy they would come last and
-- scan everything, so this looks past it and carries the scope itself. All hits are gathered before the newest are taken,
-- but for words that every fourth need holds: of those the newest thousand needs mostly hold a page, and 50,000 hits cost
-- a tenth of a second.
create function needs.search(
  sought tsquery, phrases text[], lanes text[], ended boolean, within text, kinds text[], category_wanted text,
  team_wanted uuid, before uuid, most integer
) returns table (id uuid)
  language plpgsql stable security definer set search_path = '' as $$
declare
  edge uuid := coalesce(before, 'ffffffff-ffff-ffff-ffff-ffffffffffff');
  frequent boolean := 25 <= (
    select count(*) from (
      select term.terms from needs.search_term term where term.need_id < edge order by term.need_id desc limit 100) sample
    where sample.terms @@ sought);
  hits uuid[];
  found_now integer;
begin
  for turn in 1..2 loop
    if turn = 1 then
      continue when not frequent;
      select array_agg(recent.need_id) filter (where recent.terms @@ sought), (array_agg(recent.need_id order by recent.need_id))[1]
      into hits, edge
      from (
        select term.need_id, term.terms from needs.search_term term where term.need_id < edge
        order by term.need_id desc limit 1000) recent;
    else
      hits := array(select term.need_id from needs.search_term term where term.terms @@ sought and term.need_id < edge);
    end if;

    return query
      select n.id
      from (select hit.need_id from unnest(hits) as hit (need_id) order by hit.need_id desc) newest
      join needs.need n on n.id = newest.need_id
      where (n.guarded_at is null and (
                 n.unit_code = any((select actor.units('business'))::text[])
              or n.assignee_id = (select actor.me()) and n.dispatched_at is not null
              or n.team_id = any((select actor.teams())::uuid[]) and n.dispatched_at is not null
              or n.squad_id = any((select actor.squads())::uuid[]) and n.dispatched_at is not null
              or n.reporter_id = any((select people.helped('follow'))::uuid[])
              or n.id = any((select needs.my_needs())::uuid[]))
         or n.reporter_id = (select actor.me())
         or n.guarded_at is not null and n.unit_code = any((select actor.units('guarded'))::text[]))
        and (lanes is null or n.lane = any(lanes))
        and (ended is null or ended = (n.lane is null))
        and (within is null or n.unit_code ^@ within)
        and (kinds is null or n.kind = any(kinds))
        and (category_wanted is null or n.category = category_wanted)
        and (team_wanted is null or n.team_id = team_wanted)
        and not exists (
          select from unnest(phrases) phrase
          where strpos(lower(n.title || ' ' || coalesce(n.body, '')), phrase) = 0)
      order by newest.need_id desc
      limit most;
    get diagnostics found_now = row_count;
    most := most - found_now;
    exit when most <= 0;
  end loop;
end $$;
comment on function needs.search(tsquery, text[], text[], boolean, text, text[], text, uuid, uuid, integer) is
  'Ids of needs that hold all phrases, newest first, within what the actor may see';

-- Where a need of somebody belongs when no place was picked: the actor's own home, that of a person of the actor's units, or
-- of somebody for whom the actor asks.
create function needs.home_of(person uuid)
  returns table (unit_code text, building_id uuid, door_id uuid, lives_alone boolean)
  language sql stable security definer set search_path = '' as $$
  select coalesce(door.unit_code, who.unit_code), entrance.building_id, door.id, who.lives_alone
  from people.person who
  left join territory.door on door.id = who.door_id
  left join territory.entrance on entrance.id = door.entrance_id
  where who.id = person
    and (who.id = (select actor.me()) or who.unit_code = any((select actor.units('business'))::text[])
      or who.id = any((select people.helped('ask'))::uuid[]))
$$;
comment on function needs.home_of(uuid) is 'Unit, building and door of a person''s home, for the person, who asks for them, and staff of the unit';

-- The sealed number of a reporter who agreed to be called by those who come; whoever may not read the need gets none.
create function needs.reporter_phone(need uuid) returns table (person_id uuid, phone_sealed text)
  language sql stable security definer set search_path = '' as $$
  select who.id, coalesce(who.phone_sealed, n.caller_phone)
  from needs.need n
  left join people.person who on who.id = n.reporter_id
  where n.id = need and n.contact_way = 'phone' and needs.readable(n)
$$;
comment on function needs.reporter_phone(uuid) is 'Sealed number of a reporter who shared it with those who help';

-- Family helpers of the one who asked, as they are called; also of consents that ended, since the timeline names them.
create function needs.helpers_of(need uuid) returns table (person_id uuid, name text, told boolean)
  language sql stable security definer set search_path = '' as $$
  select distinct on (consent.helper_id) consent.helper_id, consent.relation || consent.helper_name,
    people.is_in_force(consent) and 'be-told' = any(consent.purposes)
  from needs.need n join people.consent on consent.resident_id = n.reporter_id
  where n.id = need and needs.readable(n)
  order by consent.helper_id, people.is_in_force(consent) desc, consent.id desc
$$;
comment on function needs.helpers_of(uuid) is 'Who helps the reporter of a need, and whether they are told of it; for who sees the need';

-- How many visits the one who asked has had, or their door: the first one to a person living alone is made in pairs. Counts
-- visits of needs that the actor doesn't see, so it answers for a need that they do see.
create function needs.visit_facts(need uuid, until timestamptz)
  returns table (visits integer, lives_alone boolean)
  language plpgsql stable security definer set search_path = '' as $$
declare
  asked needs.need;
begin
  select n.* into asked from needs.need n where n.id = need;
  if not found or not needs.readable(asked) then
    raise insufficient_privilege using message = 'a visit is planned by who sees the need';
  end if;
  return query select
    (select count(*)::integer from needs.visit
     join needs.need n on n.id = visit.need_id
     where visit.cancelled_at is null and visit.visit_at < until
       and (n.reporter_id = asked.reporter_id or n.door_id = asked.door_id)),
    coalesce((select who.lives_alone from people.person who where who.id = asked.reporter_id), false);
end $$;
comment on function needs.visit_facts(uuid, timestamptz) is 'Visits so far to who asked or to their door, and whether they live alone';

-- What was told of a need that is guarded from now on: its number alone, to everybody but who told of it.
create function needs.withhold_notices(need uuid) returns void
  language plpgsql security definer set search_path = '' as $$
declare
  guarded needs.need;
begin
  select n.* into guarded from needs.need n where n.id = need and n.guarded_at is not null;
  if not found then
    raise insufficient_privilege using message = 'only of a guarded need are notices withheld';
  end if;
  perform notices.withhold('need', guarded.id, guarded.number, guarded.reporter_id);
end $$;
comment on function needs.withhold_notices(uuid) is 'Leaves the number alone in what was told of a guarded need';

-- How many are late and how many soon will be, up to so many. Counted in two indexes alone, past the policy, which
-- would read every row: so it carries the scope itself, and leaves guarded needs out.
create function needs.count_lights(lanes text[], within text, moment timestamptz, most integer)
  returns table (late integer, soon integer)
  language sql stable security definer set search_path = '' as $$
  with mine as materialized (
    select unit.code from unnest((select actor.units('business'))::text[]) as unit (code)
    where within is null or unit.code ^@ within
  ), inbox as materialized (
    select distinct left(mine.code, 12) as community, lane.name as lane from mine cross join unnest(lanes) as lane (name)
    where lane.name <> 'guarded'
  ), part as materialized (
    select not exists (
      select from actor.unit known where known.code ^@ inbox.community and not known.code = any(select mine.code from mine)
    ) as whole, inbox.* from inbox
  )
  select
    (select count(*)::integer from (
       select from part cross join lateral (
         select from needs.need n
         where n.community_code = part.community and n.lane = part.lane and n.deadline_at <= moment
           and (part.whole or n.unit_code = any(select mine.code from mine))
         limit most) reached
       limit most) late),
    (select count(*)::integer from (
       select from part cross join lateral (
         select from needs.need n
         where n.community_code = part.community and n.lane = part.lane
           and n.soon_at <= moment and n.deadline_at > moment
           and (part.whole or n.unit_code = any(select mine.code from mine))
         limit most) next
       limit most) soon)
$$;
comment on function needs.count_lights(text[], text, timestamptz, integer) is
  'How many needs of the actor''s units are late, and how many soon will be; counted up to a limit';

-- Clocks that were counted without a year's holidays; for whoever enters those, guarded needs too but nothing of them.
create function needs.list_provisional(street text)
  returns table (id uuid, unit_code text, version integer, state text, kind text, level text,
                 clock_started_at timestamptz, escalate_at timestamptz)
  language sql stable security definer set search_path = '' as $$
  select n.id, n.unit_code, n.version, n.state, n.kind, n.level, n.clock_started_at, n.escalate_at
  from needs.need n
  where n.street_code = street and n.lane is not null and n.provisional
    and street = any((select actor.units('configure'))::text[])
  order by n.id
$$;
comment on function needs.list_provisional(text) is 'Open needs whose deadline is provisional, without their words';

-- Which clocks have run out. Asked by the machine's own clock alone.
create function needs.list_due(until timestamptz, most integer) returns table (id uuid, state text, cause text)
  language sql stable security definer set search_path = '' as $$
  select actor.must_be_operator();
  (select n.id, n.state, 'escalate' from needs.need n
     where n.escalate_at <= until order by n.escalate_at limit most)
  union all
  (select n.id, n.state, 'call-back' from needs.need n
     where n.lane in ('done', 'guarded') and n.state = 'done' and n.deadline_at <= until
     order by n.deadline_at limit most)
  union all
  (select distinct n.id, n.state, 'invitations' from needs.invitation i
     join needs.need n on n.id = i.need_id
     where i.answer is null and i.withdrawn_at is null and i.expires_at <= until
     limit most)
$$;
comment on function needs.list_due(timestamptz, integer) is 'Needs whose clock has run out; for the operator alone';

revoke all on function
  needs.my_needs(), needs.readable(needs.need), needs.lock_need(uuid), needs.write_need(uuid, integer, jsonb),
  needs.next_number(text, integer), needs.visit_facts(uuid, timestamptz), needs.withhold_notices(uuid),
  needs.list_due(timestamptz, integer), needs.list_provisional(text), needs.home_of(uuid), needs.reporter_phone(uuid), needs.helpers_of(uuid), needs.count_lights(text[], text, timestamptz, integer),
  needs.search(tsquery, text[], text[], boolean, text, text[], text, uuid, uuid, integer) from public;
grant execute on function
  needs.my_needs(), needs.lock_need(uuid), needs.write_need(uuid, integer, jsonb),
  needs.next_number(text, integer), needs.visit_facts(uuid, timestamptz), needs.withhold_notices(uuid),
  needs.list_due(timestamptz, integer), needs.list_provisional(text), needs.home_of(uuid), needs.reporter_phone(uuid), needs.helpers_of(uuid), needs.count_lights(text[], text, timestamptz, integer),
  needs.search(tsquery, text[], text[], boolean, text, text[], text, uuid, uuid, integer) to wuse_app;

-- What hangs on a need is seen by whoever sees the need; each is asked for by need, a few rows at a time.
create policy read on needs.category for select to wuse_app using (true);
create policy add on needs.category for insert to wuse_app with check (
     category.street_code = any((select actor.units('configure'))::text[]));
create policy mend on needs.category for update to wuse_app using (
     category.street_code = any((select actor.units('configure'))::text[]));
grant select, insert on needs.category to wuse_app;
grant update (name, position, retired_at) on needs.category to wuse_app;

create policy with_its_need on needs.supporting to wuse_app using (
  exists (select from needs.need n where n.id = supporting.need_id));
grant select, insert, delete on needs.supporting to wuse_app;

create policy with_its_need on needs.invitation to wuse_app using (
     invitation.person_id = (select actor.me())
  or exists (select from needs.need n where n.id = invitation.need_id));
grant select, insert on needs.invitation to wuse_app;
grant update (answer, answered_at, reason, withdrawn_at) on needs.invitation to wuse_app;

create policy with_its_need on needs.visit to wuse_app using (
  exists (select from needs.need n where n.id = visit.need_id));
grant select, insert on needs.visit to wuse_app;
grant update (cancelled_at) on needs.visit to wuse_app;

create policy with_its_need on needs.visitor to wuse_app using (
  exists (select from needs.need n where n.id = visitor.need_id));
grant select, insert on needs.visitor to wuse_app;

create policy with_its_need on needs.extension to wuse_app using (
  exists (select from needs.need n where n.id = extension.need_id));
grant select, insert on needs.extension to wuse_app;
grant update (answered_by, answered_at, granted) on needs.extension to wuse_app;

create policy with_its_need on needs.rating to wuse_app using (
  exists (select from needs.need n where n.id = rating.need_id));
grant select, insert on needs.rating to wuse_app;

create policy with_its_need on needs.joining to wuse_app using (
     exists (select from needs.need n where n.id = joining.need_id)
  or exists (select from needs.need n where n.id = joining.into_id));
grant select, insert on needs.joining to wuse_app;
grant update (separated_at, separated_by) on needs.joining to wuse_app;

-- Terms are written with the need and read by needs.search alone. The operator's clock re-indexes.
create policy write on needs.search_term for insert to wuse_app with check ((select actor.me()) is not null);
grant insert on needs.search_term to wuse_app;
create policy write on needs.search_due for insert to wuse_app with check ((select actor.me()) is not null);
grant insert on needs.search_due to wuse_app;

-- The timeline of a need is read by whoever sees the need.
create policy read_with_its_need on events.event for select to wuse_app using (
  event.noun = 'need' and exists (select from needs.need n where n.id = event.noun_id));

-- Photos and voice notes of a need are read by whoever sees the need.
create policy read_with_its_need on attachments.attachment for select to wuse_app using (
  attachment.noun = 'need' and exists (select from needs.need n where n.id = attachment.noun_id));

create policy read on needs.count_change for select to wuse_app using (
     count_change.lane <> 'guarded' and count_change.unit_code = any((select actor.units('business'))::text[])
  or count_change.lane = 'guarded' and count_change.unit_code = any((select actor.units('guarded'))::text[]));
create policy read on needs.open_count for select to wuse_app using (
     open_count.lane <> 'guarded' and open_count.unit_code = any((select actor.units('business'))::text[])
  or open_count.lane = 'guarded' and open_count.unit_code = any((select actor.units('guarded'))::text[]));
grant select on needs.count_change, needs.open_count to wuse_app;

-- The log names a need by its number to whoever reads the log of its unit, and says whether that reader may open it.
create function needs.logged(ids uuid[]) returns table (id uuid, number text, opens boolean)
  language sql stable security definer set search_path = '' as $$
  select n.id, n.number, needs.readable(n) from needs.need n
  where n.id = any(ids) and n.unit_code = any((select actor.units('log'))::text[])
$$;
comment on function needs.logged(uuid[]) is 'Numbers of needs for a reader of the log, and nothing else of them';
revoke all on function needs.logged(uuid[]) from public;
grant execute on function needs.logged(uuid[]) to wuse_app;
