-- Keys that seal strict fields. What lies here opens nothing without the master key, which is a file beside the database.

create schema sealing;
comment on schema sealing is 'Wrapped keys of persons, and which master key belongs to this database';
grant usage on schema sealing to wuse_app;

create table sealing.master_key (
  id text primary key,
  first_used_at timestamptz not null default now()
);
comment on table sealing.master_key is 'Ids of the master keys in whose hands this database was; a start with none of them is refused';

create table sealing.person_key (
  id uuid primary key,
  person_id uuid not null,
  wrapped text,
  made_at timestamptz not null default now(),
  destroyed_at timestamptz,
  constraint destroyed_key_is_gone check ((wrapped is null) = (destroyed_at is not null))
);
comment on table sealing.person_key is 'One key a person: erasing the person destroys it, and all that was sealed under it stays closed for good';
comment on column sealing.person_key.wrapped is 'The key, sealed under a master key and bound to this row';
create unique index one_living_key_a_person on sealing.person_key (person_id) where destroyed_at is null;

-- No row security: a wrapped key tells nobody anything, and sealing works for whoever acts, also before sign-in.
grant select, insert on sealing.master_key to wuse_app;
grant select, insert, update on sealing.person_key to wuse_app;
