-- What is counted over many rows for a page is compared with the rule of a sight row by row, and PostgreSQL weighs that rule when
-- it chooses how to count (docs/decisions/0093-what-the-checks-cost.md). A rule that asks another table weighs so much that every
-- way of counting seemed equally dear, for those too whose own rule asks nothing: sorted where hashing is quicker, and with rows read
-- that the index already held.

-- Whose clock it is, and whose team's, stands with it, as it does with its complaint.
alter table complaint_clocks add column owner_id text, add column allocated_team text;
update complaint_clocks c set owner_id = s.owner_id, allocated_team = s.allocated_team
  from complaint_summaries s where s.authority_id = c.authority_id and s.stream_id = c.stream_id and (s.owner_id is not null or s.allocated_team is not null);

-- The complaints in sight, all of them at once: asked once for a statement that counts many rows, by who sees only their own.
create function complaints_in_sight() returns setof uuid language plpgsql stable parallel safe cost 10 rows 500 as $$
begin
  return query select s.stream_id from complaint_summaries s where s.authority_id = current_setting('heard.authority_id')::uuid;
end
$$;

-- As in 0723; sights that see the same share a rule, so that each rule is planned and compared once. Whoever answers for somebody's
-- rights sees everything, but nothing of what is sealed from them: in a table that holds something of a stream, unless it says otherwise.
create or replace function limit_sight(limited regclass, by_sight jsonb) returns void language plpgsql as $$
declare
  known constant text[] := '{whole,rights,register,own,figures,report,duties,appointed,published}';
  rules text[] := '{}';
  rule_of integer[] := '{}';
  cases text := '';
  of_a_stream constant boolean := exists (select 1 from pg_attribute where attrelid = limited and attname = 'stream_id' and not attisdropped);
  one text;
  rule text;
begin
  by_sight := jsonb_build_object('whole', 'true', 'rights', case when of_a_stream then not_sealed() else 'true' end) || by_sight;
  foreach one in array array(select jsonb_object_keys(by_sight)) loop
    if not one = any (known) then
      raise exception 'there is no sight called %', one;
    end if;
  end loop;
  foreach one in array known loop
    rule := by_sight ->> one;
    if rule is not null and not rule = any (rules) then
      rules := rules || rule;
      cases := cases || format(' when %s then (%s)', cardinality(rules), rule);
    end if;
    rule_of := rule_of || array_position(rules, rule);
  end loop;
  execute format('drop policy if exists sight on %s', limited);
  execute format(
    'create policy sight on %s as restrictive for select to %I using (case (select (%L::integer[])[array_position(%L::text[], current_setting(''heard.sight''))])%s else false end)',
    limited, current_setting('heard.app_role'), rule_of, known, cases);
end
$$;

-- What is sealed, looked up and not compared one by one: for what is counted over many rows.
create function not_among_sealed() returns text language sql immutable as $$
  select 'stream_id not in (select unnest(coalesce(nullif(current_setting(''heard.sealed'', true), ''''), ''{}'')::uuid[]))'
$$;

drop policy follows_seal on report_facts;
select limit_sight('report_facts', jsonb_build_object(
  'register', not_among_sealed(),
  'own', '(kind not in (''statutory-complaint'', ''corporate-complaint'', ''other-complaint'') or stream_id in (select complaints_in_sight())) and ' || not_among_sealed(),
  'figures', not_among_sealed(),
  'report', 'true',
  'rights', not_among_sealed()));

drop policy follows_seal on complaint_clocks;
select limit_sight('complaint_clocks', jsonb_build_object(
  'register', not_among_sealed(),
  'own', '(owner_id = current_setting(''heard.user_id'') or allocated_team = any (current_setting(''heard.teams'')::text[])) and ' || not_among_sealed(),
  'appointed', 'stream_id = any ((select current_setting(''heard.granted'')::uuid[])::uuid[])',
  'rights', not_among_sealed()));

drop policy follows_seal on complaint_summaries;
select limit_sight('complaint_summaries', jsonb_build_object(
  'register', not_among_sealed(),
  'own', '(owner_id = current_setting(''heard.user_id'') or allocated_team = any (current_setting(''heard.teams'')::text[]))
    and not current_setting(''heard.user_id'') = any (hidden_from) and ' || not_among_sealed(),
  'appointed', 'stream_id = any ((select current_setting(''heard.granted'')::uuid[])::uuid[])',
  'figures', not_among_sealed(),
  'duties', not_among_sealed(),
  'rights', not_among_sealed()));

-- With what every rule asks in them, these indexes answer by themselves again.
drop index report_facts_now_by_receipt, report_facts_now_by_answer, report_facts_now_open, complaint_summaries_open_by_due;
create index report_facts_now_by_receipt on report_facts (authority_id, kind, received_on) include (divisions, teams, stream_id) where known_to is null;
create index report_facts_now_by_answer on report_facts (authority_id, kind, stage_one_answered_on, stage_one_working_days) include (stream_id)
  where known_to is null and stage_one_answered_on is not null;
create index report_facts_now_open on report_facts (authority_id, kind, received_on) include (stream_id) where known_to is null and closed_on is null;
create index complaint_summaries_open_by_due on complaint_summaries (authority_id, safeguarding_open desc, due_on, stream_id)
  include (paused_on, is_open, owner_id, allocated_team, hidden_from) where is_open or safeguarding_open;
