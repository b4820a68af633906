-- Destruction (docs/decisions/0085-how-long-and-who-agrees.md, 0086-destroyed-is-gone.md). The server's role gains no right to
-- delete: these functions are the owner's, and look for themselves whether the ledger holds an approval by two people.

-- What stands at the address of a record that was destroyed.
create table tombstones (
  authority_id uuid not null,
  stream_id uuid not null,
  kind text not null,
  reference text collate "C" not null,
  destroyed_on date not null,
  destruction_id uuid not null,
  destruction_reference text not null,
  reason text not null,
  -- Under which rule, and what that rests on; null where it went for another reason.
  rule text,
  basis text,
  mark text,
  proposed_by text not null,
  approved_by text not null,
  -- The record with which it went; null for one that was proposed itself.
  with_id uuid,
  code_version smallint not null,
  holiday_list text not null,
  primary key (authority_id, stream_id)
);
create index tombstones_by_reference on tombstones (authority_id, reference);
create index tombstones_by_destruction on tombstones (authority_id, destruction_id);
select secure_table('tombstones', 'select, insert, update, delete');

-- What rules of retention ask of a record. `children`: the status of each child, a blank, and their id where it is known.
create table retention_facts (
  authority_id uuid not null,
  stream_id uuid not null,
  kind text not null,
  reference text collate "C" not null,
  received_on date not null,
  closed_on date,
  was_reopened boolean not null,
  is_answered boolean not null,
  came text[] not null,
  children text[] not null,
  last_activity_on date not null,
  code_version smallint not null,
  holiday_list text not null,
  primary key (authority_id, stream_id)
);
create index retention_facts_ended on retention_facts (authority_id, kind, closed_on) where closed_on is not null;
create index retention_facts_not_closed on retention_facts (authority_id, kind, last_activity_on) where closed_on is null and is_answered;
select secure_table('retention_facts', 'select, insert, update, delete');

-- How those answered for equality monitoring whose answers are gone: by the reporting year in which the complaint was received,
-- each question by itself. Nobody is told from it; small numbers are withheld as in all totals.
create table equality_tallies (
  authority_id uuid not null,
  year_from date not null,
  whose text not null,
  -- Empty: the forms themselves, by their outcome.
  question text collate "C" not null,
  given text[] not null,
  many integer not null check (many > 0),
  primary key (authority_id, year_from, whose, question, given)
);
select secure_table('equality_tallies', 'select');

