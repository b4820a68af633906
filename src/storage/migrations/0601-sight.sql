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

-- The streams that are sealed from whoever looks.
create function sealed_from_reader() returns setof uuid language sql stable as $$
  select s.stream_id from complaint_seals s
  where s.authority_id = current_setting('heard.authority_id')::uuid
    and not current_setting('heard.user_id') = any (s.for_users)
    and not exists (
      select 1 from seal_breaks b where b.authority_id = s.authority_id and b.stream_id = s.stream_id
        and b.user_id = current_setting('heard.user_id') and b.until_at > sight_now())
$$;

-- The complaints that are opened to whoever looks from outside, today: none before there is such access (0681).
create function granted_to_reader() returns setof uuid language sql stable as $$
  select null::uuid where false
$$;

-- The people who have a part in nothing but complaints that are sealed from whoever looks.
create function people_sealed_from_reader() returns setof uuid language sql stable as $$
  select p.person_id from sealed_people p
  where p.authority_id = current_setting('heard.authority_id')::uuid and p.stream_id in (select c from sealed_from_reader() c)
    and not exists (select 1 from complaint_people c where c.authority_id = p.authority_id and c.person_id = p.person_id and c.stream_id not in (select s from sealed_from_reader() s))
    and not exists (select 1 from register_people r where r.authority_id = p.authority_id and r.person_id = p.person_id and r.stream_id not in (select s from sealed_from_reader() s))
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
  'register', 'stream_id <> all ((select current_setting(''heard.sealed'')::uuid[])::uuid[])',
  'own', '(owner_id = current_setting(''heard.user_id'') or allocated_team = any (current_setting(''heard.teams'')::text[]))
    and not current_setting(''heard.user_id'') = any (hidden_from) and stream_id <> all ((select current_setting(''heard.sealed'')::uuid[])::uuid[])',
  'appointed', 'stream_id = any ((select current_setting(''heard.granted'')::uuid[])::uuid[])',
  -- How many are due: a row of it has dates, codes and ids.
  'figures', 'stream_id <> all ((select current_setting(''heard.sealed'')::uuid[])::uuid[])',
  'duties', 'true'));

-- What belongs to one complaint is seen with it.
do $$
declare
  one text;
begin
  foreach one in array array['complaint_clocks', 'complaint_breaches', 'complaint_people', 'complaint_links', 'contact_arrangements', 'search_documents'] loop
    perform limit_sight(one::regclass, jsonb_build_object(
      'register', 'stream_id <> all ((select current_setting(''heard.sealed'')::uuid[])::uuid[])',
      'own', format('exists (select 1 from complaint_summaries s where s.authority_id = %1$s.authority_id and s.stream_id = %1$s.stream_id)', one),
      'appointed', 'stream_id = any ((select current_setting(''heard.granted'')::uuid[])::uuid[])'));
  end loop;
end
$$;

-- The ledger: of a complaint to whoever sees the complaint, of anything else to those who may see entries; to whoever counts,
-- since it holds days, codes and ids alone.
select limit_sight('events', jsonb_build_object(
  'register', 'stream_id <> all ((select current_setting(''heard.sealed'')::uuid[])::uuid[])',
  'own', 'stream_kind <> ''complaint'' or exists (select 1 from complaint_summaries s where s.authority_id = events.authority_id and s.stream_id = events.stream_id)',
  'appointed', 'stream_id = any ((select current_setting(''heard.granted'')::uuid[])::uuid[])',
  'figures', 'stream_id <> all ((select current_setting(''heard.sealed'')::uuid[])::uuid[])',
  'report', 'true',
  'duties', 'stream_kind <> ''complaint''',
  'published', 'stream_kind = ''report'' and exists (select 1 from report_editions r where r.authority_id = events.authority_id and r.report_id = events.stream_id)'));

-- A text is seen with its stream, which the sight of events decides.
select limit_sight('texts', (select jsonb_object_agg(sight, 'exists (select 1 from events e where e.authority_id = texts.authority_id and e.stream_id = texts.stream_id and e.seq = 1'
  || case when sight in ('figures', 'report') then ' and e.stream_kind <> ''complaint'')' else ')' end) from unnest(array['own', 'figures', 'report', 'duties', 'published']) sight)
  || jsonb_build_object('register', 'stream_id <> all ((select current_setting(''heard.sealed'')::uuid[])::uuid[])'));

select limit_sight('report_facts', jsonb_build_object(
  'register', 'stream_id <> all ((select current_setting(''heard.sealed'')::uuid[])::uuid[])',
  'own', 'kind not in (''statutory-complaint'', ''corporate-complaint'', ''other-complaint'') or exists (select 1 from complaint_summaries s where s.authority_id = report_facts.authority_id and s.stream_id = report_facts.stream_id)',
  'figures', 'stream_id <> all ((select current_setting(''heard.sealed'')::uuid[])::uuid[])',
  'report', 'true'));

-- The other entries of the register.
do $$
declare
  one text;
begin
  foreach one in array array['register_entries', 'register_clocks', 'compliments'] loop
    perform limit_sight(one::regclass, jsonb_build_object('register', 'stream_id <> all ((select current_setting(''heard.sealed'')::uuid[])::uuid[])', 'own', 'true', 'figures', 'true', 'report', 'true', 'duties', 'true'));
  end loop;
  foreach one in array array['register_people', 'person_sameness'] loop
    perform limit_sight(one::regclass, jsonb_build_object('register', 'stream_id <> all ((select current_setting(''heard.sealed'')::uuid[])::uuid[])', 'own', 'true', 'duties', 'true'));
  end loop;
end
$$;

select limit_sight('people', jsonb_build_object(
  'register', 'person_id <> all ((select current_setting(''heard.sealed_people'')::uuid[])::uuid[])',
  'own', 'exists (select 1 from complaint_people c where c.authority_id = people.authority_id and c.person_id = people.person_id)',
  'duties', 'true'));

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
