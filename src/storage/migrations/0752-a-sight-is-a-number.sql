-- A rule is asked of each of the many rows that are counted for a page (docs/decisions/0093-what-the-checks-cost.md): which sight
-- it is, is now worked out once for a statement, and compared as a number; and no two rules of a table ask the same of a row.

-- As in 0723, but the sight is a number: its place among them.
create or replace function limit_sight(limited regclass, by_sight jsonb) returns void language plpgsql as $$
declare
  known constant text[] := '{whole,rights,register,own,figures,report,duties,appointed,published}';
  cases text := '';
  one record;
begin
  for one in select key, value, array_position(known, key) as place from jsonb_each_text(by_sight) order by 3 loop
    if one.place is null then
      raise exception 'there is no sight called %', one.key;
    end if;
    cases := cases || format(' when %s then (%s)', one.place, one.value);
  end loop;
  execute format('drop policy if exists sight on %s', limited);
  execute format(
    'create policy sight on %s as restrictive for select to %I using (case (select array_position(%L::text[], current_setting(''heard.sight''))) when 1 then true when 2 then true%s else false end)',
    limited, current_setting('heard.app_role'), known, cases);
end
$$;

select limit_sight('events', jsonb_build_object(
  'register', not_sealed(),
  'own', 'stream_kind <> ''complaint'' or complaint_in_sight(authority_id, stream_id)',
  'appointed', 'stream_id = any ((select current_setting(''heard.granted'')::uuid[])::uuid[])',
  'figures', not_sealed(),
  'report', 'true',
  'duties', 'stream_kind <> ''complaint''',
  'published', 'stream_kind = ''report'' and report_is_out(authority_id, stream_id)'));

select limit_sight('complaint_summaries', jsonb_build_object(
  'register', not_sealed(),
  'own', '(owner_id = current_setting(''heard.user_id'') or allocated_team = any (current_setting(''heard.teams'')::text[]))
    and not current_setting(''heard.user_id'') = any (hidden_from) and ' || not_sealed(),
  'appointed', 'stream_id = any ((select current_setting(''heard.granted'')::uuid[])::uuid[])',
  'figures', not_sealed(),
  'duties', 'true'));

select limit_sight('report_facts', jsonb_build_object(
  'register', not_sealed(),
  'own', 'kind not in (''statutory-complaint'', ''corporate-complaint'', ''other-complaint'') or exists (select 1 from complaint_summaries s where s.authority_id = report_facts.authority_id and s.stream_id = report_facts.stream_id)',
  'figures', not_sealed(),
  'report', 'true'));

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
  foreach one in array array['register_entries', 'register_clocks', 'compliments'] loop
    perform limit_sight(one::regclass, jsonb_build_object('register', not_sealed(), 'own', 'true', 'figures', 'true', 'report', 'true', 'duties', 'true'));
  end loop;
end
$$;

-- Besides the rule of each sight, which sights go by the list of what is sealed: those whose own rule of the table does not ask it.
do $$
declare
  one record;
begin
  for one in
    select unnest(array['events', 'report_facts']) as name, array['own', 'duties', 'rights'] as sights
    union all
    select unnest(array['register_entries', 'register_clocks', 'register_people', 'search_documents', 'complaint_links', 'rights_marks']), array['own', 'figures', 'duties', 'rights']
    union all
    select unnest(array['complaint_summaries', 'complaint_clocks', 'complaint_breaches', 'complaint_people', 'contact_arrangements']), array['duties', 'rights']
  loop
    execute format('drop policy if exists follows_seal on %I', one.name);
    execute format(
      'create policy follows_seal on %I as restrictive for select to %I using (case when (select current_setting(''heard.sight'', true) = any (%L)) then %s else true end)',
      one.name, current_setting('heard.app_role'), one.sights, not_sealed());
  end loop;
end
$$;
