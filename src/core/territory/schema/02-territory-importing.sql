-- Taking a batch back: what nobody has worked on or uses goes, the rest stays.

create function territory.undo_import(batch uuid, noun text, out removed int, out worked_on int, out used int)
  language plpgsql security definer set search_path = '' as $$
declare
  units text[] := actor.units('configure');
  one record;
begin
  if noun = 'door' then
    select back.removed, back.worked_on, back.used into removed, worked_on, used
    from imports.take_back(batch, 'door', 'territory.door', 'unit_code', units) back;
    -- Staircases and houses that came along with the doors.
    perform imports.take_back(batch, 'entrance', 'territory.entrance', 'unit_code', units);
    perform imports.take_back(batch, 'building', 'territory.building', 'unit_code', units);
  elsif noun = 'building' then
    select back.removed, back.worked_on, back.used into removed, worked_on, used
    from imports.take_back(batch, 'building', 'territory.building', 'unit_code', units) back;
  else
    removed := 0; worked_on := 0; used := 0;
    -- A unit is also what scopes are made of, and a post in it has no key that would keep it.
    for one in
      select unit.id, unit.code from imports.brought
      join territory.unit on unit.id = brought.noun_id
      where brought.batch_id = batch and brought.noun = 'unit'
        and unit.code = any(units)
      order by length(unit.code) desc, unit.code desc
    loop
      if exists (select from events.event where event.noun_id = one.id and event.noun = 'unit'
                 and (event.source <> 'import' or coalesce(event.facts ->> 'importId', batch::text) <> batch::text)) then
        worked_on := worked_on + 1;
      elsif exists (select from actor."grant" held where held.unit_code = one.code) then
        used := used + 1;
      else
        begin
          delete from territory.unit where unit.code = one.code;
          delete from actor.unit where unit.code = one.code;
          removed := removed + 1;
        exception when foreign_key_violation then
          used := used + 1;
        end;
      end if;
    end loop;
  end if;
end $$;
comment on function territory.undo_import(uuid, text) is
  'Takes back the units, houses or doors of a batch, within the units that the actor configures';
revoke all on function territory.undo_import(uuid, text) from public;
grant execute on function territory.undo_import(uuid, text) to wuse_app;
