-- Family helpers: what somebody lets a relative do for them. The steps and pages are those of core/family; the table stands
-- here because the policies of needs read it.

create table people.consent (
  id uuid primary key default uuidv7(),
  resident_id uuid not null references people.person (id),
  helper_id uuid not null references people.person (id),
  unit_code text not null references territory.unit (code) on update cascade,
  helper_name text not null,
  relation text not null,
  city text,
  purposes text[] not null,
  valid_from timestamptz not null,
  valid_to timestamptz not null,
  way text not null,
  given_at timestamptz not null,
  written_by uuid,
  called_at timestamptz,
  photo_ids uuid[] not null default '{}',
  revoked_at timestamptz,
  revoked_by uuid,
  constraint somebody_else_helps check (helper_id <> resident_id),
  constraint helper_name_is_neither_empty_nor_long check (length(helper_name) between 1 and 40),
  constraint relation_is_neither_empty_nor_long check (length(relation) between 1 and 10),
  constraint city_is_neither_empty_nor_long check (length(city) between 1 and 20),
  constraint purposes_are_known check (
    purposes <@ array['ask', 'follow', 'confirm', 'be-told'] and cardinality(purposes) > 0),
  constraint who_confirms_also_follows check (not 'confirm' = any(purposes) or 'follow' = any(purposes)),
  constraint a_consent_ends_after_it_begins check (valid_to > valid_from),
  constraint way_of_a_consent_is_known check (way in ('own-phone', 'paper', 'telephone')),
  constraint what_staff_wrote_down_says_by_whom check ((way = 'own-phone') = (written_by is null)),
  constraint a_call_has_its_time check ((way = 'telephone') = (called_at is not null)),
  constraint a_paper_has_its_photo check (way <> 'paper' or cardinality(photo_ids) > 0),
  constraint an_ended_consent_has_who_and_when check ((revoked_at is null) = (revoked_by is null))
);
create index consent_resident on people.consent (resident_id, id);
create index consent_helper on people.consent (helper_id) where revoked_at is null;
create index consent_helper_all on people.consent (helper_id);
create index consent_unit on people.consent (unit_code, id);
create index consent_end on people.consent (valid_to, id);
comment on table people.consent is 'What a resident lets a named relative do for them, from when to when, until they take it back.';
comment on column people.consent.unit_code is 'Where the resident belongs, kept here since row level security reads it.';
comment on column people.consent.helper_name is 'As the resident calls them: whose the number is, is never shown.';
comment on column people.consent.called_at is 'When the resident said so on the telephone.';

create function people.is_in_force(c people.consent) returns boolean
  language sql stable set search_path = '' as $$
  select c.revoked_at is null and c.valid_from <= now() and c.valid_to > now()
$$;

-- For whom the actor may do this now. Read anew by every statement: a consent that was taken back opens nothing.
create function people.helped(purpose text) returns uuid[]
  language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(c.resident_id), '{}') from people.consent c
  where c.helper_id = (select actor.me()) and c.revoked_at is null and people.is_in_force(c)
    and purpose = any(c.purposes)
$$;
comment on function people.helped(text) is 'People for whom the actor may do this, by their consent';

alter table people.consent enable row level security;

create policy read on people.consent for select to wuse_app using (
     consent.resident_id = (select actor.me())
  or consent.helper_id = (select actor.me())
  or consent.unit_code = any((select actor.units('business'))::text[]));
create policy give on people.consent for insert to wuse_app with check (
     consent.resident_id = (select actor.me()) and consent.written_by is null
  or consent.written_by = (select actor.me()) and consent.unit_code = any((select actor.units('business'))::text[]));
create policy take_back on people.consent for update to wuse_app using (
     consent.resident_id = (select actor.me())
  or consent.helper_id = (select actor.me())
  or consent.unit_code = any((select actor.units('business'))::text[]));
grant select, insert on people.consent to wuse_app;
grant update (revoked_at, revoked_by) on people.consent to wuse_app;

-- The photo of a consent on paper, for who may read the consent.
create policy papers on attachments.attachment for select to wuse_app using (
  attachment.noun = 'consent' and exists (select from people.consent c where c.id = attachment.noun_id));

revoke all on function people.helped(text), people.is_in_force(people.consent) from public;
grant execute on function people.helped(text), people.is_in_force(people.consent) to wuse_app;
