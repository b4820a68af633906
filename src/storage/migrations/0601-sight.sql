-- Who may see what, asked again of every row (docs/decisions/0078-sight-in-the-database.md). Each transaction says who looks
-- and how far (src/application/access/sight.ts); a transaction that does not say so reads nothing.

-- A complaint that is sealed, and who may see it; no row while it is not. Projected: ids alone, which tell nothing of it.
create table complaint_seals (
  authority_id uuid not null,
  stream_id uuid not null,
  for_users text[] not null,
  code_version smallint not null,
  holiday_list text not null,
  primary key (authority_id, stream_id)
);
select secure_table('complaint_seals', 'select, insert, update, delete');

-- Who has a part in a sealed complaint: whoever has a part in nothing else is sealed away with it.
create table sealed_people (
  authority_id uuid not null,
  stream_id uuid not null,
  person_id uuid not null,
  code_version smallint not null,
  holiday_list text not null,
  primary key (authority_id, stream_id, person_id)
);
select secure_table('sealed_people', 'select, insert, update, delete');

-- From whom an open safeguarding concern keeps a complaint, since they are accused in it (decision 0039): asked where the
-- complaint itself is not in sight, so that what follows from it is kept from them too. Projected.
create table complaint_hidden (
  authority_id uuid not null,
  stream_id uuid not null,
  user_id text not null,
  code_version smallint not null,
  holiday_list text not null,
  primary key (authority_id, stream_id, user_id)
);
select secure_table('complaint_hidden', 'select, insert, update, delete');

-- Whoever broke a seal, with a reason that stands in the traces, sees that complaint for a time. Nothing here is taken back.
create table seal_breaks (
  authority_id uuid not null,
  stream_id uuid not null,
  user_id text not null,
  broken_at timestamptz(3) not null,
  until_at timestamptz(3) not null check (until_at > broken_at),
  primary key (authority_id, stream_id, user_id, broken_at)
);
select secure_table('seal_breaks', 'select, insert');

-- Today in London and now as the server has them; a fixed day of the server is a fixed day here.
create function sight_today() returns date language sql stable as $$
  select coalesce(nullif(current_setting('heard.today', true), '')::date, (now() at time zone 'Europe/London')::date)
$$;
create function sight_now() returns timestamptz language sql stable as $$
  select coalesce(nullif(current_setting('heard.now', true), '')::timestamptz, now())
$$;

-- What is sealed from whoever looks, and what is opened to them, is few: the opening of each transaction asks for it once, with
-- everything in sight, and sets it beside the sight as lists of ids (src/storage/sight.ts). A policy compares with those lists
-- and asks no other table that has a policy of its own, or planning a statement would take longer than running it.
-- The lists: sealed, sealed_people (0631), granted, released (0681).
create function not_sealed() returns text language sql immutable as $$
  select 'stream_id <> all ((select current_setting(''heard.sealed'')::uuid[])::uuid[])'
$$;

-- Adds to a table the rule of who sees which of its rows. `by_sight` are conditions by sight; a sight without one sees nothing.
-- A case is decided at its first word, so that the many rows of a register cost a comparison each.
create function limit_sight(limited regclass, by_sight jsonb) returns void language plpgsql as $$
declare
  cases text := '';
  one record;
begin
  -- What several sights have in common is planned once.
  for one in select array_agg(key) as sights, value from jsonb_each_text(by_sight) group by value loop
    cases := cases || format(' when (select current_setting(''heard.sight'')) = any (%L) then (%s)', one.sights, one.value);
  end loop;
  execute format('drop policy if exists sight on %s', limited);
  execute format(
    'create policy sight on %s as restrictive for select to %I using (case when (select current_setting(''heard.sight'')) in (''whole'', ''rights'') then true%s else false end)',
    limited, current_setting('heard.app_role'), cases);
end
$$;

select limit_sight('complaint_summaries', jsonb_build_object(
  'register', not_sealed(),
  'own', '(owner_id = current_setting(''heard.user_id'') or allocated_team = any (current_setting(''heard.teams'')::text[]))
    and not current_setting(''heard.user_id'') = any (hidden_from) and ' || not_sealed(),
  'appointed', 'stream_id = any ((select current_setting(''heard.granted'')::uuid[])::uuid[])',
  -- How many are due: a row of it has dates, codes and ids.
  'figures', not_sealed(),
  'duties', 'true'));

-- What belongs to one complaint is seen with it.
do $$
declare
  one text;
begin
  foreach one in array array['complaint_clocks', 'complaint_breaches', 'complaint_people', 'complaint_links', 'contact_arrangements', 'search_documents'] loop
    perform limit_sight(one::regclass, jsonb_build_object(
      'register', not_sealed(),
      'own', format('exists (select 1 from complaint_summaries s where s.authority_id = %1$s.authority_id and s.stream_id = %1$s.stream_id)', one),
      'appointed', 'stream_id = any ((select current_setting(''heard.granted'')::uuid[])::uuid[])'));
  end loop;
end
$$;

-- The ledger: of a complaint to whoever sees the complaint, of anything else to those who may see entries; to whoever counts,
-- since it holds days, codes and ids alone.
select limit_sight('events', jsonb_build_object(
  'register', not_sealed(),
  'own', 'stream_kind <> ''complaint'' or exists (select 1 from complaint_summaries s where s.authority_id = events.authority_id and s.stream_id = events.stream_id)',
  'appointed', 'stream_id = any ((select current_setting(''heard.granted'')::uuid[])::uuid[])',
  'figures', not_sealed(),
  'report', 'true',
  'duties', 'stream_kind <> ''complaint''',
  'published', 'stream_kind = ''report'' and exists (select 1 from report_editions r where r.authority_id = events.authority_id and r.report_id = events.stream_id)'));

select limit_sight('report_facts', jsonb_build_object(
  'register', not_sealed(),
  'own', 'kind not in (''statutory-complaint'', ''corporate-complaint'', ''other-complaint'') or exists (select 1 from complaint_summaries s where s.authority_id = report_facts.authority_id and s.stream_id = report_facts.stream_id)',
  'figures', not_sealed(),
  'report', 'true'));

-- The other entries of the register.
do $$
declare
  one text;
begin
  foreach one in array array['register_entries', 'register_clocks', 'compliments'] loop
    perform limit_sight(one::regclass, jsonb_build_object('register', not_sealed(), 'own', 'true', 'figures', 'true', 'report', 'true', 'duties', 'true'));
  end loop;
  foreach one in array array['register_people', 'person_sameness'] loop
    perform limit_sight(one::regclass, jsonb_build_object('register', not_sealed(), 'own', 'true', 'duties', 'true'));
  end loop;
end
$$;

-- Words to search by: of whoever may search. What is sealed has none among them.
select limit_sight('search_postings', '{"register": "true", "own": "true"}');
select limit_sight('search_words', '{"register": "true", "own": "true"}');

-- Totals of equality answers are counted by whoever counts; one form is shown to whoever entered it (application).
select limit_sight('equality_answers', '{"register": "true", "own": "true", "figures": "true", "report": "true"}');
select limit_sight('imports', '{"register": "true"}');
select limit_sight('import_rows', '{"register": "true"}');

-- A draft is its author's alone, a reminder that of whoever is reminded.
do $$
declare
  mine constant text := 'user_id::text = current_setting(''heard.user_id'')';
  one text;
begin
  foreach one in array array['drafts', 'reminders'] loop
    perform limit_sight(one::regclass, jsonb_build_object('register', mine, 'own', mine, 'appointed', mine, 'figures', mine, 'report', mine, 'duties', mine, 'none', mine));
  end loop;
end
$$;
