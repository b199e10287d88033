-- Who acts, with which post, where. Written by the organisation, read by every policy.

create schema actor;
comment on schema actor is 'Grants: who holds which post in which scope, from when to when';
grant usage on schema actor to wuse_app;

create table actor.unit (
  code text primary key constraint unit_code_is_digits check (code ~ '^[0-9]{0,15}$')
);
comment on table actor.unit is 'The division codes that scopes are made of: a scope is a prefix, so 230506002 holds 230506002001';

create table actor.post_right (
  post text not null,
  "right" text not null,
  primary key (post, "right")
);
comment on table actor.post_right is 'What a post opens in its scope: business, guarded, log, configure, import, partner';

create table actor.post_giver (
  post text not null,
  giver text not null,
  primary key (post, giver)
);
comment on table actor.post_giver is 'Who gives and ends a post: the holders of which other post, in their scope';

create table actor.grant (
  id uuid primary key default uuidv7(),
  person_id uuid not null,
  post text not null,
  unit_code text not null references actor.unit (code) on update cascade,
  team_id uuid,
  squad_id uuid,
  partner_id uuid,
  valid_from timestamptz not null default now(),
  valid_to timestamptz,
  given_by uuid,
  constraint grant_ends_after_it_begins check (valid_to is null or valid_to >= valid_from)
);
comment on table actor.grant is 'Somebody holds a post (what) in a scope (where) from–to';
comment on column actor.grant.unit_code is 'A prefix of division codes; empty means every unit (the operator alone)';
comment on column actor.grant.partner_id is 'Speaks for this partner alone; the unit says no more than where the partner belongs';
create index grant_by_person on actor.grant (person_id);
create index grant_by_unit on actor.grant (unit_code, post);
create index grant_by_team on actor.grant (team_id) where team_id is not null;
create index grant_by_squad on actor.grant (squad_id) where squad_id is not null;
create index grant_by_partner on actor.grant (partner_id) where partner_id is not null;

create function actor.me() returns uuid language sql stable parallel safe as $$
  select nullif(current_setting('wuse.person', true), '')::uuid
$$;
comment on function actor.me() is 'The person that this transaction acts as, or null';

create function actor.units(wanted text) returns text[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(distinct unit.code), '{}')
  from actor.grant held
  join actor.post_right opened on opened.post = held.post and opened."right" = wanted
  join actor.unit unit on unit.code ^@ held.unit_code
  where held.person_id = actor.me() and held.valid_from <= now() and (held.valid_to is null or held.valid_to > now())
$$;
comment on function actor.units(text) is 'Every unit within the actor''s posts that carry this right';

create function actor.teams() returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(distinct held.team_id), '{}')
  from actor.grant held
  where held.person_id = actor.me() and held.post = 'team-leader' and held.team_id is not null
    and held.valid_from <= now() and (held.valid_to is null or held.valid_to > now())
$$;
comment on function actor.teams() is 'The teams that the actor leads';

create function actor.squads() returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(distinct held.squad_id), '{}')
  from actor.grant held
  where held.person_id = actor.me() and held.post = 'squad-leader' and held.squad_id is not null
    and held.valid_from <= now() and (held.valid_to is null or held.valid_to > now())
$$;
comment on function actor.squads() is 'The squads that the actor leads';

create function actor.partners() returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(distinct held.partner_id), '{}')
  from actor.grant held
  where held.person_id = actor.me() and held.post = 'partner-contact' and held.partner_id is not null
    and held.valid_from <= now() and (held.valid_to is null or held.valid_to > now())
$$;
comment on function actor.partners() is 'The partners that the actor speaks for';

create function actor.holds_any() returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select from actor.grant held
    where held.person_id = actor.me() and held.partner_id is null
      and held.valid_from <= now() and (held.valid_to is null or held.valid_to > now()))
$$;
comment on function actor.holds_any() is 'True for staff and team people: anybody with a post that is running, but for a partner''s contact, who is no colleague';

create function actor.may_give(post text, unit_code text) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select from actor.grant held
    join actor.post_giver giving on giving.giver = held.post and giving.post = may_give.post
    where held.person_id = actor.me() and may_give.unit_code ^@ held.unit_code
      and held.valid_from <= now() and (held.valid_to is null or held.valid_to > now()))
$$;
comment on function actor.may_give(text, text) is 'Whether the actor gives and ends this post in this unit';

-- For what the machine's own clock does: anybody else is told no, instead of finding nothing.
create function actor.must_be_operator() returns void language plpgsql stable as $$
begin
  if actor.me() is distinct from '00000000-0000-7000-8000-000000000001' then
    raise insufficient_privilege using message = 'only the operator does this';
  end if;
end $$;
comment on function actor.must_be_operator() is 'Refuses everybody but the operator';

revoke all on function
  actor.units(text), actor.teams(), actor.squads(), actor.partners(), actor.holds_any(), actor.may_give(text, text) from public;
grant execute on function
  actor.me(), actor.units(text), actor.teams(), actor.squads(), actor.partners(), actor.holds_any(), actor.may_give(text, text) to wuse_app;

alter table actor.grant enable row level security;
create policy read_own_and_within on actor.grant for select to wuse_app using (
     actor.grant.person_id = (select actor.me())
  or (select actor.holds_any())
);
create policy give_within on actor.grant for insert to wuse_app with check (
  actor.grant.given_by = (select actor.me()) and actor.may_give(actor.grant.post, actor.grant.unit_code)
);
create policy end_within on actor.grant for update to wuse_app using (
  actor.may_give(actor.grant.post, actor.grant.unit_code)
);
-- A post that was given is never rewritten: it ends, and another is given.
grant select, insert on actor.grant to wuse_app;
grant update (valid_to) on actor.grant to wuse_app;
-- Units are added to the territory; its trigger writes them here.
grant select on actor.unit, actor.post_right, actor.post_giver to wuse_app;

-- Whoever keeps grants in memory forgets them at once.
create function actor.tell_grant_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('wuse_actor', new.person_id::text);
  return null;
end $$;
create trigger tell_grant_changed after insert or update on actor.grant
  for each row execute function actor.tell_grant_changed();

-- The operator is the command line and the clock of the machine. It has no account: nobody signs in as it.
insert into actor.unit values ('');
insert into actor.post_right values
  ('operator', 'business'), ('operator', 'guarded'), ('operator', 'configure'), ('operator', 'log'),
  ('operator', 'import');
insert into actor.grant (id, person_id, post, unit_code) values
  ('00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000000001', 'operator', '');
