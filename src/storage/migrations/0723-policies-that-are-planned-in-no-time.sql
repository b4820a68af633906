-- A policy is planned with every statement that reads its table, and brings the policies of the tables it asks: reading one text
-- planned 88 subqueries, of which a sight runs one at most (docs/decisions/0093-what-the-checks-cost.md). What is asked of a few
-- rows is asked by functions, which are planned once for a connection and only where the sight comes to them. They ask as whoever
-- calls them, and none asks a table whose policy asks back.

-- Of a complaint that is in sight: for those who see a part of the register.
create function complaint_in_sight(authority uuid, stream uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select 1 from complaint_summaries s where s.authority_id = authority and s.stream_id = stream);
end
$$;

create function report_is_out(authority uuid, report uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select 1 from report_editions r where r.authority_id = authority and r.report_id = report);
end
$$;

-- Of a stream whose events are in sight; `of_complaints` says whether that of a complaint counts.
create function stream_in_sight(authority uuid, stream uuid, of_complaints boolean) returns boolean language plpgsql stable as $$
begin
  return exists (select 1 from events e where e.authority_id = authority and e.stream_id = stream and e.seq = 1 and (of_complaints or e.stream_kind <> 'complaint'));
end
$$;

create function person_in_sight(authority uuid, person uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select 1 from complaint_people c where c.authority_id = authority and c.person_id = person);
end
$$;

-- As in 0601, but a rule is asked of each of the many rows that are counted for a page: which sight it is, is worked out once for a
-- statement, and compared as a number, its place among them.
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

-- A text is seen with its stream, which the sight of events decides.
select limit_sight('texts', jsonb_build_object(
  'register', not_sealed(),
  'own', 'stream_in_sight(authority_id, stream_id, true)',
  'appointed', 'text_id = any ((select current_setting(''heard.released'')::uuid[])::uuid[])',
  'figures', 'stream_in_sight(authority_id, stream_id, false)',
  'report', 'stream_in_sight(authority_id, stream_id, false)',
  'duties', 'stream_in_sight(authority_id, stream_id, true)',
  'published', 'stream_in_sight(authority_id, stream_id, true)'));

select limit_sight('people', jsonb_build_object(
  'register', 'person_id <> all ((select current_setting(''heard.sealed_people'')::uuid[])::uuid[])',
  'own', 'person_in_sight(authority_id, person_id)',
  'appointed', 'person_id = any ((select current_setting(''heard.released'')::uuid[])::uuid[])',
  'duties', 'true'));
