-- The kept counters, the index of words that lags behind a batch, and the words of one need written anew.

create function needs.count_added() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  insert into needs.count_change (unit_code, lane, change)
  select unit_code, lane, count(*) from added where lane is not null group by unit_code, lane;
  if random() < 0.005 then perform needs.fold_counts(); end if;
  return null;
end $$;
create function needs.count_removed() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  insert into needs.count_change (unit_code, lane, change)
  select unit_code, lane, -count(*) from removed where lane is not null group by unit_code, lane;
  return null;
end $$;
create function needs.count_moved() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  insert into needs.count_change (unit_code, lane, change)
  select moved.unit_code, moved.lane, sum(moved.change)
  from (
    select unit_code, lane, 1 as change from added where lane is not null
    union all
    select unit_code, lane, -1 from removed where lane is not null
  ) moved
  group by moved.unit_code, moved.lane
  having sum(moved.change) <> 0;
  if random() < 0.005 then perform needs.fold_counts(); end if;
  return null;
end $$;
create trigger count_added after insert on needs.need
  referencing new table as added for each statement execute function needs.count_added();
create trigger count_removed after delete on needs.need
  referencing old table as removed for each statement execute function needs.count_removed();
create trigger count_moved after update on needs.need
  referencing new table as added old table as removed for each statement execute function needs.count_moved();

-- Folds what was appended into the counters: each minute by the clock, and now and then by a write, so that a rush leaves
-- no long tail. Only one folds at a time; whoever finds it folding goes on, and no writer ever waits.
create function needs.fold_counts() returns integer
  language plpgsql security definer set search_path = '' as $$
declare
  folded integer;
begin
  if not pg_try_advisory_xact_lock(hashtext('needs.fold_counts')) then return 0; end if;
  with gone as (
    delete from needs.count_change returning unit_code, lane, change
  ), summed as (
    select unit_code, lane, sum(change) as change from gone group by unit_code, lane order by unit_code, lane
  ), kept as (
    insert into needs.open_count as kept (unit_code, lane, count)
    select unit_code, lane, change from summed
    on conflict (unit_code, lane) do update set count = kept.count + excluded.count
    returning 1
  )
  select count(*) into folded from kept;
  return folded;
end $$;
comment on function needs.fold_counts() is 'Adds the appended changes to the kept counters; how many counters moved';

-- Open needs by lane, exact as of now. Past the policies of the two tables, which would each work out the actor's units anew:
-- so it carries the scope itself.
create function needs.count_open(within text) returns table (lane text, count bigint)
  language sql stable security definer set search_path = '' as $$
  select kept.lane, sum(kept.n)::bigint
  from (
    select c.unit_code, c.lane, c.count as n from needs.open_count c
    union all
    select c.unit_code, c.lane, c.change from needs.count_change c
  ) kept
  where (within is null or kept.unit_code ^@ within)
    and case when kept.lane = 'guarded' then kept.unit_code = any((select actor.units('guarded'))::text[])
             else kept.unit_code = any((select actor.units('business'))::text[]) end
  group by kept.lane
$$;
comment on function needs.count_open(text) is 'How many needs of the actor''s units wait in each lane';

-- Needs that were closed since a moment, by unit and team, as far as the actor works in those units. Past the policies, so that
-- the index answers alone.
create function needs.count_closed(units text[], since timestamptz) returns table (unit_code text, team_id uuid, count bigint)
  language sql stable security definer set search_path = '' as $$
  select n.unit_code, n.team_id, count(*)
  from needs.need n
  where n.state = 'closed' and n.guarded_at is null
    and n.community_code = any(array(select distinct left(code, 12) from unnest(units) code))
    and n.closed_at >= since
    and n.unit_code = any(units)
    and n.unit_code = any((select actor.units('business'))::text[])
  group by n.unit_code, n.team_id
$$;
comment on function needs.count_closed(text[], timestamptz) is 'How many needs of the actor''s units were closed since then, by unit and team';

