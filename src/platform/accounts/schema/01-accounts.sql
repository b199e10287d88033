-- Who may sign in, and who is signed in. What must work before anybody is known goes through narrow definer functions;
-- everything else a person does with their own rows, and the command line as the operator with anybody's.

create schema accounts;
comment on schema accounts is 'Sign-in: passwords, codes, links, sessions, personal tokens';
grant usage on schema accounts to wuse_app;

create table accounts.account (
  person_id uuid primary key,
  created_at timestamptz not null,
  disabled_at timestamptz
);
comment on table accounts.account is 'A person who may sign in. The person itself is kept elsewhere; the operator never has one';
comment on column accounts.account.disabled_at is 'Since then no way of signing in works and no session counts';

create table accounts.login_name (
  person_id uuid primary key references accounts.account (person_id),
  name text not null,
  constraint one_account_a_login_name unique (name),
  constraint login_name_is_short_and_plain check (length(name) between 2 and 40 and name = lower(name) and name !~ '\s'),
  constraint login_name_is_no_phone_number check (name !~ '^[0-9+-]+$')
);
comment on table accounts.login_name is 'What staff may type instead of their phone number';

create table accounts.password (
  person_id uuid primary key references accounts.account (person_id),
  hash text not null,
  changed_at timestamptz not null,
  constraint hash_is_argon2id check (hash like '$argon2id$%')
);
comment on table accounts.password is 'Argon2id with its salt and its costs. The application may write a hash and never list one';

create table accounts.session (
  id uuid primary key default uuidv7(),
  person_id uuid not null references accounts.account (person_id),
  kind text not null,
  means text not null,
  token_hash bytea not null,
  title text,
  device text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  constraint one_session_a_token unique (token_hash),
  constraint token_hash_is_sha256 check (length(token_hash) = 32),
  constraint session_kind_is_known check (kind in ('session', 'token')),
  constraint means_of_sign_in_is_known check (means in ('phone-code', 'password', 'link', 'first-run', 'command-line', 'account-page')),
  constraint title_is_neither_empty_nor_long check (length(title) between 1 and 40),
  constraint device_is_not_long check (length(device) <= 80),
  constraint session_ends_after_it_begins check (expires_at > created_at)
);
create index session_of_person on accounts.session (person_id, created_at);
comment on table accounts.session is 'A signed-in browser, or a personal token for a program; known by the SHA-256 of what the client holds';
comment on column accounts.session.means is 'How it was begun';
comment on column accounts.session.title is 'What a personal token is for, in its owner''s words';
comment on column accounts.session.device is 'Kind of browser and system, shortened';
comment on column accounts.session.last_seen_at is 'To about five minutes';
comment on column accounts.session.expires_at is 'The absolute limit; accounts.find_session() knows the closer ones';

