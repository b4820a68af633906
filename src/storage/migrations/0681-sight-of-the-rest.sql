-- How far one sees of what came with people from outside, retention and rights (docs/decisions/0078-sight-in-the-database.md).
do $$
begin
  perform limit_sight('retention_facts', jsonb_build_object('register', not_sealed(), 'duties', 'true'));
  -- What stands where a record was: ids, a rule and two names of those who decided. A seal stays over it.
  perform limit_sight('tombstones', jsonb_build_object('register', not_sealed(), 'duties', 'true'));
  perform limit_sight('rights_marks', jsonb_build_object('register', not_sealed(), 'own', 'true', 'duties', 'true'));
  perform limit_sight('working_papers', jsonb_build_object('register', not_sealed(), 'duties', 'true'));
  perform limit_sight('working_files', jsonb_build_object('register', not_sealed(), 'duties', 'true'));
end
$$;

-- The complaints that are opened to whoever looks from outside, today.
create function granted_to_reader() returns setof uuid language sql stable as $$
  select a.stream_id from outside_access a
  where a.authority_id = current_setting('heard.authority_id')::uuid and a.user_id = current_setting('heard.user_id')
    and sight_today() between a.from_on and a.until_on
$$;

-- The texts and people that stand in papers released to whoever looks from outside, today.
create function released_to_reader() returns setof uuid language sql stable as $$
  select r.item_id from released_items r
  where r.authority_id = current_setting('heard.authority_id')::uuid and r.user_id = current_setting('heard.user_id')
    and sight_today() between r.from_on and r.until_on
$$;

-- These two may not ask complaint_summaries, which asks them. Which complaints were ever opened to them they may know of themselves: that one has ended is said.
do $$
declare
  mine constant text := 'user_id = current_setting(''heard.user_id'')';
begin
  perform limit_sight('outside_access', jsonb_build_object('register', not_sealed(), 'appointed', mine));
  perform limit_sight('released_items', jsonb_build_object('register', not_sealed(), 'appointed', mine));
  -- A text is seen with its stream, which the sight of events decides.
  perform limit_sight('texts', (select jsonb_object_agg(sight, 'exists (select 1 from events e where e.authority_id = texts.authority_id and e.stream_id = texts.stream_id and e.seq = 1'
    || case when sight in ('figures', 'report') then ' and e.stream_kind <> ''complaint'')' else ')' end) from unnest(array['own', 'figures', 'report', 'duties', 'published']) sight)
    || jsonb_build_object('register', not_sealed(), 'appointed', 'text_id = any ((select current_setting(''heard.released'')::uuid[])::uuid[])'));
  perform limit_sight('people', jsonb_build_object(
    'register', 'person_id <> all ((select current_setting(''heard.sealed_people'')::uuid[])::uuid[])',
    'own', 'exists (select 1 from complaint_people c where c.authority_id = people.authority_id and c.person_id = people.person_id)',
    'appointed', 'person_id = any ((select current_setting(''heard.released'')::uuid[])::uuid[])',
    'duties', 'true'));
end
$$;
