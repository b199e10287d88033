-- Who sees and writes what of the partners: staff of the unit, and who speaks for the partner.

alter table partnership.partner enable row level security;
alter table partnership.agreement enable row level security;
alter table partnership.offer enable row level security;
alter table partnership.partner_need enable row level security;
alter table partnership.project enable row level security;
alter table partnership.taking enable row level security;
alter table partnership.contribution enable row level security;
alter table partnership.wish enable row level security;
alter table partnership.wish_claim enable row level security;
alter table partnership.reporting enable row level security;
alter table partnership.council_member enable row level security;
alter table partnership.meeting enable row level security;
alter table partnership.promise enable row level security;
alter table partnership.promise_note enable row level security;

-- That somebody is a partner stands on the notice board.
create policy read on partnership.partner for select to wuse_app using ((select actor.me()) is not null);
create policy add on partnership.partner for insert to wuse_app with check (
     partner.unit_code = any((select actor.units('configure'))::text[]));
create policy mend on partnership.partner for update to wuse_app using (
     partner.unit_code = any((select actor.units('configure'))::text[]));

create policy read on partnership.agreement for select to wuse_app using (
     agreement.unit_code = any((select actor.units('business'))::text[])
  or agreement.partner_id = any((select actor.partners())::uuid[]));
create policy add on partnership.agreement for insert to wuse_app with check (
     agreement.unit_code = any((select actor.units('configure'))::text[]));
create policy mend on partnership.agreement for update to wuse_app using (
     agreement.unit_code = any((select actor.units('configure'))::text[]));

-- A community takes up what the street's partners offer, so whoever works for the street reads all offers.
create policy read on partnership.offer for select to wuse_app using (
     (select actor.holds_any())
  or offer.partner_id = any((select actor.partners())::uuid[]));
create policy add on partnership.offer for insert to wuse_app with check (
     offer.unit_code = any((select actor.units('business'))::text[])
  or offer.partner_id = any((select actor.partners())::uuid[]));
create policy mend on partnership.offer for update to wuse_app using (
     offer.unit_code = any((select actor.units('business'))::text[])
  or offer.partner_id = any((select actor.partners())::uuid[]));

create policy read on partnership.partner_need for select to wuse_app using (
     partner_need.unit_code = any((select actor.units('business'))::text[])
  or partner_need.partner_id = any((select actor.partners())::uuid[]));
create policy add on partnership.partner_need for insert to wuse_app with check (
     partner_need.unit_code = any((select actor.units('business'))::text[])
  or partner_need.partner_id = any((select actor.partners())::uuid[]));
create policy mend on partnership.partner_need for update to wuse_app using (
     partner_need.unit_code = any((select actor.units('business'))::text[]));

create policy read on partnership.project for select to wuse_app using (
     project.unit_code = any((select actor.units('business'))::text[])
  or project.partner_id = any((select actor.partners())::uuid[]));
create policy add on partnership.project for insert to wuse_app with check (
     project.unit_code = any((select actor.units('business'))::text[]));
create policy mend on partnership.project for update to wuse_app using (
     project.unit_code = any((select actor.units('business'))::text[]));

create policy read on partnership.taking for select to wuse_app using (
     taking.unit_code = any((select actor.units('business'))::text[])
  or taking.partner_id = any((select actor.partners())::uuid[]));
create policy add on partnership.taking for insert to wuse_app with check (
     taking.unit_code = any((select actor.units('business'))::text[]));
create policy go_on on partnership.taking for update to wuse_app using (
     taking.unit_code = any((select actor.units('business'))::text[])
  or taking.partner_id = any((select actor.partners())::uuid[]));

-- Where a community uses what a partner of the street gives, its worker writes the entry of that partner.
create policy read on partnership.contribution for select to wuse_app using (
     contribution.unit_code = any((select actor.units('business'))::text[])
  or contribution.partner_id = any((select actor.partners())::uuid[])
  or exists (select from partnership.taking t where t.id = contribution.taking_id));
