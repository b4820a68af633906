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

-- What was released to whoever looks and may be read today.
create function released_to_reader() returns setof uuid language sql stable as $$
  select r.item_id from released_items r
  where r.authority_id = current_setting('heard.authority_id')::uuid and r.user_id = current_setting('heard.user_id')
    and sight_today() between r.from_on and r.until_on
$$;

do $$
declare
  mine constant text := 'user_id = current_setting(''heard.user_id'')';
  one text;
  others text;
begin
  foreach one in array array['outside_access', 'released_items'] loop
    perform limit_sight(one::regclass, jsonb_build_object(
      'register', 'stream_id not in (select c from sealed_from_reader() c)',
      'own', format('exists (select 1 from complaint_summaries s where s.authority_id = %1$s.authority_id and s.stream_id = %1$s.stream_id)', one),
      'appointed', mine));
  end loop;
  -- To somebody from outside a text or a person is there where it was released to them; to anybody else as it was.
  foreach one in array array['texts', 'people'] loop
    select pg_get_expr(p.polqual, p.polrelid) into others from pg_policy p where p.polrelid = one::regclass and p.polname = 'sight';
    execute format(
      'alter policy sight on %1$I using (case when (select current_setting(''heard.sight'')) = ''appointed'' then %2$I in (select r from released_to_reader() r) else (%3$s) end)',
      one, case one when 'texts' then 'text_id' else 'person_id' end, others);
  end loop;
end
$$;
