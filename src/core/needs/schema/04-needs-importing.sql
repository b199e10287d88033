-- What an import must know beyond what its actor sees, and taking a batch back.

-- Which numbers of another system came in before: also those that the actor may not see, or they would come in twice.
create function needs.known_imports(street text, systems text[], numbers text[])
  returns table (external_system text, external_number text, body_md5 text)
  language sql stable security definer set search_path = '' as $$
  select n.external_system, n.external_number, md5(n.body)
  from unnest(systems, numbers) as asked (system, number)
  join needs.need n on n.street_code = street and n.external_system = asked.system and n.external_number = asked.number
  where street in (select left(unit.code, 9) from unnest((select actor.units('import'))::text[]) as unit (code))
$$;
comment on function needs.known_imports(text, text[], text[]) is
  'Numbers of another system that came in before, with a hash of their words and nothing else of them';

-- What a batch brought in and nobody has touched since goes without a trace but the log's; guarded ones too, though whoever
-- takes the batch back may never have seen them.
create function needs.undo_import(import uuid) returns table (removed integer, kept integer)
  language plpgsql security definer set search_path = '' as $$
begin
  delete from needs.need n
  where n.import_id = import and n.version = 1 and n.unit_code = any((select actor.units('import'))::text[]);
  get diagnostics removed = row_count;
  select count(*) into kept from needs.need n
  where n.import_id = import and n.unit_code = any((select actor.units('import'))::text[]);
  return next;
end $$;
comment on function needs.undo_import(uuid) is 'Takes a batch back: removes its untouched needs, tells how many were touched and stay';

revoke all on function needs.known_imports(text, text[], text[]), needs.undo_import(uuid) from public;
grant execute on function needs.known_imports(text, text[], text[]), needs.undo_import(uuid) to wuse_app;
