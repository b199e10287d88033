-- What an import must know beyond what its actor sees, and taking a batch back.

-- Whose numbers these are: also people whom the actor may not see, or a number would come in twice.
create function people.known_imports(phone_indexes text[], id_number_indexes text[])
  returns table (id uuid, name_md5 text, phone_index text, id_number_index text, door_id uuid)
  language sql stable security definer set search_path = '' as $$
  select person.id, md5(person.name), person.phone_index, person.id_number_index, person.door_id from people.person
  where left(person.unit_code, 9) in (select left(unit.code, 9) from unnest((select actor.units('import'))::text[]) as unit (code))
    and person.erased_at is null
    and (person.phone_index = any(phone_indexes) or person.id_number_index = any(id_number_indexes))
$$;
comment on function people.known_imports(text[], text[]) is 'People by blind indexes of their numbers with a hash of their names, for comparing with the rows of an import';

create function people.undo_import(batch uuid, noun text, out removed int, out worked_on int, out used int)
  language plpgsql security definer set search_path = '' as $$
declare
  units text[] := actor.units('import');
  brought uuid[] := array(select noun_id from imports.brought where brought.batch_id = batch and brought.noun = 'person');
begin
  if noun = 'household' then
    select back.removed, back.worked_on, back.used into removed, worked_on, used
    from imports.take_back(batch, 'household', 'people.household', 'unit_code', units) back;
    return;
  end if;
  select back.removed, back.worked_on, back.used into removed, worked_on, used
  from imports.take_back(batch, 'person', 'people.person', 'unit_code', units, array(
    select held.person_id from actor."grant" held where held.person_id = any(brought)
    union select account.person_id from accounts.account where account.person_id = any(brought))) back;
  perform imports.take_back(batch, 'household', 'people.household', 'unit_code', units);
  -- Whatever was sealed for those who went stays closed for good.
  update sealing.person_key set wrapped = null, destroyed_at = now()
  where person_key.person_id = any(brought) and person_key.destroyed_at is null
    and not exists (select from people.person where person.id = person_key.person_id);
end $$;
comment on function people.undo_import(uuid, text) is
  'Takes back the people of a batch with the households that came along, or its households alone, within the units where the actor brings people in';

revoke all on function people.known_imports(text[], text[]), people.undo_import(uuid, text) from public;
grant execute on function people.known_imports(text[], text[]), people.undo_import(uuid, text) to wuse_app;