create table accounts.phone_code (
  handle_hash bytea primary key,
  phone_sealed text not null,
  code_hash text not null,
  tries smallint not null default 0,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index phone_code_by_age on accounts.phone_code (expires_at);
comment on table accounts.phone_code is 'Codes that were sent to a phone. Each is bound to the handle that only the asking browser holds, and works once';
comment on column accounts.phone_code.code_hash is 'Keyed hash of handle and code, under a key that isn''t in the database';

create table accounts.sign_in_link (
  token_hash bytea primary key,
  person_id uuid not null references accounts.account (person_id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index sign_in_link_person on accounts.sign_in_link (person_id);
comment on table accounts.sign_in_link is 'Links that sign a person in once';

create table accounts.tally (
  key text primary key,
  count int not null,
  ends_at timestamptz not null
);
create index tally_by_age on accounts.tally (ends_at);
comment on table accounts.tally is 'How often something was tried within a time; the key is a keyed hash of the number or address that it counts';

-- Whoever keeps an actor in memory forgets it at once, in every process.
create function accounts.tell_session_ended() returns trigger language plpgsql as $$
begin
  perform pg_notify('wuse_actor', new.person_id::text);
  return null;
end $$;
create trigger tell_session_ended after update of ended_at on accounts.session
  for each row when (new.ended_at is not null) execute function accounts.tell_session_ended();
create trigger tell_account_disabled after update of disabled_at on accounts.account
  for each row execute function accounts.tell_session_ended();

create function accounts.is_mine(person uuid) returns boolean language sql stable as $$
  select person = actor.me() or actor.me() = '00000000-0000-7000-8000-000000000001'
$$;
comment on function accounts.is_mine(uuid) is 'Oneself, or the operator';

alter table accounts.account enable row level security;
alter table accounts.login_name enable row level security;
alter table accounts.password enable row level security;
alter table accounts.session enable row level security;
alter table accounts.phone_code enable row level security;
alter table accounts.sign_in_link enable row level security;
alter table accounts.tally enable row level security;

create policy own_account on accounts.account to wuse_app
  using (accounts.is_mine(account.person_id)) with check (accounts.is_mine(account.person_id));
create policy own_login_name on accounts.login_name to wuse_app
  using (accounts.is_mine(login_name.person_id)) with check (accounts.is_mine(login_name.person_id));
create policy own_password on accounts.password to wuse_app
  using (accounts.is_mine(password.person_id)) with check (accounts.is_mine(password.person_id));
create policy own_sessions on accounts.session to wuse_app
  using (accounts.is_mine(session.person_id)) with check (accounts.is_mine(session.person_id));
create policy links_by_operator on accounts.sign_in_link for insert to wuse_app
  with check ((select actor.me()) = '00000000-0000-7000-8000-000000000001');

grant select, insert on accounts.account to wuse_app;
grant update (disabled_at) on accounts.account to wuse_app;
grant select, insert, update (name) on accounts.login_name to wuse_app;
grant select (person_id, changed_at), insert, update (hash, changed_at) on accounts.password to wuse_app;
grant select (id, person_id, kind, means, title, device, created_at, last_seen_at, expires_at, ended_at), insert, update (ended_at)
  on accounts.session to wuse_app;
grant insert on accounts.sign_in_link to wuse_app;

create function accounts.is_staff(person uuid) returns boolean
  language sql stable security definer set search_path = '' as $$
  select exists (
    select from actor.grant held
    where held.person_id = person and held.valid_from <= now() and (held.valid_to is null or held.valid_to > now()))
$$;
comment on function accounts.is_staff(uuid) is 'Holds a post now: such sessions are kept shorter';

create function accounts.has_signed_in(person uuid) returns boolean
  language sql stable security definer set search_path = '' as $$
  select (select actor.holds_any()) and exists (select from accounts.session where session.person_id = person)
$$;
comment on function accounts.has_signed_in(uuid) is 'Uses the product themselves, or did: for who holds a post; nobody else is told';

create function accounts.find_session(token_hash bytea, asked_at timestamptz)
  returns table (session_id uuid, person_id uuid, expires_at timestamptz, last_seen_at timestamptz)
  language sql stable security definer set search_path = '' as $$
  select found.id, found.person_id, limits.until, found.last_seen_at
  from accounts.session found
  join accounts.account on account.person_id = found.person_id and account.disabled_at is null
  cross join lateral (
    select case
      when found.kind = 'token' then found.expires_at
      when accounts.is_staff(found.person_id)
        then least(found.expires_at, found.created_at + interval '7 days', found.last_seen_at + interval '12 hours')
      else least(found.expires_at, found.last_seen_at + interval '30 days') end as until) limits
  where found.token_hash = find_session.token_hash and found.ended_at is null and limits.until > asked_at
$$;
comment on function accounts.find_session(bytea, timestamptz) is 'Whom a token belongs to, while its session counts: staff for 12 hours without use and a week at most, residents for 30 days without use';

create function accounts.touch_session(session_id uuid, seen_at timestamptz) returns void
  language sql security definer set search_path = '' as $$
  update accounts.session set last_seen_at = seen_at
  where session.id = session_id and session.ended_at is null and session.last_seen_at < seen_at
$$;

create function accounts.add_phone_code(
  handle_hash bytea, phone_sealed text, code_hash text, expires_at timestamptz
) returns void
  language sql security definer set search_path = '' as $$
  insert into accounts.phone_code (handle_hash, phone_sealed, code_hash, expires_at)
  values (handle_hash, phone_sealed, code_hash, expires_at)
$$;

create function accounts.try_phone_code(handle_hash bytea, code_hash text, tried_at timestamptz)
  returns table (outcome text, phone_sealed text)
  language plpgsql security definer set search_path = '' as $$
#variable_conflict use_column
declare
  sent accounts.phone_code;
begin
  update accounts.phone_code set tries = tries + 1
    where phone_code.handle_hash = try_phone_code.handle_hash and used_at is null and expires_at > tried_at and tries < 3
    returning * into sent;
  if not found then
    return query select 'over', null::text;
  elsif sent.code_hash <> try_phone_code.code_hash then
    return query select case when sent.tries < 3 then 'wrong' else 'over' end, null::text;
  else
    update accounts.phone_code set used_at = tried_at where phone_code.handle_hash = try_phone_code.handle_hash;
    return query select 'right', sent.phone_sealed;
  end if;
end $$;
comment on function accounts.try_phone_code(bytea, text, timestamptz) is 'Counts the try first; a code is right once, within its time, in at most three tries';

create function accounts.use_link(token_hash bytea, used_at timestamptz) returns uuid
  language sql security definer set search_path = '' as $$
  update accounts.sign_in_link set used_at = use_link.used_at
  where sign_in_link.token_hash = use_link.token_hash and sign_in_link.used_at is null
    and sign_in_link.expires_at > use_link.used_at
  returning sign_in_link.person_id
$$;

create function accounts.find_password(login_name text, person uuid) returns table (person_id uuid, hash text)
  language sql stable security definer set search_path = '' as $$
  select password.person_id, password.hash
  from accounts.password
  left join accounts.login_name on login_name.person_id = password.person_id
  where login_name.name = find_password.login_name or password.person_id = person
  order by (password.person_id = person) is true desc
  limit 1
$$;
comment on function accounts.find_password(text, uuid) is 'The hash to compare with, by login name or by whose phone number was typed';

create function accounts.count_try(key text, seconds int, tried_at timestamptz)
  returns table (count int, ends_at timestamptz)
  language sql security definer set search_path = '' as $$
  insert into accounts.tally as known (key, count, ends_at)
  values (key, 1, tried_at + make_interval(secs => seconds))
  on conflict (key) do update set
    count = case when known.ends_at <= tried_at then 1 else known.count + 1 end,
    ends_at = case when known.ends_at <= tried_at then excluded.ends_at else known.ends_at end
  returning known.count, known.ends_at
$$;

create function accounts.forget_tries(key text) returns void
  language sql security definer set search_path = '' as $$
  delete from accounts.tally where tally.key = forget_tries.key
$$;

create function accounts.unit_of(person uuid) returns text
  language sql stable security definer set search_path = '' as $$
  select coalesce(
    (select min(held.unit_code) from actor.grant held
      where held.person_id = person and held.valid_from <= now() and (held.valid_to is null or held.valid_to > now())),
    (select min(unit.code) from actor.unit where length(unit.code) = 9))
$$;
comment on function accounts.unit_of(uuid) is 'Under which unit the log keeps a sign-in: that of the first post, else the street';

create function accounts.sweep(swept_at timestamptz) returns void
  language sql security definer set search_path = '' as $$
  select actor.must_be_operator();
  delete from accounts.phone_code where phone_code.expires_at < swept_at - interval '1 day';
  delete from accounts.sign_in_link where sign_in_link.expires_at < swept_at - interval '1 day';
  delete from accounts.tally where tally.ends_at < swept_at;
  delete from accounts.session where least(session.expires_at, session.ended_at) < swept_at - interval '90 days';
$$;
comment on function accounts.sweep(timestamptz) is 'Throws away what is over: codes and links after a day, sessions after 90; for the operator alone';

revoke all on function
  accounts.is_staff(uuid), accounts.has_signed_in(uuid), accounts.find_session(bytea, timestamptz),
  accounts.touch_session(uuid, timestamptz), accounts.add_phone_code(bytea, text, text, timestamptz),
  accounts.try_phone_code(bytea, text, timestamptz),
  accounts.use_link(bytea, timestamptz), accounts.find_password(text, uuid), accounts.count_try(text, int, timestamptz),
  accounts.forget_tries(text), accounts.unit_of(uuid), accounts.sweep(timestamptz) from public;
grant execute on function
  accounts.has_signed_in(uuid), accounts.find_session(bytea, timestamptz), accounts.touch_session(uuid, timestamptz),
  accounts.add_phone_code(bytea, text, text, timestamptz), accounts.try_phone_code(bytea, text, timestamptz),
  accounts.use_link(bytea, timestamptz), accounts.find_password(text, uuid), accounts.count_try(text, int, timestamptz),
  accounts.forget_tries(text), accounts.unit_of(uuid), accounts.sweep(timestamptz) to wuse_app;
