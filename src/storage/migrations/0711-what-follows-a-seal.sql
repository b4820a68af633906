-- What follows a seal goes on from record to record, and whoever a complaint is about sees nothing of it whatever their duties
-- are (docs/decisions/0092-what-follows-a-seal.md). Every page opens several transactions, and each asks what is hidden from whoever
-- looks before it narrows its sight: that is one step (docs/decisions/0093-what-the-checks-cost.md). The lists are asked for as the
-- owner: they are asked for with all of the authority in sight anyway, and planning them with the rules of every sight took ten
-- times what running them takes. They answer with ids alone, and each names its authority itself.

-- These streams, and all that is there because of one of them: entries about a complaint, entries about such an entry, what was
-- merged into it, and what turned into it or it turned into.
create function followed_from(roots uuid[]) returns setof uuid language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  if roots = '{}' then
    return;
  end if;
  return query with recursive hidden (stream_id) as (
    select unnest(roots)
    union
    select f.stream_id from hidden h cross join lateral (
      select e.stream_id from entry_complaints e where e.authority_id = current_setting('heard.authority_id')::uuid and e.complaint_id = h.stream_id
      union all
      select l.stream_id from complaint_links l where l.authority_id = current_setting('heard.authority_id')::uuid and l.other_id = h.stream_id
        and l.how in ('merged-into', 'became-enquiry', 'became-complaint')
      union all
      select l.other_id from complaint_links l where l.authority_id = current_setting('heard.authority_id')::uuid and l.stream_id = h.stream_id
        and l.how in ('merged-here', 'became-enquiry', 'became-complaint')) f)
  select h.stream_id from hidden h;
end
$$;

create or replace function sealed_from_reader() returns setof uuid language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  return query select followed_from(array(
    select s.stream_id from complaint_seals s
    where s.authority_id = current_setting('heard.authority_id')::uuid
      and not current_setting('heard.user_id') = any (s.for_users)
      and not exists (
        select 1 from seal_breaks b where b.authority_id = s.authority_id and b.stream_id = s.stream_id
          and b.user_id = current_setting('heard.user_id') and b.until_at > sight_now() and not b.user_id = any (s.about))
    union
    -- Whoever is accused in one and may not hear of it yet, whatever their role (decision 0039).
    select h.stream_id from complaint_hidden h
    where h.authority_id = current_setting('heard.authority_id')::uuid and h.user_id = current_setting('heard.user_id')));
end
$$;

-- What is about whoever looks: kept even from those whose duty reaches every record.
create function sealed_about_reader() returns setof uuid language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  return query select followed_from(array(
    select s.stream_id from complaint_seals s
    where s.authority_id = current_setting('heard.authority_id')::uuid and current_setting('heard.user_id') = any (s.about)
    union
    select h.stream_id from complaint_hidden h
    where h.authority_id = current_setting('heard.authority_id')::uuid and h.user_id = current_setting('heard.user_id')));
end
$$;

-- Everything that is sealed from anybody: a report counts it, and quotes none of its words, whoever makes the report.
create function sealed_at_all() returns setof uuid language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  return query select followed_from(array(select s.stream_id from complaint_seals s where s.authority_id = current_setting('heard.authority_id')::uuid));
end
$$;

-- The people who have a part in nothing but these streams.
create or replace function people_in_nothing_but(hidden uuid[]) returns setof uuid language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  return query select p.person_id from (
    select s.person_id from sealed_people s where s.authority_id = current_setting('heard.authority_id')::uuid and s.stream_id = any (hidden)
    union
    select c.person_id from complaint_people c where c.authority_id = current_setting('heard.authority_id')::uuid and c.stream_id = any (hidden)
    union
    select r.person_id from register_people r where r.authority_id = current_setting('heard.authority_id')::uuid and r.stream_id = any (hidden)) p
  where not exists (select 1 from complaint_people c where c.authority_id = current_setting('heard.authority_id')::uuid and c.person_id = p.person_id and c.stream_id <> all (hidden))
    and not exists (select 1 from register_people r where r.authority_id = current_setting('heard.authority_id')::uuid and r.person_id = p.person_id and r.stream_id <> all (hidden));
