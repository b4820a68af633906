-- What people from outside may see of one complaint (docs/decisions/0084-people-from-outside.md): projected from its stream.

-- Each access that can be used, from a day to a day, both included; the last day is 9999-12-31 while nothing ends it.
create table outside_access (
  authority_id uuid not null,
  stream_id uuid not null,
  access_id text not null,
  person_id uuid not null,
  user_id text not null,
  part text not null,
  from_on date not null,
  until_on date not null,
  code_version smallint not null,
  holiday_list text not null,
  primary key (authority_id, stream_id, access_id)
);
create index outside_access_by_user on outside_access (authority_id, user_id);
create index outside_access_by_person on outside_access (authority_id, person_id);
select secure_table('outside_access', 'select, insert, update, delete');

-- The texts and the people that stand in papers released to an access, and in no other.
create table released_items (
  authority_id uuid not null,
  stream_id uuid not null,
  access_id text not null,
  item_id uuid not null,
  user_id text not null,
  from_on date not null,
  until_on date not null,
  code_version smallint not null,
  holiday_list text not null,
  primary key (authority_id, stream_id, access_id, item_id)
);
create index released_items_by_user on released_items (authority_id, user_id);
select secure_table('released_items', 'select, insert, update, delete');
