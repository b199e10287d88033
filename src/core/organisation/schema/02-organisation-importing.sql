-- Taking a batch of teams and squads back: those that nobody has worked on since, and in which nobody holds a post.

create function organisation.undo_import(batch uuid, out removed int, out worked_on int, out used int)
  language plpgsql security definer set search_path = '' as $$
declare
  units text[] := actor.units('configure');
  squads record;
begin
  select * into squads from imports.take_back(batch, 'squad', 'organisation.squad', 'unit_code', units, array(
    select distinct held.squad_id from actor."grant" held where held.squad_id is not null));
  select back.removed + squads.removed, back.worked_on + squads.worked_on, back.used + squads.used
  into removed, worked_on, used
  from imports.take_back(batch, 'team', 'organisation.team', 'street_code', units, array(
    select distinct held.team_id from actor."grant" held where held.team_id is not null)) back;
end $$;
comment on function organisation.undo_import(uuid) is
  'Takes back the teams and squads of a batch, within the units that the actor configures';
revoke all on function organisation.undo_import(uuid) from public;
grant execute on function organisation.undo_import(uuid) to wuse_app;