-- The ids of the people whom a stream names, anywhere in its events.
create function people_named_in(p_authority uuid, p_stream uuid) returns setof uuid language sql stable set search_path = public, pg_temp as $$
  select distinct (id #>> '{}')::uuid from events e cross join lateral jsonb_path_query(e.payload, 'lax $.**.personId') as id
  where e.authority_id = p_authority and e.stream_id = p_stream and (id #>> '{}') ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'
$$;

-- Those of some people whom no stream names any more but those that were destroyed, and those that only say who is the same person.
create function people_without_a_part(p_authority uuid, p_people uuid[]) returns uuid[] language plpgsql stable set search_path = public, pg_temp as $$
declare
  lonely uuid[];
begin
  -- What the lists know is asked first: most people of a live complaint are found there.
  select array_agg(id) into lonely from unnest(p_people) as id
  where not exists (select 1 from complaint_people c where c.authority_id = p_authority and c.person_id = id)
    and not exists (select 1 from register_people r where r.authority_id = p_authority and r.person_id = id);
  if lonely is null then return '{}'; end if;
  -- Then the ledger itself: somebody whose part has ended stands in no list, and is named in the history of it.
  return coalesce((
    select array_agg(id) from unnest(lonely) as id where not exists (
      select 1 from events e where e.authority_id = p_authority and e.stream_kind <> 'sameness'
        and position(id::text in e.payload::text) > 0
        and not exists (select 1 from events d where d.authority_id = e.authority_id and d.stream_id = e.stream_id and d.type = 'RecordDestroyed')
        and not (e.stream_kind = 'destruction'))), '{}');
end
$$;

-- Counts the answers of a stream that says who was asked, before they go. The owner's.
create function tally_equality(p_authority uuid, p_stream uuid) returns void language plpgsql set search_path = public, pg_temp as $$
declare
  asked events;
  outcome text;
  begins date;
  month integer;
begin
  select * into asked from events where authority_id = p_authority and stream_id = p_stream and seq = 1 and type = 'EqualityAsked';
  if asked.stream_id is null then return; end if;
  select coalesce((settings ->> 'reportingYearStartsInMonth')::integer, 4) into month from settings_versions where authority_id = p_authority order by version desc limit 1;
  select make_date(extract(year from e.happened_on - make_interval(months => month - 1))::integer, month, 1) into begins
  from events e where e.authority_id = p_authority and e.stream_id = (asked.payload ->> 'complaint')::uuid and e.seq = 1;
  if begins is null then return; end if;
  select coalesce((
    select e.payload #>> '{changes,outcome}' from events e where e.authority_id = p_authority and e.stream_id = p_stream and e.type = 'FactCorrected' and e.payload -> 'changes' ? 'outcome'
    order by e.seq desc limit 1), asked.payload ->> 'outcome') into outcome;
  insert into equality_tallies (authority_id, year_from, whose, question, given, many)
  select p_authority, begins, asked.payload ->> 'whose', q.question, q.given, 1 from (
    select '' as question, array[outcome] as given
    union all
    select k.key, case jsonb_typeof(k.value) when 'array' then array(select jsonb_array_elements_text(k.value) order by 1) else array[k.value #>> '{}'] end
    from (select answers from equality_answers where authority_id = p_authority and stream_id = p_stream order by recorded_at desc, answers_id desc limit 1) a
      cross join lateral jsonb_each(a.answers) as k
    where outcome = 'answered') q
  on conflict (authority_id, year_from, whose, question, given) do update set many = equality_tallies.many + 1;
end
$$;

-- Takes away everything that hangs on a stream, but what stays for ever: the ledger and its seals, what figures count, and
-- that it was destroyed. A table that is added later and has a `stream_id` is taken too, unless it is named here. The owner's.
create function destroy_rows(p_authority uuid, p_stream uuid) returns void language plpgsql set search_path = public, pg_temp as $$
declare
  held text;
  gone uuid[];
begin
  if exists (select 1 from search_documents where authority_id = p_authority and stream_id = p_stream) then
    raise exception 'the record is still found by its words: destroy it through its stream' using errcode = '42501';
  end if;
  perform tally_equality(p_authority, p_stream);
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

-- Throws unless the ledger holds the proposal of a destruction by one account and its approval by another, in force on a day.
-- Returns what was proposed.
create function approved_destruction(p_authority uuid, p_destruction uuid, p_on date) returns jsonb language plpgsql stable set search_path = public, pg_temp as $$
declare
  proposed events;
  approved events;
begin
  select * into proposed from events where authority_id = p_authority and stream_id = p_destruction and seq = 1 and type = 'DestructionProposed';
  select * into approved from events where authority_id = p_authority and stream_id = p_destruction and type = 'DestructionApproved' order by seq limit 1;
  if proposed.stream_id is null or approved.stream_id is null then
    raise exception 'no approved destruction' using errcode = '42501';
  end if;
  if exists (select 1 from events where authority_id = p_authority and stream_id = p_destruction and type = 'DestructionStopped') then
    raise exception 'the destruction was stopped' using errcode = '42501';
  end if;
  if proposed.recorded_by = approved.recorded_by or (
    select count(*) from users where authority_id = p_authority and user_id::text in (proposed.recorded_by, approved.recorded_by)) <> 2 then
    raise exception 'a destruction needs two people' using errcode = '42501';
  end if;
  if p_on < (approved.payload ->> 'carryOutFrom')::date then
    raise exception 'the waiting time is not over' using errcode = '42501';
  end if;
  return proposed.payload;
end
$$;

-- Destroys a record, or one that goes with it, whose stream ends by saying so. Called by the server's role.
create function destroy_record(p_stream uuid, p_destruction uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
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
  elsif said.payload ? 'with' and not (said.stream_kind = 'equality-form' and exists (
      select 1 from events where authority_id = own and stream_id = p_stream and seq = 1 and payload ->> 'complaint' = main::text)) then
    raise exception 'it does not go with that record' using errcode = '42501';
  end if;
  if not (proposed -> 'records' @> jsonb_build_array(jsonb_build_object('streamId', main)))
    and not (said.stream_kind = 'sameness' and exists (select 1 from people_named_in(own, p_stream) as id where proposed -> 'people' ? id::text)) then
    raise exception 'nobody approved the destruction of this record' using errcode = '42501';
  end if;
  perform destroy_rows(own, p_stream);
end
$$;

-- Erases some texts of a record that stays, and whose stream ends by saying so.
create function erase_words(p_stream uuid, p_destruction uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  own uuid := current_setting('heard.authority_id')::uuid;
  said events;
  proposed jsonb;
begin
  select * into said from events where authority_id = own and stream_id = p_stream order by seq desc limit 1;
  if said.type is distinct from 'WordsErased' or said.payload ->> 'destruction' is distinct from p_destruction::text then
    raise exception 'the stream does not say that its words were erased' using errcode = '42501';
  end if;
  proposed := approved_destruction(own, p_destruction, said.happened_on);
  if not exists (
    select 1 from jsonb_array_elements(proposed -> 'texts') as t
    where t ->> 'streamId' = p_stream::text and t -> 'textIds' @> (said.payload -> 'textIds')) then
    raise exception 'nobody approved the erasure of these words' using errcode = '42501';
  end if;
  delete from texts where authority_id = own and stream_id = p_stream and text_id::text in (select jsonb_array_elements_text(said.payload -> 'textIds'));
end
$$;

-- Erases people in the records that stay; the destruction's own stream ends by saying so.
create function erase_people(p_destruction uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
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
end
$$;

-- Clears the names of files that were loaded long ago, and never anything else. The rows stay, which say what came from where.
create function forget_import_sources(p_before timestamptz) returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  cleared integer;
begin
  update imports set file_name = '' where authority_id = current_setting('heard.authority_id')::uuid and started_at < p_before and file_name <> '';
  get diagnostics cleared = row_count;
  return cleared;
end
$$;

do $$
declare f text;
begin
  foreach f in array array['people_named_in(uuid, uuid)', 'people_without_a_part(uuid, uuid[])', 'tally_equality(uuid, uuid)', 'destroy_rows(uuid, uuid)', 'approved_destruction(uuid, uuid, date)',
    'destroy_record(uuid, uuid)', 'erase_words(uuid, uuid)', 'erase_people(uuid)', 'forget_import_sources(timestamptz)'] loop
    execute format('revoke all on function %s from public', f);
  end loop;
  foreach f in array array['destroy_record(uuid, uuid)', 'erase_words(uuid, uuid)', 'erase_people(uuid)', 'forget_import_sources(timestamptz)'] loop
    execute format('grant execute on function %s to %I', f, current_setting('heard.app_role'));
  end loop;
end
$$;