-- Guarded needs of streets where nobody holds the post that alone may read them, for whoever may give that post there. How
-- many, and nothing else of them. A post at a street configures it; others that configure do so within a community.
create function needs.count_unread_guarded() returns integer
  language sql stable security definer set search_path = '' as $$
  with mine as materialized (select (select actor.units('configure'))::text[] as codes)
  select coalesce(sum(kept.n), 0)::integer
  from mine
  cross join lateral (
    select c.unit_code, c.count as n from needs.open_count c where c.unit_code = any(mine.codes) and c.lane = 'guarded'
    union all
    select c.unit_code, c.change from needs.count_change c where c.unit_code = any(mine.codes) and c.lane = 'guarded'
  ) kept
  where left(kept.unit_code, 9) = any(mine.codes)
    and not exists (
      select from actor.grant held
      where held.post = 'matters-officer' and held.unit_code = left(kept.unit_code, 9)
        and held.valid_from <= now() and (held.valid_to is null or held.valid_to > now()))
$$;
comment on function needs.count_unread_guarded() is
  'How many guarded needs nobody may read, as nobody holds the post; for whoever may give it in that street';

-- Differences between the counters and the needs themselves: none, or something is broken.
create function needs.recount() returns table (unit_code text, lane text, kept bigint, counted bigint)
  language sql stable security definer set search_path = '' as $$
  select actor.must_be_operator();
  with kept as (
    select both_parts.unit_code, both_parts.lane, sum(both_parts.n) as n from (
      select c.unit_code, c.lane, c.count as n from needs.open_count c
      union all select c.unit_code, c.lane, c.change from needs.count_change c) both_parts
    group by 1, 2
  ), counted as (
    select n.unit_code, n.lane, count(*) as n from needs.need n where n.lane is not null group by 1, 2
  )
  select coalesce(kept.unit_code, counted.unit_code), coalesce(kept.lane, counted.lane),
         coalesce(kept.n, 0)::bigint, coalesce(counted.n, 0)::bigint
  from kept full join counted on counted.unit_code = kept.unit_code and counted.lane = kept.lane
  where coalesce(kept.n, 0) <> coalesce(counted.n, 0)
$$;
comment on function needs.recount() is 'Where a kept counter differs from a recount; no row when all is right; for the operator alone';

-- Takes needs out of the queue to be indexed, with their words. For the operator's clock alone.
create function needs.take_search_due(most integer) returns table (id uuid, words text)
  language plpgsql security definer set search_path = '' as $$
begin
  perform actor.must_be_operator();
  return query
  with due as (
    delete from needs.search_due d
    where d.need_id in (select s.need_id from needs.search_due s order by s.need_id limit most for update skip locked)
    returning d.need_id
  )
  select n.id, n.title || ' ' || coalesce(n.body, '') from needs.need n join due on due.need_id = n.id;
end $$;
comment on function needs.take_search_due(integer) is 'Needs whose words wait to be indexed, taken out of the queue';

create function needs.index_words(ids uuid[], all_terms text[]) returns void
  language plpgsql security definer set search_path = '' as $$
begin
  -- The operator, who indexes what waits, sees every need.
  if actor.me() is distinct from '00000000-0000-7000-8000-000000000001' and exists (
    select from unnest(ids) as told (id)
    where not exists (select from needs.need n where n.id = told.id and needs.readable(n))
  ) then
    raise insufficient_privilege using message = 'words are indexed by who sees the need';
  end if;
  insert into needs.search_term (need_id, terms)
  select word.id, word.terms::tsvector from unnest(ids, all_terms) as word (id, terms)
  on conflict (need_id) do update set terms = excluded.terms;
end $$;
comment on function needs.index_words(uuid[], text[]) is 'Writes the search terms of needs anew, for who sees them';

revoke all on function
  needs.count_added(), needs.count_removed(), needs.count_moved(), needs.fold_counts(), needs.recount(),
  needs.count_open(text), needs.count_closed(text[], timestamptz), needs.count_unread_guarded(),
  needs.take_search_due(integer), needs.index_words(uuid[], text[]) from public;
grant execute on function
  needs.fold_counts(), needs.recount(), needs.count_open(text), needs.count_closed(text[], timestamptz),
  needs.count_unread_guarded(), needs.take_search_due(integer), needs.index_words(uuid[], text[]) to wuse_app;
