-- The 1 and the 5: the committee, branches, teams and squads, and what each post may do. Posts themselves are rows of actor.grant.

create schema organisation;
comment on schema organisation is 'Who answers for what: Party bodies, teams, squads';
grant usage on schema organisation to wuse_app;

-- What each post may do where it is held. The words of both sides are in post.ts, which a test compares with these rows.
insert into actor.post_right (post, "right") values
  ('street-officer', 'business'),
  ('street-officer', 'configure'),
  ('street-officer', 'import'),
  ('committee-secretary', 'business'),
  ('matters-officer', 'guarded'),
  ('branch-secretary', 'business'),
  ('branch-secretary', 'configure'),
  ('branch-secretary', 'import'),
  ('community-worker', 'business'),
  ('community-worker', 'import'),
  ('grid-worker', 'business'),
  ('auditor', 'log'),
  ('partner-contact', 'partner');

-- Who gives each post and ends it. Nobody gives the operator's. The words are in access.ts, which a test compares.
insert into actor.post_giver (post, giver)
  select post, giver
  from unnest(array['street-officer', 'committee-secretary', 'matters-officer', 'branch-secretary', 'auditor', 'team-leader']) post
  cross join unnest(array['street-officer', 'operator']) giver
  union all
  select post, giver
  from unnest(array['community-worker', 'grid-worker', 'squad-leader', 'team-member', 'partner-contact']) post
  cross join unnest(array['street-officer', 'branch-secretary', 'operator']) giver;

-- Where each post is held; placeOfPost in post.ts says the same. Codes have 9 digits for the street, 12 for a community, 15
-- for a grid.
alter table actor.grant
  add constraint post_is_held_where_it_belongs check (
    case
      when post = 'operator' then unit_code = ''
      when post in ('street-officer', 'committee-secretary', 'matters-officer', 'auditor', 'team-leader')
        then length(unit_code) = 9
      when post in ('branch-secretary', 'community-worker', 'squad-leader') then length(unit_code) = 12
      when post = 'grid-worker' then length(unit_code) = 15
      when post in ('team-member', 'partner-contact') then length(unit_code) in (9, 12)
      else false
    end),
  add constraint post_has_the_team_and_squad_that_it_needs check (
    case
      when post = 'team-leader' then team_id is not null and squad_id is null
      when post = 'squad-leader' then team_id is not null and squad_id is not null
      when post = 'team-member' then team_id is not null
      else team_id is null and squad_id is null
    end),
  add constraint partner_contact_speaks_for_a_partner_and_nobody_else_does check (
    (post = 'partner-contact') = (partner_id is not null)),
  add constraint operator_is_the_command_line_alone check (
    (post = 'operator') = (person_id = '00000000-0000-7000-8000-000000000001'));

create table organisation.party_body (
  id uuid primary key default uuidv7(),
  unit_code text not null references territory.unit (code) on update cascade,
  kind text not null,
  name text not null,
  constraint party_body_stands_at_its_level check (
    length(unit_code) = case kind
      when 'work-committee' then 9 when 'volunteer-committee' then 9
      when 'branch' then 12 when 'volunteer-branch' then 12 end),
  constraint party_body_name_is_neither_empty_nor_long check (length(name) between 1 and 60),
  constraint one_party_body_of_a_kind_a_unit unique (unit_code, kind),
  constraint party_body_with_its_unit unique (id, unit_code)
);
comment on table organisation.party_body is 'The 1 and the 5: the street''s Party work committee and the communities'' branches, and under each the Party organisation of its volunteer service.';
comment on column organisation.party_body.kind is 'work-committee or branch; volunteer-committee or volunteer-branch for 志愿服务党组织.';

create table organisation.team (
  id uuid primary key default uuidv7(),
  street_code text not null references territory.unit (code) on update cascade,
  name text not null,
  colour text not null,
  place smallint not null,
  services text[] not null,
  ended_at timestamptz,
  constraint team_belongs_to_a_street check (length(street_code) = 9),
  constraint team_name_is_neither_empty_nor_long check (length(name) between 1 and 20),
  constraint colour_is_of_the_checked_palette check (colour in (
    'red', 'orange', 'green', 'blue', 'purple', 'rainbow')),
  constraint services_are_few_and_short check (cardinality(services) <= 24 and length(array_to_string(services, '')) <= 480),
  constraint one_team_of_a_name_in_a_street unique (street_code, name)
);
comment on table organisation.team is 'A team of the street: its colour and the kinds of service that it answers for. Data, not code: another street has other teams.';
comment on column organisation.team.place is 'Order on lists and charts, from 1.';
comment on column organisation.team.services is 'Kinds of service in the street''s own words.';

create table organisation.team_succession (
  from_team_id uuid not null references organisation.team (id),
  into_team_id uuid not null references organisation.team (id),
  on_day date not null,
  reason text not null,
  decided_by uuid not null,
  decided_at timestamptz not null,
  primary key (from_team_id, into_team_id),
  constraint team_is_merged_into_another check (from_team_id <> into_team_id),
  constraint succession_reason_is_neither_empty_nor_long check (length(reason) between 1 and 200)
);
create index team_succession_into on organisation.team_succession (into_team_id);
comment on table organisation.team_succession is 'Which team went into which, since when and why. What the former did stays under its name and counts for the latter.';

