-- What belongs to every list of the product.

create schema lists;
comment on schema lists is 'Views of lists that people keep';
grant usage on schema lists to wuse_app;

create table lists.saved_view (
  id uuid primary key,
  person_id uuid not null,
  list text not null,
  name text not null constraint view_name_is_neither_empty_nor_long check (length(name) between 1 and 20),
  address text not null constraint view_address_is_not_over_long check (length(address) <= 1000),
  opens_first boolean not null default false,
  constraint one_view_of_a_name_a_person unique (person_id, list, name)
);
comment on table lists.saved_view is 'Filters and order of a list that somebody keeps under a name.';
comment on column lists.saved_view.list is 'The name under which a module declares the list.';
comment on column lists.saved_view.address is 'What stands behind the question mark of the page''s address.';
comment on column lists.saved_view.opens_first is 'The list opens with this view when its address asks for nothing else.';
create unique index one_view_opens_first on lists.saved_view (person_id, list) where opens_first;

alter table lists.saved_view enable row level security;
create policy own on lists.saved_view to wuse_app using (saved_view.person_id = (select actor.me()));
grant select, insert, delete, update (opens_first) on lists.saved_view to wuse_app;