end
$$;

-- Narrows a transaction that was opened with everything in sight: asks for the lists that this sight goes by, sets them for the
-- rest of the transaction, and only then narrows it. Answers with what is sealed from whoever looks. As whoever calls it: it
-- opens nothing.
create function narrow_sight(kind text) returns uuid[] language plpgsql as $$
declare
  sealed uuid[] := '{}';
  people uuid[] := '{}';
  granted uuid[] := '{}';
  released uuid[] := '{}';
begin
  case kind
    when 'register', 'own', 'figures' then sealed := array(select x from sealed_from_reader() x);
    when 'duties', 'rights' then sealed := array(select x from sealed_about_reader() x);
    when 'report' then sealed := array(select x from sealed_at_all() x);
    when 'appointed' then
      granted := array(select x from granted_to_reader() x);
      released := array(select x from released_to_reader() x);
    else raise exception 'a sight that goes by no lists is not narrowed';
  end case;
  -- Names are in these sights alone.
  if sealed <> '{}' and kind in ('register', 'duties', 'rights') then
    people := array(select x from people_in_nothing_but(sealed) x);
  end if;
  execute format('set local heard.sealed = %L', sealed::text);
  execute format('set local heard.sealed_people = %L', people::text);
  execute format('set local heard.granted = %L', granted::text);
  execute format('set local heard.released = %L', released::text);
  execute format('set local heard.sight = %L', kind);
  return sealed;
end
$$;

-- What is searched by, of what is there because of a sealed complaint that is hidden from whoever looks. It looks with everything in
-- sight and is back in theirs before it answers: one statement, so that nothing else of the transaction is asked in between.
create function hidden_documents() returns table (segment uuid, place smallint, names text, words text) language plpgsql as $$
declare
  own text := current_setting('heard.sight');
  hidden uuid[] := coalesce(nullif(current_setting('heard.sealed', true), ''), '{}');
begin
  if hidden = '{}' then
    return;
  end if;
  set local heard.sight = 'whole';
  return query select d.segment, d.place, d.names, d.words from search_documents d
    where d.authority_id = current_setting('heard.authority_id')::uuid and d.stream_id = any (hidden) and not d.is_sealed;
  execute format('set local heard.sight = %L', own);
end
$$;

-- Besides the rule of each sight: which sights go by the list of what is sealed, in each table that holds something of a stream and
-- whose own rule of that sight does not ask it. Which sight it is, is worked out once for a statement.
do $$
declare
  one record;
begin
  for one in
    select unnest(array['events', 'report_facts']) as name, array['own', 'duties', 'rights'] as sights
    union all
    select unnest(array['register_entries', 'register_clocks', 'register_people', 'search_documents', 'complaint_links', 'rights_marks']), array['own', 'figures', 'duties', 'rights']
    union all
    select unnest(array['complaint_summaries', 'complaint_clocks', 'complaint_breaches', 'complaint_people', 'contact_arrangements', 'retention_facts',
      'tombstones', 'working_papers', 'working_files', 'outside_access', 'released_items']), array['duties', 'rights']
    union all
    select 'equality_answers', array['register', 'own', 'figures', 'duties', 'rights']
    union all
    select 'texts', array['own', 'figures', 'duties', 'rights', 'report']
  loop
    execute format('drop policy if exists follows_seal on %I', one.name);
    execute format(
      'create policy follows_seal on %I as restrictive for select to %I using (case when (select current_setting(''heard.sight'', true) = any (%L)) then %s else true end)',
      one.name, current_setting('heard.app_role'), one.sights, not_sealed());
  end loop;
  execute format(
    'create policy follows_seal on people as restrictive for select to %I using (case when (select current_setting(''heard.sight'', true) in (''duties'', ''rights'')) '
    'then person_id <> all ((select current_setting(''heard.sealed_people'')::uuid[])::uuid[]) else true end)', current_setting('heard.app_role'));
end
$$;