create table organisation.squad (
  id uuid primary key default uuidv7(),
  team_id uuid not null references organisation.team (id),
  unit_code text not null references territory.unit (code) on update cascade,
  name text not null,
  ended_at timestamptz,
  constraint squad_belongs_to_a_community check (length(unit_code) = 12),
  constraint squad_name_is_neither_empty_nor_long check (length(name) between 1 and 40),
  constraint one_squad_of_a_team_in_a_community unique (team_id, unit_code)
);
create index squad_unit_code on organisation.squad (unit_code);
comment on table organisation.squad is 'The part of a team that serves one community. Leaders and members are posts given to people.';

-- A post in a team is one of the street's own teams, and in a squad one that this team has in this community.
create function organisation.check_team_of_grant() returns trigger
  language plpgsql security definer set search_path = '' as $$
begin
  if not exists (
    select from organisation.team where team.id = new.team_id and team.street_code = left(new.unit_code, 9)
  ) then
    raise check_violation using message = 'the post is given in a team of another street, or of none',
      constraint = 'post_is_in_a_team_of_its_street';
  end if;
  if new.squad_id is not null and not exists (
    select from organisation.squad
    where squad.id = new.squad_id and squad.team_id = new.team_id and squad.unit_code = new.unit_code
  ) then
    raise check_violation using message = 'the post is given in a squad of another team or community',
      constraint = 'post_is_in_a_squad_of_its_team';
  end if;
  return null;
end $$;
revoke execute on function organisation.check_team_of_grant() from public;
create trigger check_team_of_grant after insert or update on actor.grant
  for each row when (new.team_id is not null) execute function organisation.check_team_of_grant();

alter table organisation.party_body enable row level security;
alter table organisation.team enable row level security;
alter table organisation.squad enable row level security;
alter table organisation.team_succession enable row level security;

-- Teams, squads and Party bodies stand on the notice board.
create policy read on organisation.party_body for select to wuse_app using (true);
create policy add on organisation.party_body for insert to wuse_app with check (
     party_body.unit_code = any((select actor.units('configure'))::text[]));
create policy rename on organisation.party_body for update to wuse_app using (
     party_body.unit_code = any((select actor.units('configure'))::text[]));

create policy read on organisation.team for select to wuse_app using (true);
create policy add on organisation.team for insert to wuse_app with check (
     team.street_code = any((select actor.units('configure'))::text[]));
create policy mend on organisation.team for update to wuse_app using (
     team.street_code = any((select actor.units('configure'))::text[]));

create policy read on organisation.squad for select to wuse_app using (true);
create policy add on organisation.squad for insert to wuse_app with check (
     squad.unit_code = any((select actor.units('configure'))::text[]));
create policy mend on organisation.squad for update to wuse_app using (
     squad.unit_code = any((select actor.units('configure'))::text[]));

create policy read on organisation.team_succession for select to wuse_app using (true);
create policy add on organisation.team_succession for insert to wuse_app with check (
     exists (select from organisation.team where team.id = team_succession.from_team_id
       and team.street_code = any((select actor.units('configure'))::text[]))
 and exists (select from organisation.team where team.id = team_succession.into_team_id
       and team.street_code = any((select actor.units('configure'))::text[])));

-- Teams that went into one which the actor leads: their people come along or leave, one by one, as that leader says.
create function organisation.teams_merged_into_mine() returns uuid[]
  language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(distinct merged.from_team_id), '{}')
  from organisation.team_succession merged
  where merged.into_team_id = any((select actor.teams())::uuid[])
$$;
comment on function organisation.teams_merged_into_mine() is 'The former teams that went into a team of the actor';

-- Whether somebody still holds a post in a team that went into this one. Only for its leader.
create function organisation.comes_from_a_former_team(person uuid, team uuid) returns boolean
  language sql stable security definer set search_path = '' as $$
  select team = any((select actor.teams())::uuid[]) and exists (
    select from actor."grant" g
    join organisation.team_succession merged on merged.from_team_id = g.team_id and merged.into_team_id = team
    where g.person_id = person and g.valid_from <= now() and (g.valid_to is null or g.valid_to > now()))
$$;
comment on function organisation.comes_from_a_former_team(uuid, uuid) is
  'Whether somebody holds a post in a former team of this one, for its leader';

create policy take_over_from_a_former_team on actor.grant for insert to wuse_app with check (
  actor.grant.given_by = (select actor.me()) and actor.grant.post = 'team-member'
  and actor.grant.team_id = any((select actor.teams())::uuid[])
  and organisation.comes_from_a_former_team(actor.grant.person_id, actor.grant.team_id));
create policy end_in_a_former_team on actor.grant for update to wuse_app using (
  actor.grant.team_id = any((select organisation.teams_merged_into_mine())::uuid[]));

grant select, insert on organisation.party_body, organisation.team, organisation.squad, organisation.team_succession to wuse_app;
grant update (name) on organisation.party_body to wuse_app;
grant update (name, colour, place, services, ended_at) on organisation.team to wuse_app;
grant update (name, ended_at) on organisation.squad to wuse_app;

