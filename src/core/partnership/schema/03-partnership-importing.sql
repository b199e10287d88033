-- Taking a batch of partners back: those that nobody has worked on since; who spoke for them loses the post.

create function partnership.undo_import(batch uuid, out removed int, out worked_on int, out used int)
  language plpgsql security definer set search_path = '' as $$
begin
  select back.removed, back.worked_on, back.used into removed, worked_on, used
  from imports.take_back(batch, 'partner', 'partnership.partner', 'unit_code', actor.units('configure')) back;
  update actor."grant" set valid_to = now()
  where "grant".partner_id in (select noun_id from imports.brought where batch_id = batch and noun = 'partner')
    and ("grant".valid_to is null or "grant".valid_to > now())
    and not exists (select from partnership.partner where partner.id = "grant".partner_id);
end $$;
comment on function partnership.undo_import(uuid) is
  'Takes back the partners of a batch, within the units that the actor configures';
revoke all on function partnership.undo_import(uuid) from public;
grant execute on function partnership.undo_import(uuid) to wuse_app;