create policy add on partnership.contribution for insert to wuse_app with check (
     contribution.unit_code = any((select actor.units('business'))::text[])
  or exists (
       select from partnership.taking t
       where t.id = contribution.taking_id and t.unit_code = any((select actor.units('business'))::text[])));

create policy read on partnership.wish for select to wuse_app using (
     wish.unit_code = any((select actor.units('business'))::text[])
  or wish.made_by = (select actor.me())
  or wish.published_at is not null and wish.withdrawn_at is null and (select actor.me()) is not null);
create policy add on partnership.wish for insert to wuse_app with check (
     wish.made_by = (select actor.me()));
create policy go_on on partnership.wish for update to wuse_app using (
     wish.unit_code = any((select actor.units('business'))::text[])
  or wish.made_by = (select actor.me()));

create policy read on partnership.wish_claim for select to wuse_app using (
  wish_claim.wish_id in (select wish.id from partnership.wish));
create policy claim on partnership.wish_claim for insert to wuse_app with check (
  wish_claim.person_id = (select actor.me())
  and (wish_claim.partner_id is null or wish_claim.partner_id = any((select actor.partners())::uuid[])));
create policy go_on on partnership.wish_claim for update to wuse_app using (
     wish_claim.person_id = (select actor.me())
  or wish_claim.unit_code = any((select actor.units('business'))::text[]));

create policy read on partnership.reporting for select to wuse_app using (
     reporting.unit_code = any((select actor.units('business'))::text[])
  or reporting.person_id = (select actor.me()));
create policy add on partnership.reporting for insert to wuse_app with check (
     reporting.unit_code = any((select actor.units('business'))::text[]));
create policy go_on on partnership.reporting for update to wuse_app using (
     reporting.unit_code = any((select actor.units('business'))::text[]));

create policy read on partnership.council_member for select to wuse_app using (
     council_member.unit_code = any((select actor.units('business'))::text[]));
create policy add on partnership.council_member for insert to wuse_app with check (
     council_member.unit_code = any((select actor.units('configure'))::text[]));
create policy mend on partnership.council_member for update to wuse_app using (
     council_member.unit_code = any((select actor.units('configure'))::text[]));

create policy read on partnership.meeting for select to wuse_app using (
     meeting.unit_code = any((select actor.units('business'))::text[]));
create policy add on partnership.meeting for insert to wuse_app with check (
     meeting.unit_code = any((select actor.units('business'))::text[]));
create policy go_on on partnership.meeting for update to wuse_app using (
     meeting.unit_code = any((select actor.units('business'))::text[]));

create policy read on partnership.promise for select to wuse_app using (
     promise.unit_code = any((select actor.units('business'))::text[])
  or promise.partner_id = any((select actor.partners())::uuid[]));
create policy add on partnership.promise for insert to wuse_app with check (
     promise.unit_code = any((select actor.units('business'))::text[]));
create policy go_on on partnership.promise for update to wuse_app using (
     promise.unit_code = any((select actor.units('business'))::text[]));

create policy read on partnership.promise_note for select to wuse_app using (
  promise_note.promise_id in (select promise.id from partnership.promise));
create policy add on partnership.promise_note for insert to wuse_app with check (
  promise_note.promise_id in (select promise.id from partnership.promise));

grant select, insert on
  partnership.partner, partnership.agreement, partnership.offer, partnership.partner_need, partnership.project,
  partnership.taking, partnership.contribution, partnership.wish, partnership.wish_claim, partnership.reporting,
  partnership.council_member, partnership.meeting, partnership.promise, partnership.promise_note to wuse_app;
grant update (name, kind, ended_at) on partnership.partner to wuse_app;
grant update (reminded_at, ended_at, end_reason) on partnership.agreement to wuse_app;
grant update (ended_at) on partnership.offer to wuse_app;
grant update (closed_at, outcome) on partnership.partner_need to wuse_app;
grant update (started_at, finished_at, dropped_at, outcome) on partnership.project to wuse_app;
grant update (answered_at, answered_by, declined_because, given_at) on partnership.taking to wuse_app;
grant update (what, published_at, published_by, fulfilled_at, thanks, withdrawn_at) on partnership.wish to wuse_app;
grant update (delivered_at, handed_back_at, hand_back_reason) on partnership.wish_claim to wuse_app;
grant update (phone_sealed, confirmed_at, confirmed_by, partner_id, person_id, ended_at) on partnership.reporting to wuse_app;
grant update (ended_at) on partnership.council_member to wuse_app;
grant update (attended, minutes, minuted_at, cancelled_at) on partnership.meeting to wuse_app;
grant update (kept_at, dropped_at, outcome) on partnership.promise to wuse_app;

