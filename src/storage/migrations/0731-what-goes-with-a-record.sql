-- What Heard itself copied out of a record goes with it (docs/decisions/0094-copies-go-too.md): bundles, files made for somebody's
-- rights, what was typed to find it, what was told of its seal. And what a rule of the authority lets go by itself: answers for
-- equality monitoring, when their year is over.

-- As in 0651, with the copies.
create or replace function destroy_rows(p_authority uuid, p_stream uuid) returns void language plpgsql set search_path = public, pg_temp as $$
declare
  held text;
  gone uuid[];
  own_reference text;
  said events;
begin
  if exists (select 1 from search_documents where authority_id = p_authority and stream_id = p_stream) then
    raise exception 'the record is still found by its words: destroy it through its stream' using errcode = '42501';
  end if;
  perform tally_equality(p_authority, p_stream);
  select payload ->> 'reference' into own_reference from events where authority_id = p_authority and stream_id = p_stream and seq = 1;
  select * into said from events where authority_id = p_authority and stream_id = p_stream order by seq desc limit 1;
  -- The review of what is held on somebody names each record it read; the files that were made from it hold their words.
  delete from working_files f using working_papers p
  where f.authority_id = p_authority and f.kind = 'made' and p.authority_id = f.authority_id and p.stream_id = f.stream_id and p.kind = 'rights-review'
    and position(p_stream::text in p.body::text) > 0;
  -- A file says itself of which complaints it holds papers (0741).
  delete from working_files where authority_id = p_authority and p_stream = any(complaints);
  delete from working_papers p where p.authority_id = p_authority and p.kind = 'rights-review' and position(p_stream::text in p.body::text) > 0;
  -- A trace says who looked at what and when, and stays; what was typed to find it goes.
  delete from trace_words where authority_id = p_authority and words_id::text in (select jsonb_array_elements_text(said.payload -> 'traceWords'));
  delete from seal_notices where authority_id = p_authority and own_reference is not null and upper(trim(reference)) = upper(own_reference);
  for held in
    select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'stream_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname not in ('events', 'commands', 'sealed_heads', 'report_facts', 'tombstones', 'complaint_seals')
  loop
    execute format('delete from %I where authority_id = $1 and stream_id = $2', held) using p_authority, p_stream;
  end loop;
  delete from drafts where authority_id = p_authority and position(p_stream::text in body::text) > 0;
  gone := people_without_a_part(p_authority, array(select people_named_in(p_authority, p_stream)));
  delete from people where authority_id = p_authority and person_id = any(gone);
  delete from protected_contacts where authority_id = p_authority and person_id = any(gone);
end
$$;

