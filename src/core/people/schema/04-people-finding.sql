-- Finding somebody while typing: by name, by given name, by letters. A city's people lie in one table, so each index begins
-- with the unit, and asking costs what the actor's own units hold.

create index person_found_by_name on people.person (unit_code, name);
create index person_found_by_given_name on people.person (unit_code, substr(name, 2));
create index person_found_by_initials on people.person (unit_code, initials);

-- A policy would have each row read before what was typed narrows anything: so this carries the scope itself, and whoever
-- shows what it finds reads those rows under the policy.
create function people.find_named(words text, letters text, most integer) returns table (id uuid)
  language plpgsql stable security definer set search_path = '' as $$
declare
  mine text[] := actor.units('business');
  led uuid[] := people.led();
  above text := chr(1114111);
  enough integer := 200;
begin
  return query
    select hit.id from (
      (select person.id, person.name, 0 as distance from people.person
       where person.unit_code = any(mine) and person.name >= words and person.name < words || above
         and person.erased_at is null limit enough)
      union all
      (select person.id, person.name, 1 from people.person
       where person.unit_code = any(mine) and substr(person.name, 2) >= words and substr(person.name, 2) < words || above
         and person.erased_at is null limit enough)
      union all
      (select person.id, person.name, 2 from people.person
       where letters <> '' and person.unit_code = any(mine) and person.initials >= letters and person.initials < letters || above
         and person.erased_at is null limit enough)
      union all
      (select person.id, person.name, 2 from people.person
       where letters <> '' and person.unit_code = any(mine) and person.pinyin >= letters and person.pinyin < letters || above
         and person.erased_at is null limit enough)
      union all
      select person.id, person.name, 3 from people.person
      where person.id = any(led) and person.erased_at is null
        and (starts_with(person.name, words) or starts_with(substr(person.name, 2), words)
          or letters <> '' and (starts_with(person.initials, letters) or starts_with(person.pinyin, letters)))
    ) hit
    group by hit.id, hit.name
    order by min(hit.distance), length(hit.name), hit.name, hit.id
    limit most;
end $$;
comment on function people.find_named(text, text, integer) is
  'People of the actor''s units whose name, given name, initials or pinyin begin so, closest first';
revoke all on function people.find_named(text, text, integer) from public;
grant execute on function people.find_named(text, text, integer) to wuse_app;