create policy signed_agreements on attachments.attachment for select to wuse_app using (
  attachment.noun = 'agreement' and exists (select from partnership.agreement a where a.id = attachment.noun_id));
-- A photo may show whose wish it was: staff, who made it and who brought it see it, not everybody who reads wishes.
create policy fulfilled_wishes on attachments.attachment for select to wuse_app using (
  attachment.noun = 'wish' and exists (
    select from partnership.wish w
    where w.id = attachment.noun_id and (
         w.unit_code = any((select actor.units('business'))::text[])
      or w.made_by = (select actor.me())
      or exists (
           select from partnership.wish_claim c
           where c.wish_id = w.id and c.handed_back_at is null and c.person_id = (select actor.me())))));

-- Locks a wish while somebody claims it, so that it isn't withdrawn in the same moment; true when it may be claimed.
create function partnership.hold_wish(wish_id uuid) returns boolean
  language sql volatile security definer set search_path = '' as $$
  select true from partnership.wish
  where wish.id = hold_wish.wish_id and (select actor.me()) is not null
    and wish.published_at is not null and wish.withdrawn_at is null and wish.fulfilled_at is null
  for update
$$;

-- Somebody reports in by the link or the code on the wall, without sign-in. False when too many wait to be looked at.
create function partnership.report_in(
  id uuid, unit_code text, kind text, name text, employer text, phone_sealed text, skills text, free_times text,
  reported_at timestamptz, most integer
) returns boolean
  language sql volatile security definer set search_path = '' as $$
  with added as (
    insert into partnership.reporting (id, unit_code, kind, name, employer, phone_sealed, skills, free_times, by_link, reported_at)
    select report_in.id, report_in.unit_code, report_in.kind, report_in.name, report_in.employer, report_in.phone_sealed,
      report_in.skills, report_in.free_times, true, report_in.reported_at
    where (
      select count(*) from partnership.reporting r
      where r.unit_code = report_in.unit_code and r.confirmed_at is null and r.ended_at is null) < report_in.most
    returning 1)
  select exists (select from added)
$$;

-- Whom a partner's matters go to; asked by residents' acts and jobs too, so it answers ids alone.
create function partnership.contacts(partner uuid) returns setof uuid
  language sql stable security definer set search_path = '' as $$
  select g.person_id from actor."grant" g
  where g.partner_id = contacts.partner and g.post = 'partner-contact'
    and g.valid_from <= now() and (g.valid_to is null or g.valid_to > now())
$$;

-- Who speaks for partners, by name, for who works with them.
create function partnership.contact_names(partners uuid[])
  returns table (partner_id uuid, grant_id uuid, person_id uuid, name text)
  language sql stable security definer set search_path = '' as $$
  select g.partner_id, g.id, g.person_id, person.name
  from actor."grant" g join people.person on person.id = g.person_id
  where ((select actor.holds_any()) or g.person_id = (select actor.me()))
    and g.partner_id = any(partners) and g.post = 'partner-contact'
    and g.valid_from <= now() and (g.valid_to is null or g.valid_to > now())
  order by g.valid_from, g.id
$$;

revoke execute on function
  partnership.hold_wish(uuid), partnership.contacts(uuid), partnership.contact_names(uuid[]),
  partnership.report_in(uuid, text, text, text, text, text, text, text, timestamptz, integer) from public;
grant execute on function
  partnership.hold_wish(uuid), partnership.contacts(uuid), partnership.contact_names(uuid[]),
  partnership.report_in(uuid, text, text, text, text, text, text, text, timestamptz, integer) to wuse_app;