-- Who holds a post in these units, right in them and not above or below: on the notice board for staff, so for whoever is signed in.
create function organisation.staff(units text[])
  returns table (grant_id uuid, person_id uuid, name text, post text, unit_code text, valid_from timestamptz, valid_to timestamptz)
  language sql stable security definer set search_path = '' as $$
  select g.id, g.person_id, person.name, g.post, g.unit_code, g.valid_from, g.valid_to
  from actor."grant" g
  join people.person on person.id = g.person_id
  where (select actor.me()) is not null
    and g.unit_code = any(units)
    and g.post in ('street-officer', 'committee-secretary', 'matters-officer', 'branch-secretary',
                   'community-worker', 'grid-worker', 'auditor')
    and g.valid_from <= now() and (g.valid_to is null or g.valid_to > now())
  order by g.unit_code, g.post, person.pinyin, person.id
$$;

-- Leaders and members of teams and squads, for whoever holds a post; leaders alone for everybody else who is signed in.
create function organisation.crew(teams uuid[])
  returns table (grant_id uuid, person_id uuid, name text, post text, team_id uuid, squad_id uuid, valid_from timestamptz, valid_to timestamptz)
  language sql stable security definer set search_path = '' as $$
  select g.id, g.person_id, person.name, g.post, g.team_id, g.squad_id, g.valid_from, g.valid_to
  from actor."grant" g
  join people.person on person.id = g.person_id
  where (select actor.me()) is not null
    and g.team_id = any(teams)
    and g.post in ('team-leader', 'squad-leader', 'team-member')
    and ((select actor.holds_any()) or g.post <> 'team-member')
    and g.valid_from <= now() and (g.valid_to is null or g.valid_to > now())
  order by g.post, person.pinyin, person.id
$$;

-- Whom a matter goes up to. Asked by jobs and by residents' acts too, so it answers ids alone to whoever asks.
create function organisation.responsible(units text[])
  returns table (person_id uuid, post text, unit_code text)
  language sql stable security definer set search_path = '' as $$
  select g.person_id, g.post, g.unit_code
  from actor."grant" g
  where g.unit_code = any(units)
    and g.post in ('street-officer', 'committee-secretary', 'branch-secretary', 'community-worker', 'grid-worker', 'matters-officer')
    and g.valid_from <= now() and (g.valid_to is null or g.valid_to > now())
  order by g.unit_code, g.post, g.valid_from, g.person_id
$$;

-- Everybody who answers for a team's work in a community: the squad's leaders, else the team's.
create function organisation.team_leaders(team uuid, squad uuid)
  returns table (person_id uuid, post text)
  language sql stable security definer set search_path = '' as $$
  select g.person_id, g.post
  from actor."grant" g
  where ((g.post = 'team-leader' and g.team_id = team) or (g.post = 'squad-leader' and g.squad_id = squad))
    and g.valid_from <= now() and (g.valid_to is null or g.valid_to > now())
  order by g.post, g.valid_from, g.person_id
$$;

-- Whether the street is set up; asked before anybody can sign in.
create function organisation.has_officer() returns boolean
  language sql stable security definer set search_path = '' as $$
  select exists (select from actor."grant" g where g.post = 'street-officer')
$$;

-- Who holds a post in these units by name or letters, for whoever is signed in: posts stand on the notice board. Members of
-- teams only for colleagues.
create function organisation.find_holders(words text, letters text, units text[], most integer)
  returns table (grant_id uuid, person_id uuid, name text, post text, unit_code text, team_id uuid, squad_id uuid)
  language sql stable security definer set search_path = '' as $$
  select g.id, g.person_id, person.name, g.post, g.unit_code, g.team_id, g.squad_id
  from actor."grant" g
  join people.person on person.id = g.person_id
  where (select actor.me()) is not null
    and g.unit_code = any(units)
    and g.post not in ('operator', 'partner-contact')
    and ((select actor.holds_any()) or g.post <> 'team-member')
    and g.valid_from <= now() and (g.valid_to is null or g.valid_to > now())
    and (strpos(person.name, words) > 0 or letters <> '' and (person.pinyin ^@ letters or person.initials ^@ letters))
  order by person.pinyin, g.id
  limit most
$$;
comment on function organisation.find_holders(text, text, text[], integer) is 'Running posts of these units by the name of who holds them';

revoke execute on function
  organisation.teams_merged_into_mine(), organisation.comes_from_a_former_team(uuid, uuid),
  organisation.find_holders(text, text, text[], integer),
  organisation.has_officer(), organisation.staff(text[]), organisation.crew(uuid[]), organisation.responsible(text[]),
  organisation.team_leaders(uuid, uuid) from public;
grant execute on function
  organisation.teams_merged_into_mine(), organisation.comes_from_a_former_team(uuid, uuid),
  organisation.find_holders(text, text, text[], integer),
  organisation.has_officer(), organisation.staff(text[]), organisation.crew(uuid[]), organisation.responsible(text[]),
  organisation.team_leaders(uuid, uuid) to wuse_app;