-- Whether a stream is one of those that go with a record: a form that says who was asked in it, a bundle of its papers, what
-- was given out of it and out of nothing else that is still there. The owner's.
create function goes_with(p_authority uuid, p_stream uuid, p_kind text, p_main uuid) returns boolean language sql stable set search_path = public, pg_temp as $$
  with named as (
    select distinct coalesce(payload ->> 'complaint', payload #>> '{changes,complaint}') as id from events
    where authority_id = p_authority and stream_id = p_stream and coalesce(payload ->> 'complaint', payload #>> '{changes,complaint}') is not null)
  select p_kind in ('equality-form', 'bundle', 'disclosure') and exists (select 1 from named where id = p_main::text)
    and not exists (
      select 1 from named n where n.id <> p_main::text
        and not exists (select 1 from events d where d.authority_id = p_authority and d.stream_id::text = n.id and d.type = 'RecordDestroyed'))
$$;

-- As in 0651, with what goes with a record.
create or replace function destroy_record(p_stream uuid, p_destruction uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  own uuid := current_setting('heard.authority_id')::uuid;
  said events;
  proposed jsonb;
  main uuid;
begin
  select * into said from events where authority_id = own and stream_id = p_stream order by seq desc limit 1;
  if said.type is distinct from 'RecordDestroyed' or said.payload ->> 'destruction' is distinct from p_destruction::text then
    raise exception 'the stream does not say that it was destroyed' using errcode = '42501';
  end if;
  proposed := approved_destruction(own, p_destruction, said.happened_on);
  main := coalesce((said.payload ->> 'with')::uuid, p_stream);
  if said.stream_kind = 'sameness' then
    if not exists (
      select 1 from people_named_in(own, p_stream) as id
      where id in (select people_named_in(own, main)) or proposed -> 'people' ? id::text) then
      raise exception 'it is of nobody who goes' using errcode = '42501';
    end if;
  elsif said.payload ? 'with' and not goes_with(own, p_stream, said.stream_kind, main) then
    raise exception 'it does not go with that record' using errcode = '42501';
  end if;
  if not (proposed -> 'records' @> jsonb_build_array(jsonb_build_object('streamId', main)))
    and not (said.stream_kind = 'sameness' and exists (select 1 from people_named_in(own, p_stream) as id where proposed -> 'people' ? id::text)) then
    raise exception 'nobody approved the destruction of this record' using errcode = '42501';
  end if;
  perform destroy_rows(own, p_stream);
end
$$;

-- As in 0651, with the words of traces.
create or replace function erase_people(p_destruction uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  own uuid := current_setting('heard.authority_id')::uuid;
  said events;
  proposed jsonb;
begin
  select * into said from events where authority_id = own and stream_id = p_destruction order by seq desc limit 1;
  if said.type is distinct from 'PeopleErased' then
    raise exception 'the stream does not say that anybody was erased' using errcode = '42501';
  end if;
  proposed := approved_destruction(own, p_destruction, said.happened_on);
  if not (proposed -> 'people' @> (said.payload -> 'people')) then
    raise exception 'nobody approved the erasure of this person' using errcode = '42501';
  end if;
  delete from people where authority_id = own and person_id::text in (select jsonb_array_elements_text(said.payload -> 'people'));
  delete from protected_contacts where authority_id = own and person_id::text in (select jsonb_array_elements_text(said.payload -> 'people'));
  delete from trace_words where authority_id = own and words_id::text in (select jsonb_array_elements_text(said.payload -> 'traceWords'));
end
$$;

-- Destroys a form that says what somebody answered about themselves, because a rule of the authority says that its time is up:
-- nobody approves each. The function looks for itself that there is such a rule, and that no rule keeps it still; the answers
-- are counted first.
create function destroy_answers(p_stream uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  own uuid := current_setting('heard.authority_id')::uuid;
  said events;
  received date;
  months integer;
begin
  select * into said from events where authority_id = own and stream_id = p_stream order by seq desc limit 1;
  if said.type is distinct from 'RecordDestroyed' or said.stream_kind <> 'equality-form' or said.payload ->> 'reason' is distinct from 'rule-ran-out' then
    raise exception 'the form does not say that its time has run out' using errcode = '42501';
  end if;
  select max((r ->> 'months')::numeric)::integer into months
  from (select settings from settings_versions where authority_id = own order by version desc limit 1) s cross join lateral jsonb_array_elements(s.settings -> 'retentionRules') as r
  where r ->> 'records' = 'equality-answers' and r ->> 'afterwards' = 'destroy';
  select e.happened_on into received from events e
  where e.authority_id = own and e.seq = 1 and e.stream_id = (select (payload ->> 'complaint')::uuid from events where authority_id = own and stream_id = p_stream and seq = 1);
  if months is null or received is null or said.happened_on <= received + make_interval(months => months) then
    raise exception 'no rule lets these answers go' using errcode = '42501';
  end if;
  perform destroy_rows(own, p_stream);
end
$$;

do $$
begin
  execute 'revoke all on function goes_with(uuid, uuid, text, uuid) from public';
  execute 'revoke all on function destroy_answers(uuid) from public';
  execute format('grant execute on function destroy_answers(uuid) to %I', current_setting('heard.app_role'));
end
$$;
